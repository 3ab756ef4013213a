// What a person types into amount and quantity fields, as numbers. Pure; the fields themselves are in ui/.
import { PRICE_MAX } from '#lib/limits.ts'
import { type NumberLanguage, quantitiesIn, readMoney } from '#lib/numbers.ts'

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

/**
 * What a quantity in its field may be, read as in the chat: one alone where it is sure, two where a mark may group or
 * part (`2.500`), none for what is no quantity. What is sold whole is never the one with decimals.
 */
export const typedQuantities = (text: string, language: NumberLanguage, whole = false): readonly number[] =>
  quantitiesIn(text.trim(), language)
    .map((milli) => milli / 1000)
    .filter((quantity, _, all) => all.length < 2 || !whole || Number.isInteger(quantity))

/** The quantity that is sure and above 0; null where there is none. */
export function typedQuantity(text: string, language: NumberLanguage, whole = false): number | null {
  const level = typedLevel(text, language, whole)
  return level === 0 ? null : level
}

/** What was counted: the same, and nothing is a count too. */
export function typedLevel(text: string, language: NumberLanguage, whole = false): number | null {
  const [only, other] = typedQuantities(text, language, whole)
  return other === undefined ? (only ?? null) : null
}

/** `10`, `7,5` or `10 %`, a decimal at most; nothing typed is none of it, null what is no share. */
export function typedPercent(text: string, language: NumberLanguage): number | null {
  const typed = text.trim()
  const share = typed === '' ? 0 : typedLevel(typed.replace(/%$/, ''), language)
  return share !== null && share < 1000 && Math.round(share * 1000) % 100 === 0 ? share : null
}

/** A quantity as it stands in its field: nothing grouped, for that would be read in two ways. */
export const asTyped = (quantity: number, language: NumberLanguage) =>
  String(quantity).replace('.', language === 'en' ? '.' : ',')

/** `2 cafe` is two of what is called cafe; without a number in front it is one, and null what may be two. */
export function typedSearch(
  text: string,
  language: NumberLanguage,
): { quantity: number | null; query: string } {
  const [, number = '', query = ''] = /^\s*([\d.,]+)\s+(\S.*)$/.exec(text) ?? []
  const [quantity, other] = typedQuantities(number, language)
  if (!quantity) return { quantity: 1, query: text.trim() }
  return { quantity: other === undefined ? quantity : null, query: query.trim() }
}
