// What buttons begin about a sale or payment and the talk about it; each is judged by who taps it now, from whatever chat.
import { DomainError } from '#domain/errors.ts'
import { execute } from '#domain/execute.ts'
import { mayAct } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Begin } from './command.ts'
import type { Context } from './context.ts'
import { doneOutcome } from './done.ts'
import { type Call, callOf, saying } from './form.ts'
import { FormDialogue } from './form-dialogue.ts'
import { type Card, cardOf, line, linesOf, sentence } from './message.ts'
import { saySpoken } from './notices/spoken.ts'
import { opening, read } from './reads.ts'
import { type TalkForm, talking } from './talk-form.ts'
import type { Words } from './words.ts'

/** Open sales that are offered: the newest, as many as fit. */
const CHARGES_SHOWN = 10

export const rightSays = [
  saying(operations['sales.confirm'], ({ total, confirmation }, _, words) =>
    spoken('sale', total, confirmation.at, words),
  ),
  saying(operations['payments.confirm'], ({ amount, confirmation }, _, words) =>
    spoken('payment', amount, confirmation.at, words),
  ),
]

const spoken = (about: 'sale' | 'payment', amount: number, at: string | null, words: Words): Card =>
  cardOf(linesOf(saySpoken(about, amount, at, words)))

/** A tap on the receipt acts, and its own message says so. */
const right =
  (callFor: (id: number) => Call): Begin =>
  async (id, context, { source, intentKey }) => {
    const call = callFor(id)
    const key = intentKey === undefined ? {} : { intentKey }
    const answer = await call.run(context.runtime, { actor: context.actor, source, ...key })
    const outcome = await doneOutcome(rightSays, call.operation, answer, {}, context)
    const account = opening(context.words.t.notices.account, 'mine', 0)
    return { ...outcome, message: { ...outcome.message, buttons: [[account]] } }
  }

/** Nothing is asked about what is not theirs, or not to be spoken of now. */
const wrong =
  (about: 'sale' | 'payment'): Begin =>
  async (id, context, options) => {
    const amount = await amountOf(about, id, context)
    const form: TalkForm = { kind: 'talk_begin', about, id, amount, who: null, text: null }
    return new FormDialogue(talking, { form, confirm: false }, context).begin(options)
  }

/** By trying: the act's own rules say whether this person may, before they are asked why. */
async function amountOf(about: 'sale' | 'payment', id: number, { runtime, actor }: Context) {
  const operation = operations[about === 'sale' ? 'sales.dispute' : 'payments.dispute']
  const { value } = await execute(runtime, operation, {
    actor,
    input: { id, reason: '?' },
    source: 'chat',
    dryRun: true,
  })
  return value.amount
}

const goOn =
  (kind: 'talk_answer' | 'talk_void' | 'talk_keep'): Begin =>
  async (id, context, options) => {
    const isStaff = mayAct(context.actor.role, 'admin')
    const { entity, amount, customer, state } = await read(context, operations['disputes.get'], { id })
    if (kind !== 'talk_answer' && !isStaff) throw new DomainError('forbidden', { role: 'admin' })
    if (state === 'resolved') throw new DomainError('wrong_state', { state: 'resolved' })
    const who = isStaff ? customer.name : null
    const form: TalkForm = { kind, about: entity, id, amount, who, text: null }
    return new FormDialogue(talking, { form, confirm: false }, context).begin(options)
  }

export const talkBegins: Readonly<Record<string, Begin>> = {
  sale_yes: right((id) => callOf(operations['sales.confirm'], { id })),
  payment_yes: right((id) => callOf(operations['payments.confirm'], { id })),
  sale_no: wrong('sale'),
  payment_no: wrong('payment'),
  talk_answer: goOn('talk_answer'),
  talk_void: goOn('talk_void'),
  talk_keep: goOn('talk_keep'),
}

/** What is open of one's own, each with the way to say that it is not theirs. */
export async function showCharges(context: Context): Promise<Card> {
  const { words } = context
  const { talks, backButton, noAccount } = words.t
  const { customer, sales } = await read(context, operations['debts.mine'], {})
  if (!customer) return sentence('', noAccount)
  const shown = sales.filter(({ confirmation }) => confirmation.state !== 'disputed').slice(-CHARGES_SHOWN)
  return {
    ...cardOf([line(shown.length ? talks.which : talks.nothingOpen)]),
    buttons: [
      ...shown.toReversed().map(({ id, on, total }) => [
        {
          label: `${words.day(on)} · ${words.money(total)}`,
          action: { do: 'begin', name: 'sale_no', id },
        } as const,
      ]),
      [opening(backButton, 'mine', 0)],
    ],
    personal: true,
  }
}
