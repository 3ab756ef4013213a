// The units that are counted by the piece: whole numbers alone.
export const COUNTED_UNITS = ['un', 'dz', 'pct', 'cx'] as const
export const isCounted = (unit: string): boolean => (COUNTED_UNITS as readonly string[]).includes(unit)
