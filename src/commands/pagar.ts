// `/pagar Ana 25,50 pix`, `/pagar Ana tudo`: taking a payment.

import type { CustomerName } from '#domain/customers/index.ts'
import type { OutputOf } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { fold } from '#lib/fold.ts'
import { invariant } from '#lib/invariant.ts'
import { PAYMENTS_MAX } from '#lib/limits.ts'
import type { Span } from '#lib/message.ts'
import { buyerNamed, buyerOf, nameOf } from './buyer.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { doubtIf, readingDoubt } from './doubts.ts'
import { type FormHandler, type Parsed, saying } from './form.ts'
import { lexiconOf } from './lexicon.ts'
import { asking, type Card, cardOf, sentence } from './message.ts'
import type { MessageContext } from './message-context.ts'
import { CommandError } from './outcome.ts'
import {
  besidePayment,
  byCodeOf,
  callPayment,
  codeFor,
  confirmsPayment,
  NOBODYS,
  oneByOne,
  owingNow,
  type Part,
  type PaymentForm,
  showPayment,
} from './payment-form.ts'
import { paymentFrom } from './payment-input.ts'
import { askForPayment, type Terms } from './payment-questions.ts'
import { mayNameDay } from './reader/day.ts'
import { tokensIn } from './reader/lexer.ts'
import { type PaymentPiece, PaymentReader } from './reader/payment.ts'
import { type Placed, spanOf } from './tokens.ts'
import type { Words } from './words.ts'

