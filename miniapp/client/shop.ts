// The shop itself, held: its currency and its zone; and what it says of the day sets the clock.
import { effect } from '@preact/signals'
import { getShop } from './calls.ts'
import { setDay } from './clock.ts'
import { shop } from './known-shop.ts'
import { resource } from './resource.ts'

export const shopHeld = resource({ load: getShop, keepAs: 'shop', name: 'shop', always: true })
effect(() => {
  const seen = shopHeld.value.value
  shop.value = seen
  if (seen) setDay(seen.today, shopHeld.seenAt.peek() ?? Date.now())
})
