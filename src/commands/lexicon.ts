// The names that a line may hold, indexed once: what is looked up again and again is compared with few of them.
import { fold } from '#lib/fold.ts'
import { NAME_MAX } from '#lib/limits.ts'
import { type Found, find } from './names.ts'

interface Named {
  readonly name: string
  readonly folded: string
}

/** A name that holds an "e", an "and" or a "+". */
export const JOINED = /(?:^|\s)(?:e|and|\+)(?:\s|$)/

const NONE: Found<never> = { by: 'none', items: [] }
const MARKS = /[^\p{L}\p{N} ]/u
/** Words of a name, its marks read as spaces, and as nothing. */
const wordsIn = (folded: string) =>
  MARKS.test(folded)
    ? [...folded.split(/[^\p{L}\p{N}]+/u), ...folded.replaceAll(/[^\p{L}\p{N}\s]+/gu, '').split(' ')]
    : folded.split(' ')
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
  #whole: Lexicon<T> | undefined

  constructor(all: readonly T[]) {
    this.all = all
    for (const one of all) {
      const words = wordsIn(one.folded)
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
    let found: Found<T> = exact
      ? { by: 'exact', items: exact }
      : find(typed, this.#like(folded), { slips: false })
    if (found.by === 'none' && slips) found = find(typed, this.#near(folded))
    this.#found.set(key, found)
    return found
  }

  /** Those with a word that begins as one of the longest that were typed. */
  #like(folded: string): readonly T[] {
    const keys = new Set(longestOf(wordsIn(folded)).map((word) => word.slice(0, 2)))
    const [first = [], second = []] = [...keys].map((key) => this.#begun.get(key) ?? [])
    return second.length && first.length ? [...new Set([...first, ...second])] : [...first, ...second]
  }

  /** Those that have all its letters, but for the slips that its words may have. */
  #near(folded: string): readonly T[] {
    const letters = lettersOf(folded)
    const most = strayIn(folded)
    const theirs = (this.#letters ??= this.all.map((one) => lettersOf(one.folded)))
    return this.all.filter((_, i) => count(letters & ~(theirs[i] ?? 0)) <= most)
  }
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
