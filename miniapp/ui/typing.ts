// What a person types into fields of quantities and of a search, as numbers; amounts of money: typed-money.ts. Pure.
import { type NumberLanguage, quantitiesIn } from '#lib/numbers.ts'

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
