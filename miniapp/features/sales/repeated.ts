// The same again: an old sale as a new draft. Lines, person, choice and method are the old one's, prices are today's. Pure.
import { addDays, daysBetween } from '#lib/days.ts'
import { inUnit } from '#lib/quantity.ts'
import type { Method, Product, Sale } from '../../client/api-types.ts'
import { type Buyer, type Draft, emptyDraft, type Line, withQuantity } from '../cart/draft.ts'

interface Repeated {
  readonly draft: Draft
  /** Names of what is not sold any more. */
  readonly left: readonly string[]
}

interface Today {
  /** What may be sold, by id; null: not known, then all of it at the old prices. */
  readonly products: ReadonlyMap<number, Product> | null
  readonly buyer: Buyer
  readonly today: string
  /** Where the old sale names none. */
  readonly method: Method
}

export function repeated(sale: Sale, { products, buyer, today, method }: Today): Repeated {
  let lines: readonly Line[] = []
  const left: string[] = []
  for (const item of sale.items) {
    const old = { ...item, id: item.productId, unit: item.unit as Line['unit'], price: item.unitPrice }
    const product = products ? products.get(item.productId) : old
    // Sold in a unit that is not the product's any more: as much as it was, in the one of now.
    const again = product && inUnit(item.quantity, old.unit, product.unit)
    if (!product || !again) left.push(item.name)
    else {
      const before = lines.find(({ productId }) => productId === product.id)
      const quantity = Math.round(((before?.quantity ?? 0) + again) * 1000) / 1000
      lines = withQuantity(lines, product, quantity).map((line) =>
        line.productId === product.id && old.unit === product.unit && item.unitPrice !== product.price
          ? { ...line, was: item.unitPrice }
          : line,
      )
    }
  }
  return { draft: { ...emptyDraft(method), lines, buyer, ...settling(sale, today) }, left }
}

/** How it was settled when it was sold; what was paid of it later is no part of that. */
function settling(sale: Sale, today: string): Partial<Draft> {
  const then = sale.payments.filter(({ on }) => on === sale.on)
  const paid = then.reduce((sum, { amount }) => sum + amount, 0)
  // As many days as it had then.
  const dueOn = sale.dueOn && addDays(today, daysBetween(sale.on, sale.dueOn))
  const [first, ...others] = then.map(({ method, amount }) => ({ method, amount }))
  const how = first ? { method: first.method, others } : {}
  if (sale.customer === null || (paid > 0 && paid >= sale.total)) return { ...how, way: 'paid' }
  return paid > 0 ? { ...how, way: 'part', part: paid, dueOn } : { way: 'tab', dueOn }
}
