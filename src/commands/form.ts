// What an acting command fills before it acts: what is known, what is asked, and the one operation it ends in.

import { type DomainError, invalid } from '#domain/errors.ts'
import { type Answer, type Call as Executed, execute } from '#domain/execute.ts'
import type { Operation, Role } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import type { Span } from '#lib/message.ts'
import type { Context } from './context.ts'
import type { Button, Card, Choice, Line } from './message.ts'
import type { MessageContext } from './message-context.ts'
import type { Near } from './unknown.ts'
import type { Words } from './words.ts'

/** What all forms have; each command's own has more. JSON, for a question keeps it. */
export interface AnyForm {
  /** By which a kept form finds its command again. */
  readonly kind: string
  readonly doubts?: readonly Doubt[]
}

/** What a line leaves in doubt: said twice, against each other, or to be read in two ways. */
export interface Doubt {
  readonly key: string
  readonly question: string
  readonly ways: readonly Way[]
  /** All of the form hangs on it: until it is settled, nothing else is shown or asked. */
  readonly first?: true
}

/** One way out of a doubt, and what it puts into the form. */
export interface Way extends Choice {
  readonly put: Readonly<Record<string, unknown>>
}

/** A line that was read. */
export interface Parsed<F> {
  readonly form: F
  /** Where in the text each piece stands; empty where the line reads in several ways. */
  readonly spans: readonly Span[]
}

/** How a line is read. */
export interface ReadingManner {
  /** In the chat goods that the shop does not have are asked about, where some are near them. */
  readonly near?: Near
}

/** Something that a form lacks: asked for by `question`, settled by a choice or, where there are none, by its value. */
export interface Open<F> {
  readonly key: string
  readonly question: string
  readonly choices: readonly Choice[]
  /** What its card offers in their place, where that is more than programs are told; looked for when it is shown alone. */
  offers?(): readonly Choice[] | Promise<readonly Choice[]>
  /** They stand beside one another, however long. */
  readonly inOneRow?: true
  /** So many stand beside one another, however long. */
  readonly perRow?: number
  /** Its answer is the yes too: nothing is asked after it, but where nobody could have meant one. */
  readonly isYes?: true
  /** The form with this choice, or this value, taken. Throws what to say for one that does not fit. */
  settle(value: string | number): F | Promise<F>
  /** As `settle`, by words typed. */
  answer(text: string): F | Promise<F>
}

/** Something that may be said of a form, and need not: a button of its card asks for it. */
export interface Extra<F> extends Open<F> {
  readonly label: string
  /** A choice does not end it: it is asked on until the way back. */
  readonly stays?: true
}

/** The operation that a form ends in, with as much of its input as is known. */
export interface Call {
  readonly operation: string
  readonly role: Role
  readonly input: Readonly<Record<string, unknown>>
  run(runtime: Runtime, how: Omit<Executed, 'input'>): Promise<Answer<unknown>>
}

/** The fields that a form has a place for. Throws `invalid_input` for another one. */
export function onlyFields<Given extends object, Name extends keyof Given & string>(
  given: Given,
  names: readonly Name[],
): Pick<Given, Name> {
  const other = Object.keys(given).find((name) => !names.some((one) => one === name))
  if (other !== undefined) throw invalid(other, 'unknown_field')
  return given
}

export const callOf = <I, O>(operation: Operation<I, O>, input: Call['input']): Call => ({
  operation: operation.name,
  role: operation.role,
  input,
  run: (runtime, how) => execute(runtime, operation, { ...how, input }),
})

/** How the answer of one operation is told. */
export interface Saying {
  readonly operation: string
  /** Undefined for an answer that does not read, such as one that another release kept. */
  say(answer: unknown, messageContext: MessageContext, words: Words): Card | undefined
  /** What is so now that it is done, such as what is owed: read anew each time that it is told. */
  now(answer: unknown, context: Context): Promise<MessageContext>
  /** What one does after it: buttons beside the one that takes it back. */
  next(answer: unknown, words: Words, messageContext: MessageContext): readonly Button[]
}

