// `Prometer um dia`: by when somebody means to pay, asked once; their own word, or one that staff write down for them.
import { DomainError } from '#domain/errors.ts'
import { mayAct, type OutputOf } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import { addDays } from '#lib/days.ts'
import { PROMISE_DAYS_MAX } from '#lib/limits.ts'
import { promisedDays } from '#lib/promised-days.ts'
import type { Begin } from './command.ts'
import type { Context } from './context.ts'
import { type AnyForm, callOf, type FormHandler, type Open, saying } from './form.ts'
import { FormDialogue } from './form-dialogue.ts'
import { type Button, type Card, cardOf, line } from './message.ts'
import { CommandError } from './outcome.ts'
import { dayAt } from './reader/day.ts'
import { tokensIn } from './reader/lexer.ts'
import { read } from './reads.ts'
import type { Words } from './words.ts'

interface PromiseForm extends AnyForm {
  readonly kind: 'promise'
  readonly customer: { readonly id: number; readonly name: string }
  /** It is whoever asks who owes. */
  readonly own: boolean
  readonly due: number
  readonly on: string | null
}

async function dayMeant(text: string, context: Context): Promise<string> {
  const { words } = context
  const today = await context.today()
  const said = tokensIn(text).map((token) => token.said)
  const found = dayAt(said, 0, today, words.language)
  const fits = (day: string) => day >= today && day <= addDays(today, PROMISE_DAYS_MAX)
  const days = found?.took === said.length ? found.days.filter(fits) : []
  const [only, other] = days
  if (!only || other) throw new CommandError(words.t.reminders.whichDay(PROMISE_DAYS_MAX))
  return only
}

const whichDay = (form: PromiseForm, today: string, context: Context): Open<PromiseForm> => {
  const { words } = context
  const { reminders } = words.t
  return {
    key: 'on',
    question: form.own ? reminders.whenYou : reminders.whenThey(form.customer.name),
    choices: promisedDays(today).map((day) => ({ id: day, name: words.weekday(day) })),
    perRow: 2,
    // A day is all that is asked: it is the yes.
    isYes: true,
    settle: async (value) => ({ ...form, on: await dayChosen(value, context) }),
    answer: async (text) => ({ ...form, on: await dayMeant(text, context) }),
  }
}

/** A button's day, as it was when the button was made; what is over or too far is the act's to refuse. */
const dayChosen = (value: string | number, context: Context): Promise<string> =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? Promise.resolve(value)
    : dayMeant(String(value), context)

type Made = OutputOf<(typeof operations)['debts.promise']>

const beginsAgain = (label: string, id: number): Button => ({
  label,
  action: { do: 'begin', name: 'promise', id, here: true },
})

const own = saying(
  operations['debts.promise'],
  ({ on }, _, words) => {
    const { reminders } = words.t
    return { ...cardOf([line(reminders.agreed(words.longDay(on))), line(reminders.until)]), personal: true }
  },
  {
    next: ({ customer }, { t: { reminders } }) => [
      beginsAgain(reminders.otherDay, customer.id),
      { label: reminders.payNow, action: { do: 'page', list: 'own_pix', page: customer.id, below: true } },
    ],
  },
)

const sayTheirs = ({ customer, on }: Made, _: unknown, words: Words): Card =>
  cardOf([
    line(words.t.reminders.noted(customer.name, words.longDay(on)), {
      name: words.t.reminders.noted(customer.name, words.longDay(on)),
      link: { is: 'customer', id: customer.id },
    }),
  ])
const theirs = saying(operations['customers.promise'], sayTheirs, {
  next: ({ customer }, { t: { reminders } }) => [beginsAgain(reminders.otherDay, customer.id)],
})

export const promising: FormHandler<PromiseForm> = {
  kinds: ['promise'],
  parse: () => Promise.resolve(undefined),
  ask: async (form, context) => (form.on ? [] : [whichDay(form, await context.today(), context)]),
  call: ({ customer, own: isOwn, on }) =>
    isOwn
      ? callOf(operations['debts.promise'], on ? { on } : {})
      : callOf(operations['customers.promise'], { id: customer.id, ...(on ? { on } : {}) }),
  personal: () => true,
  show: ({ customer, own: isOwn, due }, { words }) => {
    const { t } = words
    const owes = words.money(due)
    return Promise.resolve([line(isOwn ? t.reminders.youOwe(owes) : t.owes(customer.name, owes))])
  },
  says: [own, theirs],
}

/** One's own account, or for staff anybody's; another's is not there. */
async function promiseOf(id: number, context: Context): Promise<PromiseForm> {
  const mine = await read(context, operations['debts.mine'], {})
  const isOwn = mine.customer?.id === id
  if (!isOwn && !mayAct(context.actor.role, 'admin')) throw new DomainError('not_found')
  const { customer, due } = isOwn ? mine : await read(context, operations['debts.get'], { customerId: id })
  if (!customer) throw new DomainError('not_found')
  if (due === 0) throw new DomainError('wrong_state', { state: 'even' })
  return {
    kind: 'promise',
    customer: { id, name: customer.name },
    own: isOwn,
    due,
    on: null,
  }
}

export const promiseBegins: Readonly<Record<string, Begin>> = {
  promise: async (id, context, options) => {
    const form = await promiseOf(id, context)
    return new FormDialogue(promising, { form, confirm: false }, context).begin(options)
  },
}
