// Long lists grow while they are scrolled, so that the first screenful never waits for the thousandth row.
import { useEffect, useState } from 'preact/hooks'
import { html } from './html.ts'

/** At first, and how far ahead what is not here yet is asked for. */
const STEP = 60
/** So few at a time that a frame has time for them while it scrolls. */
const GROWS = 20

/** What comes after all that is held, where it comes by the page: client/paged-resource.ts. */
export interface Rest {
  readonly value: { readonly value: unknown }
  readonly hasMore?: () => boolean
  readonly more?: () => Promise<void>
}

/** How many of `total` to draw now, and what to put after them. Another `list` starts over; `rest` is fetched at its end. */
export function useMore(list: string, total: number, rest?: Rest) {
  const [grown, setGrown] = useState({ list, count: STEP })
  const count = grown.list === list ? grown.count : STEP
  // It may be drawn later than the list, such as when all of it is asked for.
  const [end, setEnd] = useState<HTMLLIElement | null>(null)
  useEffect(() => {
    if (!end) return undefined
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        if (count < total) setGrown({ list, count: count + GROWS })
        if (count + STEP > total) void rest?.more?.()
      },
      { rootMargin: '600px' },
    )
    watcher.observe(end)
    return () => watcher.disconnect()
  }, [end, list, count, total, rest?.value.value])
  const ends = count >= total && !rest?.hasMore?.()
  return {
    count,
    sentinel: ends ? null : html`<li key="more" ref=${setEnd} aria-hidden="true" />`,
  }
}
