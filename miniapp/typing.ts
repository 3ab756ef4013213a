// What a person types into amount and quantity fields, as numbers. Pure; the fields themselves are in ui/.
import { PRICE_MAX, QUANTITY_MAX } from '#lib/limits.ts'

/** Digits fill from the right: `640` is 6,40. What would pass the limit is not taken. */
export function rightFill(text: string, before: number): number {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  const value = Number(digits || 0)
  return value <= PRICE_MAX ? value : before
}

/**
 * A pasted amount in minor units: `1.234,56`, `1234.56`, `R$ 12`. A last mark before one or two digits is decimal, any
 * other groups thousands. Null for what is no amount.
 */
export function pastedMoney(text: string, minorDigits: number): number | null {
  const bare = text.replace(/[^\d.,]/g, '')
  if (!/\d/.test(bare)) return null
  const [, whole = bare, cents = ''] = /^(.*)[.,](\d{1,2})$/.exec(bare) ?? []
  const value = Number(`${whole.replace(/\D/g, '') || '0'}${cents.padEnd(minorDigits, '0')}`)
  return Number.isSafeInteger(value) && value <= PRICE_MAX ? value : null
}

/** `0,6` and `0.6` alike, 3 decimals at most; null for what is no quantity above 0. */
export function typedQuantity(text: string): number | null {
  const match = /^(\d{1,6})?(?:[.,](\d{1,3}))?$/.exec(text.trim())
  if (!match || (!match[1] && !match[2])) return null
  const value = Number(`${match[1] ?? 0}.${match[2] ?? 0}`)
  return value > 0 && value <= QUANTITY_MAX ? value : null
}

/** `2 cafe` is two of what is called cafe; without a number in front it is one. */
export function typedSearch(text: string): { quantity: number; query: string } {
  const match = /^\s*(\d+(?:[.,]\d{1,3})?)\s+(\S.*)$/.exec(text)
  const quantity = match ? typedQuantity(match[1] ?? '') : null
  return quantity === null
    ? { quantity: 1, query: text.trim() }
    : { quantity, query: match?.[2]?.trim() ?? '' }
}
