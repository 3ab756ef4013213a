// `/pagar Ana 25,50 pix`, `/pagar Ana tudo`: taking a payment.
import { fold } from '#lib/fold.ts'
import { invariant } from '#lib/invariant.ts'
import { looksLikeNumber } from '#lib/numbers.ts'
import { buyerChosen, buyerNamed, nameOf } from './buyer.ts'
import type { Context } from './context.ts'
import { doubtIf, doubtOf, readingDoubt } from './doubts.ts'
import type { Family } from './family.ts'
import { lexiconOf } from './lexicon.ts'
import { CommandError, type Open, type PaymentForm } from './outcome.ts'
import { amountOf, BY, isMoneyMark, methodOf, tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

const ALL = /^(tudo|all)$/

/** A number or a method at the end may belong to the name (`casa 7`, `Ana Pix`): where both fit, it is asked. */
export async function parsePayment(text: string, context: Context): Promise<PaymentForm> {
  const { words } = context
  const customers = await context.customers(text)
  const people = lexiconOf(customers)
  const tokens = tokensOf(text)
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
  if (!second) return first
  const doubt = readingDoubt(
    words.t.whichReading(text),
    forms.map((form) => ({ name: inShort(form, words), form })),
  )
  return { ...first, doubts: [doubt] }
}

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

export const paymentFamily: Family<PaymentForm> = {
  open(form, { words }) {
    checked(form, words)
    const open: Open[] = []
    const { buyer } = form
    if (buyer.is === 'asked')
      open.push({ key: 'customer', question: words.t.whichCustomer(buyer.typed), choices: buyer.choices })
    if (form.amount === null && !doubtOf(form, 'amount')) {
      open.push({
        key: 'amount',
        question: words.t.howMuch(nameOf(buyer), buyer.is === 'known' ? words.money(buyer.due) : null),
        choices: [],
      })
    }
    return open
  },

  async settle(form, key, value, context) {
    const { words } = context
    if (key === 'amount' && typeof value === 'number' && Number.isInteger(value)) {
      if (value <= 0) throw new CommandError(words.t.aboveZero)
      return { ...form, amount: value }
    }
    if (key !== 'customer') throw new CommandError(words.t.notOffered)
    return { ...form, buyer: buyerChosen(form.buyer, value, await context.customersOf([value]), words) }
  },

  async answer(form, key, text, context) {
    const { words } = context
    if (key === 'customer')
      return { ...form, buyer: buyerNamed(text, await context.customers(text), words, false) }
    const tokens = tokensOf(text)
    const { amount, method, doubts = [] } = said(tokens, words)
    const isSaid = nameEnd(['', ...tokens]) === 1 && amount !== null && !doubts.length
    if (!isSaid) throw new CommandError(words.t.noNumber(text.trim()))
    return { ...form, amount, method: tokens.some((token) => methodOf(token)) ? method : form.method }
  },

  call(form) {
    const amount = amountFor(form)
    return {
      operation: 'payments.create',
      input: {
        ...(form.buyer.is === 'known' ? { customerId: form.buyer.id } : {}),
        ...(amount === undefined ? {} : { amount }),
        ...(doubtOf(form, 'method') ? {} : { method: form.method }),
      },
    }
  },

  async show(form, { words }) {
    const amount = amountFor(form)
    return words.t.willPay(
      nameOf(form.buyer),
      amount === undefined ? null : words.money(amount),
      words.t.methods[form.method],
    )
  },

  async refresh(form, context) {
    const { buyer } = form
    if (buyer.is !== 'known' || form.amount !== 'all') return form
    const [now] = await context.customersOf([buyer.id])
    return now && now.due !== buyer.due ? { ...form, buyer: { ...buyer, due: now.due } } : form
  },
}
