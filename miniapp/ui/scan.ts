// A code that was read, by a reader or the camera, on its way to what it means; and what a screen says it means there.
import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Product } from '../client/api-types.ts'
import type { Component } from './html.ts'

export interface Scan {
  readonly code: string
  /** A field or a sheet is being filled in: the page under it stays. */
  readonly inUse: boolean
}

let take: ((scan: Scan) => void) | null = null
const waiting: Scan[] = []
/** What is read before somebody takes it waits, up to so many. */
const WAITING_MAX = 20

export function scanned(scan: Scan): void {
  if (take) take(scan)
  else if (waiting.length < WAITING_MAX) waiting.push(scan)
}

/** Who takes codes from now on, those that waited first. */
export function onScan(next: (scan: Scan) => void): void {
  take = next
  for (const scan of waiting.splice(0)) next(scan)
}

/** What is asked about a code, over whatever page; comes after the first page. */
export const scanQuestions = signal<Component<object> | null>(null)

interface Meaning {
  readonly open: (product: Product) => void
  /** Also while something is being filled in: what is scanned there is never meant for the field. */
  readonly always: boolean
}
const meanings: Meaning[] = []

/** What goods mean on the screen that shows; without one they are put in the sale. */
export const meaningHere = () => meanings.at(-1) ?? null

/** For as long as the screen shows. */
export function useScanMeaning(open: (product: Product) => void, always = false): void {
  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const meaning = { open: (product: Product) => latest.current(product), always }
    meanings.push(meaning)
    return () => void meanings.splice(meanings.indexOf(meaning), 1)
  }, [])
}