/** A number or a method may belong to the name (`casa 7`, `Ana Pix`): where both fit, it is asked. */
async function parsePayment(text: string, context: Context): Promise<Parsed<PaymentForm>> {
  const { words } = context
  const [customers, today] = await Promise.all([context.customers(text), dayFor(text, context)])
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

/** The terms of a payment; two amounts, or two methods, are asked about, unless each amount has its own method. */
function said(pieces: readonly PaymentPiece[], today: string, words: Words): Omit<PaymentForm, 'buyer'> {
  const { t } = words
  const amounts = new Set(pieces.flatMap((one) => (one.is === 'amount' ? [one.amount] : [])))
  if (amounts.has(0)) throw new CommandError(t.aboveZero)
  const methods = new Set(pieces.flatMap((one) => (one.is === 'method' ? [one.method] : [])))
  const [amount = null, otherAmount] = amounts
  const [method = null, otherMethod] = methods
  const on = pieces.find((one) => one.is === 'day')?.day
  const parts = partsIn(pieces)
  const numbers = [...amounts].map((one) => ({
    id: one,
    name: amountName(one, words),
    put: { amount: one },
  }))
  const ways = [...methods].map((one) => ({ id: one, name: t.methods[one], put: { method: one } }))
  return {
    kind: 'payment',
    amount: otherAmount === undefined ? amount : null,
    method: otherMethod === undefined ? method : null,
    ...(on === undefined || on === today ? {} : { on }),
    ...(parts ? { parts } : {}),
    doubts: [...doubtIf('amount', t.whichAmount, numbers), ...doubtIf('method', t.whichMethod, ways)],
  }
}

/** Two payments or more, an amount and its method each, all said in one order; undefined for all else. */
function partsIn(pieces: readonly PaymentPiece[]): readonly Part[] | undefined {
  const terms = pieces.filter(({ is }) => is === 'amount' || is === 'method')
  const pairs = terms.flatMap((first, n) => (n % 2 ? [] : [[first, terms[n + 1]] as const]))
  const parts = pairs.flatMap(([first, second]): Part[] => {
    const [amount, method] =
      first.is === terms[0]?.is && first.is === 'method' ? [second, first] : [first, second]
    const isPair = amount?.is === 'amount' && method?.is === 'method'
    return isPair && typeof amount.amount === 'number'
      ? [{ amount: amount.amount, method: method.method }]
      : []
  })
  return parts.length > 1 && parts.length <= PAYMENTS_MAX && parts.length === pairs.length ? parts : undefined
}

const amountName = (amount: number | 'all' | 'half', words: Words) =>
  amount === 'all' ? words.t.allOfIt : amount === 'half' ? words.t.halfOfIt : words.money(amount)

const NOBODY = lexiconOf<CustomerName>([])

/** A reading in a few words, as a button holds them. */
const inShort = ({ buyer, amount }: Pick<PaymentForm, 'buyer' | 'amount'>, words: Words) =>
  `${nameOf(buyer)}: ${amount === null ? '…' : amountName(amount, words)}`

/** An amount, a method and a day alone. */
const terms: Terms = async (text, context) => {
  const { words } = context
  const today = await dayFor(text, context)
  const pieces = new PaymentReader(tokensIn(text), NOBODY, today, words).terms() ?? []
  return said(pieces, today, words)
}

/** The shop's day, where the text may name one; else empty. */
const dayFor = async (text: string, context: Context) => (mayNameDay(fold(text)) ? await context.today() : '')

const readers = {
  terms,
  reads: async (text: string, context: Context) => (await parsePayment(text, context)).form,
}

function sayPayment(
  { customer, amount, method, credit }: OutputOf<(typeof operations)['payments.create']>,
  { owes }: MessageContext,
  words: Words,
): Card {
  const { t } = words
  const text = t.paid(customer?.name ?? '', words.money(amount), t.paidBy[method])
  const after = owes === undefined ? '' : owes > 0 ? t.stillOwes(words.money(owes)) : t.owesNoMore
  const kept = credit ? t.keptAsCredit(words.money(credit)) : ''
  const whole = [text, kept, after].filter(Boolean).join(' ')
  return sentence('✅', whole, customer ? { is: 'customer', id: customer.id } : undefined)
}

const handler: FormHandler<PaymentForm> = {
  kinds: ['payment'],
  parse: async (text, context) => (text ? parsePayment(text, context) : undefined),
  inChat(form, _, { spoken }) {
    if (form.parts) return { ...oneByOne(form), guided: true }
    return spoken || (form.amount === null && !form.doubts?.length) ? { ...form, guided: true } : form
  },
  // Of several the next is asked here.
  screen: ({ buyer, also }) =>
    buyer.is === 'known' && !also?.length ? `customers/${buyer.id}/pay` : undefined,
  fromInput: paymentFrom,
  ask: (form, context) => askForPayment(form, context, readers),
  confirms: confirmsPayment,
  confirmLabel: ({ byCode }, { t }) => (byCode ? t.pixFell : t.confirmButton),
  beside: besidePayment,
  qr: codeFor,
  call: callPayment,
  show: showPayment,
  refresh: async (form, context) => (typeof form.amount === 'number' ? form : owingNow(form, context)),

  async following({ also: [next, ...also] = [], ...form }, context) {
    return next && owingNow({ ...form, ...next, byCode: false, also }, context)
  },

  async mend(form, { code }, context) {
    if (code !== 'overpayment' || form.buyer.is !== 'known') return undefined
    return { ...(await owingNow(form, context)), guided: true, method: form.method ?? 'cash' }
  },

  says: [
    saying(operations['payments.create'], sayPayment, {
      async now({ customer }, context) {
        const [now] = customer ? await context.customersOf([customer.id]) : []
        return now ? { owes: now.due } : {}
      },
      next: ({ customer }, { t }) =>
        customer
          ? [
              { label: t.takeMore, action: { do: 'begin', name: 'pay', id: 0 } },
              {
                label: t.accountButton,
                action: { do: 'page', list: 'account', page: customer.id, below: true },
              },
            ]
          : [],
    }),
  ],
}

export const pagar = defineCommand({
  name: 'pagar',
  aliases: ['pay'],
  alsoTyped: ['recebi', 'receber', 'pagou'],
  role: 'admin',
  form: handler,
  opens: async () => NOBODYS,
  async show(_, context) {
    return asking(cardOf(await showPayment(NOBODYS, context)), context.words.t.whoPaid)
  },
  begins: {
    pay: async (id, context) => (id ? ofCustomer(id, context) : NOBODYS),
    pix: async (id, context) => byCodeOf({ ...(await ofCustomer(id, context)), amount: 'all' }),
  },
})

const ofCustomer = async (id: number, context: Context): Promise<PaymentForm> => ({
  ...NOBODYS,
  buyer: buyerOf(id, await context.customersOf([id]), context.words),
})
