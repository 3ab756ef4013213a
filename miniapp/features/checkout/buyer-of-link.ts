// A link may open Vender for a customer: chosen at once as this device knows them, then as the shop does.
import { newKey } from '../../client/api.ts'
import type { Customer } from '../../client/api-types.ts'
import { whenKnown } from '../../client/when-known.ts'
import { cartOf, change, draft } from '../cart/cart.ts'
import type { Draft } from '../cart/draft.ts'
import { knownCustomer } from '../customers/held.ts'
import { customerOf } from '../debts/accounts.ts'
import { getCustomer } from '../debts/calls.ts'

let choosing: Promise<boolean> = Promise.resolve(true)

export function chooseBuyer(id: number): void {
  choosing = choose(id)
}

/** A sale that goes out waits for this. False, once, where whom the link named could not be found: then the person looks first. */
export async function isBuyerChosen(): Promise<boolean> {
  const isChosen = await choosing
  choosing = Promise.resolve(true)
  return isChosen
}

async function choose(id: number): Promise<boolean> {
  await whenKnown(cartOf)
  // The link names the buyer of this sale, and of none that comes to hand meanwhile.
  const key = draft.peek().key ?? newKey()
  change({ key })
  let last = draft.peek().buyer
  // Who was chosen meanwhile stays chosen, and what went out stays as it went.
  const isLeft = () => {
    const now = draft.peek()
    return now.key !== key || now.tries.length > 0 || !isSame(now.buyer, last)
  }
  const take = (buyer: Customer | null) => {
    if (!buyer || buyer.archived || isLeft()) return
    last = buyer
    change({ buyer })
  }
  take(customerOf(id).value.peek() ?? knownCustomer(id))
  const asked = getCustomer(id).then(take, () => undefined)
  if (!isLeft() && last?.id !== id) await asked
  return isLeft() || last?.id === id
}

/** The same person, however fresh. */
const isSame = (one: Draft['buyer'], other: Draft['buyer']) =>
  one === other || (one !== null && one.id !== null && one.id === other?.id)
