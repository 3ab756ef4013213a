// Finding names by words typed: parts of words in any order, else within a slip of the finger. The database asks the same
// questions of its indexes (domain/search.ts); what a name is, and what fits it, is said here. Pure.
import { fold, seen } from './fold.ts'

/** What is typed may be as long as a name; longer texts find nothing, and are not looked at. */
const TYPED_MAX = 480
/** Of fewer letters, a slip makes another word; of more, it is nobody's word. */
const SLIP_LETTERS_MIN = 3
const SLIP_LETTERS_MAX = 24
const NEAR_LETTERS_MAX = SLIP_LETTERS_MAX + 2
/** From so many letters on, two slips are forgiven. */
const TWO_SLIPS_FROM = 8
/** Digits of a phone that are worth looking for. */
const PHONE_DIGITS_MIN = 3

export interface Searchable {
  readonly folded: string
  /** The words with hyphens and apostrophes read as spaces, then as nothing, with a space at each end; so is the column `search`. */
  readonly text: string
  /** The words of letters alone, and all of the name as one word: what a slip is measured by. */
  readonly words: readonly Word[]
}

interface Word {
  readonly letters: readonly string[]
  /** Which letters it has, a bit for some of them each: words that differ in too many are passed at once. */
  readonly bits: number
}

const spaced = (folded: string) => folded.replaceAll(/[-']/g, ' ')
const joined = (folded: string) => folded.replaceAll(/[-']/g, '')
const wordsOf = (text: string) => text.split(' ').filter(Boolean)
const isWord = (word: string) => /^\p{L}+$/u.test(word)
const lengthOf = (word: string) => [...word].length

export function searchable(name: string): Searchable {
  const folded = fold(name)
  const text = ` ${spaced(folded)} ${joined(folded)} `
  const words = [...new Set([...wordsOf(text), squeezed(folded)])].filter(isWord).map(wordOf)
  return { folded, text, words: words.filter(({ letters }) => letters.length <= NEAR_LETTERS_MAX) }
}

function wordOf(word: string): Word {
  const letters = [...word]
  return {
    letters,
    bits: letters.reduce((bits, letter) => bits | (1 << ((letter.codePointAt(0) ?? 0) & 31)), 0),
  }
}

/** Without spaces, hyphens and apostrophes. */
export const squeezed = (folded: string) => folded.replaceAll(/[-' ]/g, '')

/** The words typed, hyphens and apostrophes read as nothing, and as spaces where that is another reading; none for nothing typed. */
export function readingsOf(typed: string): readonly (readonly string[])[] {
  if (typed.length > TYPED_MAX) return []
  const folded = fold(typed)
  const readings = [wordsOf(joined(folded)), wordsOf(spaced(folded))].filter((words) => words.length)
  return readings[0]?.join(' ') === readings[1]?.join(' ') ? readings.slice(0, 1) : readings
}

/** Is every word of a reading a part of a word? */
export const fits = ({ text }: Pick<Searchable, 'text'>, readings: readonly (readonly string[])[]): boolean =>
  readings.some((words) => words.every((word) => text.includes(word)))

/** How many slips are forgiven in so many letters. */
const forgiven = (letters: number) => (letters >= TWO_SLIPS_FROM ? 2 : 1)

/** May a slip be looked for in this word? */
export const maySlip = (word: string): boolean => isSlippery.test(word) && !isHalved.test(word)
const isSlippery = new RegExp(`^\\p{L}{${SLIP_LETTERS_MIN},${SLIP_LETTERS_MAX}}$`, 'u')
/** Letters that are two characters each would be cut in half. */
const isHalved = /[\ud800-\udfff]/

/**
 * Slips from the words typed to the name, those of the best reading: each word is `whole`, as `at` says, or within its own
 * slips of a word of letters, and all together within those of all letters. Null: it is another name.
 */
export function slipsTo(
  name: Searchable,
  readings: readonly (readonly string[])[],
  whole: (name: Searchable, word: string) => boolean = (one, word) => one.text.includes(word),
): number | null {
  let best: number | null = null
  for (const words of readings) {
    const most = forgiven(words.reduce((sum, word) => sum + (maySlip(word) ? lengthOf(word) : 0), 0))
    let slips = 0
    for (const word of words) {
      if (!whole(name, word)) slips += slipsOf(word, name.words)
      if (slips > most) break
    }
    if (slips <= most && (best === null || slips < best)) best = slips
  }
  return best
}

/** The fewest slips from the word to one of these; Infinity where it is none of them. */
function slipsOf(word: string, words: readonly Word[]): number {
  if (!maySlip(word)) return Number.POSITIVE_INFINITY
  const most = forgiven(lengthOf(word))
  const typed = wordOf(word)
  return words.reduce((best, one) => Math.min(best, slipsApart(typed, one, most)), Number.POSITIVE_INFINITY)
}

const countOf = (bits: number): number => (bits === 0 ? 0 : 1 + countOf(bits & (bits - 1)))

/** Insertions, deletions, changes and swaps of neighbours from one word to the other; Infinity above `most`. */
export const slipsBetween = (a: string, b: string, most: number): number =>
  slipsApart(wordOf(a), wordOf(b), most)

function slipsApart(a: Word, b: Word, most: number): number {
  const [x, y] = [a.letters, b.letters]
  const isFar =
    Math.abs(x.length - y.length) > most ||
    countOf(a.bits & ~b.bits) > most ||
    countOf(b.bits & ~a.bits) > most
  if (isFar) return Number.POSITIVE_INFINITY
  let before: number[] = []
  let last = y.map((_, j) => j).concat(y.length)
  for (let i = 1; i <= x.length; i++) {
    const row = [i]
    for (let j = 1; j <= y.length; j++) {
      const change = (last[j - 1] ?? 0) + (x[i - 1] === y[j - 1] ? 0 : 1)
      let best = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    if (Math.min(...row) > most) return Number.POSITIVE_INFINITY
    before = last
    last = row
  }
  const slips = last[y.length] ?? 0
  return slips <= most ? slips : Number.POSITIVE_INFINITY
}

/**
 * What is left of a word when as many letters as slips are forgiven are taken out, and the word itself: two words within
 * so many slips have one of these in common. The function `slips` makes the same of names.
 */
export function variantsOf(word: string): readonly string[] {
  const variants = new Set([word])
  const takeOut = (one: string, from: number, left: number) => {
    for (let i = from; i < one.length; i++) {
      const rest = one.slice(0, i) + one.slice(i + 1)
      variants.add(rest)
      if (left > 1) takeOut(rest, i, left - 1)
    }
  }
  takeOut(word, 0, forgiven(word.length))
  return [...variants]
}

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

/** Those that fit, in the order given; where none does, those within a slip, the best first. Nothing typed: all. */
export function among<T>(
  all: readonly T[],
  typed: string,
  nameOf: (one: T) => Searchable,
  isCode: (one: T) => boolean = () => false,
): readonly T[] {
  const readings = readingsOf(typed)
  if (!readings.length) return typed.length > TYPED_MAX ? [] : all
  const found = all.filter((one) => fits(nameOf(one), readings) || isCode(one))
  if (found.length || !readings.flat().some(maySlip)) return found
  return all
    .map((one) => ({ one, slips: slipsTo(nameOf(one), readings) }))
    .filter(({ slips }) => slips !== null)
    .toSorted((a, b) => (a.slips ?? 0) - (b.slips ?? 0))
    .map(({ one }) => one)
}
