// `/privacidade`: what the shop keeps of who asks, a copy of it as a file, and erasing it, once no money is open; and shutting out a device of theirs.

import { operations } from '#domain/operations.ts'
import { nameOfPerson } from '#domain/users/index.ts'
import { fold } from '#lib/fold.ts'
import { type Begin, type Command, defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { doneOutcome } from './done.ts'
import { type AnyForm, type Call, callOf, type FormHandler, saying } from './form.ts'
import { type Button, type Card, cardOf, line, linesOf, sentence } from './message.ts'
import { CommandError } from './outcome.ts'
import { beginning, opening, read } from './reads.ts'

interface EraseForm extends AnyForm {
  readonly kind: 'own_erase'
  /** Their own, which is how the act is meant. */
  readonly name: string
  /** The word was typed. */
  readonly typed: boolean
}

const nameOf = async ({ runtime, actor }: Context) => (await nameOfPerson(runtime, actor.userId)) ?? ''

const says = [
  saying(operations['me.send'], ({ sent }, _, { t }) =>
    sentence('', sent ? t.privacy.copyComes : t.privacy.noCopy),
  ),
  saying(operations['me.leave'], (_answer, _, { t }) => sentence('', t.privacy.waits)),
  saying(operations['me.stay'], (_answer, _, { t }) => sentence('', t.privacy.stays)),
  saying(operations['me.erase'], (_answer, _, { t }) => sentence('', t.privacy.erased)),
  saying(operations['sessions.end'], (_answer, _, { t }) => sentence('', t.notices.sessionEnded)),
]

const handler: FormHandler<EraseForm> = {
  kinds: ['own_erase'],
  parse: () => Promise.resolve(undefined),
  ask(form, { words: { t } }) {
    if (form.typed) return []
    const take = (text: string): EraseForm => {
      if (fold(text) !== fold(t.privacy.word)) throw new CommandError(t.privacy.typeIt)
      return { ...form, typed: true }
    }
    const open = { key: 'word', question: t.privacy.typeIt, choices: [], isYes: true as const }
    return [{ ...open, settle: (value) => take(String(value)), answer: take }]
  },
  confirmLabel: (_, { t }) => t.privacy.forGood,
  call: ({ name }) => callOf(operations['me.erase'], { confirm: name }),
  show: (_, { words: { t } }) => Promise.resolve(linesOf(t.privacy.goes)),
  says,
}

/** The card said what a tap on it does: it acts. */
const acting =
  (callFor: (context: Context, id: number) => Call | Promise<Call>): Begin =>
  async (id, context, { source, intentKey }) => {
    const { runtime, actor } = context
    const call = await callFor(context, id)
    const answer = await call.run(runtime, {
      actor,
      source,
      ...(intentKey === undefined ? {} : { intentKey }),
    })
    return doneOutcome(says, call.operation, answer, {}, context)
  }

const command = defineCommand<EraseForm>({
  name: 'privacidade',
  aliases: ['privacy'],
  role: 'user',
  form: handler,
  show: (_, context) => showKept(context),
  reads: {
    own_data: { role: 'user', show: showKept },
    own_erasing: { role: 'user', show: showErasing },
  },
  begins: {
    own_erase: async (_, context) => ({ kind: 'own_erase', name: await nameOf(context), typed: false }),
  },
})

export const privacidade: Command = {
  ...command,
  begins: {
    ...command.begins,
    own_copy: acting(() => callOf(operations['me.send'], {})),
    own_leave: acting(async (context) => callOf(operations['me.leave'], { confirm: await nameOf(context) })),
    own_stay: acting(() => callOf(operations['me.stay'], {})),
    session_end: acting((_, id) => callOf(operations['sessions.end'], { id })),
  },
}

function showKept({ words: { t } }: Context): Promise<Card> {
  const buttons = [
    [beginning(t.privacy.copyButton, 'own_copy', 0), opening(t.privacy.eraseButton, 'own_erasing', 0)],
  ]
  return Promise.resolve({ ...cardOf([line(t.privacy.kept)]), buttons })
}

/** What goes and what stays; or what must be first. */
async function showErasing(context: Context): Promise<Card> {
  const { words } = context
  const { t } = words
  const { due, credit, lastOwner, leavingAt } = await read(context, operations['me.get'], {})
  const back = opening(t.backButton, 'own_data', 0)
  const card = (text: string, ...ways: readonly Button[][]): Card => ({
    ...cardOf(linesOf(text)),
    buttons: [...ways, [back]],
  })
  if (lastOwner) return card(t.privacy.lastOwner)
  if (due > 0 || credit > 0) {
    const [open, first] =
      due > 0
        ? [t.privacy.owes(words.money(due)), t.privacy.owesFirst]
        : [t.privacy.holds(words.money(credit)), t.privacy.holdsFirst]
    const pix = due > 0 && (await context.shop()).pix ? [[opening(t.payByPix, 'own_pix', 0)]] : []
    return leavingAt
      ? card(`${open}\n${t.privacy.waits}`, ...pix, [beginning(t.privacy.stayButton, 'own_stay', 0)])
      : card(`${open} ${first}`, ...pix, [beginning(t.privacy.laterButton, 'own_leave', 0)])
  }
  const isStaff = context.actor.role !== 'user'
  const text = isStaff ? `${t.privacy.goes}\n${t.privacy.ofStaff}` : t.privacy.goes
  return card(text, [{ ...beginning(t.privacy.forGood, 'own_erase', 0), style: 'danger' }])
}
