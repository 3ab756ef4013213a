// A sale that did not go in, at hand again to be put right: it leaves the queue and becomes the cart in one step.
import { person } from '../../client/session.ts'
import { whenKnown } from '../../client/when-known.ts'
import { cartOf, draft } from '../cart/cart.ts'
import type { Draft } from '../cart/draft.ts'
import { readQueue } from './outbox.ts'
import { takeOut } from './outbox-device.ts'
import { reopened } from './outbox-rules.ts'

/** `begun`: another sale is at hand, and ends first. `not`: it is not there any more, or may be stored. */
type Reopened = 'open' | 'begun' | 'not'

const isBegun = (cart: Draft | undefined): cart is Draft =>
  cart !== undefined && (cart.lines.length > 0 || cart.tries.length > 0)

export async function reopen(key: string): Promise<Reopened> {
  const owner = person.peek()?.id
  if (owner === undefined) return 'not'
  await whenKnown(cartOf)
  const done = await takeOut<Draft>(owner, key, 'cart', (entry, kept) => {
    const sale = isBegun(draft.peek()) || isBegun(kept) ? null : reopened(entry)
    return sale && { ...sale, held: draft.peek().held ?? null }
  }).catch(() => null)
  if (!done || person.peek()?.id !== owner) return 'not'
  // This one, or one that was begun in another page.
  if (!isBegun(draft.peek()) && isBegun(done.kept)) draft.value = done.kept
  await readQueue(owner)
  return done.taken ? 'open' : isBegun(draft.peek()) ? 'begun' : 'not'
}
