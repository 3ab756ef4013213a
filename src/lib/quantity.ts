// Quantities and the units they are counted in.
import { COUNTED_UNITS } from './counted-units.ts'

export const UNITS = [...COUNTED_UNITS, 'kg', 'g', 'l', 'ml', 'm'] as const
export type Unit = (typeof UNITS)[number]

/** At or below its minimum, where it has one. */
export const isLow = ({ stock, minStock }: { readonly stock: number; readonly minStock: number }): boolean =>
  minStock > 0 && stock <= minStock

/** Units that are turned into each other: of what kind, and how many of the smallest one is. */
export const SCALES: Partial<Record<Unit, readonly [kind: string, scale: number]>> = {
  kg: ['weight', 1000],
  g: ['weight', 1],
  l: ['volume', 1000],
  ml: ['volume', 1],
}

/** The same quantity in another unit, to three decimals; undefined between units that have nothing to do with each other. */
export function inUnit(quantity: number, from: Unit, to: Unit): number | undefined {
  if (from === to) return quantity
  const [one, other] = [SCALES[from], SCALES[to]]
  if (!one || !other || one[0] !== other[0]) return undefined
  return Math.round((Math.round(quantity * 1000) * one[1]) / other[1]) / 1000
}
