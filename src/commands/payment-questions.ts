// What a payment lacks, and how each of it is settled: in the chat amounts and methods are offered, elsewhere cash is meant.
import { accountOf } from './account.ts'
import { buyerOf, nameOf, whichBuyer } from './buyer.ts'
import type { Context } from './context.ts'
import { CHOICES_SHOWN, debtorLabel, debtorsOn } from './debtors.ts'
import { doubtOf } from './doubts.ts'
import type { Open } from './form.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { byCodeOf, checked, oneByOne, type PaymentForm } from './payment-form.ts'
import type { Method } from './tokens.ts'
import type { Words } from './words.ts'

type Asked = Open<PaymentForm>

/** Reads an answer: what a line with the name would say. */
export type Reads = (text: string, context: Context) => Promise<PaymentForm>
/** The same of an amount, a method and a day alone. */
export type Terms = (
  text: string,
  context: Context,
) => Promise<Pick<PaymentForm, 'amount' | 'method' | 'on' | 'parts' | 'doubts'>>

/** `reads`, `terms`: the readers of lines, handed in, for they make such forms. */
export async function askForPayment(
  form: PaymentForm,
  context: Context,
  { reads, terms }: { reads: Reads; terms: Terms },
): Promise<readonly Asked[]> {
  const { words } = context
  checked(form, words)
  const { buyer, amount, method, guided } = form
  if (buyer.is === 'nobody') return [await whoPays(form, context, reads)]
  if (buyer.is === 'asked' && guided) return [whichBuyer(form, buyer, context, { mayBeNew: false })]
  return [
    ...(buyer.is === 'asked' ? [whichBuyer(form, buyer, context, { mayBeNew: false })] : []),
    ...(amount === null && !doubtOf(form, 'amount') ? [await howMuch(form, context, terms)] : []),
    ...(guided ? tooMuch(form, words) : []),
    ...(guided && method === null && !doubtOf(form, 'method') ? [whichWay(form, context, terms)] : []),
  ]
}

const MORE = 'more'
const LESS = 'less'

async function whoPays(form: PaymentForm, context: Context, reads: Reads): Promise<Asked> {
  const { words } = context
  const { page = 0 } = form
  const debtors = await debtorsOn(context, page, CHOICES_SHOWN)
  const people = debtors.items.map(
    (one): Choice => ({ id: one.customer.id, name: debtorLabel(one, context) }),
  )
  const isMore = (page + 1) * CHOICES_SHOWN < debtors.total
  return {
    key: 'customer',
    question: words.t.whoPaid,
    choices: [
      ...people,
      ...(page > 0 ? [{ id: LESS, name: '‹' }] : []),
      ...(isMore ? [{ id: MORE, name: '›' }] : []),
    ],
    async settle(value) {
      if (value === MORE && isMore) return { ...form, page: page + 1 }
      if (value === LESS && page > 0) return { ...form, page: page - 1 }
      return { ...form, buyer: buyerOf(value, await context.customersOf([value]), words) }
    },
    answer: async (text) => oneByOne({ ...(await reads(text, context)), guided: true }),
  }
}

async function howMuch(form: PaymentForm, context: Context, terms: Terms): Promise<Asked> {
  const { words } = context
  const { t } = words
  const { buyer } = form
  const { due = 0, overdue = 0 } = buyer.is === 'known' ? await accountOf(context, buyer.id) : {}
  return {
    key: 'amount',
    question: t.howMuch(nameOf(buyer), due ? words.money(due) : null, overdue ? words.money(overdue) : null),
    choices: form.guided ? amountsOf(due, overdue, words) : [],
    inOneRow: true,
    settle(value) {
      if (value === 'all') return checked({ ...form, amount: value }, words)
      if (typeof value !== 'number' || !Number.isInteger(value)) throw new CommandError(t.notOffered)
      if (value <= 0) throw new CommandError(t.aboveZero)
      return { ...form, amount: value }
    },
    async answer(text) {
      const { amount, method, parts, doubts = [], on } = await terms(text, context)
      const day = on === undefined ? {} : { on }
      if (form.guided && parts) return oneByOne({ ...form, ...day, parts })
      if (amount === null || doubts.length) throw new CommandError(t.noNumber(text.trim()))
      return { ...form, ...day, amount, method: method ?? form.method }
    },
  }
}

/** All of it, what is late of it, and round sums that are below. */
function amountsOf(due: number, overdue: number, words: Words): Choice[] {
  const { t, minorDigits } = words
  const round = [50, 100].map((amount) => amount * 10 ** minorDigits)
  return [
    ...(due ? [{ id: 'all', name: t.allOf(words.money(due)) }] : []),
    ...(overdue && overdue < due ? [{ id: overdue, name: t.lateOf(words.money(overdue)) }] : []),
    ...round
      .filter((amount) => !due || amount < due)
      .map((amount) => ({ id: amount, name: words.money(amount) })),
  ]
}

/** More than is owed is taken as credit only where that was said. */
function tooMuch(form: PaymentForm, words: Words): Asked[] {
  const { buyer, amount, keepsRest } = form
  if (buyer.is !== 'known' || typeof amount !== 'number' || keepsRest || amount <= buyer.due) return []
  const { t } = words
  const { due, name } = buyer
  const rest = words.money(amount - due)
  const keep = { id: 'credit', name: due ? t.keepRest(rest) : t.keepAll(rest) }
  const settle = (value: string | number): PaymentForm => {
    if (value === keep.id) return { ...form, keepsRest: true }
    if (due && value === due) return { ...form, amount: due }
    throw new CommandError(t.notOffered)
  }
  return [
    {
      key: 'amount',
      question: due ? t.owesOnlySo(words.money(due)) : t.keepAsCredit(name, rest),
      choices: [...(due ? [{ id: due, name: t.takeOnly(words.money(due)) }] : []), keep],
      settle,
      answer() {
        throw new CommandError(due ? t.owesOnlySo(words.money(due)) : t.keepAsCredit(name, rest), {
          personal: true,
        })
      },
    },
  ]
}

function whichWay(form: PaymentForm, context: Context, terms: Terms): Asked {
  const { words } = context
  const by = (method: Method): PaymentForm => (method === 'pix' ? byCodeOf(form) : { ...form, method })
  return {
    key: 'method',
    question: words.t.whichWay,
    choices: (['pix', 'cash', 'card'] as const).map((id) => ({ id, name: words.t.methodButtons[id] })),
    inOneRow: true,
    settle(value) {
      if (value !== 'pix' && value !== 'cash' && value !== 'card') throw new CommandError(words.t.notOffered)
      return by(value)
    },
    async answer(text) {
      const { amount, method, doubts = [], on } = await terms(text, context)
      if (method === null || amount !== null || doubts.length) throw new CommandError(words.t.whichWay)
      return { ...by(method), ...(on === undefined ? {} : { on }) }
    },
  }
}
