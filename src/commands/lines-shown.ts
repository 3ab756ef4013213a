// Many lines in one message: the first of them, and how many more there are; a message holds 4,096 characters.
import type { Words } from './words.ts'

const LINES_SHOWN = 12

/** Each as a line of its own, the last of them "and so many more" where there are more than are shown. */
export function someOf<T>(all: readonly T[], line: (one: T) => string, words: Words): string[] {
  const lines = all.slice(0, LINES_SHOWN).map(line)
  return all.length > LINES_SHOWN ? [...lines, words.t.andMore(all.length - LINES_SHOWN)] : lines
}
