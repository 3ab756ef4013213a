// The words of a line: what parts them, what stands against a number, and what is no word at all.
import { fold } from '#lib/fold.ts'
import type { Placed } from '../tokens.ts'
import { writtenOut } from './shorthand.ts'

/** A word of the line. */
export interface Token extends Placed {
  /** As it stands in the text, where marks behind it were left out of the word. */
  readonly raw: string
  readonly folded: string
  /** The same with shorthand written out, as the grammar has it: `dps` is `depois`. */
  readonly said: string
  /** A comma, a semicolon or a line break. */
  readonly parts: boolean
}

/** Commas between digits belong to their number, and so does one that begins it: `,5 kg`. */
const WORD = /\n|;|(?:[^\s,;]|(?<=\d|(?<![^\s,;])),(?=\d))+|,/gu
/** Marks at the end of a word that say nothing of it. */
const ENDING = /(?<=[^.!?…])[.!?…]+$/u
/** A mark before a line of a list. */
const BULLET = /^[-–—•*·▪◦☐✓✔]+$/u

/** The words of a text; `list`: a mark at the beginning of a line is none. */
export function tokensIn(text: string, { list = true } = {}): Token[] {
  const tokens: Token[] = []
  const signs = new Map<string, readonly string[]>()
  for (const match of text.matchAll(WORD)) {
    const word = match[0].replace(ENDING, '')
    const begins = tokens.at(-1)?.text === '\n' || !tokens.length
    if (list && begins && BULLET.test(word)) continue
    const raw = isSign(word) ? signsOnce(word, signs) : [match[0]]
    let from = match.index
    for (const one of raw) {
      tokens.push(tokenOf(one === match[0] ? word : one, one, from))
      from += one.length
    }
  }
  return tokens
}

/** Looking for them costs much, and people say few of them. */
function signsOnce(word: string, known: Map<string, readonly string[]>): readonly string[] {
  const signs = known.get(word) ?? signsIn(word)
  known.set(word, signs)
  return signs
}

function tokenOf(text: string, raw: string, from: number): Token {
  const folded = fold(text)
  return {
    text,
    raw,
    folded,
    said: writtenOut(folded),
    parts: /^[\n,;]$/.test(text),
    from,
    to: from + text.length,
  }
}

/** Parts two things, or stands in a name. */
export const isAnd = ({ folded }: Pick<Token, 'folded'>): boolean => AND.has(folded)
const AND = new Set(['e', 'and', '+', 'mais', 'plus'])

/** An emoji, and nothing else. */
export const isSign = (text: string): boolean =>
  /^[\p{Extended_Pictographic}\p{Emoji_Component}\u200d]+$/u.test(text) && !/[\d#*]/.test(text)

/** Each emoji of a run, the same ones together: `🥐🥐☕` is `🥐🥐` and `☕`. */
const signsIn = (text: string): readonly string[] => text.match(SAME_SIGNS) ?? [text]
const SAME_SIGNS = new RegExp('(\\p{RGI_Emoji})\\1*', 'gv')

/** How often an emoji stands in a run of it, and the emoji. */
export function signsOf(text: string): { sign: string; count: number } {
  const signs = text.match(SIGN) ?? [text]
  return { sign: signs[0] ?? text, count: signs.length }
}
const SIGN = new RegExp('\\p{RGI_Emoji}', 'gv')

/** Words as typed, or as they stand; a mark against its word, as in a name. */
export function textsOf(tokens: readonly Token[], as: 'text' | 'raw' = 'text'): string[] {
  const texts: string[] = []
  for (const token of tokens) {
    const last = texts.pop()
    if (last === undefined) texts.push(token[as])
    else if (token.parts) texts.push(last + token.text)
    else texts.push(last, token[as])
  }
  return texts
}
