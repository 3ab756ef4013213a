// Rows that have just gone stay where they were until the eye has seen it, then fold away; focus in one moves to the next.
import '../styles/leaving.css'
import { useEffect, useRef, useState } from 'preact/hooks'

/** 600 ms to see it, then the fold of leaving.css. */
const GONE_MS = 600 + 240

export interface Leaving<Item> {
  readonly item: Item
  readonly leaving: boolean
}

/** Items by id with those that went. Another `list` starts over. The rows carry `data-row` with their id. */
export function useLeaving<Item>(
  list: string,
  items: readonly Item[],
  idOf: (item: Item) => number,
): readonly Leaving<Item>[] {
  const before = useRef<{ list: string; rows: readonly Leaving<Item>[] }>({ list, rows: [] })
  const left = useRef(new Set<number>())
  const [, redraw] = useState(0)
  const kept = before.current.list === list ? before.current.rows : []
  const rows = withLeaving(
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

function withLeaving<Item>(
  before: readonly Leaving<Item>[],
  items: readonly Item[],
  idOf: (item: Item) => number,
): Leaving<Item>[] {
  const rows = items.map((item) => ({ item, leaving: false }))
  const at = (one: Leaving<Item>) => rows.findIndex(({ item }) => idOf(item) === idOf(one.item))
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
