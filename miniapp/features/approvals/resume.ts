// A sale that an owner was asked about, back in Cobrar: as it was asked, for whoever wants another way out of it.
import { loadWords, words } from '../../client/words.ts'
import { showToast } from '../../ui/toast.ts'
import { beginSale } from '../cart/begin-sale.ts'
import type { Buyer } from '../cart/draft.ts'
import { readSale } from '../cart/sale-read.ts'
import { productById, products } from '../products/held.ts'
import { saleAsked } from './standing.ts'
import type { Asked } from './types.ts'

/** What is owed is read again in Cobrar. */
const buyerOf = ({ customer, account }: Asked): Buyer =>
  customer && { ...customer, due: account?.due ?? 0, credit: 0, creditLimit: account?.limit ?? null }

/** `take`: so much more of it is paid now, minor units. */
export async function resumeSale(asked: Asked, take = 0): Promise<void> {
  const input = saleAsked(asked)
  if (!input) return
  const read = () => readSale(input, buyerOf(asked), productById.peek())
  let found = read()
  if (!found) {
    await products.refresh()
    found = read()
  }
  if (!found) {
    await loadWords('approvals')
    return showToast({ text: words('approvals').approvals.goodsGone })
  }
  const { draft, sums } = found
  await beginSale(take ? { ...draft, way: 'part', part: sums.paidNow + take } : draft)
}
