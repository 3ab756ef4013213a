// What Cobrar needs of a sale beside its sums: what is sent, and the notes that may be handed over. Pure.
import type { SaleInput } from '../../client/api-types.ts'
import type { Draft, Sums } from './draft.ts'

/** What is sent: what was shown. */
export function saleOf(draft: Draft, sums: Sums, overrideCredit: boolean): SaleInput {
  const { buyer } = draft
  const who =
    buyer === null ? {} : buyer.id === null ? { customerName: buyer.name } : { customerId: buyer.id }
  return {
    ...who,
    items: draft.lines.map(({ productId, quantity, unitPrice }) => ({ productId, quantity, unitPrice })),
    ...(sums.discount > 0 ? { discount: sums.discount } : {}),
    ...(sums.paidNow > 0 ? { payments: [{ amount: sums.paidNow, method: draft.method }] } : {}),
    ...(sums.onTab > 0 && draft.dueOn ? { dueOn: draft.dueOn } : {}),
    ...(draft.note ? { note: draft.note } : {}),
    ...(overrideCredit ? { overrideCredit } : {}),
  }
}

/** Whole amounts that a customer may hand over for this one: the next notes. */
export function notesFor(amount: number, minorDigits: number): number[] {
  const one = 10 ** minorDigits
  const rounded = [10, 50, 100, 200].map((note) => Math.ceil(amount / (note * one)) * note * one)
  return [...new Set(rounded.filter((value) => value > amount))].sort((a, b) => a - b).slice(0, 2)
}
