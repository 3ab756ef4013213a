// What a figure that is looked for may be of a sale: its number, what it came to. Pure.
import { seen } from './fold.ts'
import { TOTAL_MAX } from './limits.ts'
import { type NumberLanguage, readMoney } from './numbers.ts'

/** A figure with signs and spaces around it is no longer; longer texts are not looked at. */
const TYPED_MAX = 40

export interface SaleFigures {
  readonly number: number | null
  /** Minor units. */
  readonly total: number | null
}
const NONE: SaleFigures = { number: null, total: null }

/** A currency's sign before or after its amount: `R$`, `US$`, `€`. */
const SIGN = /^[a-z]{0,3}\p{Sc}\s*|\s*\p{Sc}$/giu

/**
 * `#123` is a number, `R$ 98` and `98,37` are amounts, of whose currency `places` decimals are one; `98` may be either. Nulls for
 * what is neither.
 */
export function saleFigures(typed: string, language: NumberLanguage, places: number): SaleFigures {
  if (typed.length > TYPED_MAX) return NONE
  const text = seen(typed).trim()
  const isNumber = text.startsWith('#')
  const figure = isNumber ? text.slice(1).trim() : text
  const amount = figure.replace(SIGN, '')
  return {
    number: amount === figure ? (readMoney(figure, language, 0, Number.MAX_SAFE_INTEGER) ?? null) : null,
    total: isNumber ? null : (readMoney(amount, language, places, TOTAL_MAX) ?? null),
  }
}
