// What is held follows what happens: levels in place, the rest read afresh; nothing goes back.
import type { Customer, Person, Product } from '../api-types.ts'
import { type LiveEvent, listen, type Session } from '../live.ts'
import type { Held } from './held.ts'

export interface Followed extends Session {
  readonly person: Person
  readonly products: Held<readonly Product[]>
  readonly recent: Held<readonly Customer[]>
}

/** Events come in bursts: one reading for all of them. */
const SOON_MS = 250
let soon: ReturnType<typeof setTimeout> | undefined
const due = new Set<() => void>()

function refreshSoon(refresh: () => void): void {
  due.add(refresh)
  soon ??= setTimeout(() => {
    soon = undefined
    for (const one of due) one()
    due.clear()
  }, SOON_MS)
}

const TOPICS = { user: ['inventory', 'me'], staff: ['inventory', 'customers', 'me'] } as const

/** Follows as this person until called off. */
export function follow({ person, products, recent, ...session }: Followed): () => void {
  const readProducts = () => void products.refresh()
  const readRecent = () => {
    if (person.role !== 'user') void recent.refresh()
  }
  const hear = ({ topic, name, entity, entityId, rev, data }: LiveEvent) => {
    if (topic === 'me') {
      if (data['role'] !== person.role) void session.enterAgain()
    } else if (name === 'stock.changed') {
      products.put((all) =>
        all.map((one) => (one.id === entityId && one.rev < rev ? { ...one, ...data, rev } : one)),
      )
    } else if (entity === 'product') refreshSoon(readProducts)
    else if (entity === 'customer') refreshSoon(readRecent)
  }
  const reset = () => {
    readProducts()
    readRecent()
  }
  const topics = person.role === 'user' ? TOPICS.user : TOPICS.staff
  return listen({ ...session, topics, hear, reset })
}
