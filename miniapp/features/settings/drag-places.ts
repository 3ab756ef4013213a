// Where the rows of a list are while one of them is dragged. Pure.

export interface Drag {
  readonly from: number
  readonly to: number
  /** How far the row is from where it stood. */
  readonly by: number
  /** How far the others give way. */
  readonly height: number
}

/** How far a row is drawn from where it stands. */
export function shiftOf(index: number, drag: Drag | null): number {
  if (!drag) return 0
  const { from, to, by, height } = drag
  if (index === from) return by
  if (index > from && index <= to) return -height
  return index < from && index >= to ? height : 0
}

/** Where a row comes to lie that was pulled so far: it takes the place of each other one that it covers by half. */
export function placeAfter(middles: readonly number[], from: number, by: number, height: number): number {
  const at = (middles[from] ?? 0) + by
  return middles.filter(
    (middle, index) => index !== from && middle + ((index < from ? 1 : -1) * height) / 2 <= at,
  ).length
}
