// A refused sale without what is missing: pure.
import type { ProblemBody } from '../../client/api.ts'
import { type Draft, sumsOf } from '../cart/draft.ts'

type Shortages = NonNullable<ProblemBody['shortages']>

/** What can still be sold. Payments shrink to it; `back` is what was taken too much, minor units. */
export function restOf(draft: Draft, shortages: Shortages): { readonly draft: Draft; readonly back: number } {
  const left = new Map(shortages.map(({ productId, available }) => [productId, available]))
  const lines = draft.lines.flatMap((line) => {
    const most = left.get(line.productId) ?? line.quantity
    const quantity = Math.min(line.quantity, most)
    return quantity > 0 ? [{ ...line, quantity }] : []
  })
  const { discount } = draft
  // Change was handed out when it was sold; what goes back now is beside it.
  const fewer: Draft = { ...draft, lines, given: null }
  const most = sumsOf({ ...fewer, discount: { kind: 'amount', value: 0 } }).subtotal
  const value = discount.kind === 'amount' ? Math.min(discount.value, most) : discount.value
  const kept: Draft = { ...fewer, discount: { ...discount, value } }
  const paidNow = sumsOf(kept).paidNow
  return { draft: { ...kept, part: Math.min(kept.part, paidNow) }, back: sumsOf(draft).paidNow - paidNow }
}
