// Since when nothing is open, read from the newest lines of an account. Pure.
import type { StatementLine } from '../../client/api-types.ts'

/** The day of the line that settled it; null where something is open, or nothing ever was. */
export function settledOn(newestFirst: readonly Pick<StatementLine, 'on' | 'balance'>[]): string | null {
  const open = newestFirst.findIndex(({ balance }) => balance > 0)
  const settled = open === -1 ? newestFirst : newestFirst.slice(0, open)
  return settled.at(-1)?.on ?? null
}
