// `/pagar Ana 25,50 pix`, `/pagar Ana tudo`: taking a payment.
import { fold } from '#lib/fold.ts'
import { looksLikeNumber } from '#lib/numbers.ts'
import { buyerChosen, buyerNamed } from './buyer.ts'
import type { Context } from './context.ts'
import type { Family } from './family.ts'
import { type Buyer, CommandError, type Open, type PaymentForm } from './outcome.ts'
import { amountOf, methodOf, tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

const ALL = /^(tudo|all)$/

export async function parsePayment(text: string, context: Context): Promise<PaymentForm> {
  const { words } = context
  const tokens = tokensOf(text)
  const method = tokens.length > 1 ? methodOf(tokens.at(-1)) : undefined
  if (method) tokens.pop()
  const last = tokens.at(-1) ?? ''
  const said = tokens.length > 1 && (ALL.test(fold(last)) || looksLikeNumber(last))
  const amount = said ? readAmount(last, words) : null
  if (said) tokens.pop()
  if (/^r\$$/i.test(tokens.at(-1) ?? '')) tokens.pop()
  const named = tokens.join(' ').replace(/\s*:$/, '')
  const buyer = buyerNamed(named, await context.customers(named), words, false)
  return { kind: 'payment', buyer, amount, method: method ?? 'cash' }
}

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
    if (form.amount === null) {
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
    const tokens = tokensOf(text.replace(/^\s*r\$\s*/i, ''))
    const method = tokens.length > 1 ? methodOf(tokens.at(-1)) : undefined
    return { ...form, amount: readAmount(tokens[0] ?? '', words), method: method ?? form.method }
  },

  call(form) {
    const amount = amountFor(form)
    return {
      operation: 'payments.create',
      input: {
        ...(form.buyer.is === 'known' ? { customerId: form.buyer.id } : {}),
        ...(amount === undefined ? {} : { amount }),
        method: form.method,
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

const nameOf = (buyer: Buyer): string =>
  buyer.is === 'nobody' ? '' : buyer.is === 'asked' ? buyer.typed : buyer.name
