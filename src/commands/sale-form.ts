// What a sale lacks, how each of it is settled, what it would store and how that is shown.
import { operations } from '#domain/operations.ts'
import { lineTotal } from '#lib/money.ts'
import { agreedIn } from './agreed.ts'
import { buyerLine, buyerOf, whichBuyer, withBuyer } from './buyer.ts'
import type { Context } from './context.ts'
import { doubtOf } from './doubts.ts'
import { type Call, callOf, type Open } from './form.ts'
import { countOf, goodsShown, type LineForm } from './goods.ts'
import { goodsOf } from './items.ts'
import { joined, type Line, line as lineOf, rowLine } from './message.ts'
import { openOfLine } from './open-line.ts'
import { CommandError } from './outcome.ts'
import { isAnd, tokensIn } from './reader/lexer.ts'
import { type Term, Terms } from './reader/terms.ts'
import { parseSale } from './sale.ts'
import {
  discountOf,
  goodsTotal,
  isPart,
  isRead,
  paidOf,
  type SaleForm,
  saidIn,
  tillOf,
  totalOf,
} from './till.ts'
import { inUnitOf, milliOf } from './tokens.ts'
import { truncate } from './truncate.ts'
import type { Words } from './words.ts'

type Asked = Open<SaleForm>
/** Whoever buys may be somebody new. */
const NEW = { mayBeNew: true }

export function askForSale(form: SaleForm, context: Context): readonly Asked[] {
  const { words } = context
  const { buyer, money } = form
  const open: Asked[] = [
    ...(buyer.is === 'asked' ? [whichBuyer(form, buyer, context, NEW)] : []),
    ...form.lines.flatMap((line, at) => openOfLine(placedAt(form, line, at), context)),
  ]
  if (!form.lines.length) open.push(whichGoods(form, context))
  if (doubtOf(form, 'payment')) return open
  if (!money) return [...open, howPaid(form, words)]
  const owes = money.is === 'credit' || isPart(form, words)
  return buyer.is === 'nobody' && owes ? [...open, whoseTab(form, context)] : open
}

const placedAt = (form: SaleForm, line: LineForm, at: number) => ({
  line,
  use: 'sold' as const,
  keys: { quantity: `items.${at}.quantity`, product: `items.${at}.product` },
  put: (next: LineForm): SaleForm => ({ ...form, lines: form.lines.with(at, next) }),
})

/** Nobody was named, so nobody is offered: a name as it would be typed, or a customer's id; never a name of digits. */
const whoseTab = (form: SaleForm, context: Context): Asked => ({
  key: 'customer',
  question: context.words.t.whoseTab,
  choices: [],
  settle: async (value) =>
    typeof value === 'string'
      ? withBuyer(form, value, context, NEW)
      : { ...form, buyer: buyerOf(value, await context.customersOf([value]), context.words) },
  answer: (text) => withBuyer(form, text, context, NEW),
})

/** Who buys is known, and nothing else: goods as they would be typed behind the name. */
const whichGoods = (form: SaleForm, context: Context): Asked => ({
  key: 'items',
  question: context.words.t.whichGoods,
  choices: [],
  settle: (value) => withGoods(form, String(value), context),
  answer: (text) => withGoods(form, text, context),
})

async function withGoods(form: SaleForm, text: string, context: Context): Promise<SaleForm> {
  const parsed = await parseSale(`: ${text}`, context)
  if (!parsed) throw new CommandError(context.words.t.whichGoods)
  return { ...parsed.form, buyer: form.buyer }
}

const howPaid = (form: SaleForm, words: Words): Asked => ({
  key: 'payment',
  question: words.t.paidOrCredit,
  choices: [
    { id: 'paid', name: words.t.paidButton },
    { id: 'credit', name: words.t.creditButton },
  ],
  settle(value) {
    if (value === 'paid') return { ...form, money: { is: 'paid', amount: null, method: 'cash' } }
    if (value === 'credit') return { ...form, money: { is: 'credit' } }
    throw new CommandError(words.t.notOffered)
  },
  answer(text) {
    const terms = termsOf(text, words)
    const said = terms?.every(({ is }) => is === 'paid' || is === 'credit') ? terms : []
    const { money, doubts } = agreedIn(said, totalOf(form, words), '', words)
    if (!money || doubts.length) throw new CommandError(words.t.paidOrCredit)
    return { ...form, money }
  },
})

/** Terms alone, as an answer; a method alone, or an amount with it, is paid. */
function termsOf(text: string, words: Words) {
  const tokens = tokensIn(text)
  const read = new Terms(tokens, text, '', words)
  const terms: Term[] = []
  for (let at = 0; at < tokens.length; ) {
    const [said] =
      tokens[at]?.parts || isAnd(tokens[at] ?? { folded: '' }) ? [{ terms: [], to: at + 1 }] : read.at(at)
    if (!said) return undefined
    terms.push(...said.terms)
    at = said.to
  }
  return terms
}

