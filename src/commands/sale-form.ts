// What a sale lacks, how each of it is settled, what it would store and how that is shown.
import type { ProductName } from '#domain/catalog/index.ts'
import { operations } from '#domain/operations.ts'
import { lineTotal } from '#lib/money.ts'
import { agreedIn } from './agreed.ts'
import { buyerChosen, buyerLine, buyerNamed, buyerOf } from './buyer.ts'
import type { Context } from './context.ts'
import { doubtOf, isChosen } from './doubts.ts'
import { type Call, callOf, type Open } from './form.ts'
import { type GoodsName, goodsShown, type LineForm } from './goods.ts'
import { goodsOf, withProduct } from './items.ts'
import { joined, type Line, line as lineOf, rowLine } from './message.ts'
import { type Found, find, meant } from './names.ts'
import { CommandError } from './outcome.ts'
import {
  answerQuantity,
  isQuantityOpen,
  quantityChoices,
  quantityQuestion,
  settleQuantity,
} from './quantities.ts'
import { namesDay, Terms, tokensIn } from './terms.ts'
import { isPart, isRead, type SaleForm, saidIn, tillOf, totalOf } from './till.ts'
import { inUnitOf, milliOf } from './tokens.ts'
import { truncate } from './truncate.ts'
import type { Words } from './words.ts'

type Asked = Open<SaleForm>

export function askForSale(form: SaleForm, context: Context): readonly Asked[] {
  const { words } = context
  const { buyer, money } = form
  const open: Asked[] = [
    ...(buyer.is === 'asked' ? [whichBuyer(form, buyer, context)] : []),
    ...form.lines.flatMap((line, at) => openOfLine(form, line, at, context)),
  ]
  if (doubtOf(form, 'payment')) return open
  if (!money) return [...open, howPaid(form, words)]
  const owes = money.is === 'credit' || isPart(form, words)
  return buyer.is === 'nobody' && owes ? [...open, whoseTab(form, context)] : open
}

const answeredBuyer = async (form: SaleForm, text: string, context: Context): Promise<SaleForm> => ({
  ...form,
  buyer: buyerNamed(text, await context.customers(text), context.words, true),
})

function whichBuyer(form: SaleForm, buyer: SaleForm['buyer'] & { is: 'asked' }, context: Context): Asked {
  const { words } = context
  return {
    key: 'customer',
    question: words.t.whichCustomer(buyer.typed),
    choices: buyer.choices,
    settle: async (value) => ({
      ...form,
      buyer: buyerChosen(buyer, value, await context.customersOf([value]), words),
    }),
    answer: (text) => answeredBuyer(form, text, context),
  }
}

/** Nobody was named, so nobody is offered: a name as it would be typed, or a customer's id; never a name of digits. */
const whoseTab = (form: SaleForm, context: Context): Asked => ({
  key: 'customer',
  question: context.words.t.whoseTab,
  choices: [],
  settle: async (value) =>
    typeof value === 'string'
      ? answeredBuyer(form, value, context)
      : { ...form, buyer: buyerOf(value, await context.customersOf([value]), context.words) },
  answer: (text) => answeredBuyer(form, text, context),
})

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
  return namesDay(tokens) ? undefined : new Terms(tokens, text, '', words).from(0)
}

/** How much of it, or which product it is. */
function openOfLine(form: SaleForm, line: LineForm, at: number, context: Context): Asked[] {
  const { words } = context
  const put = (next: LineForm): SaleForm => ({ ...form, lines: form.lines.with(at, next) })
  if (isQuantityOpen(line, 'sold', words)) {
    return [
      {
        key: `items.${at}.quantity`,
        question: quantityQuestion(line, 'sold', words),
        choices: quantityChoices(line, 'sold', words),
        settle: (value) => put(settleQuantity(line, value, 'sold', words)),
        answer: (text) => put(answerQuantity(line, text, 'sold', words)),
      },
    ]
  }
  if (line.product) return []
  return [
    {
      key: `items.${at}.product`,
      question: words.t.whichProduct(line.typed),
      choices: line.choices,
      settle(value) {
        const chosen = line.choices.find(({ id }) => isChosen(id, value))
        if (!chosen) throw new CommandError(words.t.notOffered)
        return put(withProduct(line, chosen, words))
      },
      async answer(text) {
        const found = await foundBy(text, line.choices, context)
        if (!found.items.length) throw new CommandError(words.t.noProduct(text.trim()))
        const one = meant(found)
        return put(
          one ? withProduct(line, goodsOf(one), words) : { ...line, choices: found.items.map(goodsOf) },
        )
      },
    },
  ]
}

