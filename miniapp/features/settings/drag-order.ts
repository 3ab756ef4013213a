// A row of a short list taken to another place: by its grip at once, or by a thumb that rests on it. The rest makes way as it goes,
// and nothing is stored before it is let go.
import { useEffect, useRef, useState } from 'preact/hooks'
import { haptic } from '../../platform/telegram.ts'
import { type Drag, placeAfter } from './drag-places.ts'

/** A thumb that rests so long takes the row. */
const REST_MS = 400
/** One that moves so far before scrolls. */
const STILL_PX = 10
/** What is pressed on a row is pressed. */
const CONTROLS = 'button, input, a'

interface Held {
  readonly pointer: number
  readonly y: number
  readonly from: number
  /** The middles of the rows as they stood. */
  readonly middles: readonly number[]
  readonly height: number
}

/** Listens on a list whose rows that can be taken have `data-place`, from 0 on; `dropped` is told once, when it is let go elsewhere. */
export function useDragOrder(dropped: (from: number, to: number) => void) {
  const list = useRef<HTMLUListElement>(null)
  const [drag, setDrag] = useState<Drag | null>(null)
  const latest = useRef(dropped)
  latest.current = dropped
  useEffect(() => (list.current ? listen(list.current, setDrag, latest) : undefined), [])
  return { list, drag }
}

interface Latest {
  readonly current: (from: number, to: number) => void
}

function listen(list: HTMLElement, show: (drag: Drag | null) => void, dropped: Latest): () => void {
  const leaving = new AbortController()
  let held: Held | null = null
  let now: Drag | null = null
  let waits: { timer: ReturnType<typeof setTimeout>; x: number; y: number } | null = null
  const set = (next: Drag | null) => {
    if (next && next.to !== now?.to) haptic('selection')
    now = next
    show(next)
  }
  const rest = () => {
    if (waits) clearTimeout(waits.timer)
    waits = null
  }
  const take = (row: HTMLElement, pointer: number, y: number) => {
    const rows = [...list.querySelectorAll<HTMLElement>('[data-place]')]
    const boxes = rows.map((one) => one.getBoundingClientRect())
    const from = rows.indexOf(row)
    held = {
      pointer,
      y,
      from,
      middles: boxes.map(({ top, height }) => top + height / 2),
      height: row.offsetHeight,
    }
    list.setPointerCapture(pointer)
    set({ from, to: from, by: 0, height: held.height })
  }
  const end = (isDrop: boolean) => {
    rest()
    const last = now
    held = null
    if (last) set(null)
    if (last && isDrop && last.to !== last.from) dropped.current(last.from, last.to)
  }
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    hear: (event: HTMLElementEventMap[Name]) => void,
    more: AddEventListenerOptions = {},
  ) => list.addEventListener(name, hear, { signal: leaving.signal, ...more })

  on('pointerdown', ({ target, pointerId, pointerType, isPrimary, clientX: x, clientY: y }) => {
    // A second finger makes it something else.
    if (!isPrimary) return end(false)
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null
    if (!row || !(target instanceof Element)) return
    if (target.closest('[data-grip]')) return take(row, pointerId, y)
    if (pointerType === 'mouse' || target.closest(CONTROLS)) return
    waits = { x, y, timer: setTimeout(() => take(row, pointerId, y), REST_MS) }
  })
  on('pointermove', ({ pointerId, clientX, clientY }) => {
    if (waits && Math.hypot(clientX - waits.x, clientY - waits.y) > STILL_PX) rest()
    if (!held || pointerId !== held.pointer) return
    const { from, middles, height } = held
    const by = clientY - held.y
    set({ from, by, height, to: placeAfter(middles, from, by, height) })
  })
  on('pointerup', () => end(true))
  on('pointercancel', () => end(false))
  // Else the page would scroll, and the browser take the finger away.
  on('touchmove', (event) => held && event.preventDefault(), { passive: false })
  on('contextmenu', (event) => (held || waits) && event.preventDefault())
  return () => {
    rest()
    leaving.abort()
  }
}
