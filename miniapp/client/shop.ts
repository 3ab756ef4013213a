// The shop itself, held: its currency, its clock and its day.
import { effect } from '@preact/signals'
import { getShop } from './calls.ts'
import { shop } from './format.ts'
import { resource } from './resource.ts'

export const shopHeld = resource({ load: getShop, keepAs: 'shop' })
effect(() => {
  const seen = shopHeld.value.value
  const now = new Date()
  // What was seen on another day, and comes back without a network, would call yesterday today.
  const isOld = new Date(shopHeld.seenAt.value ?? now).toDateString() !== now.toDateString()
  shop.value =
    seen && isOld ? { ...seen, today: now.toLocaleDateString('en-CA', { timeZone: seen.timeZone }) } : seen
})
