// What is asked of a talk about a sale or payment: why it is not recognised, an answer, the word with which the shop ends it.
import { operations } from '#domain/operations.ts'
import { NOTE_MAX } from '#lib/limits.ts'
import type { Context } from './context.ts'
import { type AnyForm, callOf, type FormHandler, type Open, saying } from './form.ts'
import { cardOf, line, sentence } from './message.ts'
import { CommandError } from './outcome.ts'
import type { Words } from './words.ts'

export interface TalkForm extends AnyForm {
  readonly kind: 'talk_begin' | 'talk_answer' | 'talk_void' | 'talk_keep'
  readonly about: 'sale' | 'payment'
  /** What it is about where it begins, else the talk. */
  readonly id: number
  /** Of what it is about, minor units. */
  readonly amount: number
  /** Whose it is, where the shop speaks. */
  readonly who: string | null
  readonly text: string | null
}

export const REASONS = ['notMine', 'amount', 'paid', 'other'] as const

/** What was typed, as it goes on. Throws what to say where it is too long. */
function taken(form: TalkForm, text: string, { t }: Words): TalkForm {
  const said = text.trim()
  if (!said) throw new CommandError(t.talks.ask[form.kind])
  if ([...said].length > NOTE_MAX) throw new CommandError(t.talks.tooLong(NOTE_MAX))
  return { ...form, text: said }
}

const aboutOf = ({ about, amount, who }: TalkForm, words: Words): string => {
  const what = words.t.talks.about[about](words.money(amount))
  return who === null ? what : `${who}, ${what}`
}

export const talking: FormHandler<TalkForm> = {
  kinds: ['talk_begin', 'talk_answer', 'talk_void', 'talk_keep'],
  parse: () => Promise.resolve(undefined),
  ask(form, { words }): readonly Open<TalkForm>[] {
    if (form.text !== null) return []
    const { talks } = words.t
    const reasons = talks.reasons[form.about]
    const choices = form.kind === 'talk_begin' ? REASONS.map((id) => ({ id, name: reasons[id] })) : []
    return [
      {
        key: 'text',
        question: talks.ask[form.kind],
        choices,
        perRow: 1,
        // What ends it is shown once more before it is done.
        ...(form.kind === 'talk_begin' || form.kind === 'talk_answer' ? { isYes: true as const } : {}),
        settle: (value) => taken(form, choices.find(({ id }) => id === value)?.name ?? String(value), words),
        answer: (text) => taken(form, text, words),
      },
    ]
  },
  confirmLabel: ({ kind }, { t: { talks } }) => talks.confirm[kind],
  call({ kind, about, id, text }) {
    const word = text ?? ''
    if (kind === 'talk_answer') return callOf(operations['disputes.answer'], { id, text: word })
    if (kind === 'talk_begin')
      return about === 'sale'
        ? callOf(operations['sales.dispute'], { id, reason: word })
        : callOf(operations['payments.dispute'], { id, reason: word })
    const outcome = kind === 'talk_void' ? 'void' : 'kept'
    return callOf(operations['disputes.resolve'], { id, outcome, text: word })
  },
  show(form, { words }: Context) {
    const said = form.text === null ? [] : [line(`“${form.text}”`)]
    return Promise.resolve([line(`🚩 ${aboutOf(form, words)}`), ...said])
  },
  personal: () => true,
  says: [
    saying(operations['sales.dispute'], (_, __, { t }) => sentence('', t.talks.begun)),
    saying(operations['payments.dispute'], (_, __, { t }) => sentence('', t.talks.begun)),
    saying(operations['disputes.answer'], (_, __, { t }) => sentence('', t.talks.sent)),
    saying(operations['disputes.resolve'], ({ outcome, customer, entity, amount }, _, words) => {
      const { talks } = words.t
      const about = `${customer.name}, ${talks.about[entity](words.money(amount))}`
      return cardOf([line(outcome === 'void' ? talks.voided(about) : talks.kept(about))])
    }),
  ],
}
