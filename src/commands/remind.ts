// `Lembrar`: who would read what, and one tap that sends it; of one customer, or of all who are late.

import { DomainError } from '#domain/errors.ts'
import { mayAct, type OutputOf } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Begin } from './command.ts'
import type { Context } from './context.ts'
import { type AnyForm, callOf, type FormHandler, saying } from './form.ts'
import { FormDialogue } from './form-dialogue.ts'
import { linkButton } from './link.ts'
import { type Button, type Card, cardOf, line, sentence } from './message.ts'
import { find, isNear } from './names.ts'
import { CommandError, type Outcome, type RunOptions } from './outcome.ts'
import { beginning, opening, read } from './reads.ts'
import { reminderText } from './reminder-text.ts'

interface RemindForm extends AnyForm {
  readonly kind: 'remind'
  /** Null: all who are a day late, or more. */
  readonly customerId: number | null
}

type Preview = Extract<OutputOf<(typeof operations)['debts.remind']>, { readonly items: unknown }>
type Item = Preview['items'][number]

const askedOf = ({ customerId }: RemindForm) =>
  customerId === null ? ({ overdue: true } as const) : { customerIds: [customerId] }

async function previewOf(form: RemindForm, context: Context): Promise<Preview> {
  const answer = await read(context, operations['debts.remind'], { ...askedOf(form), preview: true })
  return 'items' in answer ? answer : { text: null, items: [], left: 0 }
}

/** As it arrives, in the language of who reads it here. */
async function textOf({ text }: Preview, item: Item, context: Context): Promise<string> {
  const { name, pix } = await context.shop()
  const about = { ...item, template: text, customer: item.customer.name, shop: name, byPix: pix !== null }
  return reminderText(about, context.words)
}

export const reminding: FormHandler<RemindForm> = {
  kinds: ['remind'],
  parse: () => Promise.resolve(undefined),
  ask: () => [],
  confirms: () => true,
  confirmLabel: (_, { t }) => t.reminders.send,
  call: (form) => callOf(operations['debts.remind'], askedOf(form)),
  personal: () => true,
  async show(form, context) {
    const { reminders } = context.words.t
    const preview = await previewOf(form, context)
    const reached = preview.items.filter(({ skipped }) => skipped === null)
    const [first] = reached
    if (!first) return [line(reminders.nobody)]
    const text = await textOf(preview, first, context)
    if (form.customerId !== null) return [line(reminders.goesSo(first.customer.name)), line(`“${text}”`)]
    const others = preview.items.length - reached.length
    return [
      line(reminders.goesTo(reached.length)),
      ...(others ? [line(reminders.leavesOut(others))] : []),
      line(reminders.reads(first.customer.name)),
      line(`“${text}”`),
    ]
  },
  says: [
    saying(operations['debts.remind'], (answer, _, { t }) =>
      sentence('🔔', t.reminders.sent('sent' in answer ? answer.sent : 0)),
    ),
  ],
}

/** Why nothing would go out to the one who is asked about, and what can be done instead. */
async function leftOut(preview: Preview, item: Item, context: Context): Promise<Card> {
  const { words } = context
  const { reminders } = words.t
  const { customer, skipped } = item
  if (skipped !== 'unreachable')
    return sentence('', reminders.skipped[skipped ?? 'even'](customer.name), {
      is: 'customer',
      id: customer.id,
    })
  const text = await textOf(preview, item, context)
  const ways: Button[] = [
    { label: reminders.copyText, action: { do: 'copy', text } },
    ...(item.language === null ? [linkButton(words, customer.id)] : []),
  ]
  return {
    ...cardOf([line(reminders.skipped.unreachable(customer.name)), line(`“${text}”`)]),
    buttons: [ways, [opening(words.t.backButton, 'account', customer.id)]],
    personal: true,
  }
}

export const remindBegin: Begin = async (id, context, options): Promise<Outcome> => {
  if (!mayAct(context.actor.role, 'admin')) throw new DomainError('forbidden', { role: 'admin' })
  const form: RemindForm = { kind: 'remind', customerId: id || null }
  const preview = await previewOf(form, context)
  const [one] = preview.items
  if (id && one?.skipped) return { status: 'said', message: await leftOut(preview, one, context) }
  if (!preview.items.some(({ skipped }) => skipped === null))
    return { status: 'said', message: sentence('', context.words.t.reminders.nobody) }
  return new FormDialogue(reminding, { form, confirm: true }, context).begin(options)
}

const TYPED = /^(?:lembrar?|cobrar?|remind)\s+(?:(?:a|o|the)\s+)?(.+)$/iu

/** `lembrar ana`: undefined where it asks for no reminder, or for nobody who can be meant. */
export async function remindTyped(
  text: string,
  context: Context,
  options: RunOptions,
): Promise<Outcome | undefined> {
  const typed = TYPED.exec(text)?.[1]
  if (typed === undefined || !mayAct(context.actor.role, 'admin')) return undefined
  const found = find(typed, await context.customers(typed))
  const [only, other] = found.items
  if (!only) throw new CommandError(context.words.t.noCustomer(typed))
  if (!other && !isNear(found)) return remindBegin(only.id, context, options)
  const question = context.words.t.whichCustomer(typed)
  return {
    status: 'said',
    message: {
      ...cardOf([line(question)]),
      buttons: found.items.map(({ id, name }) => [beginning(name, 'remind', id)]),
    },
  }
}
