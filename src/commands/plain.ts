// A line without a slash, as people type it: a question is answered, an act is shown and waits for one tap, and nothing is guessed.
import { mayAct } from '#domain/operation.ts'
import { ACTS_MAX, actsIn } from './acts.ts'
import { tell, toCustomer } from './answers.ts'
import type { CommandName } from './command.ts'
import type { Context } from './context.ts'
import { doneBefore } from './done.ts'
import { bestGoods } from './examples.ts'
import { lexiconOf } from './lexicon.ts'
import { anyLine, oneByOne } from './lines-dialogue.ts'
import { nearestTo } from './nearest.ts'
import { CommandError, type Outcome, type RunOptions } from './outcome.ts'
import { questionIn } from './questions.ts'
import { commandTyped, SAYS } from './registry.ts'
import { soldIn } from './sold-days.ts'
import { attempt, spoken } from './spoken.ts'

/** What a handed on message begins with where it was copied: `[28/11 09:12] Dona Lourdes:`. */
const COPIED = /^\[[\d/.: ,apm]{4,24}\]\s*/iu

/** How a plain line is answered. */
interface Manner {
  /** A greeting is returned, and of several acts each is asked for; to a program such a line is none that it can run. */
  readonly talks: boolean
  /** Where nothing reads, what may have been meant is offered. */
  readonly offers: boolean
}

/**
 * What a plain line comes to. Throws what to say where it means nothing: of several readings, that of the likeliest is said.
 * Only what the person may do is looked for.
 */
export async function runPlain(
  text: string,
  context: Context,
  options: RunOptions,
  manner: Manner,
): Promise<Outcome> {
  const { actor, words } = context
  const before = await doneBefore(SAYS, context, options)
  if (before) return before
  const typed = text.trimEnd().replace(COPIED, '').trimStart()
  const asked =
    (await answered(typed, context, options, manner)) ?? (await called(typed, context, options, manner))
  if (asked) return asked
  if (!mayAct(actor.role, 'admin')) {
    const said = words.t.plainCustomer((await bestGoods(context))?.[0].name ?? null)
    if (!manner.talks) throw new CommandError(said)
    return { status: 'said', message: toCustomer(said, context) }
  }
  const acts = actsIn(typed, lexiconOf(await context.customers(typed)))
  // Who paid first and then took something did two things; else all of it may be one sale, and is read so first.
  const isPaidFirst = acts.length > 1 && PAID_FIRST.test(acts[0] ?? '')
  const several = isPaidFirst ? await severally(acts, context, options, manner) : undefined
  if (several) return several
  try {
    return await spoken(typed, context, options, text.trimEnd().length - typed.length)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const apart = await severally(acts, context, options, manner)
    if (apart) return apart
    if (!manner.offers || error.personal) throw error
    return anyLine(error.message, await nearestTo(typed, context), context)
  }
}

const PAID_FIRST = /(?:^|\s)(?:pagou|pagaram|quitou|acertou|paid|settled)(?:\s|$)/iu

/** The answer to a question; undefined where the line asks none. */
async function answered(typed: string, context: Context, options: RunOptions, { talks }: Manner) {
  const asked = questionIn(typed, context.actor.role)
  if (!asked) return undefined
  if (asked.by === 'greeting' || asked.by === 'thanks') {
    if (!talks) return undefined
    // "Opa, dois café": an act that somebody greets before.
    const act = await behindGreeting(typed, context, options)
    return act ?? ({ status: 'said', message: await tell(asked.by, context) } as const)
  }
  if ('period' in asked) return { status: 'said', message: await soldIn(asked.period, context) } as const
  if (!('about' in asked)) return { status: 'said', message: await tell(asked.by, context) } as const
  const answer = await attempt(asked.by, asked.about, context, options)
  if (!(answer instanceof CommandError)) return answer
  // "Quanto tem…" may name what the shop does not have: that is what is said of it.
  if (asked.by !== 'estoque') throw answer
  return undefined
}

/** What else a line that greets says to do; undefined where it only greets. */
async function behindGreeting(typed: string, context: Context, { source }: RunOptions) {
  if (!/\s/.test(typed) || !mayAct(context.actor.role, 'admin')) return undefined
  const act = await spoken(typed, context, { source }).catch(refusal)
  return isWhole(act) ? act : undefined
}

/** A command by its name alone, without its slash, opens what it opens with it. */
async function called(typed: string, context: Context, options: RunOptions, { talks }: Manner) {
  const command = talks && /^[\p{L}\p{M}_]+$/u.test(typed) ? commandTyped(typed) : undefined
  const outcome = command && (await attempt(command.name, '', context, options))
  return outcome instanceof CommandError ? undefined : outcome
}

/**
 * Several acts behind one command, each asked for by itself as without it; undefined where they do not read so. A sale needs no
 * word for it; what else it is, each says again.
 */
export async function severalBehind(
  { text, word }: { readonly text: string; readonly word: string },
  name: CommandName,
  context: Context,
  options: RunOptions,
): Promise<Outcome | undefined> {
  const acts = actsIn(text, lexiconOf(await context.customers(text)))
  if (name === 'buy') return severally(acts, context, options, { talks: true, offers: false })
  const lines = (acts.length ? acts : linesIn(text)).map((act) => `${word} ${act}`)
  return severally(lines, context, options, { talks: true, offers: false })
}

/** What came in one message, a line each; none where it is one, or too many. */
function linesIn(text: string): readonly string[] {
  const lines = text.split('\n').filter((one) => one.trim())
  return lines.length > 1 && lines.length <= ACTS_MAX ? lines : []
}

/** Acts that each read by themselves, the first of them asked for; undefined where they do not. */
async function severally(
  acts: readonly string[],
  context: Context,
  options: RunOptions,
  { talks }: Manner,
): Promise<Outcome | undefined> {
  const [first, ...left] = acts
  if (first === undefined) return undefined
  // Of several none acts, whatever was chosen along: the first is asked for.
  const asks = { source: options.source }
  const outcomes = await Promise.all(acts.map((act) => spoken(act, context, asks).catch(refusal)))
  const [asked] = outcomes
  if (asked?.status !== 'needs_input' || !outcomes.every(isWhole)) return undefined
  if (!talks) throw new CommandError(context.words.t.severalActs(acts.length, acts.join('\n')))
  return oneByOne(asked, left, context)
}

function refusal(error: unknown): undefined {
  if (error instanceof CommandError) return undefined
  throw error
}

/** An act that says what it is about: goods, or an amount. */
const isWhole = (outcome: Outcome | undefined) =>
  outcome?.status === 'needs_input' && !outcome.missing.some((key) => key === 'items' || key === 'amount')
