// A link may open Vender for a customer: chosen at once as this device knows them, then as the shop does.
import type { Customer } from '../api-types.ts'
import { getCustomer } from '../calls.ts'
import { cartOf, change, draft } from './cart.ts'
import { knownCustomer } from './customers.ts'
import { customerOf } from './debts.ts'
import { whenKnown } from './when-known.ts'

/** Done once whom the last link named is chosen, or cannot be: a sale that goes out waits for that. */
export let chosen: Promise<void> = Promise.resolve()

export function chooseBuyer(id: number): void {
  chosen = choose(id).catch(() => undefined)
}

async function choose(id: number): Promise<void> {
  await whenKnown(cartOf)
  let last = draft.peek().buyer
  const take = (buyer: Customer | null) => {
    const now = draft.peek()
    // Who was chosen meanwhile stays chosen.
    if (!buyer || buyer.archived || now.buyer !== last || now.sent) return
    last = buyer
    change({ buyer })
  }
  const known = customerOf(id).value.peek() ?? knownCustomer(id)
  take(known)
  const asked = getCustomer(id).then(take)
  if (known) void asked.catch(() => undefined)
  else await asked
}
