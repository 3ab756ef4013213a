// What is held follows what happens: levels in place, the rest read afresh; nothing goes back.
import { type LiveEvent, listen } from '../live.ts'
import { enterAgain, person } from '../session.ts'
import { products, recent } from './shop.ts'

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

const readProducts = () => void products.refresh()
const readRecent = () => {
  if (person.peek()?.role !== 'user') void recent.refresh()
}

function hear({ topic, name, entity, entityId, rev, data }: LiveEvent): void {
  if (topic === 'me') {
    if (data['role'] !== person.peek()?.role) void enterAgain()
  } else if (name === 'stock.changed') {
    products.put((all) =>
      all.map((one) => (one.id === entityId && one.rev < rev ? { ...one, ...data, rev } : one)),
    )
  } else if (entity === 'product') refreshSoon(readProducts)
  else if (entity === 'customer') refreshSoon(readRecent)
}

const TOPICS = { user: ['inventory', 'me'], staff: ['inventory', 'customers', 'me'] } as const

/** Follows as this person until called off. */
export const follow = (): (() => void) =>
  listen({
    topics: person.peek()?.role === 'user' ? TOPICS.user : TOPICS.staff,
    hear,
    reset: () => {
      readProducts()
      readRecent()
    },
  })
