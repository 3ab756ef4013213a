// Long lists in the chat: a page of lines at a time, with buttons to those before and behind.
import { LIMIT_MAX } from '#lib/limits.ts'
import type { Context } from './context.ts'
import type { Message } from './outcome.ts'

/** A message has 4,096 at most; a page leaves room for its head. */
const PAGE_UNITS = 3400
export const PAGE_LINES = 20
/** Letters of a name on a page that would be too long. */
const NAME_LETTERS = 40

interface Row {
  readonly before: string
  readonly name: string
  readonly after: string
}

interface Paged {
  readonly list: string
  readonly head: string
  readonly page: number
  /** How many there are in all. */
  readonly total: number
  /** Those of this page. */
  readonly rows: readonly Row[]
}

/** The page that is wanted, or the last one where there are not so many. */
export const pageAt = (page: number, total: number) => Math.min(Math.max(page, 0), pagesOf(total) - 1)
const pagesOf = (total: number) => Math.max(1, Math.ceil(total / PAGE_LINES))

export function paged({ list, head, page, total, rows }: Paged, { words }: Context): Message {
  const lines = rows.map(({ before, name, after }) => before + name + after)
  const fits = lines.join('\n').length <= PAGE_UNITS
  const shown = fits ? lines : rows.map(({ before, name, after }) => before + shortened(name) + after)
  const text = [head, '', ...shown].join('\n').trimEnd()
  const pages = pagesOf(total)
  if (pages === 1) return { text }
  const to = (target: number, label: string) => ({
    label,
    action: { do: 'page' as const, list, page: target },
  })
  const buttons = [
    ...(page > 0 ? [to(page - 1, '‹')] : []),
    to(page, words.t.pageOf(page + 1, pages)),
    ...(page < pages - 1 ? [to(page + 1, '›')] : []),
  ]
  return { text, buttons: [buttons] }
}

/** No letter is cut in half. */
const shortened = (name: string) => {
  const letters = [...name]
  return letters.length > NAME_LETTERS ? `${letters.slice(0, NAME_LETTERS - 1).join('')}…` : name
}

/** A page of a list that is read by cursors: those before it are passed, as many at a time as there can be. */
export async function pageOf<T>(
  page: number,
  next: (cursor: string | undefined) => Promise<{ items: readonly T[]; nextCursor: string | null }>,
): Promise<{ page: number; items: readonly T[] }> {
  const pagesEach = LIMIT_MAX / PAGE_LINES
  let at = 0
  let some = await next(undefined)
  while (page >= at + pagesEach && some.nextCursor !== null) {
    some = await next(some.nextCursor)
    at += pagesEach
  }
  const within = pageAt(page - at, some.items.length)
  return { page: at + within, items: some.items.slice(within * PAGE_LINES, (within + 1) * PAGE_LINES) }
}
