// Long lists in the chat: a page of lines at a time, with buttons to those before and behind.

import { inRows } from './buttons.ts'
import type { Context } from './context.ts'
import { type Button, type Card, cardOf, GAP, type Line } from './message.ts'

/** A message has 4,096 at most; a page leaves room for its head. */
const PAGE_UNITS = 3400
const PAGE_LINES = 20
/** More than any list has. */
const PAGES_MAX = 100_000
/** Letters of a name on a page that would be too long. */
const NAME_LETTERS = 40

interface Entry {
  readonly name: string
  /** The line about it, under its name or so much of that as there is room for. */
  readonly say: (name: string) => Line
}

interface Paged {
  readonly list: string
  /** The thing that the list is about. */
  readonly of?: number
  readonly head: readonly [Line, ...Line[]]
  readonly page: number
  /** How many there are in all. */
  readonly total: number
  /** Those of this page. */
  readonly rows: readonly Entry[]
  /** So many a page; by default as many as are read without buttons of their own. */
  readonly size?: number
  /** What opens those of the page, and what is done about all. */
  readonly opens?: readonly Button[]
  readonly below?: readonly (readonly Button[])[]
}

const pagesOf = (total: number, size: number) => Math.max(1, Math.ceil(total / size))

export function paged(
  { list, of, head, page, total, rows, size = PAGE_LINES, opens = [], below = [] }: Paged,
  { words }: Context,
): Card {
  const lines = rows.map(({ name, say }) => say(name))
  const fits = lines.map(({ text }) => text).join('\n').length <= PAGE_UNITS
  const shown = fits ? lines : rows.map(({ name, say }) => say(shortened(name)))
  const card = { ...cardOf(shown.length ? [...head, GAP, ...shown] : head), isList: true }
  const pages = pagesOf(total, size)
  const to = (target: number, label: string): Button => ({
    label,
    action: { do: 'page', list, page: target, ...(of === undefined ? {} : { of }) },
  })
  const turning = [
    ...(page > 0 ? [to(page - 1, '‹')] : []),
    to(page, words.t.pageOf(page + 1, pages)),
    ...(page < pages - 1 ? [to(page + 1, '›')] : []),
  ]
  const buttons = [...inRows(opens), ...(pages > 1 ? [turning] : []), ...below]
  return buttons.length ? { ...card, buttons } : card
}

/** No letter is cut in half. */
const shortened = (name: string) => {
  const letters = [...name]
  return letters.length > NAME_LETTERS ? `${letters.slice(0, NAME_LETTERS - 1).join('')}…` : name
}

/** The page that is wanted, or the last one where there are not so many; `read` gives rows from a place on, and how many there are. */
export async function pageOf<T extends { readonly total: number }>(
  wanted: number,
  read: (place: { from: number; count: number }) => Promise<T>,
  size = PAGE_LINES,
): Promise<T & { page: number }> {
  const at = (page: number) => read({ from: page * size, count: size })
  // A button says what it likes.
  const asked = Math.min(wanted, PAGES_MAX)
  const first = await at(asked)
  const page = Math.min(asked, pagesOf(first.total, size) - 1)
  return { ...(page === asked ? first : await at(page)), page }
}
