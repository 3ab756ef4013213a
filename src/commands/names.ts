// Finding who or what is meant: exact, else the only one whose words begin so, else within a slip of the finger.
import { fold } from '#lib/fold.ts'

interface Named {
  readonly name: string
  readonly folded: string
}

export interface Found<T> {
  readonly by: 'exact' | 'words' | 'slip' | 'none'
  readonly items: readonly T[]
}

/** More than anyone reads; the rest is asked for by typing more. */
const SHOWN_MAX = 8

/** `slips: false` leaves the last resort out. */
export function find<T extends Named>(typed: string, all: readonly T[], { slips = true } = {}): Found<T> {
  const folded = fold(typed)
  if (!folded) return { by: 'none', items: [] }
  const exact = all.filter((one) => one.folded === folded)
  if (exact.length) return { by: 'exact', items: exact }
  const words = folded.split(' ')
  const begun = all.filter((one) => begins(words, one.folded.split(' ')))
  if (begun.length) return { by: 'words', items: begun.slice(0, SHOWN_MAX) }
  if (!slips) return { by: 'none', items: [] }
  const allowed = [...folded].length >= 8 ? 2 : 1
  const near = all.filter((one) => within(folded, one.folded, allowed))
  return near.length ? { by: 'slip', items: near.slice(0, SHOWN_MAX) } : { by: 'none', items: [] }
}

/** Each typed word begins a word of its own, in any order; longer words choose first. */
function begins(typed: readonly string[], words: readonly string[]): boolean {
  const left = [...words]
  return typed
    .toSorted((a, b) => b.length - a.length)
    .every((word) => {
      const at = left.findIndex((one) => one.startsWith(word))
      if (at >= 0) left.splice(at, 1)
      return at >= 0
    })
}

/** Insertions, deletions, changes and swaps of neighbours, at most so many. */
export function within(a: string, b: string, most: number): boolean {
  const [x, y] = [[...a], [...b]]
  if (Math.abs(x.length - y.length) > most || !x.length) return false
  let before: number[] = []
  let last = y.map((_, j) => j).concat(y.length)
  for (let i = 1; i <= x.length; i++) {
    const row = [i]
    for (let j = 1; j <= y.length; j++) {
      const change = (last[j - 1] ?? 0) + (x[i - 1] === y[j - 1] ? 0 : 1)
      let best = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    if (Math.min(...row) > most) return false
    before = last
    last = row
  }
  return (last[y.length] ?? most + 1) <= most
}
