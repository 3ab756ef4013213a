// Units as each language writes them: the short forms of the counter in Portuguese, words in English.
import { formatNumber } from './format.ts'

/** For one, and for any other number; what is not here stands as it is. */
const UNITS: Record<string, Readonly<Record<string, readonly [one: string, other: string]>>> = {
  en: { un: ['unit', 'units'], dz: ['dozen', 'dozen'], pct: ['pack', 'packs'], cx: ['box', 'boxes'] },
}

/** `pct`, or `packs` where the language has a word for it; of one where no number is given. */
export function unitName(unit: string, language: string, count = 1): string {
  const [one, other] = UNITS[language]?.[unit] ?? [unit, unit]
  return count === 1 ? one : other
}

/** `3 pct`, `3 packs`, `0,6 kg`, with a space at which no line breaks. */
export const formatQuantity = (value: number, unit: string, language: string): string =>
  `${formatNumber(value, language)}\u00a0${unitName(unit, language, value)}`
