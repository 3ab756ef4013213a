// A sale's form: what it comes to as far as it is read, what is paid of it, and the change.
import { lineTotal } from '#lib/money.ts'
import type { Buyer } from './buyer.ts'
import type { AnyForm } from './form.ts'
import type { GoodsName, LineForm } from './goods.ts'
import { isQuantityOpen } from './quantities.ts'
import { type Method, milliOf } from './tokens.ts'
import type { Words } from './words.ts'

export interface Paid {
  /** Null: all of it, or half. */
  readonly amount: number | null
  readonly half?: true
  readonly method: Method
}

export interface SaleForm extends AnyForm {
  readonly kind: 'sale'
  readonly buyer: Buyer
  readonly lines: readonly LineForm[]
  /** Null: not said yet. `also`: further payments that were said. */
  readonly money:
    | { readonly is: 'credit' }
    | ({ readonly is: 'paid'; readonly also?: readonly Paid[] } & Paid)
    | null
  readonly dueOn: string | null
  /** The day that it was sold, where that is not today. */
  readonly on?: string
  /** Minor units. */
  readonly discount: number
  /** A discount as a part of the goods instead, in thousandths. */
  readonly permille?: number
  readonly note: string | null
  /** A product that was tapped, with its level then, until it is known how much of it; `at`: the line that it stands in already. */
  readonly adding?: { readonly goods: GoodsName; readonly stock: number; readonly at?: number }
  /** What is looked through for more goods. */
  readonly shelf?: Shelf
  /** The place of the line whose price is asked for. */
  readonly pricing?: number
  /** The owner lets the limit be passed. */
  readonly overrides?: true
  /** An owner is asked to free it of this. */
  readonly asks?: 'creditLimit' | 'discount' | 'price'
  /** How it is paid was asked: the code of what is by Pix is shown on the card that waits for the Confirm, or on the result where none does. */
  readonly showsCode?: 'card' | 'result'
  /** Shown once more before it acts. */
  readonly waits?: true
  /** Prices, and the credit, that have changed while it was open. */
  readonly changed?: readonly { readonly name: string; readonly from: number; readonly to: number }[]
}

/** The goods that sell best, the categories by name, or the goods of one, from a place on. */
export type Shelf =
  | { readonly is: 'best' }
  | { readonly is: 'categories'; readonly names: readonly string[] }
  | { readonly is: 'category'; readonly name: string; readonly cursor?: string }

type Money = SaleForm['money']

/** How much less it is sold for. */
export type Off = Pick<SaleForm, 'discount' | 'permille'>

/** Whether it is read to the end: its product, and how much of it. */
export const isRead = (line: LineForm, words: Words): boolean =>
  line.product !== null && !isQuantityOpen(line, 'sold', words)

/** Minor units: what the lines that are read come to. */
export const goodsTotal = (lines: SaleForm['lines'], words: Words): number =>
  lines.reduce(
    (total, line) =>
      total +
      (line.product && isRead(line, words) ? lineTotal(milliOf(line.product, line), line.product.price) : 0),
    0,
  )

/** Minor units that goods of so much are sold for less. */
export const discountOf = ({ discount, permille }: Off, goods: number): number =>
  permille === undefined ? discount : lineTotal(permille, goods)

/** The same, less the discount. */
export function totalOf(form: Pick<SaleForm, 'lines'> & Off, words: Words): number {
  const goods = goodsTotal(form.lines, words)
  return goods - discountOf(form, goods)
}

/** Its payments as one form of money. */
export function paidBy([first, ...also]: readonly [Paid, ...Paid[]]): NonNullable<Money> {
  return { is: 'paid', ...first, ...(also.length ? { also } : {}) }
}

/** Payments as said; none where it is on credit. */
export const saidIn = (money: Money): readonly Paid[] =>
  money?.is === 'paid'
    ? [
        { amount: money.amount, method: money.method, ...(money.half ? { half: true } : {}) },
        ...(money.also ?? []),
      ]
    : []

interface Sum {
  readonly amount: number
  readonly method: Method
}

/** What is paid of so much: all of it, what was said, or half; the second half is what the first leaves. */
export function paidOf(said: readonly Paid[], owed: number): readonly Sum[] {
  const half = lineTotal(HALF_PERMILLE, owed)
  const first = said.findIndex((one) => one.half)
  return said.map(({ amount, method, half: isHalf }, n) => ({
    amount: isHalf ? (n === first ? half : owed - half) : (amount ?? owed),
    method,
  }))
}
const HALF_PERMILLE = 500

/** Part of it is paid, the rest would be owed. */
export function isPart(form: SaleForm, words: Words): boolean {
  const said = saidIn(form.money)
  if (!said.length || said.some(({ amount, half }) => amount === null && !half)) return false
  const total = totalOf(form, words)
  return form.lines.every((line) => isRead(line, words)) && sumOf(paidOf(said, total)) < total
}

const sumOf = (said: readonly Sum[]) => said.reduce((sum, { amount }) => sum + amount, 0)

interface Till {
  readonly payments: readonly Sum[]
  /** Minor units of cash that go back. */
  readonly change: number
}

/** All of it, less the credit that pays first by itself; or what was said, cash above the total given back as change. */
export function tillOf(form: SaleForm, words: Words): Till {
  const total = Math.max(0, totalOf(form, words))
  const credit = form.buyer.is === 'known' ? form.buyer.credit : 0
  const owed = total - Math.min(credit, total)
  const said = paidOf(saidIn(form.money), owed)
  const over = Math.max(0, sumOf(said) - owed)
  const cash = said.reduce((sum, { amount, method }) => sum + (method === 'cash' ? amount : 0), 0)
  const change = cash >= over ? over : 0
  let left = change
  const payments = said.toReversed().map(({ amount, method }) => {
    const back = method === 'cash' ? Math.min(left, amount) : 0
    left -= back
    return { amount: amount - back, method }
  })
  return { payments: payments.toReversed().filter(({ amount }) => amount > 0), change }
}

/** Minor units that a customer who owes so much owes after it; of what nothing is said, it is on credit. */
export function owingAfter(form: SaleForm, due: number, words: Words): number {
  const total = Math.max(0, totalOf(form, words))
  const credit = form.buyer.is === 'known' ? Math.min(form.buyer.credit, total) : 0
  const paid = tillOf(form, words).payments.reduce((sum, { amount }) => sum + amount, 0)
  return due + Math.max(0, total - credit - paid)
}
