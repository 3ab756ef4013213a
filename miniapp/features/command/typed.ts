// The line as it is sent: what names no command is sent as it was typed, by those who sell; the server says what it is. Pure.
import { fold } from '#lib/fold.ts'
import type { Span } from '#lib/message.ts'

export interface TypedLine {
  readonly command: string
  /** Where in the text the command's first letter would stand: before it, where its slash was added. */
  readonly from: number
  /** It names no command: words that may as well be only looked for. */
  readonly isTried: boolean
}

/** Who may not sell says nothing without a command: their words are looked for. */
const SELL = 'buy'

/** `commands`: names and aliases of those that this person may run, without the slash. */
export function typedIn(text: string, commands: readonly string[]): TypedLine | null {
  const line = text.trim()
  if (!line) return null
  const from = text.length - text.trimStart().length
  if (line.startsWith('/')) return { command: line, from, isTried: false }
  const [word = ''] = line.split(/\s/)
  if (commands.includes(fold(word))) return { command: `/${line}`, from: from - 1, isTried: false }
  return commands.includes(SELL) ? { command: line, from, isTried: true } : null
}

/** Whether words without a command say something to do: a single name is only looked for. What reads in two ways has no pieces. */
export const isSale = (spans: readonly Span[]): boolean =>
  !spans.length || spans.filter(({ is }) => is !== 'command').length > 1