export function callSale(form: SaleForm, { words }: Context): Call {
  const { buyer, money, dueOn, on, note } = form
  const discount = isWhole(form, words) ? discountOf(form, goodsTotal(form.lines, words)) : form.discount
  return callOf(operations['sales.create'], {
    ...(buyer.is === 'known' ? { customerId: buyer.id } : {}),
    ...(buyer.is === 'new' ? { customerName: buyer.name } : {}),
    items: form.lines.flatMap((line) => inputOf(line, words)),
    ...(discount ? { discount } : {}),
    ...(money?.is === 'paid' && !doubtOf(form, 'method') ? { payments: tillOf(form, words).payments } : {}),
    ...(dueOn ? { dueOn } : {}),
    ...(on ? { on } : {}),
    ...(note ? { note } : {}),
  })
}

/** Prices go along as they were shown: what is stored is what was said. What is still asked is not among them. */
function inputOf(line: LineForm, words: Words) {
  if (!line.product || !isRead(line, words)) return []
  const { id: productId, price: unitPrice } = line.product
  return [{ productId, quantity: milliOf(line.product, line) / 1000, unitPrice }]
}

export async function showSale(form: SaleForm, context: Context): Promise<readonly [Line, ...Line[]]> {
  const { words } = context
  const { t } = words
  const { note } = form
  const dayOf = async (day: string | null | undefined) => day && words.day(day, await context.today())
  const [dueOn, on] = [await dayOf(form.dueOn), await dayOf(form.on)]
  const terms = [
    ...sums(form, words),
    ...(dueOn ? [part(t.dueOn(dueOn), t.labels.due, dueOn)] : []),
    ...(on ? [part(t.soldOn(on), t.labels.soldOn, on)] : []),
  ]
  return [
    buyerLine(form.buyer, words),
    ...truncate(form.lines, (line) => goodsLine(line, words), words),
    ...(terms.length ? [joined(terms)] : []),
    ...(note ? [part(`“${note}”`, t.labels.note, note)] : []),
  ]
}

const isWhole = ({ lines }: SaleForm, words: Words) => lines.every((line) => isRead(line, words))

const part = (text: string, name: string, value: string): Line => lineOf(text, { name, value })

const moneyOr = (cents: number | null, words: Words) => (cents === null ? null : words.money(cents))

/** What it comes to, and how that is paid. */
function sums(form: SaleForm, words: Words): Line[] {
  const { t } = words
  const { money, permille } = form
  const of = (say: (amount: string) => string, name: string, cents: number) =>
    part(say(words.money(cents)), name, words.money(cents))
  const { change } = tillOf(form, words)
  const isKnown = isWhole(form, words)
  const discount = discountOf(form, isKnown ? goodsTotal(form.lines, words) : 0)
  const percent = permille ? words.percent(permille) : ''
  const off = discount
    ? [words.money(discount), percent && `(${percent})`].filter(Boolean).join(' ')
    : percent
  return [
    ...(off ? [part(t.discountOf(off), t.labels.discount, off)] : []),
    ...(isKnown && form.lines.length ? [of(t.total, t.labels.total, totalOf(form, words))] : []),
    ...(money?.is === 'credit' ? [lineOf(t.onCredit)] : []),
    ...saidIn(money).map(({ amount, half, method }, n, said) => {
      const owed = half && isKnown ? paidOf(said, totalOf(form, words))[n]?.amount : undefined
      const paid = half && owed === undefined ? t.halfOfIt : moneyOr(owed ?? amount, words)
      const by = t.methods[method]
      return part(t.paidWith(paid, by), t.labels.paid, [paid, by].filter(Boolean).join(' '))
    }),
    ...(isKnown && change ? [of(t.changeOf, t.labels.change, change)] : []),
  ]
}

function goodsLine(line: LineForm, words: Words): Line {
  const { product, milli, typed, ways, worth } = line
  if (!product)
    return lineOf(
      `${ways ? '' : worth === undefined ? `${words.number(milli / 1000)} × ` : `${words.money(worth)}: `}${typed}?`,
    )
  const link = { is: 'product', id: product.id } as const
  const shown = goodsShown(product)
  if (!isRead(line, words)) return rowLine('', { name: `${words.number(milli / 1000)} × ${shown}?`, link })
  const own = inUnitOf(product, line, words)
  const count = countOf(own / 1000, product.unit, words)
  const value = words.money(lineTotal(own, product.price))
  return rowLine('', { name: `${count} × ${shown}`, value, link }, ' · ')
}

export async function repriced(form: SaleForm, context: Context): Promise<SaleForm> {
  const products = await context.productsOf(form.lines.map((line) => line.product?.id))
  const lines = form.lines.map((line) => {
    const now = line.product && !line.agreed && products.find((one) => one.id === line.product?.id)
    return now && now.price !== line.product?.price ? { ...line, product: goodsOf(now) } : line
  })
  return lines.some((line, n) => line !== form.lines[n]) ? { ...form, lines } : form
}
