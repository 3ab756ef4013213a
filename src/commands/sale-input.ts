// A sale's form from what another door knows of it: an operation's input, as far as it is given.
import { invalid } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import type { ProductName } from '#domain/products/index.ts'
import { readPart } from '#domain/read-input.ts'
import { type Buyer, buyerOfId } from './buyer.ts'
import type { Context } from './context.ts'
import { type AnyForm, onlyFields } from './form.ts'
import type { LineForm } from './goods.ts'
import { goodsOf } from './items.ts'
import { withoutWaysOut } from './sale-mend.ts'
import { discountOf, goodsTotal, isRead, paidBy, type SaleForm, tillOf } from './till.ts'
import { milliOf } from './tokens.ts'
import type { Words } from './words.ts'

const FIELDS = ['customerId', 'customerName', 'items', 'discount', 'payments', 'dueOn', 'note', 'on'] as const
type Input = ReturnType<typeof read>
const read = (input: unknown) => onlyFields(readPart(operations['sales.create'].input, input), FIELDS)

/** What only the chat knows stays as it was: lines that are not read yet, who is asked about. No payments: on credit; not given: as it was. */
export async function saleFrom(input: unknown, context: Context, before: SaleForm): Promise<SaleForm> {
  const { words } = context
  const given = read(input)
  const lines = await linesOf(given, context, before)
  const { dueOn = null, note = null, on } = given
  const form: SaleForm = {
    kind: 'sale',
    buyer: await buyerOf(given, context, before),
    lines,
    money: before.money,
    dueOn,
    ...(on === undefined ? {} : { on }),
    ...offOf(given, lines, before, words),
    note: note || null,
    doubts: (before.doubts ?? []).filter((doubt) => !isSaid(doubt, given)),
  }
  return withoutWaysOut(given.payments ? { ...form, money: moneyOf(given.payments, form, words) } : form)
}

/** What was in doubt is settled by what is given now. */
const SAID_BY: Readonly<Record<string, keyof Input>> = {
  payment: 'payments',
  method: 'payments',
  dueOn: 'dueOn',
  discount: 'discount',
}
const isSaid = ({ key, first }: NonNullable<AnyForm['doubts']>[number], given: Input) =>
  first ? given.items !== undefined : given[SAID_BY[key] ?? 'items'] !== undefined && key in SAID_BY

async function buyerOf(given: Input, context: Context, before: SaleForm): Promise<Buyer> {
  const { customerId, customerName: name } = given
  if (customerId !== undefined && name !== undefined) throw invalid('customerName', 'one_of_these')
  if (name !== undefined) return { is: 'new', name }
  if (customerId === undefined) return before.buyer.is === 'asked' ? before.buyer : { is: 'nobody' }
  const known = buyerOfId(customerId, await context.customersOf([customerId]))
  if (!known) throw invalid('customerId', 'no_such')
  return known
}

async function linesOf({ items = [] }: Input, context: Context, before: SaleForm): Promise<LineForm[]> {
  const products = await context.productsOf(items.map(({ productId }) => productId))
  const unread = before.lines.filter((line) => !isRead(line, context.words))
  const known = items.map((item, n) => {
    const product = products.find(({ id }) => id === item.productId)
    if (!product) throw invalid(`items.${n}.productId`, 'no_such')
    return before.lines.find((line) => isSame(line, item, context.words)) ?? lineOf(item, product)
  })
  return [...known, ...unread]
}

type Item = NonNullable<Input['items']>[number]

/** Sold for another price than the shelf's, as was said there. */
function lineOf({ quantity, unitPrice }: Item, product: ProductName): LineForm {
  const { name: typed, unit, price } = product
  const line = { typed, milli: Math.round(quantity * 1000), unit, choices: [] }
  if (unitPrice === undefined || unitPrice === price) return { ...line, product: goodsOf(product) }
  return { ...line, product: { ...goodsOf(product), price: unitPrice }, agreed: true }
}

const isSame = (line: LineForm, { productId, quantity, unitPrice }: Item, words: Words) =>
  line.product !== null &&
  isRead(line, words) &&
  line.product.id === productId &&
  milliOf(line.product, line) === Math.round(quantity * 1000) &&
  (unitPrice === undefined || line.product.price === unitPrice)

/** A part of the goods stays one for as long as it comes to what is given. */
function offOf({ discount = 0 }: Input, lines: SaleForm['lines'], before: SaleForm, words: Words) {
  const { permille } = before
  const isPart = permille !== undefined && discountOf(before, goodsTotal(lines, words)) === discount
  return isPart ? { discount: before.discount, permille } : { discount }
}

/** One payment of all that is owed is all of it, whatever that comes to later. */
function moneyOf(payments: NonNullable<Input['payments']>, form: SaleForm, words: Words): SaleForm['money'] {
  const [first, ...more] = payments
  if (!first) return { is: 'credit' }
  const all = paidBy([{ amount: null, method: first.method }])
  const isAll = !more.length && tillOf({ ...form, money: all }, words).payments[0]?.amount === first.amount
  return isAll ? all : paidBy([first, ...more])
}
