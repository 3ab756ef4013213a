// What is sent of a sale being made. Pure.
import type { SaleInput } from '../../client/api-types.ts'
import type { Draft, Sums } from './draft.ts'
import { paymentsOf } from './paid-by.ts'

/** What is sent: what was shown. */
export function saleOf(draft: Draft, sums: Sums, overrideCredit: boolean): SaleInput {
  const { buyer } = draft
  const who =
    buyer === null ? {} : buyer.id === null ? { customerName: buyer.name } : { customerId: buyer.id }
  return {
    ...who,
    items: draft.lines.map(({ productId, quantity, unitPrice }) => ({ productId, quantity, unitPrice })),
    ...(sums.discount > 0 ? { discount: sums.discount } : {}),
    ...(sums.paidNow > 0 ? { payments: paymentsOf(draft, sums.paidNow) } : {}),
    ...(sums.onTab > 0 && draft.dueOn ? { dueOn: draft.dueOn } : {}),
    ...(draft.on ? { on: draft.on } : {}),
    ...(draft.note ? { note: draft.note } : {}),
    ...(overrideCredit ? { overrideCredit } : {}),
  }
}
