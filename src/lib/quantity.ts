// Quantities and the units they are counted in.
export const UNITS = ['un', 'dz', 'pct', 'cx', 'kg', 'g', 'l', 'ml', 'm'] as const
export type Unit = (typeof UNITS)[number]

/** Counted by the piece: whole numbers alone. */
export const isCounted = (unit: Unit): boolean => ['un', 'dz', 'pct', 'cx'].includes(unit)
