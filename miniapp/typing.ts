// What a person types into amount and quantity fields, as numbers. Pure; the fields themselves are in ui/.
import { PRICE_MAX, QUANTITY_MAX } from '#lib/limits.ts'
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

/** Nothing is grouped in a field for quantities: `0,6` and `0.6` alike, 3 decimals at most; null for what is no quantity above 0. */
export function typedQuantity(text: string): number | null {
  const match = /^(\d{1,6})?(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!match || (!match[1] && !match[2])) return null
  const value = Number(`${match[1] ?? 0}.${match[2] ?? 0}`)
  return value > 0 && value <= QUANTITY_MAX ? value : null
}

/** `10`, `7,5` or `10 %`, a decimal at most; nothing typed is none of it, null what is no share. */
export function typedPercent(text: string): number | null {
  const match = /^(\d{1,3}(?:[.,]\d)?)\s*%?$/.exec(text.trim() || '0')
  return match ? Number(match[1]?.replace(',', '.')) : null
}

/** A quantity as it stands in its field: nothing grouped, for a group would be read as a decimal mark. */
export const asTyped = (quantity: number, language: NumberLanguage) =>
  String(quantity).replace('.', language === 'en' ? '.' : ',')

/** What was counted: the same, and nothing is a count too. */
export const typedLevel = (text: string): number | null =>
  /^0+(?:[.,]0{1,3})?$/.test(text.trim()) ? 0 : typedQuantity(text)

/** `2 cafe` is two of what is called cafe; without a number in front it is one. */
export function typedSearch(text: string): { quantity: number; query: string } {
  const match = /^\s*(\d+(?:[.,]\d{1,3})?)\s+(\S.*)$/.exec(text)
  const quantity = match ? typedQuantity(match[1] ?? '') : null
  return quantity === null
    ? { quantity: 1, query: text.trim() }
    : { quantity, query: match?.[2]?.trim() ?? '' }
}
