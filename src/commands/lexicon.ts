// The names that a line may hold, indexed once: what is looked up again and again is compared with few of them.
import { fold } from '#lib/fold.ts'
import { formsOf, isArticle } from '#lib/forms.ts'
import { NAME_MAX } from '#lib/limits.ts'
import { type Found, find, near } from './names.ts'
import { isNumberWord } from './reader/number-words.ts'
import { unitOf } from './tokens.ts'

interface Named {
  readonly name: string
  readonly folded: string
}

/** A name that holds an "e", an "and" or a "+". */
export const JOINED = /(?:^|\s)(?:e|and|\+)(?:\s|$)/

/** No word of a name's alone: it may hold a mark that is read as nothing, or letters against a number. */
const ANY = /[^\p{L}]/u
const DIGITS = /^\d+$/
/** How much there is, and of nothing: no name but by all of it. */
const MEASURE = /^(?:(?:\d+|kg|gr?|m?l|un|dz|cx|m)(?: |$))+$/
/** Of a name that ends with how much is in one: `coca 2l`. */
const SIZE = /(?<![\d.,])(\d+) ?(kg|g|l|ml)$/
/** Letters enough to tell what is meant. */
const TELLING = /^\p{L}{3,}$/u

const NONE: Found<never> = { by: 'none', items: [] }
const MARKS = /[^\p{L}\p{N} ]/u
/** Words of a name, its marks read as spaces, and as nothing. */
const wordsIn = (folded: string) =>
  MARKS.test(folded)
    ? [...folded.split(/[^\p{L}\p{N}]+/u), ...folded.replaceAll(/[^\p{L}\p{N}\s]+/gu, '').split(' ')]
    : folded.split(' ')
/** Of how much there is, as it may be: then it is of no name. */
export const isOfQuantity = (word: string): boolean =>
  DIGITS.test(word) || isNumberWord(word) || unitOf(word) !== undefined

/** Whether no name is left. */
export const isEmpty = (those: Uint32Array): boolean => those.every((bits) => bits === 0)

/** The two longest words: one of them is no article. */
const longestOf = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length).slice(0, 2)

/** A bit for each letter in it, so that two texts without letters in common are told apart at once. */
function lettersOf(text: string): number {
  let bits = 0
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31)
  return bits
}
function count(bits: number): number {
  let left = bits
  let n = 0
  for (; left; n++) left &= left - 1
  return n
}

/** Letters that a name need not have to be meant: one for each slip that a typed word may hold, and one that is only heard. */
const strayIn = (folded: string) =>
  folded.split(' ').reduce((most, { length }) => most + (length >= 8 ? 3 : length >= 3 ? 2 : 0), 1)

export class Lexicon<T extends Named> {
  readonly all: readonly T[]
  /** Words of the longest name. */
  readonly longest: number = 0
  /** Some name holds a comma or a semicolon. */
  readonly parted: boolean
  /** Some name holds an "e". */
  readonly joined: boolean
  readonly #begun = new Map<string, T[]>()
  readonly #exact = new Map<string, T[]>()
  readonly #found = new Map<string, Found<T>>()
  #letters: readonly number[] | undefined
  readonly #words: readonly (readonly string[])[]
  readonly #places = new Map<string, number[]>()
  readonly #bits = new Map<string, Uint32Array>()
  readonly #begins = new Map<string, boolean>()
  #whole: Lexicon<T> | undefined

