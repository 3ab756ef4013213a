// A part whose code is fetched when it is first drawn; nothing shows until it is here.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from './html.ts'

/** Code that did not come is asked for again, for as long as it is wanted. */
const FIRST_PAUSE_MS = 1000

/** Wraps `load` as a component; once held, it draws at once. */
export function lazy<Props>(load: () => Promise<ComponentType<Props>>) {
  let held: ComponentType<Props> | null = null
  return function Lazy(props: Props) {
    const [, redraw] = useState(0)
    useEffect(() => {
      let shown = true
      const fetchPart = async () => {
        // Another one may have fetched it between drawing and now: then only drawing is left to do.
        for (let pause = FIRST_PAUSE_MS; shown && !held; pause *= 2) {
          held = await load().catch(() => null)
          if (!held) await new Promise((resolve) => setTimeout(resolve, pause))
        }
        if (shown) redraw(1)
      }
      void fetchPart()
      return () => {
        shown = false
      }
    }, [])
    return held && html`<${held} ...${props} />`
  }
}
