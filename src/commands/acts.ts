// Several acts in one message, taken apart: each as a line of its own, with the name and the verb that the one before it had. Pure.
import type { Lexicon } from './lexicon.ts'
import { isAnd, type Token, tokensIn } from './reader/lexer.ts'
import { numberInWords } from './reader/number-words.ts'
import {
  CAME,
  COUNTED,
  LOST,
  PAID_BY,
  type Phrases,
  phraseAt,
  RECEIVED,
  TO,
  TOOK,
} from './reader/vocabulary.ts'

/** More acts than this are sent in parts. */
export const ACTS_MAX = 10
/** Words of a name that nobody has yet, before its colon. */
const NAME_WORDS_MAX = 4

interface Named {
  readonly name: string
  readonly folded: string
}

/** What begins a part of the line: words from one to another. */
type Range = readonly [from: number, to: number]

interface Part {
  readonly from: number
  readonly who: Range | undefined
  readonly verb: Range | undefined
  /** Its verb is one of goods or money that may be said once for several: `quebrou 1 copo e 2 pratos`. */
  readonly shared: boolean
}

/** Verbs that a number may follow again, behind an "e". */
const SHARED: readonly Phrases[] = [RECEIVED, CAME, LOST, COUNTED]
const VERBS: readonly Phrases[] = [TOOK, PAID_BY, ...SHARED]

/** Lines of one act each; none where the text says one thing, or too many. `people`: those whom it may name. */
export function actsIn(text: string, people: Lexicon<Named>): readonly string[] {
  const tokens = tokensIn(text)
  const said = tokens.map((token) => token.said.replace(/(?<=.):$/, ''))
  const parts: Part[] = []
  for (let at = 0; at < tokens.length; at++) {
    if (at > 0 && !isBetween(tokens[at - 1])) continue
    const from = tokens.findIndex((token, n) => n >= at && !isBetween(token))
    if (from < 0) break
    const part = partAt(tokens, said, from, people)
    const before = parts.at(-1)
    if (!before || opens(part, before, isCounted(tokens, said, from))) parts.push(part)
    if (parts.length > ACTS_MAX) return []
    at = from
  }
  return parts.length > 1 ? parts.map((_, n) => lineOf(text, tokens, parts, n)) : []
}

const isBetween = (token: Token | undefined) => token !== undefined && (token.parts || isAnd(token))

const isCounted = (tokens: readonly Token[], said: readonly string[], at: number) =>
  /^(?:r?\$)?\d/i.test(tokens[at]?.text ?? '') || numberInWords(said, at) !== undefined

function partAt(
  tokens: readonly Token[],
  said: readonly string[],
  from: number,
  people: Lexicon<Named>,
): Part {
  const who = whoAt(tokens, said, from, people)
  const at = who?.[1] ?? from
  const took = Math.max(0, ...VERBS.map((set) => phraseAt(set, said, at)))
  const shared = !who && SHARED.some((set) => phraseAt(set, said, at) > 0)
  return { from, who, verb: took ? [at, at + took] : undefined, shared }
}

/** Somebody whom the shop has, before a verb, a number or a colon; or any name before its colon at the head of a line. */
function whoAt(
  tokens: readonly Token[],
  said: readonly string[],
  from: number,
  people: Lexicon<Named>,
): Range | undefined {
  const begins = from + (phraseAt(TO, said, from) || (/^(?:a|o|the)$/.test(said[from] ?? '') ? 1 : 0))
  for (let to = Math.min(tokens.length, begins + people.longest + 1); to > begins; to--) {
    const typed = tokens.slice(begins, to).map(({ text }) => text)
    const name = typed.join(' ').replace(/:$/, '')
    const hasColon = typed.at(-1)?.endsWith(':') ?? false
    const follows =
      hasColon || isCounted(tokens, said, to) || VERBS.some((set) => phraseAt(set, said, to) > 0)
    if (follows && /\p{L}/u.test(name) && people.find(name, { slips: false }).items.length)
      return [begins, to]
  }
  const isLine = from === 0 || tokens[from - 1]?.text === '\n'
  const colon = tokens.findIndex(
    ({ text }, n) => n >= from && n < from + NAME_WORDS_MAX && text.endsWith(':'),
  )
  const isName = tokens
    .slice(from, colon + 1)
    .every(({ text, parts }) => !parts && /^\p{L}[^\d]*$/u.test(text))
  return isLine && colon >= from && isName ? [from, colon + 1] : undefined
}

/** Whether it is an act of its own, and not what the one before goes on with. */
function opens(part: Part, before: Part, counted: boolean): boolean {
  if (part.who) return before.who !== undefined || before.verb !== undefined
  if (part.verb) return before.who !== undefined || before.verb !== undefined
  return counted && before.shared
}

/** As a line by itself: whoever was named last does it, and what was said once for several is said again. */
function lineOf(text: string, tokens: readonly Token[], parts: readonly Part[], n: number): string {
  const part = parts[n]
  const end = tokens[(parts[n + 1]?.from ?? tokens.length) - 1]
  const until = (parts[n + 1] && lastBefore(tokens, parts[n + 1]?.from ?? 0)) ?? end
  const own = text.slice(tokens[part?.from ?? 0]?.from, until?.to).trim()
  const before = parts.slice(0, n)
  const words = (range: Range | undefined) =>
    range ? text.slice(tokens[range[0]]?.from, tokens[range[1] - 1]?.to).replace(/:$/, '') : ''
  if (!n || !part) return own
  if (part.who)
    return part.verb || tokens[part.who[1] - 1]?.text.endsWith(':') || !isPaying(tokens, before.at(-1)?.verb)
      ? own
      : `${words(part.who)} ${words(before.at(-1)?.verb)} ${text.slice(tokens[part.who[1]]?.from, until?.to).trim()}`
  if (part.verb) return part.shared ? own : `${words(before.findLast(({ who }) => who)?.who)} ${own}`.trim()
  return `${words(before.findLast(({ verb }) => verb)?.verb)} ${own}`
}

const isPaying = (tokens: readonly Token[], verb: Range | undefined) =>
  verb !== undefined &&
  phraseAt(
    PAID_BY,
    tokens.map(({ said }) => said),
    verb[0],
  ) > 0

/** The last word of a part: marks and "e" before the next are none of it. */
function lastBefore(tokens: readonly Token[], from: number): Token | undefined {
  return tokens.slice(0, from).findLast((token) => !isBetween(token))
}
