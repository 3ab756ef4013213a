// What a typed line means and does, for chat and bridge alike: role, then parse, then at most one question, then one operation.
import { DomainError } from '#domain/errors.ts'
import type { Answer } from '#domain/execute.ts'
import { type Actor, mayAct } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { invariant } from '#lib/invariant.ts'
import type { Typed } from './command.ts'
import { Context } from './context.ts'
import type { Dialogue, Settling } from './dialogue.ts'
import { doneBefore, doneOutcome } from './done.ts'
import { doneOfLines, isLines, LinesDialogue } from './lines-dialogue.ts'
import type { Message } from './message.ts'
import type { MessageContext } from './message-context.ts'
import { CommandError, type DraftBody, type Outcome, type RunOptions } from './outcome.ts'
import { runPlain, severalBehind } from './plain.ts'
import { isPersonal, sayRefusal } from './refusal.ts'
import { beginNamed, commandNamed, commandOf, commandTyped, readNamed } from './registry.ts'
import { shut } from './shut.ts'
import { bounded } from './tokens.ts'

export { knowNames } from './context.ts'
export { undoOne } from './desfazer.ts'
export type { Settling } from './dialogue.ts'
export { runListed } from './listed.ts'
export { asksWhatToTell, progressCard } from './mensagem.ts'
export type { Action, Button, Card, Keyboard, Message } from './message.ts'
export { sayNotice } from './notices/index.ts'
export type { DraftBody, Outcome, RunOptions } from './outcome.ts'
export { asksForPhoto, hasPhoto, runPictured } from './pictured.ts'
export { isNo } from './reader/vocabulary.ts'
export { reminderText } from './reminder-text.ts'
export { type Texts, wordsOf } from './words.ts'
export { CommandError, isPersonal, sayRefusal }

/**
 * Runs a line. One that begins with a command acts; any other is read as people talk (`runPlain`), and never acts by itself.
 * Throws DomainError and CommandError; `sayRefusal` has the words.
 */
export async function run(
  runtime: Runtime,
  actor: Actor,
  line: string,
  options: RunOptions,
): Promise<Outcome> {
  const { context, typed, how } = prepared(runtime, actor, line, options)
  const match = /^((\/?)\s*([\p{L}\p{M}_]+)(?:@\w+)?)(?:\s+([\s\S]*))?$/du.exec(typed)
  const named = match?.[2] ? commandTyped : commandNamed
  const command = match?.[3] ? named(match[3]) : undefined
  if (match && command) {
    // Before a word of the line is matched: who may not learns nothing of the names in it.
    if (!mayAct(actor.role, command.role))
      return shut(context, { role: command.role, operation: command.says[0]?.operation }, how)
    const asTyped = typedIn(match)
    return command.run(asTyped, context, how).catch(async (error: unknown) => {
      // Of several acts behind one command each is asked for in the chat; a program sends them one at a time.
      const isRead = error instanceof CommandError && options.source === 'chat' && command.kinds.length > 0
      const behind = { text: asTyped.text, word: match[3] ?? '' }
      const apart = isRead ? await severalBehind(behind, command.name, context, how) : undefined
      if (!apart) throw error
      return apart
    })
  }
  const manner = { talks: false, offers: false }
  if (!typed.startsWith('/')) return runPlain(typed, context, how, manner)
  return runPlain(typed.slice(1).trim(), context, how, manner).catch((error: unknown) => {
    throw error instanceof CommandError ? new CommandError(context.words.t.noCommand) : error
  })
}

/**
 * The same of a line of the chat, where nothing acts that begins without a slash. `offers`: where nothing reads, what may have
 * been meant is asked instead of refused.
 */
export async function runSpoken(
  runtime: Runtime,
  actor: Actor,
  line: string,
  { offers = false, ...options }: RunOptions & { readonly offers?: boolean },
): Promise<Outcome> {
  const { context, typed, how } = prepared(runtime, actor, line, options)
  return runPlain(typed, context, how, { talks: true, offers })
}

/** Judged, and with accents as one character: what some phones type as two is the same word. */
function prepared(runtime: Runtime, actor: Actor, line: string, options: RunOptions) {
  const context = new Context(runtime, actor)
  bounded(line, context.words)
  const how = { ...options, request: requestOf(line, options) }
  return { context, typed: line.trim().normalize('NFC'), how }
}

/** A line is itself, blanks apart, and what was chosen along. */
const requestOf = (line: string, { choices = {} }: RunOptions) => ({
  line: line.trim().replaceAll(/[^\S\n]+/g, ' '),
  choices,
})

function typedIn({ indices, 4: text = '' }: RegExpExecArray): Typed {
  const [from = 0, to = 0] = indices?.[1] ?? []
  return { text, from: indices?.[4]?.[0] ?? to, word: { from, to, is: 'command' } }
}

