// How much of a product that was tapped: a few amounts as buttons, or typed.

import { settledGoods, withLine } from './cart.ts'
import type { Context } from './context.ts'
import type { Open } from './form.ts'
import { countOf, goodsShown, type LineForm } from './goods.ts'
import { goodsOf, withProduct } from './items.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { answerQuantity } from './quantities.ts'
import type { SaleForm } from './till.ts'
import type { Words } from './words.ts'

type Adding = NonNullable<SaleForm['adding']>

/** The product as it is now, to be asked how much of it. Throws what to say for one that is not sold any more. */
export async function addingFrom(id: number, context: Context): Promise<Adding> {
  const [product] = await context.productsOf([id])
  if (!product) throw new CommandError(context.words.t.notOffered)
  return { goods: goodsOf(product), stock: product.stock }
}

/** The same of a line that is there, at the price that was agreed for it. Throws what to say where there is none. */
export async function againOf({ lines }: SaleForm, at: number, context: Context): Promise<Adding> {
  const { product, agreed } = lines[at] ?? {}
  if (!product) throw new CommandError(context.words.t.notOffered)
  const { goods, stock } = await addingFrom(product.id, context)
  return { goods: agreed ? { ...goods, price: product.price } : goods, stock, at }
}

/** Thousandths that are offered, by unit; of all others whole ones. */
const OFFERED: Readonly<Record<string, readonly number[]>> = {
  kg: [100, 200, 300, 500, 1000],
  l: [200, 300, 500, 1000, 2000],
  g: [100_000, 200_000, 300_000, 500_000],
  ml: [200_000, 300_000, 500_000, 1_000_000],
  m: [500, 1000, 2000, 3000, 5000],
}
const WHOLE = [1, 2, 3, 4, 5, 6, 10, 12].map((count) => count * 1000)
/** Money's worth of what is sold by weight, in whole units of the currency. */
const WORTH = [5, 10]
const PER_ROW = 6

export function howMany(form: SaleForm, adding: Adding, { words }: Context): Open<SaleForm> {
  const { goods, stock } = adding
  const { t } = words
  const bare: LineForm = { typed: goods.name, milli: 1000, unit: null, product: goods, choices: [] }
  return {
    key: 'quantity',
    question: t.sale.howMany(
      goodsShown(goods),
      words.money(goods.price),
      countOf(stock, goods.unit, words),
      goods.unit in OFFERED,
    ),
    choices: [],
    offers: () => offered(adding, words),
    ...(goods.unit in OFFERED ? {} : { perRow: PER_ROW }),
    settle: (value) => put(form, adding, chosen(bare, value, words), words),
    answer: (text) => put(form, adding, answerQuantity(bare, text, 'sold', words), words),
  }
}

function offered({ goods, stock }: Adding, words: Words): Choice[] {
  const amounts = OFFERED[goods.unit] ?? WHOLE
  const there = amounts.filter((milli) => milli <= stock * 1000)
  const isWeighed = goods.unit === 'kg' && goods.price > 0
  return [
    ...there.map((milli) => ({ id: milli, name: amountShown(milli, goods.unit, words) })),
    ...(isWeighed ? WORTH : []).map((whole) => {
      const cents = whole * 10 ** words.minorDigits
      return { id: `w${cents}`, name: words.t.sale.worthOf(words.money(cents)) }
    }),
  ]
}

/** `3`, `300 g`, `½ kg`. */
function amountShown(milli: number, unit: string, words: Words): string {
  const small = { kg: 'g', l: 'ml' }[unit]
  if (small && milli === 500) return `½ ${unit}`
  if (small && milli < 1000) return words.quantity(milli, small)
  return unit in OFFERED ? words.quantity(milli / 1000, unit) : words.number(milli / 1000)
}

/** Thousandths of it, or `w500`: for so much money. Throws what to say for what does not fit the product. */
function chosen(bare: LineForm, value: string | number, words: Words): LineForm {
  const { product } = bare
  const worth = /^w(\d{1,9})$/.exec(String(value))?.[1]
  const milli = Number(value)
  if (!product || (!worth && !(Number.isSafeInteger(milli) && milli > 0)))
    throw new CommandError(words.t.notOffered)
  if (worth) return withProduct({ ...bare, worth: Number(worth) }, product, 'sold', words)
  return withProduct({ ...bare, milli, unit: product.unit }, product, 'sold', words)
}

function put(form: SaleForm, { at }: Adding, line: LineForm, words: Words): SaleForm {
  const before = settledGoods(form)
  const there = at === undefined ? undefined : before.lines[at]
  if (at !== undefined && there) {
    const { agreed } = there
    return { ...before, lines: before.lines.with(at, { ...line, ...(agreed ? { agreed } : {}) }) }
  }
  return { ...before, lines: withLine(before.lines, line, words) }
}
