// Many lines in one message: the first of them, and how many more there are; a message holds 4,096 characters.
import { type Line, line } from './message.ts'
import type { Words } from './words.ts'

const LINES_SHOWN = 12

/** The first ones, and a last line "and so many more" where there are more than are shown. */
export function truncate<T>(
  all: readonly T[],
  lineOf: (one: T) => Line,
  { t }: Words,
  most = LINES_SHOWN,
): Line[] {
  const lines = all.slice(0, most).map(lineOf)
  return all.length > most ? [...lines, line(t.andMore(all.length - most))] : lines
}
