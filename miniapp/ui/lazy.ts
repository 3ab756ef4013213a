// A part whose code is fetched when it is first drawn; nothing shows until it is here.
import { createElement, type FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { loadWords, type Part } from '../client/words.ts'
import { fetchCode } from '../platform/fetch-code.ts'
import type { Component } from './html.ts'

/** Wraps `load` as a component, fetched with what it says beyond the words of its page; once held, it draws at once. */
export function lazy<Props extends object>(load: () => Promise<Component<Props>>, ...says: readonly Part[]) {
  let held: Component<Props> | null = null
  const all = async () => (await Promise.all([load(), ...says.map(loadWords)]))[0]
  return function Lazy(props: Props) {
    const [, redraw] = useState(0)
    useEffect(() => {
      let shown = true
      const fetchPart = async () => {
        // Another one may have fetched it between drawing and now: then only drawing is left to do.
        held ??= await fetchCode(all, () => shown)
        if (shown) redraw(1)
      }
      void fetchPart()
      return () => {
        shown = false
      }
    }, [])
    return held && createElement(held as FunctionComponent, props)
  }
}
