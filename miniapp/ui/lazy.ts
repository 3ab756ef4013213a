// A part whose code is fetched when it is first drawn; nothing shows until it is here.
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { html } from './html.ts'

/** Wraps `load` as a component; once held, it draws at once. */
export function lazy<Props>(load: () => Promise<ComponentType<Props>>) {
  let held: ComponentType<Props> | null = null
  return function Lazy(props: Props) {
    const [, redraw] = useState(0)
    useEffect(() => {
      // Another one may have fetched it between drawing and now: then only drawing is left to do.
      const fetchPart = async () => {
        held ??= await load()
        redraw(1)
      }
      void fetchPart()
    }, [])
    return held && html`<${held} ...${props} />`
  }
}
