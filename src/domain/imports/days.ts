// Days by the file's own use: whether the month stands first is found in all of them together, then each has one reading or none.
import { dayOf, isDay } from '#lib/days.ts'
import type { Issue } from '../errors.ts'
import type { List } from './read-list.ts'

const DAYS = ['since', 'due'] as const
/** `5/11/26`, `05-11-2026`; a spreadsheet may say midnight after it. */
const WRITTEN = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: 00?:00(?::00)?)?$/
const LENGTH_MAX = 24

/** Which comes first; null: nobody can tell. */
export type DayUse = 'day' | 'month' | null

const partsOf = (cell: string): readonly [number, number, number] | undefined => {
  const [, first, second, year] = WRITTEN.exec(cell.slice(0, LENGTH_MAX + 1)) ?? []
  return first && second && year
    ? [Number(first), Number(second), Number(year) + (year.length === 2 ? 2000 : 0)]
    : undefined
}

/** How the file writes its days; where they disagree, as most of them; where none tells, by the language of its columns. */
export function dayUseOf({ rows }: Pick<List, 'rows'>, isPortuguese: boolean): DayUse {
  let balance = 0 // above zero: the day stands first
  for (const { cells } of rows)
    for (const column of DAYS) {
      const [first = 0, second = 0] = partsOf(cells[column] ?? '') ?? []
      balance += Number(first > 12) - Number(second > 12)
    }
  return balance ? (balance > 0 ? 'day' : 'month') : isPortuguese ? 'day' : null
}

/** `YYYY-MM-DD`; a day that may be two is asked about. */
export function dayIn(
  cell: string,
  use: DayUse,
): { readonly value: string } | Pick<Issue, 'issue' | 'values'> {
  if (isDay(cell)) return { value: cell }
  const parts = partsOf(cell)
  if (!parts) return { issue: 'not_a_day' }
  const [first, second, year] = parts
  if (use === null && first !== second) return { issue: 'two_days' }
  const value = use === 'month' ? dayOf(year, first, second) : dayOf(year, second, first)
  return value === undefined ? { issue: 'not_a_day' } : { value }
}
