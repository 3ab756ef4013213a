// Long lists grow while they are scrolled, so that the first screenful never waits for the thousandth row.
import { useEffect, useRef, useState } from 'preact/hooks'
import { html } from './html.ts'

const STEP = 60

/** How many of `total` to draw now, and what to put after them. Another `list` starts over. */
export function useMore(list: string, total: number) {
  const [grown, setGrown] = useState({ list, count: STEP })
  const count = grown.list === list ? grown.count : STEP
  const end = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!end.current) return undefined
    const watcher = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setGrown({ list, count: count + STEP }),
      { rootMargin: '600px' },
    )
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [list, count, total])
  return {
    count,
    sentinel: count < total ? html`<li key="more" ref=${end} class="more" aria-hidden="true" />` : null,
  }
}
