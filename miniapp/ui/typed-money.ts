// What a person types or pastes into a field of money, as an amount. Pure; the field itself is in money.ts.
import { PRICE_MAX } from '#lib/limits.ts'
import { type NumberLanguage, readMoney } from '#lib/numbers.ts'

/** Digits fill from the right: `640` is 6,40. What would pass the limit is not taken. */
export function rightFill(text: string, before: number): number {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  const value = Number(digits || 0)
  return value <= PRICE_MAX ? value : before
}

/** Of any currency, before or after the amount: `R$`, `US$`, `€`, `USD`. */
const SIGNS = /^[A-Z]{0,3}\p{Sc}?\s*|\s*[A-Z]{0,3}\p{Sc}?$/gu

/** A pasted amount in minor units, read as the person writes: `1.234,56`, `R$ 12`. Null for what is no amount. */
export const pastedMoney = (text: string, language: NumberLanguage, places = 2): number | null =>
  readMoney(text.trim().replace(SIGNS, ''), language, places) ?? null
