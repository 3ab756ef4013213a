// `/pagar Ana 25,50 pix`, `/pagar Ana tudo`: taking a payment.

import type { CustomerName } from '#domain/customers/index.ts'
import { operations } from '#domain/operations.ts'
import { fold } from '#lib/fold.ts'
import { invariant } from '#lib/invariant.ts'
import type { Span } from '#lib/message.ts'
import { lineTotal } from '#lib/money.ts'
import { type Buyer, buyerLine, buyerNamed, buyerOf, nameOf, whichBuyer } from './buyer.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { showDebtors } from './dividas.ts'
import { doubtIf, doubtOf, readingDoubt } from './doubts.ts'
import { type AnyForm, callOf, type FormHandler, type Open, type Parsed, saying } from './form.ts'
import { lexiconOf } from './lexicon.ts'
import { line, sentence } from './message.ts'
import { CommandError } from './outcome.ts'
import { paymentFrom } from './payment-input.ts'
import { mayNameDay } from './reader/day.ts'
import { tokensIn } from './reader/lexer.ts'
import { type PaymentPiece, PaymentReader } from './reader/payment.ts'
import { type Method, type Placed, spanOf } from './tokens.ts'
import type { Words } from './words.ts'

export interface PaymentForm extends AnyForm {
  readonly kind: 'payment'
  readonly buyer: Buyer
  /** Null: not said; `all`: everything that is owed; `half`: half of that. */
  readonly amount: number | 'all' | 'half' | null
  readonly method: Method
  /** The day that it was paid, where that is not today. */
  readonly on?: string
}

type Asked = Open<PaymentForm>

/** A number or a method may belong to the name (`casa 7`, `Ana Pix`): where both fit, it is asked. */
async function parsePayment(text: string, context: Context): Promise<Parsed<PaymentForm> | undefined> {
  if (!text) return undefined
  const { words } = context
  const [customers, today] = await Promise.all([
    context.customers(text),
    mayNameDay(fold(text)) ? context.today() : '',
  ])
  const readings = await new PaymentReader(
    tokensIn(text, { list: false }),
    lexiconOf(customers),
    today,
    words,
  ).readings()
  const all = readings.map((pieces) => ({
    pieces,
    form: { ...said(pieces, today, words), buyer: buyerNamed(nameIn(pieces), customers, words, false) },
  }))
  // Two ways to the same payment are one; what says one amount is meant before what says two: `10 off her tab`.
  const different = [...new Map(all.map((one) => [JSON.stringify(one.form), one])).values()]
  const sure = different.filter(({ form }) => !form.doubts?.length)
  const forms = sure.length ? sure : different
  const [first, second] = forms
  invariant(first, 'a payment has a reading')
  if (!second) return { form: first.form, spans: spansIn(first.pieces, tokensIn(text, { list: false })) }
  const doubt = readingDoubt(
    words.t.whichReading(text),
    forms.map(({ form }) => ({ name: inShort(form, words), form })),
  )
  return { form: { ...first.form, doubts: [doubt] }, spans: [] }
}

const nameIn = (pieces: readonly PaymentPiece[]) => pieces.find((one) => one.is === 'customer')?.typed ?? ''

/** Who pays, then amounts and methods, each a piece. */
const spansIn = (pieces: readonly PaymentPiece[], tokens: readonly Placed[]): Span[] =>
  pieces.flatMap(({ is, from, to }) => (is === 'day' ? [] : spanOf(tokens.slice(from, to), is, is)))

/** The terms of a payment; two amounts, or two methods, are asked about. */
function said(pieces: readonly PaymentPiece[], today: string, words: Words): Omit<PaymentForm, 'buyer'> {
  const { t } = words
  const amounts = new Set(pieces.flatMap((one) => (one.is === 'amount' ? [one.amount] : [])))
  if (amounts.has(0)) throw new CommandError(t.aboveZero)
  const methods = new Set(pieces.flatMap((one) => (one.is === 'method' ? [one.method] : [])))
  const [amount = null, otherAmount] = amounts
  const [method = 'cash'] = methods
  const on = pieces.find((one) => one.is === 'day')?.day
  const numbers = [...amounts].map((one) => ({
    id: one,
    name: amountName(one, words),
    put: { amount: one },
  }))
  const ways = [...methods].map((one) => ({ id: one, name: t.methods[one], put: { method: one } }))
  return {
    kind: 'payment',
    amount: otherAmount === undefined ? amount : null,
    method,
    ...(on === undefined || on === today ? {} : { on }),
    doubts: [...doubtIf('amount', t.whichAmount, numbers), ...doubtIf('method', t.whichMethod, ways)],
  }
}

const amountName = (amount: number | 'all' | 'half', words: Words) =>
  amount === 'all' ? words.t.allOfIt : amount === 'half' ? words.t.halfOfIt : words.money(amount)

