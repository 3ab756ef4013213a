// The line as it is sent: what names no command is tried as a sale, by those who sell; the server says whether it is one. Pure.
import { fold } from '#lib/fold.ts'
import type { Span } from '#lib/message.ts'

export interface TypedLine {
  readonly command: string
  /** Where in the text the command's first letter would stand: before it, where a command was added. */
  readonly from: number
  /** It names no command: words that may as well be only looked for. */
  readonly isTried: boolean
}

const SELL = '/buy '

/** `commands`: names and aliases of those that this person may run, without the slash. */
export function typedIn(text: string, commands: readonly string[]): TypedLine | null {
  const line = text.trim()
  if (!line) return null
  const from = text.length - text.trimStart().length
  if (line.startsWith('/')) return { command: line, from, isTried: false }
  const [word = ''] = line.split(/\s/)
  if (commands.includes(fold(word))) return { command: `/${line}`, from: from - 1, isTried: false }
  if (!commands.includes(SELL.trim().slice(1))) return null
  return { command: SELL + line, from: from - SELL.length, isTried: true }
}

/** Whether words that were tried as a sale are one: a single name is only looked for. What reads in two ways has no pieces. */
export const isSale = (spans: readonly Span[]): boolean =>
  !spans.length || spans.filter(({ is }) => is !== 'command').length > 1
