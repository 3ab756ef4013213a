// A sale as its input says it, as Cobrar would hold it. Pure.
import type { Product, SaleInput } from '../../client/api-types.ts'
import { type Buyer, type Draft, emptyDraft, type Sums, sumsOf } from './draft.ts'
import { merged } from './merged.ts'

export interface SaleRead {
  readonly draft: Draft
  readonly sums: Sums
}

/** Null where a product is not on this device yet. `known`: whom its customer's id names. */
export function readSale(
  input: Partial<SaleInput>,
  known: Buyer,
  products: ReadonlyMap<number, Product>,
): SaleRead | null {
  const { items = [], customerName, discount = 0, payments = [], dueOn, on, note } = input
  const lines = items.flatMap(({ productId, quantity, unitPrice }) => {
    const product = products.get(productId)
    if (!product) return []
    const { name, emoji, unit, price } = product
    return [{ productId, name, emoji, unit, quantity, unitPrice: unitPrice ?? price, shelfPrice: price }]
  })
  if (lines.length !== items.length) return null
  const buyer: Buyer = known ?? (customerName ? { id: null, name: customerName } : null)
  const paid = payments.reduce((sum, { amount }) => sum + amount, 0)
  const draft: Draft = {
    ...emptyDraft(payments[0]?.method ?? 'cash'),
    others: payments.slice(1),
    lines: merged(lines),
    buyer,
    discount: { kind: 'amount', value: discount },
    way: paid === 0 ? 'tab' : 'part',
    part: paid,
    dueOn: dueOn ?? null,
    on: on ?? null,
    note: note ?? null,
  }
  const sums = sumsOf(draft)
  const whole = paid > 0 && sums.onTab === 0
  return whole ? { draft: { ...draft, way: 'paid' }, sums } : { draft, sums }
}