/** What a kept draft goes on with. Throws `wrong_state` for one whose command is no more. */
function resumed(body: DraftBody, context: Context): { dialogue: Dialogue; says: Says } {
  const { form } = body
  // Each of its acts is told by its own command.
  if (isLines(form)) {
    const read = (line: string, how: RunOptions) =>
      runPlain(line, context, how, { talks: true, offers: false })
    return { dialogue: new LinesDialogue(form, context, read), says: [] }
  }
  const command = commandOf(form.kind)
  const dialogue = command?.resume(body, context)
  if (!command || !dialogue) throw new DomainError('wrong_state')
  return { dialogue, says: command.says }
}

type Needed = Extract<Outcome, { status: 'needs_input' }>
type Says = Parameters<typeof doneBefore>[0]

/** A button of a question: settles one thing; the last open one acts. A repeat is told as the first time, whatever changed since. */
export async function settleDraft(
  runtime: Runtime,
  actor: Actor,
  body: DraftBody,
  chosen: Settling,
  options: RunOptions,
): Promise<Outcome> {
  const context = new Context(runtime, actor)
  const { dialogue, says } = resumed(body, context)
  const before = await doneBefore(says, context, options)
  const outcome = before ?? (await dialogue.settle(chosen, options))
  return dialogue.followed?.(outcome) ?? outcome
}

/** What a draft's act came to, where it was done; undefined where it was not. */
export function doneOfDraft(
  runtime: Runtime,
  actor: Actor,
  { id, body: { form } }: { readonly id: number; readonly body: DraftBody },
): Promise<Outcome | undefined> {
  const context = new Context(runtime, actor)
  const how = { source: 'chat', intentKey: `intent:${id}`, request: { draft: id } }
  if (isLines(form)) return doneOfLines(form, context, how)
  return doneBefore(commandOf(form.kind)?.says ?? [], context, how)
}

/** An answer in words to what is asked now; a Confirm follows it. */
export async function answerDraft(
  runtime: Runtime,
  actor: Actor,
  body: DraftBody,
  text: string,
  options: RunOptions,
): Promise<Outcome> {
  const context = new Context(runtime, actor)
  bounded(text, context.words)
  const { dialogue } = resumed(body, context)
  const outcome = await dialogue.answer(text.normalize('NFC'), options)
  return dialogue.followed?.(outcome) ?? outcome
}

/** The question once more, as its draft stands and at today's prices; nothing is settled by it. */
export async function askAgain(runtime: Runtime, actor: Actor, body: DraftBody): Promise<Outcome> {
  const context = new Context(runtime, actor)
  return resumed(body, context).dialogue.again()
}

/** Whether other doors fill it too. */
export const isShared = ({ form }: DraftBody): boolean => commandOf(form.kind)?.isShared ?? false

/** Filled at another door by its operation's input, as far as that is given; nothing acts by it. Throws `wrong_state` where none fills it. */
export async function fillDraft(
  runtime: Runtime,
  actor: Actor,
  body: DraftBody,
  input: unknown,
): Promise<Needed> {
  const outcome = await resumed(body, new Context(runtime, actor)).dialogue.fill?.(input)
  if (!outcome) throw new DomainError('wrong_state')
  invariant(outcome.status === 'needs_input', 'what is filled elsewhere acts by nobody’s tap')
  return outcome
}

/** What the words about an act of a draft need, acted at another door. Throws `wrong_state` where none may. */
export async function contextOfAct(runtime: Runtime, actor: Actor, body: DraftBody, input: unknown) {
  const context = await resumed(body, new Context(runtime, actor)).dialogue.contextOf?.(input)
  if (!context) throw new DomainError('wrong_state')
  return context
}

type Done = Pick<Answer<unknown>, 'value' | 'undoId' | 'replayed'>

/** What an act of a draft came to, for its card, where it was done on the screen. */
export async function saidOnScreen(
  runtime: Runtime,
  actor: Actor,
  body: DraftBody,
  { operation, answer, messageContext }: { operation: string; answer: Done; messageContext: MessageContext },
): Promise<Message> {
  const context = new Context(runtime, actor)
  const says = commandOf(body.form.kind)?.says ?? []
  const { message } = await doneOutcome(says, operation, answer, messageContext, context)
  return answer.replayed ? message : { ...message, text: `${message.text}\n${context.words.t.doneOnScreen}` }
}

/** An act that a button begins; nothing is done by that tap alone. Throws what to say where there is nothing such. */
export async function begin(
  runtime: Runtime,
  actor: Actor,
  name: string,
  id: number,
  options: RunOptions,
): Promise<Outcome | undefined> {
  const found = beginNamed(name)
  if (!found) return undefined
  if (!mayAct(actor.role, found.role)) throw new DomainError('forbidden', { role: found.role })
  return found.begin(id, new Context(runtime, actor), { ...options, asks: true })
}

/** A page of a list that a button named; undefined when there is no such list. */
export async function showPage(
  runtime: Runtime,
  actor: Actor,
  list: string,
  page: number,
  of?: number,
): Promise<Message | undefined> {
  const read = readNamed(list)
  if (!read) return undefined
  if (!mayAct(actor.role, read.role)) throw new DomainError('forbidden', { role: read.role })
  return read.show(new Context(runtime, actor), page, of)
}
