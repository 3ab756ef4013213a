// A payment's form: what it would store, and how that is shown.
import { operations } from '#domain/operations.ts'
import { lineTotal } from '#lib/money.ts'
import { pixCode } from '#lib/pix.ts'
import { type Buyer, buyerLine, nameOf } from './buyer.ts'
import type { Context } from './context.ts'
import { CHOICES_SHOWN, debtorLines, debtorsOn } from './debtors.ts'
import { doubtOf } from './doubts.ts'
import { type AnyForm, callOf } from './form.ts'
import { type Button, type Line, line, rowLine } from './message.ts'
import { CommandError } from './outcome.ts'
import type { Method } from './tokens.ts'
import type { Words } from './words.ts'

export interface Part {
  readonly amount: number
  readonly method: Method
}

export interface PaymentForm extends AnyForm {
  readonly kind: 'payment'
  /** Nobody yet: who pays is asked. */
  readonly buyer: Buyer
  /** Null: not said; `all`: everything that is owed; `half`: half of that. */
  readonly amount: number | 'all' | 'half' | null
  /** Null: not said, which is cash where nobody is asked. */
  readonly method: Method | null
  /** The day that it was paid, where that is not today. */
  readonly on?: string
  /** In the chat: amounts are offered, and how it was paid is asked. */
  readonly guided?: true
  /** By a Pix code that is handed over: it is taken once it has come in. */
  readonly byCode?: boolean
  /** What is above the debt stays as credit. */
  readonly keepsRest?: true
  /** Several payments as they were said, each with its method. */
  readonly parts?: readonly Part[]
  /** Those that come after this one. */
  readonly also?: readonly Part[]
  /** Of those who owe. */
  readonly page?: number
}

/** Who pays is asked first. */
export const NOBODYS: PaymentForm = {
  kind: 'payment',
  buyer: { is: 'nobody' },
  amount: null,
  method: null,
  guided: true,
}

/** Minor units; undefined while it is not known. */
function amountFor({ buyer, amount }: Pick<PaymentForm, 'buyer' | 'amount'>): number | undefined {
  if (amount === null || typeof amount === 'number') return amount ?? undefined
  if (buyer.is !== 'known') return undefined
  return amount === 'all' ? buyer.due : lineTotal(HALF_PERMILLE, buyer.due)
}
const HALF_PERMILLE = 500

/** Of what is owed, all or half. */
const isShare = (amount: PaymentForm['amount']) => amount === 'all' || amount === 'half'

/** By a code, which is of one sum: what is owed may be another one by the time that it has come in. */
export const byCodeOf = (form: PaymentForm): PaymentForm => ({
  ...form,
  amount: amountFor(form) || form.amount,
  method: 'pix',
  byCode: true,
})

/** Throws what to say where all of nothing would be paid. */
export const checked = (form: PaymentForm, words: Words): PaymentForm => {
  if (isShare(form.amount) && form.buyer.is === 'known' && form.buyer.due === 0) {
    throw new CommandError(words.t.owesNothing(form.buyer.name), { personal: true })
  }
  return form
}

/** Several payments that were said, as the first of them with the others behind it. */
export function oneByOne(form: PaymentForm): PaymentForm {
  const { parts: [first, ...also] = [], ...rest } = form
  if (!first) return form
  const doubts = (form.doubts ?? []).filter(({ key }) => key !== 'amount' && key !== 'method')
  return { ...rest, ...first, also, doubts }
}

export function callPayment(form: PaymentForm) {
  const amount = amountFor(form)
  return callOf(operations['payments.create'], {
    ...(form.buyer.is === 'known' ? { customerId: form.buyer.id } : {}),
    ...(amount === undefined ? {} : { amount }),
    ...(doubtOf(form, 'method') ? {} : { method: form.method ?? 'cash' }),
    ...(form.on === undefined ? {} : { on: form.on }),
    ...(form.keepsRest ? { allowCredit: true } : {}),
  })
}

/** The code that takes this payment, where the shop has a key. */
export async function codeFor(form: PaymentForm, context: Context): Promise<string | undefined> {
  const amount = amountFor(form)
  if (!form.byCode || !amount) return undefined
  const { pix, name } = await context.shop()
  return pix ? pixCode({ ...pix, name }, amount) : undefined
}

/** Nothing is taken by Pix before it has come in, nor one of several before it was seen beside the others. */
export const confirmsPayment = async (form: PaymentForm, context: Context): Promise<boolean> =>
  (form.also?.length ?? 0) > 0 || (await codeFor(form, context)) !== undefined

/** Of what is asked about, or as it would be stored. */
export async function showPayment(form: PaymentForm, context: Context): Promise<readonly [Line, ...Line[]]> {
  const { words } = context
  const { t } = words
  const { buyer, guided, also = [] } = form
  if (buyer.is === 'nobody')
    return debtorLines(await debtorsOn(context, form.page ?? 0, CHOICES_SHOWN), context)
  const cents = amountFor(form)
  const who = buyerLine(buyer, words)
  if (cents === undefined) return [rowLine('💰', who.rows[0] ?? { name: nameOf(buyer) })]
  const amount = words.money(cents)
  const method = form.method ?? (guided ? null : 'cash')
  const paid = { name: t.labels.paid, value: amount, under: method ? t.methods[method] : undefined }
  const day = form.on === undefined ? '' : `, ${words.day(form.on)}`
  const text = method ? t.willPay(nameOf(buyer), amount, t.paidBy[method]) : t.taking(nameOf(buyer), amount)
  const code = await codeFor(form, context)
  return [
    line(`${text}${day}`, ...who.rows, paid),
    ...also.map((one) => line(t.thenPays(words.money(one.amount), t.paidBy[one.method]))),
    ...(code ? [line(t.showCode), line(code)] : []),
  ]
}

/** The code of what is taken by Pix, to hand over. */
export async function besidePayment(form: PaymentForm, context: Context): Promise<readonly Button[]> {
  const code = await codeFor(form, context)
  return code ? [{ label: context.words.t.copyCode, action: { do: 'copy', text: code } }] : []
}

/** What this one is owed by now. */
export async function owingNow(form: PaymentForm, context: Context): Promise<PaymentForm> {
  const { buyer } = form
  if (buyer.is !== 'known') return form
  const [now] = await context.customersOf([buyer.id])
  return now && now.due !== buyer.due ? { ...form, buyer: { ...buyer, due: now.due } } : form
}
