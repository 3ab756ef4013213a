// Several lines of one message: acts that are asked for one after another, or readings of which one is chosen.
import type { Context } from './context.ts'
import type { Dialogue, Settling } from './dialogue.ts'
import { doneBefore } from './done.ts'
import { chosenOf } from './doubts.ts'
import type { AnyForm } from './form.ts'
import { type Button, cardOf, line } from './message.ts'
import { CommandError, type DraftBody, type Outcome, type RunOptions } from './outcome.ts'
import { commandOf } from './registry.ts'

export interface LinesForm extends AnyForm {
  readonly kind: 'lines'
  /** The act at hand; null where one of the lines is to be chosen. */
  readonly now: DraftBody | null
  /** Those that come after it, or may be chosen. */
  readonly lines: readonly string[]
  /** How many acts of the message are done. */
  readonly done: number
  /** What is said above those that may be chosen. */
  readonly said?: string
}

export const isLines = (form: AnyForm): form is LinesForm => form.kind === 'lines'

/** Reads a line that was typed without a slash. */
type Reads = (line: string, options: RunOptions) => Promise<Outcome>

type Asks = Extract<Outcome, { status: 'needs_input' }>

/** One after another: the first is shown, the others are told below it. */
export function oneByOne(first: Asks, left: readonly string[], context: Context): Asks {
  return withLeft(first, { kind: 'lines', now: first.draft, lines: left, done: 0 }, context)
}

/** Which of these was meant; `said`: what was wrong with the line that was typed. */
export function anyLine(said: string, lines: readonly string[], { words: { t } }: Context): Asks {
  const form: LinesForm = { kind: 'lines', now: null, lines, done: 0, said }
  const buttons = lines.map((label, value): Button[] => [
    { label, action: { do: 'settle', key: 'line', value } },
  ])
  const cancel: Button = { label: t.cancelButton, action: { do: 'cancel' } }
  const card = cardOf([line(said), line(t.didYouMean)])
  return {
    status: 'needs_input',
    operation: 'commands.execute',
    input: {},
    missing: ['line'],
    choices: { line: lines.map((name, id) => ({ id, name })) },
    draft: { form, confirm: false },
    message: { ...card, question: t.didYouMean, buttons: [...buttons, [cancel]] },
  }
}

export class LinesDialogue implements Dialogue {
  readonly #form: LinesForm
  readonly #context: Context
  readonly #read: Reads

  constructor(form: LinesForm, context: Context, read: Reads) {
    this.#form = form
    this.#context = context
    this.#read = read
  }

  begin(): Promise<Outcome> {
    return this.again()
  }

  async settle(chosen: Settling, options: RunOptions): Promise<Outcome> {
    const { now, lines } = this.#form
    if (now) return this.#went(await this.#act(now, options, (act, how) => act.settle(chosen, how)), options)
    if (typeof chosen === 'string' || 'step' in chosen || chosen.key !== 'line')
      throw new CommandError(this.#context.words.t.notOffered)
    const offered = lines.map((name, id) => ({ id, name }))
    return this.#read(chosenOf(offered, chosen.value, this.#context.words).name, options)
  }

  async answer(text: string, options: RunOptions): Promise<Outcome> {
    const { now, said } = this.#form
    if (!now) throw new CommandError(said ?? this.#context.words.t.notUnderstood)
    return this.#went(await this.#act(now, options, (act, how) => act.answer(text, how)), options)
  }

  async again(): Promise<Outcome> {
    const { now, lines, said } = this.#form
    if (!now) return anyLine(said ?? '', lines, this.#context)
    return this.#went(await this.#act(now, { source: 'chat' }, (act) => act.again()), { source: 'chat' })
  }

  /** The act at hand, under a key of its own: one that was done before is told, and what follows it goes on. */
  async #act(
    body: DraftBody,
    options: RunOptions,
    go: (dialogue: Dialogue, options: RunOptions) => Promise<Outcome>,
  ): Promise<Outcome> {
    const command = commandOf(body.form.kind)
    const dialogue = command?.resume(body, this.#context)
    if (!command || !dialogue) throw new CommandError(this.#context.words.t.buttonGone)
    const keyed = ofAct(this.#form, options)
    const before = await doneBefore(command.says, this.#context, keyed)
    const outcome = before ?? (await go(dialogue, keyed))
    return dialogue.followed?.(outcome) ?? outcome
  }

  /** Still asked, with what is left below it; done, and the next is asked below what it came to. */
  async #went(outcome: Outcome, { source }: RunOptions): Promise<Outcome> {
    const { lines, done } = this.#form
    if (outcome.status === 'needs_input')
      return withLeft(outcome, { ...this.#form, now: outcome.draft }, this.#context)
    // Of one line that says several acts, the next of its own comes first.
    if (outcome.status === 'done' && outcome.following) {
      const { following } = outcome
      const form: LinesForm = { ...this.#form, now: following.draft, done: done + 1 }
      return { ...outcome, following: withLeft(following, form, this.#context) }
    }
    const [next, ...left] = lines
    if (outcome.status !== 'done' || next === undefined) return outcome
    const asked = await this.#read(next, { source }).catch((error: unknown) => {
      if (error instanceof CommandError) return undefined
      throw error
    })
    if (asked?.status !== 'needs_input') return told(outcome, lines, this.#context)
    const form: LinesForm = { kind: 'lines', now: asked.draft, lines: left, done: done + 1 }
    return { ...outcome, following: withLeft(asked, form, this.#context) }
  }
}

/** Which of how many it is, and what comes after it, above its question. No screen goes on with several acts. */
function withLeft(asked: Asks, form: LinesForm, { words: { t } }: Context): Asks {
  const { lines, done } = form
  const draft: DraftBody = { form, confirm: asked.draft.confirm }
  const { spans: _, buttons = [], ...said } = asked.message
  const card = { ...said, buttons: buttons.map((row) => row.filter((one) => !isOnScreen(one))) }
  if (!lines.length) return { ...asked, draft, message: card }
  const count = t.actOf(done + 1, done + 1 + lines.length)
  const then = t.thenComes(lines.join(' · '))
  const { question = '' } = card
  const body = card.text.slice(0, card.text.length - question.length).trimEnd()
  const text = [`${count}\n${body}`.trimEnd(), then, question].filter(Boolean).join('\n\n')
  return { ...asked, draft, message: { ...card, text, rows: [...card.rows, { name: then }] } }
}

const isOnScreen = ({ action }: Button) => action.do === 'screen' && action.of === 'draft'

/** What could not be asked any more is told with what was done. */
function told<O extends Outcome>(outcome: O, left: readonly string[], { words: { t } }: Context): O {
  if (!left.length) return outcome
  const { message } = outcome
  const name = t.stillToSay(left.join(' · '))
  return {
    ...outcome,
    message: { ...message, text: `${message.text}\n\n${name}`, rows: [...message.rows, { name }] },
  }
}

/** Each act of a message has a key of its own. */
const ofAct = ({ done }: LinesForm, { intentKey, ...options }: RunOptions): RunOptions =>
  intentKey === undefined ? options : { ...options, intentKey: `${intentKey}:${done}` }

/** What the act at hand came to, where it was done, with what is left unsaid behind it; undefined where it was not. */
export async function doneOfLines(
  form: LinesForm,
  context: Context,
  options: RunOptions,
): Promise<Outcome | undefined> {
  const says = commandOf(form.now?.form.kind ?? '')?.says ?? []
  const done = await doneBefore(says, context, ofAct(form, options))
  return done && told(done, form.lines, context)
}
