// The things of the shop that more than one screen reads.
import { computed, effect } from '@preact/signals'
import type { Customer, Product } from '../api-types.ts'
import { countOverdue, getShop, listProducts, recentCustomers } from '../calls.ts'
import { shop } from '../format.ts'
import { hold, newest } from './held.ts'

/** How many people stand ready to be tapped; one more leaves when somebody else is chosen. */
const RECENT = 4

export const shopHeld = hold({ load: getShop, keepAs: 'shop' })
effect(() => {
  const seen = shopHeld.value.value
  const now = new Date()
  // What was seen on another day, and comes back without a network, would call yesterday today.
  const isOld = new Date(shopHeld.seenAt.value ?? now).toDateString() !== now.toDateString()
  shop.value =
    seen && isOld ? { ...seen, today: now.toLocaleDateString('en-CA', { timeZone: seen.timeZone }) } : seen
})

/** Most sold first. Levels follow in place; whatever else changes is read afresh. */
export const products = hold<readonly Product[]>({
  load: listProducts,
  merge: newest,
  keepAs: 'products',
  hear: (held, { entity, entityId, name, rev, data }) => {
    if (entity !== 'product') return held
    if (name !== 'stock.changed' || !held.some(({ id }) => id === entityId)) return null
    return held.map((one) => (one.id === entityId && one.rev < rev ? { ...one, ...data, rev } : one))
  },
})
export const productById = computed(() => new Map(products.value.value?.map((one) => [one.id, one])))

/** By name, each once. */
export const categories = computed(() =>
  [...new Set(products.value.value?.flatMap(({ category }) => category ?? []))].sort((a, b) =>
    a.localeCompare(b),
  ),
)

/** Who bought last, for one tap. */
export const recent = hold<readonly Customer[]>({
  load: () => recentCustomers(RECENT),
  merge: newest,
  keepAs: 'recent',
  hear: (held, { entity }) => (entity === 'customer' ? null : held),
})

/** How many people are overdue, for the badge. */
export const overdue = hold<number>({
  load: countOverdue,
  hear: (held, { topic }) => (topic === 'customers' ? null : held),
})
