// Who may hear what, and in which words: decided once an event and audience, however many listen.
import type { FeedEvent, Place } from '#domain/feed.ts'
import { mayAct, type Role } from '#domain/operation.ts'
import { TOPICS, type Topic } from '#lib/topics.ts'

export const isTopic = (topic: string): topic is Topic => Object.hasOwn(TOPICS, topic)
export const maySubscribe = (role: Role, topic: string): topic is Topic =>
  isTopic(topic) && mayAct(role, TOPICS[topic])

export interface Listener {
  readonly userId: number
  readonly role: Role
  readonly topics: ReadonlySet<string>
}

/** Whether this listener hears it at all. */
export function hears({ userId, role, topics }: Listener, event: FeedEvent): boolean {
  if (!topics.has(event.topic)) return false
  if (event.topic === 'me') return event.entity === 'user' && event.entityId === userId
  if (mayAct(role, 'admin')) return true
  if (event.staffOnly) return false
  if (event.topic === 'shop') return true
  // Without their own revision it is of the release before, which told users more.
  if (event.topic === 'inventory') return event.data['shownRev'] !== undefined
  return event.ownerId === userId
}

/** As a client gets it. */
interface Told extends Pick<FeedEvent, 'topic' | 'name' | 'entity' | 'entityId' | 'rev' | 'data' | 'at'> {
  readonly id: string
  readonly actorId: number | undefined
}

/** An event on its way out: made for each audience when it is first asked for, and once. */
export class Announcement {
  readonly event: FeedEvent
  readonly #seal: (place: Place) => string
  readonly #told = new Map<'staff' | 'user', { readonly told: Told; text?: string }>()
  #id: string | undefined

  constructor(event: FeedEvent, seal: (place: Place) => string) {
    this.event = event
    this.#seal = seal
  }

  get id(): string {
    this.#id ??= this.#seal(this.event)
    return this.#id
  }

  toldTo(role: Role): Told {
    return this.#for(role).told
  }

  /** As a message of the socket. */
  textFor(role: Role): string {
    const made = this.#for(role)
    made.text ??= JSON.stringify({ type: 'event', ...made.told })
    return made.text
  }

  #for(role: Role) {
    const audience = mayAct(role, 'admin') ? 'staff' : 'user'
    let made = this.#told.get(audience)
    if (!made) {
      made = { told: audience === 'staff' ? this.#toStaff() : this.#toUsers() }
      this.#told.set(audience, made)
    }
    return made
  }

  #toStaff(): Told {
    const { topic, name, entity, entityId, rev, data, actorId, at } = this.event
    const { shownRev: _, ...shown } = data
    return { id: this.id, topic, name, entity, entityId, rev, data: shown, actorId, at }
  }

  /** Levels are the shop's: a user hears whether there is any. What becomes hidden is gone, whatever it is called by now. */
  #toUsers(): Told {
    const told = this.#toStaff()
    const { shownRev, hidden, ...shown } = this.event.data
    if (told.entity !== 'product') return told
    const theirs = { ...told, rev: Number(shownRev) }
    // Not even by whom: who sells when is the shop's.
    if (told.name === 'stock.changed')
      return { ...theirs, actorId: undefined, data: { inStock: shown['inStock'] } }
    return hidden === true ? { ...theirs, name: 'product.archived', data: {} } : { ...theirs, data: shown }
  }
}
