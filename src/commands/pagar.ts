// `/pagar Ana 25,50 pix`, `/pagar Ana tudo`: taking a payment.

import { operations } from '#domain/operations.ts'
import { fold } from '#lib/fold.ts'
import { invariant } from '#lib/invariant.ts'
import type { Span } from '#lib/message.ts'
import { looksLikeNumber } from '#lib/numbers.ts'
import { type Buyer, buyerLine, buyerNamed, nameOf, whichBuyer } from './buyer.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { showDebtors } from './dividas.ts'
import { doubtIf, doubtOf, readingDoubt } from './doubts.ts'
import { type AnyForm, callOf, type FormHandler, type Open, type Parsed, saying } from './form.ts'
import { lexiconOf } from './lexicon.ts'
import { line, sentence } from './message.ts'
import { CommandError } from './outcome.ts'
import {
  amountOf,
  BY,
  isMoneyMark,
  type Method,
  methodOf,
  type Placed,
  placedIn,
  spanOf,
  tokensOf,
} from './tokens.ts'
import type { Words } from './words.ts'

interface PaymentForm extends AnyForm {
  readonly kind: 'payment'
  readonly buyer: Buyer
  /** Null: not said; `all`: everything that is owed. */
  readonly amount: number | 'all' | null
  readonly method: Method
}

type Asked = Open<PaymentForm>

const ALL = /^(tudo|all)$/

/** A number or a method at the end may belong to the name (`casa 7`, `Ana Pix`): where both fit, it is asked. */
async function parsePayment(text: string, context: Context): Promise<Parsed<PaymentForm> | undefined> {
  if (!text) return undefined
  const { words } = context
  const customers = await context.customers(text)
  const people = lexiconOf(customers)
  const placed = placedIn(text)
  const tokens = placed.map((one) => one.text)
  const nameTo = (end: number) => tokens.slice(0, end).join(' ').replace(/:$/, '').trim()
  const isSomebody = (end: number) => people.find(nameTo(end), { slips: false }).items.length > 0
  const from = nameEnd(tokens)
  const longer: number[] = []
  for (let end = Math.min(tokens.length, people.longest + 1); end > from; end--)
    if (isSomebody(end)) longer.push(end)
  const ends = !longer.length || isSomebody(from) ? [...longer, from] : longer
  const forms = ends.map((end) => ({
    ...said(tokens.slice(end), words),
    buyer: buyerNamed(nameTo(end), customers, words, false),
  }))
  const [first, second] = forms
  invariant(first, 'a payment has a reading')
  if (!second) return { form: first, spans: spansIn(placed, ends[0] ?? placed.length) }
  const doubt = readingDoubt(
    words.t.whichReading(text),
    forms.map((form) => ({ name: inShort(form, words), form })),
  )
  return { form: { ...first, doubts: [doubt] }, spans: [] }
}

/** Who pays, then amounts and methods, each a piece. */
const spansIn = (words: readonly Placed[], end: number): Span[] => [
  ...spanOf(words.slice(0, end), 'customer', 'customer'),
  ...words.slice(end).flatMap((word) => {
    if (methodOf(word.text)) return spanOf([word], 'method', 'method')
    const isAmount = looksLikeNumber(word.text) || ALL.test(fold(word.text))
    return isAmount ? spanOf([word], 'amount', 'amount') : []
  }),
]

/** Where the amounts and methods at the end of a line begin; one word is a name at least. */
function nameEnd(tokens: readonly string[]): number {
  let end = tokens.length
  while (end > 1) {
    const [word = '', next = ''] = tokens.slice(end - 1, end + 1)
    const isTerm =
      ALL.test(fold(word)) || looksLikeNumber(word) || isMoneyMark(word) || methodOf(word) !== undefined
    if (!isTerm && !(BY.has(fold(word)) && methodOf(next))) break
    end--
  }
  return end
}

/** The terms of a payment; two amounts, or two methods, are asked about. */
function said(terms: readonly string[], words: Words): Omit<PaymentForm, 'buyer'> {
  const { t } = words
  const amounts = new Set(
    terms
      .filter((term) => looksLikeNumber(term) || ALL.test(fold(term)))
      .map((term) => readAmount(term, words)),
  )
  const methods = new Set(terms.map(methodOf).filter((method) => method !== undefined))
  const [amount = null, otherAmount] = amounts
  const [method = 'cash'] = methods
  const numbers = [...amounts].map((one) => ({
    id: one,
    name: one === 'all' ? t.allOfIt : words.money(one),
    put: { amount: one },
  }))
  const ways = [...methods].map((one) => ({ id: one, name: t.methods[one], put: { method: one } }))
  return {
    kind: 'payment',
    amount: otherAmount === undefined ? amount : null,
    method,
    doubts: [...doubtIf('amount', t.whichAmount, numbers), ...doubtIf('method', t.whichMethod, ways)],
  }
}

/** A reading in a few words, as a button holds them. */
const inShort = ({ buyer, amount }: PaymentForm, words: Words) =>
  `${nameOf(buyer)}: ${amount === null ? '…' : amount === 'all' ? words.t.allOfIt : words.money(amount)}`

function readAmount(token: string, words: Words): number | 'all' {
  if (ALL.test(fold(token))) return 'all'
  const amount = amountOf(token, words)
  if (amount === 0) throw new CommandError(words.t.aboveZero)
  return amount
}

/** Minor units; undefined while it is not known. */
const amountFor = ({ buyer, amount }: Pick<PaymentForm, 'buyer' | 'amount'>) =>
  amount === 'all' ? (buyer.is === 'known' ? buyer.due : undefined) : (amount ?? undefined)

const checked = (form: PaymentForm, words: Words): PaymentForm => {
  if (form.amount === 'all' && form.buyer.is === 'known' && form.buyer.due === 0) {
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
    const tokens = tokensOf(text)
    const { amount, method, doubts = [] } = said(tokens, words)
    const isSaid = nameEnd(['', ...tokens]) === 1 && amount !== null && !doubts.length
    if (!isSaid) throw new CommandError(words.t.noNumber(text.trim()))
    return { ...form, amount, method: tokens.some((token) => methodOf(token)) ? method : form.method }
  },
})

const handler: FormHandler<PaymentForm> = {
  kinds: ['payment'],
  parse: parsePayment,
  ask: askForPayment,

  call(form) {
    const amount = amountFor(form)
    return callOf(operations['payments.create'], {
      ...(form.buyer.is === 'known' ? { customerId: form.buyer.id } : {}),
      ...(amount === undefined ? {} : { amount }),
      ...(doubtOf(form, 'method') ? {} : { method: form.method }),
    })
  },

  async show({ buyer, ...form }, { words }) {
    const cents = amountFor({ buyer, ...form })
    const amount = cents === undefined ? null : words.money(cents)
    const method = words.t.methods[form.method]
    const who = buyerLine(buyer, words).rows
    const paid = { name: words.t.labels.paid, value: amount ?? '…', under: method }
    return [line(words.t.willPay(nameOf(buyer), amount, words.t.paidBy[form.method]), ...who, paid)]
  },

  async refresh(form, context) {
    const { buyer } = form
    if (buyer.is !== 'known' || form.amount !== 'all') return form
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
  role: 'admin',
  form: handler,
  show: (_, context) => showDebtors(context, 0),
})