/** What more there is to say of an act: see `Saying`. */
interface Besides<O> {
  now?(answer: O, context: Context): Promise<MessageContext>
  next?(answer: O, words: Words, messageContext: MessageContext): readonly Button[]
}

export const saying = <I, O>(
  { name, output }: Operation<I, O>,
  say: (answer: O, messageContext: MessageContext, words: Words) => Card,
  besides: Besides<O> = {},
): Saying => ({
  operation: name,
  say(answer, messageContext, words) {
    const read = output.safeParse(answer)
    return read.success ? say(read.data, messageContext, words) : undefined
  },
  async now(answer, context) {
    const read = output.safeParse(answer)
    return (read.success && (await besides.now?.(read.data, context))) || {}
  },
  next(answer, words, messageContext) {
    const read = output.safeParse(answer)
    return (read.success && besides.next?.(read.data, words, messageContext)) || []
  },
})

export interface FormHandler<F extends AnyForm> {
  readonly kinds: readonly F['kind'][]
  /** Undefined where the text is nothing to do, only something to show. Throws what to say for what cannot be read. */
  parse(text: string, context: Context, how?: ReadingManner): Promise<Parsed<F> | undefined>
  /** The form as the chat goes on with it, where more is offered and asked than of programs; `spoken`: without its command. */
  inChat?(form: F, context: Context, how: { spoken: boolean }): F
  /** What is not known yet, in the order of asking. */
  ask(form: F, context: Context): readonly Open<F>[] | Promise<readonly Open<F>[]>
  /** What may be said besides, once nothing but the money or the Confirm is open. */
  extras?(form: F, context: Context): readonly Extra<F>[] | Promise<readonly Extra<F>[]>
  /** What words say of a card besides an answer to what it asks; undefined where they say nothing of it. */
  amend?(form: F, text: string, context: Context): Promise<F | undefined>
  /** What the Confirm says; `Confirmar` where nothing is given. */
  confirmLabel?(form: F, words: Words): string
  /** Buttons of its card that change nothing in it, such as a code to copy. */
  beside?(form: F, context: Context): Promise<readonly Button[]>
  /** A code to be scanned while its card waits for the Confirm; undefined where there is none. */
  qr?(form: F, context: Context): Promise<string | undefined> | undefined
  /** What is asked next once it is done, such as the next of several; undefined where that was all. */
  following?(form: F, context: Context): Promise<F | undefined>
  /** The form with the ways out of what the act was refused for, as a doubt; undefined where there is none. */
  mend?(form: F, error: DomainError, context: Context): Promise<F | undefined>
  /** The screen of the MiniApp that goes on with it; undefined where it is not known enough for any. */
  screen?(form: F): string | undefined
  call(form: F, context: Context): Call
  /**
   * The form that an input of its operation stands for, as far as it is given; what only the form knows stays as it was. Left out:
   * no other door fills it. Throws `invalid_input` for what does not fit, or what the form has no place for.
   */
  readonly fromInput?: (input: unknown, context: Context, before: F) => Promise<F>
  /** Whether its card tells what somebody owes. */
  personal?(form: F, words: Words): boolean
  /** What would be stored: its first line is what it is about; undefined while nothing of it is known. */
  show(form: F, context: Context): Promise<readonly [Line, ...Line[]] | undefined>
  /** What the words about the act need beside its answer. */
  readonly messageContext?: (form: F, words: Words) => MessageContext
  /** With prices and money as they are now; the same form where nothing has changed. */
  refresh?(form: F, context: Context): Promise<F>
  /** Whether it acts on a Confirm alone, however plainly it was said. */
  confirms?(form: F, context: Context): boolean | Promise<boolean>
  readonly says: readonly Saying[]
}