  constructor(all: readonly T[]) {
    this.all = all
    this.#words = all.map(({ folded }) => wordsIn(folded))
    for (const [at, one] of all.entries()) {
      const words = this.#words[at] ?? []
      for (const begin of new Set(words.map((word) => word.slice(0, 1)))) into(this.#places, begin, at)
      this.longest = Math.max(this.longest, words.length)
      for (const word of words) {
        into(this.#begun, word.slice(0, 1), one)
        into(this.#begun, word.slice(0, 2), one)
      }
      into(this.#exact, one.folded, one)
    }
    this.parted = all.some(({ folded }) => /[,;]/.test(folded))
    this.joined = all.some(({ folded }) => JOINED.test(folded))
  }

  /** Whether one name may have all of these folded words, but for those of a quantity: never no where `find` finds it without slips. */
  mayHave(words: readonly string[]): boolean {
    const those = this.#having(words.filter((word) => !isOfQuantity(word)))
    return !those || !isEmpty(those)
  }

  /** A bit for each name that has all of the words; undefined where none of them must be had: articles, marks. */
  #having(words: readonly string[]): Uint32Array | undefined {
    let all: Uint32Array | undefined
    for (const word of words) all = this.narrowed(all, word)
    return all
  }

  /** A bit for each of those before that has this word too; the same where it need not be had. */
  narrowed(before: Uint32Array | undefined, word: string): Uint32Array | undefined {
    if ((ANY.test(word) && !DIGITS.test(word)) || isArticle(word)) return before
    const those = this.#bits.get(word) ?? this.#madeHaving(word)
    this.#bits.set(word, those)
    return before ? intersection(before, those) : those
  }

  #madeHaving(word: string): Uint32Array {
    const those = new Uint32Array((this.all.length + 31) >> 5)
    const forms = formsOf(word, 2).map((form) => form.word)
    for (const form of forms)
      for (const at of this.#places.get(form.slice(0, 1)) ?? []) {
        const hit = (this.#words[at] ?? []).some((one) => one.startsWith(form))
        if (hit) those[at >> 5] = (those[at >> 5] ?? 0) | (1 << (at & 31))
      }
    return those
  }

  /** Whether a word alone is near some name; numbers, articles and marks may be anywhere. */
  mayBeNear(word: string): boolean {
    return (
      ANY.test(word) ||
      isArticle(word) ||
      isNumberWord(word) ||
      unitOf(word) !== undefined ||
      this.find(word).by !== 'none'
    )
  }

  /** Whether some name has a word that begins so. */
  begins(folded: string): boolean {
    const known = this.#begins.get(folded)
    if (known !== undefined) return known
    const begins = this.#like(folded).some((one) =>
      wordsIn(one.folded).some((word) => word.startsWith(folded)),
    )
    this.#begins.set(folded, begins)
    return begins
  }

  /** Those names alone that may go on over an "e" or a comma. */
  over(): Lexicon<T> {
    this.#whole ??= new Lexicon(this.all.filter(({ folded }) => JOINED.test(folded) || /[,;]/.test(folded)))
    return this.#whole
  }

  /** As `find` among all of them; `slips: false` leaves the last resort out. */
  find(typed: string, { slips = true } = {}): Found<T> {
    // No name is as long, with an article before each of its words.
    if (typed.length > 2 * NAME_MAX) return NONE
    const folded = fold(typed)
    const key = `${slips} ${folded}`
    const known = this.#found.get(key)
    if (known) return known
    const exact = this.#exact.get(folded)
    // An article begins many names, and means none.
    if (!exact && (MEASURE.test(folded) || folded.split(' ').every(isArticle))) return NONE
    const like = exact ? [] : this.#like(folded)
    let found: Found<T> = exact
      ? { by: 'exact', items: exact }
      : like.length
        ? find(typed, like, { slips: false })
        : NONE
    if (found.by === 'none' && slips) found = near(folded, this.#near(folded))
    this.#found.set(key, found)
    return found
  }

  /** Up to so many that have a word of it, one near it, or its size, those with most of it first: what a name that none has may have been. */
  nearest(typed: string, most: number): readonly T[] {
    const words = new Set(fold(typed).split(' '))
    const hits = new Map<T, number>()
    for (const word of words)
      if (TELLING.test(word) && !isArticle(word))
        for (const one of this.find(word).items) hits.set(one, (hits.get(one) ?? 0) + 1)
    const [, much, unit] = SIZE.exec(fold(typed)) ?? []
    if (much && unit)
      for (const one of this.all)
        if (one.folded.includes(`${much} ${unit}`)) hits.set(one, (hits.get(one) ?? 0) + 1)
    const sorted = [...hits].toSorted(([, a], [, b]) => b - a)
    return sorted.slice(0, most).map(([one]) => one)
  }

  /** Those that have all words of letters that were typed; where there are none, those with a word that begins as the longest. */
  #like(folded: string): readonly T[] {
    const those = this.#having(folded.split(' '))
    if (those) return this.#in(those)
    const keys = new Set(longestOf(wordsIn(folded)).map((word) => word.slice(0, 2)))
    const [first = [], second = []] = [...keys].map((key) => this.#begun.get(key) ?? [])
    return second.length && first.length ? [...new Set([...first, ...second])] : [...first, ...second]
  }

  /** Those whose bits are set. */
  #in(those: Uint32Array): readonly T[] {
    const found: T[] = []
    for (let n = 0; n < those.length; n++)
      for (let left = those[n] ?? 0; left; left &= left - 1) {
        const one = this.all[n * 32 + (31 - Math.clz32(left & -left))]
        if (one) found.push(one)
      }
    return found
  }

  /** Those that have all its letters, but for the slips that its words may have. */
  #near(folded: string): readonly T[] {
    const letters = lettersOf(folded)
    const most = strayIn(folded)
    const theirs = (this.#letters ??= this.all.map((one) => lettersOf(one.folded)))
    return this.all.filter((_, i) => count(letters & ~(theirs[i] ?? 0)) <= most)
  }
}

function intersection(a: Uint32Array, b: Uint32Array): Uint32Array {
  const both = new Uint32Array(a.length)
  for (let n = 0; n < a.length; n++) both[n] = (a[n] ?? 0) & (b[n] ?? 0)
  return both
}

function into<T>(map: Map<string, T[]>, key: string, one: T): void {
  const there = map.get(key)
  if (there && there.at(-1) !== one) there.push(one)
  else if (!there) map.set(key, [one])
}

const kept = new WeakMap<readonly Named[], Lexicon<Named>>()

/** The index of these names, made once for as long as they are kept. */
export function lexiconOf<T extends Named>(all: readonly T[]): Lexicon<T> {
  let lexicon = kept.get(all) as Lexicon<T> | undefined
  if (!lexicon) {
    lexicon = new Lexicon(all)
    kept.set(all, lexicon)
  }
  return lexicon
}
