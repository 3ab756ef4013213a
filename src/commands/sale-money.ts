// How a sale is paid, when it is due and what is noted: by taps, and in the words of the line.
import { addDays } from '#lib/days.ts'
import { fold } from '#lib/fold.ts'
import { OFFERED_METHODS, PAYMENT_METHODS } from '#lib/payment-methods.ts'
import { agreedIn } from './agreed.ts'
import { withOff } from './cart.ts'
import type { Context } from './context.ts'
import { chosenOf } from './doubts.ts'
import type { Extra, Open } from './form.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { mayNameDay } from './reader/day.ts'
import { isAnd, tokensIn } from './reader/lexer.ts'
import { type Term, Terms } from './reader/terms.ts'
import { goodsTotal, paidBy, type SaleForm, totalOf } from './till.ts'
import type { Method } from './tokens.ts'
import type { Words } from './words.ts'

type Asked = Open<SaleForm>

const CREDIT = 'credit' as const
/** `paid` is what programs call cash by. */
const methodBy = (value: string | number): Method | undefined =>
  value === 'paid' ? 'cash' : PAYMENT_METHODS.find((one) => one === value)

export const howPaid = (form: SaleForm, context: Context): Asked => {
  const { t } = context.words
  return {
    key: 'payment',
    question: t.paidOrCredit,
    choices: [
      { id: 'paid', name: t.paidButton },
      { id: 'credit', name: t.creditButton },
    ],
    offers: () => [...OFFERED_METHODS, CREDIT].map((id) => ({ id, name: t.sale.by[id] })),
    inOneRow: true,
    settle(value) {
      if (value === CREDIT) return { ...form, money: { is: 'credit' } }
      const method = methodBy(value)
      if (!method) throw new CommandError(t.notOffered)
      return { ...form, money: paidBy([{ amount: null, method }]), showsCode: 'result' }
    },
    async answer(text) {
      const said = await withTerms(form, text, context)
      if (!said) throw new CommandError(t.paidOrCredit)
      return { ...said, showsCode: 'card' }
    },
  }
}

/** The sale with what terms alone say of it; undefined where some word is none. Throws what to say where they say two things. */
export async function withTerms(
  form: SaleForm,
  text: string,
  context: Context,
): Promise<SaleForm | undefined> {
  const { words } = context
  const terms = termsOf(text, mayNameDay(fold(text)) ? await context.today() : '', words)
  if (!terms?.length) return undefined
  const agreed = agreedIn(terms, goodsTotal(form.lines, words), '', words)
  if (agreed.doubts.length) throw new CommandError(words.t.paidOrCredit)
  return {
    ...withOff(form, agreed),
    money: agreed.money ?? form.money,
    dueOn: agreed.dueOn ?? form.dueOn,
    ...(agreed.on ? { on: agreed.on } : {}),
    note: agreed.note ?? form.note,
  }
}

/** Terms alone; a method alone, or an amount with it, is paid. */
function termsOf(text: string, today: string, words: Words): readonly Term[] | undefined {
  const tokens = tokensIn(text)
  const read = new Terms(tokens, text, today, words)
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

/** Whole units of the currency that are offered. */
const NOTES = [5, 10, 20, 50]
/** Minor units of so many whole ones. */
export const centsOf = (whole: number, words: Words) => whole * 10 ** words.minorDigits

/** Part of it is paid now: an amount in cash, or as it is said; the rest is owed. */
export const partPaid = (form: SaleForm, context: Context): Extra<SaleForm> => {
  const { words } = context
  const { t } = words
  const total = totalOf(form, words)
  const choices = NOTES.map((whole) => centsOf(whole, words))
    .filter((cents) => cents < total)
    .map((cents) => ({ id: cents, name: `💵 ${words.money(cents)}` }))
  const paid = (amount: number, method: Method): SaleForm => {
    if (amount <= 0) throw new CommandError(t.aboveZero)
    return { ...form, money: paidBy([{ amount, method }]) }
  }
  return {
    key: 'part',
    label: t.sale.partPaid,
    question: t.sale.howMuchNow,
    choices,
    settle: (value) => paid(chosenOf(choices, value, words).id, 'cash'),
    async answer(text) {
      const said = await withTerms(form, `${t.sale.paidWord} ${text}`, context)
      if (said?.money?.is !== 'paid' || said.money.amount === null)
        throw new CommandError(t.noNumber(text.trim()))
      return { ...said, showsCode: 'card' }
    },
  }
}

/** Weekday that pays: Friday, as `Date` counts. */
const FRIDAY = 5
const WITHIN = [15, 30]

/** `today`: the shop's day. */
export const whenDue = (form: SaleForm, today: string, context: Context): Extra<SaleForm> => {
  const { words } = context
  const { t } = words
  const untilFriday = (FRIDAY - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7 || 7
  const friday = addDays(today, untilFriday)
  const later = WITHIN.map((days): Choice => {
    const day = addDays(today, days)
    return { id: day, name: t.sale.inDays(days, words.day(day, today)) }
  })
  const choices = [{ id: friday, name: t.sale.friday(words.day(friday, today)) }, ...later]
  return {
    key: 'due',
    label: form.dueOn ? t.sale.dueOn(words.day(form.dueOn, today)) : t.sale.due,
    question: t.sale.whenDue,
    choices,
    settle: (value) => ({ ...form, dueOn: String(chosenOf(choices, value, words).id) }),
    async answer(text) {
      const said =
        (await withTerms(form, text, context)) ??
        (await withTerms(form, `${t.sale.dueWord} ${text}`, context))
      if (!said?.dueOn) throw new CommandError(t.noDay(text.trim()))
      return said
    },
  }
}

export const noted = (form: SaleForm, { words: { t } }: Context): Extra<SaleForm> => {
  const withNote = (text: string): SaleForm => ({ ...form, note: text.trim() || null })
  return {
    key: 'note',
    label: t.sale.note,
    question: t.sale.whichNote,
    choices: [],
    settle: (value) => withNote(String(value)),
    answer: withNote,
  }
}
