// Finding names by words typed: parts of words in any order, else those that are near (lib/near.ts). The database asks the
// same questions of its indexes (domain/search.ts); what a name is, and what fits it, is said here. Pure.
import { fold, seen } from './fold.ts'

/** What is typed may be as long as a name; longer texts find nothing, and are not looked at. */
const TYPED_MAX = 480
/** Digits of a phone that are worth looking for. */
const PHONE_DIGITS_MIN = 3

export interface Searchable {
  readonly folded: string
  /** The words with hyphens and apostrophes read as spaces, then as nothing, with a space at each end; so is the column `search`. */
  readonly text: string
}

const spaced = (folded: string) => folded.replaceAll(/[-']/g, ' ')
const joined = (folded: string) => folded.replaceAll(/[-']/g, '')
export const wordsOf = (text: string) => text.split(' ').filter(Boolean)

export function searchable(name: string): Searchable {
  const folded = fold(name)
  return { folded, text: ` ${spaced(folded)} ${joined(folded)} ` }
}

/** Without spaces, hyphens and apostrophes. */
export const squeezed = (folded: string) => folded.replaceAll(/[-' ]/g, '')

/** The point behind a word that is cut short, as an initial is. */
const SHORTENED = /(?<=\p{L})\.(?= |$)/gu

/** The words typed, hyphens and apostrophes read as nothing, and as spaces where that is another reading; none for nothing typed. */
export function readingsOf(typed: string): readonly (readonly string[])[] {
  if (typed.length > TYPED_MAX) return []
  const folded = fold(typed).replaceAll(SHORTENED, '')
  const readings = [wordsOf(joined(folded)), wordsOf(spaced(folded))].filter((words) => words.length)
  return readings[0]?.join(' ') === readings[1]?.join(' ') ? readings.slice(0, 1) : readings
}

/** Is every word of a reading a part of a word? */
export const fits = ({ text }: Pick<Searchable, 'text'>, readings: readonly (readonly string[])[]): boolean =>
  readings.some((words) => words.every((word) => text.includes(word)))

/** A barcode or SKU as it is compared: squeezed; an article's twelve digits are its thirteen. */
export function codeOf(code: string): string {
  const bare = squeezed(fold(code))
  return /^\d{12}$/.test(bare) ? `0${bare}` : bare
}

/** What of a code is looked for: a part will do, so twelve digits stay what they are. Empty for none. */
export const codePart = (typed: string): string => (typed.length > TYPED_MAX ? '' : squeezed(fold(typed)))

/** The digits of what may be a part of a phone; empty for what is none. */
export function phonePart(typed: string): string {
  if (typed.length > TYPED_MAX || !/^[\d\s()+.\-/‐-―−]+$/.test(seen(typed))) return ''
  const digits = digitsOf(typed)
  return digits.length >= PHONE_DIGITS_MIN ? digits : ''
}
export const digitsOf = (phone: string): string => phone.replaceAll(/\D/g, '')

/** Of names in some order those that are near what was typed, the nearest first. */
export type Nearest = <T>(
  all: readonly T[],
  readings: readonly (readonly string[])[],
  nameOf: (one: T) => Searchable,
) => readonly T[]

/** Those that fit, in the order given; where none does, those that are near. Nothing typed: all. */
export function among<T>(
  all: readonly T[],
  typed: string,
  nearest: Nearest,
  nameOf: (one: T) => Searchable,
  isCode: (one: T) => boolean = () => false,
): readonly T[] {
  const readings = readingsOf(typed)
  if (!readings.length) return typed.length > TYPED_MAX ? [] : all
  const found = all.filter((one) => fits(nameOf(one), readings) || isCode(one))
  return found.length ? found : nearest(all, readings, nameOf)
}
