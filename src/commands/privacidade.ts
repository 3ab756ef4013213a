// `/privacidade`: what the shop keeps of who asks, a copy of it as a file, and erasing it, once no money is open.

import { operations } from '#domain/operations.ts'
import { nameOfPerson } from '#domain/users/index.ts'
import { fold } from '#lib/fold.ts'
import { defineCommand } from './command.ts'
import type { Context } from './context.ts'
import { type AnyForm, callOf, type FormHandler, saying } from './form.ts'
import { type Button, type Card, cardOf, line, linesOf, sentence } from './message.ts'
import { CommandError } from './outcome.ts'
import { beginning, opening, read } from './reads.ts'

interface CopyForm extends AnyForm {
  readonly kind: 'own_copy'
}
interface LeaveForm extends AnyForm {
  readonly kind: 'own_leave' | 'own_stay'
  readonly name: string
}
interface EraseForm extends AnyForm {
  readonly kind: 'own_erase'
  /** Their own, which is how the act is meant. */
  readonly name: string
  /** The word was typed. */
  readonly typed: boolean
}
type OwnForm = CopyForm | LeaveForm | EraseForm

const nameOf = async ({ runtime, actor }: Context) => (await nameOfPerson(runtime, actor.userId)) ?? ''

const handler: FormHandler<OwnForm> = {
  kinds: ['own_copy', 'own_leave', 'own_stay', 'own_erase'],
  parse: () => Promise.resolve(undefined),
  ask(form, { words: { t } }) {
    if (form.kind !== 'own_erase' || form.typed) return []
    const take = (text: string): OwnForm => {
      if (fold(text) !== fold(t.privacy.word)) throw new CommandError(t.privacy.typeIt)
      return { ...form, typed: true }
    }
    const open = { key: 'word', question: t.privacy.typeIt, choices: [] }
    return [{ ...open, settle: (value) => take(String(value)), answer: take }]
  },
  confirms: ({ kind }) => kind === 'own_erase',
  confirmLabel: (form, { t }) => (form.kind === 'own_erase' ? t.privacy.forGood : t.confirmButton),
  call(form) {
    if (form.kind === 'own_copy') return callOf(operations['me.send'], {})
    if (form.kind === 'own_stay') return callOf(operations['me.stay'], {})
    const input = { confirm: form.name }
    return form.kind === 'own_leave'
      ? callOf(operations['me.leave'], input)
      : callOf(operations['me.erase'], input)
  },
  show: (form, { words: { t } }) =>
    Promise.resolve(form.kind === 'own_erase' ? linesOf(t.privacy.goes) : undefined),
  says: [
    saying(operations['me.send'], ({ sent }, _, { t }) =>
      sentence('', sent ? t.privacy.copyComes : t.privacy.noCopy),
    ),
    saying(operations['me.leave'], (_answer, _, { t }) => sentence('', t.privacy.waits)),
    saying(operations['me.stay'], (_answer, _, { t }) => sentence('', t.privacy.stays)),
    saying(operations['me.erase'], (_answer, _, { t }) => sentence('', t.privacy.erased)),
  ],
}

export const privacidade = defineCommand<OwnForm>({
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
    own_copy: () => Promise.resolve({ kind: 'own_copy' }),
    own_leave: async (_, context) => ({ kind: 'own_leave', name: await nameOf(context) }),
    own_stay: async (_, context) => ({ kind: 'own_stay', name: await nameOf(context) }),
    own_erase: async (_, context) => ({ kind: 'own_erase', name: await nameOf(context), typed: false }),
  },
})

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
    const owes = due > 0 ? t.privacy.owes(words.money(due)) : t.privacy.holds(words.money(credit))
    const pix = due > 0 && (await context.shop()).pix ? [[opening(t.payByPix, 'own_pix', 0)]] : []
    return leavingAt
      ? card(`${owes}\n${t.privacy.waits}`, ...pix, [beginning(t.privacy.stayButton, 'own_stay', 0)])
      : card(owes, ...pix, [beginning(t.privacy.laterButton, 'own_leave', 0)])
  }
  const isStaff = context.actor.role !== 'user'
  const text = isStaff ? `${t.privacy.goes}\n${t.privacy.ofStaff}` : t.privacy.goes
  return card(text, [{ ...beginning(t.privacy.forGood, 'own_erase', 0), style: 'danger' }])
}
