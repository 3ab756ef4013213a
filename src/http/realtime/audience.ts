// Who may hear what, and in which words: decided once an event and audience, however many listen.
import type { FeedEvent } from '#domain/feed.ts'
import { mayAct, type Role } from '#domain/operation.ts'

/** Topics by the smallest role that may subscribe to them. */
const TOPICS = {
  inventory: 'user',
  sales: 'user',
  payments: 'user',
  me: 'user',
  customers: 'admin',
  users: 'owner',
} as const satisfies Record<string, Role>

export type Topic = keyof typeof TOPICS

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
  return event.topic === 'inventory' || event.ownerId === userId
}

/** An event on its way out: its id for clients, and its text for each audience, made when first asked for. */
export class Announcement {
  readonly event: FeedEvent
  readonly id: string
  #staff: string | undefined
  #user: string | undefined

  constructor(event: FeedEvent, id: string) {
    this.event = event
    this.id = id
  }

  textFor(role: Role): string {
    if (mayAct(role, 'admin')) {
      this.#staff ??= this.#text(this.event)
      return this.#staff
    }
    this.#user ??= this.#text(forUsers(this.event))
    return this.#user
  }

  #text({ topic, name, entity, entityId, rev, data, actorId, at }: Told): string {
    return JSON.stringify({
      type: 'event',
      id: this.id,
      topic,
      name,
      entity,
      entityId,
      rev,
      data,
      actorId,
      at,
    })
  }
}

type Told = Omit<FeedEvent, 'actorId'> & { readonly actorId: number | undefined }

/** Levels are the shop's: a user hears whether there is any. What becomes hidden is gone, whatever it is called by now. */
function forUsers(event: FeedEvent): Told {
  const { entity, name, data } = event
  // Not even by whom: who sells when is the shop's.
  if (name === 'stock.changed') return { ...event, actorId: undefined, data: { inStock: data['inStock'] } }
  if (entity !== 'product') return event
  const { hidden, ...shown } = data
  return hidden === true ? { ...event, name: 'product.archived', data: {} } : { ...event, data: shown }
}
