// A sale being made, and what it comes to: pure, by the same arithmetic as the server's. cart.ts keeps the one at hand.
import { lineTotal } from '#lib/money.ts'
import type { Customer, Method, Product, SaleInput, Unit } from '../../client/api-types.ts'

export interface Line {
  readonly productId: number
  readonly name: string
  readonly emoji: string | null
  readonly unit: Unit
  readonly quantity: number
  /** Minor units, as shown: what is shown is what is sent. */
  readonly unitPrice: number
  /** The shelf's price when the line was made, to notice that it changed since. */
  readonly shelfPrice: number
  /** Of a sale made again: what it cost then, where that was another price. */
  readonly was?: number
}

/** What of a product a line needs. */
export type Goods = Pick<Product, 'id' | 'name' | 'emoji' | 'unit' | 'price'>
/** What of a customer a sale needs. */
export type Known = Pick<Customer, 'id' | 'name' | 'due' | 'credit' | 'creditLimit'> &
  Partial<Pick<Customer, 'oldestOn'>>

/** Somebody known, somebody new by name, or nobody. */
export type Buyer = Known | { readonly id: null; readonly name: string } | null
export type Way = 'paid' | 'part' | 'tab'

/** A part of what is paid now, by one method; minor units. */
export interface Share {
  readonly method: Method
  readonly amount: number
}

/** The draft that a sale is, where the chat fills it too. */
export interface Shared {
  readonly id: number
  /** Last seen of it: its version, and what it said. */
  readonly version: number
  readonly said: Partial<SaleInput>
  /** How it is paid has been said by nobody yet. */
  readonly isOpen: boolean
  /** Whether a card of the chat shows it. */
  readonly inChat: boolean
}

export interface Draft {
  readonly lines: readonly Line[]
  readonly buyer: Buyer
  readonly discount: { readonly kind: 'amount' | 'percent'; readonly value: number }
  readonly way: Way
  /** By this what is paid now, but for what is paid by others. */
  readonly method: Method
  readonly others?: readonly Share[]
  /** Minor units taken now when a part is paid. */
  readonly part: number
  /** Cash handed over; null when it is exact. */
  readonly given: number | null
  readonly dueOn: string | null
  /** The trading day, where it is not today. */
  readonly on?: string | null
  /** Another one that was put aside for this one. */
  readonly held?: Draft | null
  readonly note?: string | null
  /** Its key is the draft's, at every door. */
  readonly shared?: Shared | null
  /** The intent's, made when checkout opens. */
  readonly key: string | null
  /** What went out under that key and was never answered, the last one last; each may be stored. */
  readonly tries: readonly SaleInput[]
}

export const emptyDraft = (method: Method): Draft => ({
  lines: [],
  buyer: null,
  discount: { kind: 'amount', value: 0 },
  way: 'paid',
  method,
  part: 0,
  given: null,
  dueOn: null,
  note: null,
  key: null,
  tries: [],
})

/** Thousandths, as the arithmetic takes them. */
export const milli = (quantity: number) => Math.round(quantity * 1000)

export const totalOf = (line: Line) => lineTotal(milli(line.quantity), line.unitPrice)

/** Minor units, all of them. */
export interface Sums {
  readonly subtotal: number
  readonly discount: number
  readonly total: number
  /** Paid by what the customer has in credit, which goes first. */
  readonly fromCredit: number
  readonly paidNow: number
  readonly onTab: number
  /** How far what they owe would pass their limit. */
  readonly overLimit: number
}

export function sumsOf(draft: Draft): Sums {
  const { buyer, way } = draft
  const subtotal = draft.lines.reduce((sum, line) => sum + totalOf(line), 0)
  const discount = discountOf(draft, subtotal)
  const total = Math.max(0, subtotal - discount)
  const known = buyer?.id ? buyer : null
  const fromCredit = Math.min(known?.credit ?? 0, total)
  const rest = total - fromCredit
  const paidNow = way === 'paid' ? rest : way === 'part' ? Math.min(draft.part, rest) : 0
  const onTab = rest - paidNow
  const limit = known?.creditLimit ?? null
  return {
    subtotal,
    discount,
    total,
    fromCredit,
    paidNow,
    onTab,
    overLimit: limit !== null && onTab > 0 ? Math.max(0, (known?.due ?? 0) + onTab - limit) : 0,
  }
}

/** Per cent are tenths at the finest, rounded as a line's total is. */
function discountOf({ discount }: Draft, subtotal: number): number {
  return discount.kind === 'amount' ? discount.value : lineTotal(Math.round(discount.value * 10), subtotal)
}

/** By product, of all its lines. */
export function quantitiesOf(lines: readonly Line[]): ReadonlyMap<number, number> {
  const all = new Map<number, number>()
  for (const { productId, quantity } of lines)
    all.set(productId, (milli(all.get(productId) ?? 0) + milli(quantity)) / 1000)
  return all
}

/** The lines with so much of a product; none of it takes the line away. The price shown stays: of several lines the last changes, and goes first. */
export function withQuantity(lines: readonly Line[], product: Goods, quantity: number): readonly Line[] {
  if (quantity <= 0) return lines.filter((line) => line.productId !== product.id)
  const at = lines.findLastIndex((line) => line.productId === product.id)
  const last = lines[at]
  if (last) {
    const own = milli(last.quantity) + milli(quantity) - milli(quantitiesOf(lines).get(product.id) ?? 0)
    if (own <= 0) return withQuantity(lines.toSpliced(at, 1), product, quantity)
    return lines.with(at, { ...last, quantity: own / 1000 })
  }
  const { id: productId, name, emoji, unit, price } = product
  return [...lines, { productId, name, emoji, unit, quantity, unitPrice: price, shelfPrice: price }]
}

/** With these goods in it as well. */
export const withLines = (draft: Draft, more: readonly Line[]): Draft => ({
  ...draft,
  lines: more.reduce((lines, line) => {
    const known = lines.find(({ productId }) => productId === line.productId)
    if (!known) return [...lines, line]
    const quantity = (milli(known.quantity) + milli(line.quantity)) / 1000
    return lines.map((one) => (one === known ? { ...one, quantity } : one))
  }, draft.lines),
})
