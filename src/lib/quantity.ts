// Quantities and the units they are counted in.
export const UNITS = ['un', 'dz', 'pct', 'cx', 'kg', 'g', 'l', 'ml', 'm'] as const
export type Unit = (typeof UNITS)[number]
