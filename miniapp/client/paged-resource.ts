// Lists that come a page at a time: the next is asked for while scrolling, and what is shown is refreshed as one.
import { LIMIT_MAX } from '#lib/limits.ts'
import { ApiError } from './api.ts'
import type { Page } from './api-types.ts'
import { type Resource, resource, resourceByKey, type Source } from './resource.ts'

const PAGE = 50
const AGAIN_MAX = 1000

interface PagesSource<Whole extends Page<unknown>> extends Omit<Source<Whole>, 'load'> {
  readonly load: (page: { readonly cursor: string | undefined; readonly limit: number }) => Promise<Whole>
  /** What else than items a page brings, put together; the last page's by itself. */
  readonly join?: (held: Whole, next: Whole) => Partial<Whole>
}

interface Pages<Whole> extends Resource<Whole> {
  /** Is there a page after what is held? */
  readonly hasMore: () => boolean
  readonly more: () => Promise<void>
}

const joined = <Whole extends Page<unknown>>(
  { join }: PagesSource<Whole>,
  held: Whole,
  next: Whole,
): Whole => ({
  ...held,
  ...join?.(held, next),
  items: [...held.items, ...next.items],
  nextCursor: next.nextCursor,
})

function toPages<Whole extends Page<unknown>>(
  source: PagesSource<Whole>,
  held: Resource<Whole>,
): Pages<Whole> {
  let busy = false
  /** False when the list ends elsewhere by now: another page comes after it. */
  const addPage = async (): Promise<boolean> => {
    const before = held.value.peek()
    if (!before?.nextCursor) return true
    const next = await source.load({ cursor: before.nextCursor, limit: PAGE })
    if (held.value.peek()?.nextCursor !== before.nextCursor) return false
    held.put((now) => joined(source, now, next))
    return true
  }
  const more = async () => {
    if (busy) return
    busy = true
    try {
      while (!(await addPage())) continue
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
    } finally {
      busy = false
    }
  }
  return { ...held, more, hasMore: () => Boolean(held.value.value?.nextCursor) }
}

/** As much as is held comes again, so that nobody's place moves; of very long lists the beginning. */
const sourceOf = <Whole extends Page<unknown>>(
  source: PagesSource<Whole>,
  count: () => number,
): Source<Whole> => ({
  ...source,
  load: async () => {
    const wanted = Math.min(AGAIN_MAX, Math.max(PAGE, count()))
    let whole = await source.load({ cursor: undefined, limit: Math.min(LIMIT_MAX, wanted) })
    while (whole.nextCursor && whole.items.length < wanted) {
      const limit = Math.min(LIMIT_MAX, wanted - whole.items.length)
      whole = joined(source, whole, await source.load({ cursor: whole.nextCursor, limit }))
    }
    return whole
  },
})

/** One list. */
export function pagedResource<Whole extends Page<unknown>>(source: PagesSource<Whole>): Pages<Whole> {
  const held: Resource<Whole> = resource(sourceOf(source, () => held.value.peek()?.items.length ?? 0))
  return toPages(source, held)
}

/** A list for each key, such as a filter. */
export function pagedResourceByKey<Key extends string | number, Whole extends Page<unknown>>(
  pagesOf: (key: Key) => PagesSource<Whole>,
) {
  const pages = new WeakMap<Resource<Whole>, Pages<Whole>>()
  const each: (key: Key) => Resource<Whole> = resourceByKey((key) =>
    sourceOf(pagesOf(key), () => each(key).value.peek()?.items.length ?? 0),
  )
  return (key: Key): Pages<Whole> => {
    const held = each(key)
    const found = pages.get(held) ?? toPages(pagesOf(key), held)
    pages.set(held, found)
    return found
  }
}
