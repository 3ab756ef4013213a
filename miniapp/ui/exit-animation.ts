// Rows that have just gone stay where they were until the eye has seen it, then fold away; focus in one moves to the next.
import { useEffect, useRef, useState } from 'preact/hooks'

/** 600 ms to see it, then the fold of exit-animation.module.css. */
const GONE_MS = 600 + 240

export interface Exiting<Item> {
  readonly item: Item
  readonly leaving: boolean
}

/** Items by id with those that went. Another `list` starts over. The rows carry `data-row` with their id. */
export function useExitAnimation<Item>(
  list: string,
  items: readonly Item[],
  idOf: (item: Item) => number,
): readonly Exiting<Item>[] {
  const before = useRef<{ list: string; rows: readonly Exiting<Item>[] }>({ list, rows: [] })
  const left = useRef(new Set<number>())
  const [, redraw] = useState(0)
  const kept = before.current.list === list ? before.current.rows : []
  const rows = withExiting(
    kept.filter(({ item }) => !left.current.has(idOf(item))),
    items,
    idOf,
  )
  const going = rows.filter(({ leaving }) => leaving).map(({ item }) => idOf(item))
  useEffect(() => {
    before.current = { list, rows }
    left.current.clear()
  })
  useEffect(() => {
    if (!going.length) return undefined
    const timer = setTimeout(() => {
      for (const id of going) {
        moveFocusFrom(id)
        left.current.add(id)
      }
      redraw((count) => count + 1)
    }, GONE_MS)
    return () => clearTimeout(timer)
  }, [going.join()])
  return rows
}

function withExiting<Item>(
  before: readonly Exiting<Item>[],
  items: readonly Item[],
  idOf: (item: Item) => number,
): Exiting<Item>[] {
  const rows = items.map((item) => ({ item, leaving: false }))
  const at = (one: Exiting<Item>) => rows.findIndex(({ item }) => idOf(item) === idOf(one.item))
  before.forEach((row, index) => {
    if (at(row) >= 0) return
    const above = before[index - 1]
    rows.splice(above ? at(above) + 1 : 0, 0, { item: row.item, leaving: true })
  })
  return rows
}

const CONTROLS = 'a, button'

function moveFocusFrom(id: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const index = rows.findIndex((row) => row.dataset['row'] === String(id))
  if (!rows[index]?.contains(document.activeElement)) return
  const next = rows[index + 1] ?? rows[index - 1]
  next?.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true })
}