/** The products that an answer may mean: among those offered, else among all. */
async function foundBy(
  text: string,
  offered: readonly GoodsName[],
  context: Context,
): Promise<Found<ProductName>> {
  const [choices, products] = await Promise.all([
    context.productsOf(offered.map(({ id }) => id)),
    context.products(text),
  ])
  const among = find(text, choices)
  return among.items.length ? among : find(text, products)
}

export function callSale(form: SaleForm, { words }: Context): Call {
  const { buyer, money, dueOn, discount, note } = form
  return callOf(operations['sales.create'], {
    ...(buyer.is === 'known' ? { customerId: buyer.id } : {}),
    ...(buyer.is === 'new' ? { customerName: buyer.name } : {}),
    items: form.lines.flatMap((line) => inputOf(line, words)),
    ...(discount ? { discount } : {}),
    ...(money?.is === 'paid' && !doubtOf(form, 'method') ? { payments: tillOf(form, words).payments } : {}),
    ...(dueOn ? { dueOn } : {}),
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
  const dueOn = form.dueOn && words.day(form.dueOn, await context.today())
  return [
    buyerLine(form.buyer, words),
    ...truncate(form.lines, (line) => goodsLine(line, words), words),
    joined([...sums(form, words), ...(dueOn ? [part(t.dueOn(dueOn), t.labels.due, dueOn)] : [])]),
    ...(note ? [part(`“${note}”`, t.labels.note, note)] : []),
  ]
}

const part = (text: string, name: string, value: string): Line => lineOf(text, { name, value })

/** What it comes to, and how that is paid. */
function sums(form: SaleForm, words: Words): Line[] {
  const { t } = words
  const { discount, money } = form
  const of = (say: (amount: string) => string, name: string, cents: number) =>
    part(say(words.money(cents)), name, words.money(cents))
  const { change } = tillOf(form, words)
  const isWhole = form.lines.every((line) => isRead(line, words))
  return [
    ...(discount ? [of(t.discountOf, t.labels.discount, discount)] : []),
    ...(isWhole ? [of(t.total, t.labels.total, totalOf(form, words))] : []),
    ...(money?.is === 'credit' ? [lineOf(t.onCredit)] : []),
    ...saidIn(money).map(({ amount, method }) => {
      const paid = amount === null ? null : words.money(amount)
      const by = t.methods[method]
      return part(t.paidWith(paid, by), t.labels.paid, [paid, by].filter(Boolean).join(' '))
    }),
    ...(isWhole && change ? [of(t.changeOf, t.labels.change, change)] : []),
  ]
}

function goodsLine(line: LineForm, words: Words): Line {
  const { product, milli, typed, ways } = line
  if (!product) return lineOf(`${ways ? '' : `${words.number(milli / 1000)} × `}${typed}?`)
  const link = { is: 'product', id: product.id } as const
  const shown = goodsShown(product)
  if (!isRead(line, words)) return rowLine('', { name: `${words.number(milli / 1000)} × ${shown}?`, link })
  const own = inUnitOf(product, line, words)
  const count = product.unit === 'un' ? words.number(own / 1000) : words.quantity(own / 1000, product.unit)
  const value = words.money(lineTotal(own, product.price))
  return rowLine('', { name: `${count} × ${shown}`, value, link }, ' · ')
}

export async function repriced(form: SaleForm, context: Context): Promise<SaleForm> {
  const products = await context.productsOf(form.lines.map((line) => line.product?.id))
  const lines = form.lines.map((line) => {
    const now = line.product && products.find((one) => one.id === line.product?.id)
    return now && now.price !== line.product?.price ? { ...line, product: goodsOf(now) } : line
  })
  return lines.some((line, n) => line !== form.lines[n]) ? { ...form, lines } : form
}
