// Lists that come a page at a time: the next is asked for while scrolling, and what is shown is refreshed as one.
import { signal } from '@preact/signals'
import { ApiError } from '../api.ts'
import type { Page } from '../api-types.ts'
import { type Held, hold, type Source } from './held.ts'
import { holdEach } from './held-each.ts'

const PAGE = 50
const PAGE_MAX = 200

interface PagesSource<Whole extends Page<unknown>> extends Omit<Source<Whole>, 'load'> {
  readonly load: (page: { readonly cursor: string | undefined; readonly limit: number }) => Promise<Whole>
  /** What else than items a page brings, put together; the last page's by itself. */
  readonly join?: (held: Whole, next: Whole) => Partial<Whole>
}

interface Pages<Whole> extends Held<Whole> {
  /** Is there a page after what is held? */
  readonly hasMore: () => boolean
  readonly more: () => Promise<void>
}

function toPages<Whole extends Page<unknown>>(source: PagesSource<Whole>, held: Held<Whole>): Pages<Whole> {
  const busy = signal(false)
  const more = async () => {
    const before = held.value.peek()
    const cursor = before?.nextCursor
    if (!before || !cursor || busy.peek()) return
    busy.value = true
    try {
      const next = await source.load({ cursor, limit: PAGE })
      // Refreshed meanwhile: the page after what shows now is another one.
      if (held.value.peek() !== before) return
      const items = [...before.items, ...next.items]
      held.put(() => ({ ...before, ...source.join?.(before, next), items, nextCursor: next.nextCursor }))
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
    } finally {
      busy.value = false
    }
  }
  return { ...held, more, hasMore: () => Boolean(held.value.value?.nextCursor) }
}

/** As much as is held comes again, in one page. */
const sourceOf = <Whole extends Page<unknown>>(
  source: PagesSource<Whole>,
  count: () => number,
): Source<Whole> => ({
  ...source,
  load: () => source.load({ cursor: undefined, limit: Math.min(PAGE_MAX, Math.max(PAGE, count())) }),
})

/** One list. */
export function holdPages<Whole extends Page<unknown>>(source: PagesSource<Whole>): Pages<Whole> {
  const held: Held<Whole> = hold(sourceOf(source, () => held.value.peek()?.items.length ?? 0))
  return toPages(source, held)
}

/** A list for each key, such as a filter. */
export function holdPagesOf<Key extends string | number, Whole extends Page<unknown>>(
  pagesOf: (key: Key) => PagesSource<Whole>,
) {
  const pages = new WeakMap<Held<Whole>, Pages<Whole>>()
  const each: (key: Key) => Held<Whole> = holdEach((key) =>
    sourceOf(pagesOf(key), () => each(key).value.peek()?.items.length ?? 0),
  )
  return (key: Key): Pages<Whole> => {
    const held = each(key)
    const found = pages.get(held) ?? toPages(pagesOf(key), held)
    pages.set(held, found)
    return found
  }
}
