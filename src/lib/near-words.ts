// Words looked through for those near one that was typed: what differs in too many letters is passed by its shape alone. Pure.
import { apartFrom, type Letters, lettersOf, maySlip, NEAR_LETTERS_MAX, typedWord, wordOf } from './near.ts'
import { Remembered } from './remembered.ts'
import { soundOf } from './sound.ts'

/** Lines say the same words again and again. */
const REMEMBERED_MAX = 2000

const LETTERS_ALONE = new RegExp(`^\\p{L}{1,${NEAR_LETTERS_MAX}}$`, 'u')

/** How many letters each word has, and which: two numbers each, so that all of them are looked at in no time. */
class Shapes {
  readonly #counts: number[] = []
  readonly #bits: number[] = []

  add({ letters, bits }: Letters): void {
    this.#counts.push(letters.length)
    this.#bits.push(bits)
  }

  /** Could word `n` be within so many slips of this one? */
  isNear(n: number, { letters, bits }: Letters, most: number): boolean {
    const far = (this.#counts[n] ?? 0) - letters.length
    if (far > most || far < -most) return false
    const its = this.#bits[n] ?? 0
    return bitsIn(its & ~bits) <= most && bitsIn(bits & ~its) <= most
  }
}

/** How many bits are set. */
function bitsIn(all: number): number {
  const pairs = all - ((all >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

export class NearWords {
  readonly #words: string[] = []
  readonly #places = new Map<string, number>()
  readonly #written = new Shapes()
  readonly #spoken = new Shapes()
  readonly #known = new Remembered<readonly string[]>(REMEMBERED_MAX, (word) => this.#near(word))

  /** One more, before any is asked for. Of letters alone, as many as a slip is forgiven in; others are near nothing. */
  add(word: string): void {
    if (this.#places.has(word) || !LETTERS_ALONE.test(word)) return
    this.#places.set(word, this.#words.length)
    this.#words.push(word)
    this.#written.add(lettersOf(word))
    this.#spoken.add(lettersOf(soundOf(word)))
  }

  /** Those within its slips, that sound so or are in the other number, the nearest first; the word itself among them. */
  of = (word: string): readonly string[] => (maySlip(word) ? this.#known.of(word) : [])

  #near(word: string): readonly string[] {
    const typed = typedWord(word)
    const may = new Set([...typed.forms].filter((form) => this.#places.has(form)))
    for (const [n, one] of this.#words.entries())
      if (this.#written.isNear(n, typed, typed.most ?? 0) || this.#spoken.isNear(n, typed.spoken, 1))
        may.add(one)
    return [...may]
      .map((one) => ({ one, slips: apartFrom(typed, wordOf(one)) }))
      .filter(({ slips }) => slips < Number.POSITIVE_INFINITY)
      .toSorted((a, b) => a.slips - b.slips)
      .map(({ one }) => one)
  }
}