const NOBODY = lexiconOf<CustomerName>([])

/** A reading in a few words, as a button holds them. */
const inShort = ({ buyer, amount }: PaymentForm, words: Words) =>
  `${nameOf(buyer)}: ${amount === null ? '…' : amountName(amount, words)}`

/** Minor units; undefined while it is not known. */
function amountFor({ buyer, amount }: Pick<PaymentForm, 'buyer' | 'amount'>): number | undefined {
  if (amount === null || typeof amount === 'number') return amount ?? undefined
  if (buyer.is !== 'known') return undefined
  return amount === 'all' ? buyer.due : lineTotal(HALF_PERMILLE, buyer.due)
}
const HALF_PERMILLE = 500

/** Of what is owed, all or half. */
const isShare = (amount: PaymentForm['amount']) => amount === 'all' || amount === 'half'

const checked = (form: PaymentForm, words: Words): PaymentForm => {
  if (isShare(form.amount) && form.buyer.is === 'known' && form.buyer.due === 0) {
    throw new CommandError(words.t.owesNothing(form.buyer.name))
  }
  return form
}

function askForPayment(form: PaymentForm, context: Context): readonly Asked[] {
  checked(form, context.words)
  const { buyer } = form
  return [
    ...(buyer.is === 'asked' ? [whichBuyer(form, buyer, context, { mayBeNew: false })] : []),
    ...(form.amount === null && !doubtOf(form, 'amount') ? [howMuch(form, context)] : []),
  ]
}

const howMuch = (form: PaymentForm, { words }: Context): Asked => ({
  key: 'amount',
  question: words.t.howMuch(
    nameOf(form.buyer),
    form.buyer.is === 'known' ? words.money(form.buyer.due) : null,
  ),
  choices: [],
  settle(value) {
    if (typeof value !== 'number' || !Number.isInteger(value)) throw new CommandError(words.t.notOffered)
    if (value <= 0) throw new CommandError(words.t.aboveZero)
    return { ...form, amount: value }
  },
  answer(text) {
    const pieces = new PaymentReader(tokensIn(text), NOBODY, '', words).terms() ?? []
    const { amount, method, doubts = [] } = said(pieces, '', words)
    if (amount === null || doubts.length) throw new CommandError(words.t.noNumber(text.trim()))
    return { ...form, amount, method: pieces.some(({ is }) => is === 'method') ? method : form.method }
  },
})

const handler: FormHandler<PaymentForm> = {
  kinds: ['payment'],
  parse: parsePayment,
  ask: askForPayment,
  fromInput: paymentFrom,

  call(form) {
    const amount = amountFor(form)
    return callOf(operations['payments.create'], {
      ...(form.buyer.is === 'known' ? { customerId: form.buyer.id } : {}),
      ...(amount === undefined ? {} : { amount }),
      ...(doubtOf(form, 'method') ? {} : { method: form.method }),
      ...(form.on === undefined ? {} : { on: form.on }),
    })
  },

  async show({ buyer, ...form }, { words }) {
    const cents = amountFor({ buyer, ...form })
    const amount = cents === undefined ? null : words.money(cents)
    const method = words.t.methods[form.method]
    const who = buyerLine(buyer, words).rows
    const paid = { name: words.t.labels.paid, value: amount ?? '…', under: method }
    const day = form.on === undefined ? '' : `, ${words.day(form.on)}`
    return [
      line(`${words.t.willPay(nameOf(buyer), amount, words.t.paidBy[form.method])}${day}`, ...who, paid),
    ]
  },

  async refresh(form, context) {
    const { buyer } = form
    if (buyer.is !== 'known' || !isShare(form.amount)) return form
    const [now] = await context.customersOf([buyer.id])
    return now && now.due !== buyer.due ? { ...form, buyer: { ...buyer, due: now.due } } : form
  },

  says: [
    saying(operations['payments.create'], ({ customer, amount, method, credit }, _, words) => {
      const { t } = words
      const kept = credit ? words.money(credit) : null
      const text = t.paid(customer?.name ?? '', words.money(amount), t.paidBy[method], kept)
      return sentence('💰', text, customer ? { is: 'customer', id: customer.id } : undefined)
    }),
  ],
}

export const pagar = defineCommand({
  name: 'pagar',
  aliases: ['pay'],
  alsoTyped: ['recebi', 'receber', 'pagou'],
  role: 'admin',
  form: handler,
  show: (_, context) => showDebtors(context, 0),
  begins: {
    pay: async (customerId, context): Promise<PaymentForm> => ({
      kind: 'payment',
      buyer: buyerOf(customerId, await context.customersOf([customerId]), context.words),
      amount: null,
      method: 'cash',
    }),
  },
})
