// Names that are near what was typed: that sound the same, are in the other number, or are within a slip of the finger. Pure.
import { formsOf } from './forms.ts'
import { Remembered } from './remembered.ts'
import { type Nearest, type Searchable, squeezed, wordsOf } from './search.ts'
import { soundOf } from './sound.ts'

/** Of fewer letters, a slip makes another word; of more, it is nobody's word. */
const SLIP_LETTERS_MIN = 3
const SLIP_LETTERS_MAX = 24
export const NEAR_LETTERS_MAX = SLIP_LETTERS_MAX + 2
/** From so many letters on, two slips are forgiven. */
const TWO_SLIPS_FROM = 8
/** A word that only sounds the same is further off than the word, and nearer than any slip. */
const SOUND = 1 / 16
/** From so many letters of a sound on, a slip in it is forgiven. */
const SOUND_SLIP_FROM = 4

export interface Letters {
  readonly letters: readonly string[]
  /** Which letters it has, a bit for some of them each: words that differ in too many are passed at once. */
  readonly bits: number
}

export interface Word extends Letters {
  readonly word: string
  readonly sound: string
  readonly spoken: Letters
}

/** A word that was typed, and what it may be taken for. */
export interface Typed extends Word {
  /** Slips that are forgiven; null where none is looked for. */
  readonly most: number | null
  /** In the other number, and as it is. */
  readonly forms: ReadonlySet<string>
  /** How far off each word is that it was held against: many names have the same. */
  readonly off: Map<Word, number>
}

const isWord = (word: string) => /^\p{L}+$/u.test(word)
/** As the database counts letters. */
export const lengthOf = (word: string) => [...word].length

export function lettersOf(word: string): Letters {
  const letters = [...word]
  return {
    letters,
    bits: letters.reduce((bits, letter) => bits | (1 << ((letter.codePointAt(0) ?? 0) & 31)), 0),
  }
}

/** Names have few words between them, and lines say them again and again. */
const WORDS_MAX = 10_000
const words = new Remembered<Word>(WORDS_MAX, (word) => {
  const sound = soundOf(word)
  return { word, sound, spoken: lettersOf(sound), ...lettersOf(word) }
})

/** Taken apart, and what it sounds like. */
export const wordOf = (word: string): Word => words.of(word)

const NO_LETTERS: Letters = { letters: [], bits: 0 }
/** Of no slips, and held against nothing. */
const untold = (word: string): Word => ({ word, sound: '', spoken: NO_LETTERS, ...NO_LETTERS })

const known = new WeakMap<Searchable, readonly Word[]>()

/** The words that slips are looked for in: hyphens and apostrophes read as spaces and as nothing, and all of it as one. */
export const speltIn = ({ text, folded }: Searchable): ReadonlySet<string> =>
  new Set([...wordsOf(text), squeezed(folded)])

/** The words of letters alone, and all of the name as one word; taken apart once, where nothing fits. */
function wordsIn(name: Searchable): readonly Word[] {
  let made = known.get(name)
  if (!made) {
    const all = [...speltIn(name)]
    made = all.filter((word) => isWord(word) && lengthOf(word) <= NEAR_LETTERS_MAX).map(wordOf)
    known.set(name, made)
  }
  return made
}

/** How many slips are forgiven in so many letters. */
const forgiven = (letters: number) => (letters >= TWO_SLIPS_FROM ? 2 : 1)

/** May a slip be looked for in this word? */
export const maySlip = (word: string): boolean => isSlippery.test(word) && !isHalved.test(word)
const isSlippery = new RegExp(`^\\p{L}{${SLIP_LETTERS_MIN},${SLIP_LETTERS_MAX}}$`, 'u')
/** Letters that are two characters each would be cut in half. */
const isHalved = /[\ud800-\udfff]/

const prepared = new WeakMap<readonly string[], readonly Typed[]>()

/** A word as it is held against others. */
export const typedWord = (word: string): Typed => ({
  ...(maySlip(word) ? wordOf(word) : untold(word)),
  most: maySlip(word) ? forgiven(lengthOf(word)) : null,
  forms: new Set(formsOf(word, 1).map((form) => form.word)),
  off: new Map<Word, number>(),
})

/** Slips from a word typed to one of a name, what is heard counted; Infinity beyond those that are forgiven. */
export const apartFrom = (typed: Typed, one: Word): number =>
  typed.most === null ? Number.POSITIVE_INFINITY : apartIn(typed, one, typed.most, true)

/** The words of a reading, taken apart once for all the names that they are held against. */
function typedIn(reading: readonly string[]): readonly Typed[] {
  let typed = prepared.get(reading)
  if (!typed) {
    typed = reading.map(typedWord)
    prepared.set(reading, typed)
  }
  return typed
}

interface Nearness {
  /** Whether the name has the word as it stands; left out: anywhere in it. */
  readonly whole?: (name: Searchable, word: string) => boolean
  /** Whether a word may be another that sounds like it; left out: it may. */
  readonly heard?: boolean
}

/**
 * Slips from the words typed to the name, those of the best reading: each word is `whole`, sounds the same or is in the other
 * number (a part of a slip), or is within its own slips of a word of letters, and all together within those of all letters.
 * Null: it is another name.
 */
export function slipsTo(
  name: Searchable,
  readings: readonly (readonly string[])[],
  { whole = (one, word) => one.text.includes(word), heard = true }: Nearness = {},
): number | null {
  let best: number | null = null
  for (const reading of readings) {
    const typed = typedIn(reading)
    const most = forgiven(typed.reduce((sum, one) => sum + (one.most === null ? 0 : one.letters.length), 0))
    let slips = 0
    for (const one of typed) {
      if (!whole(name, one.word)) slips += slipsOf(one, wordsIn(name), heard)
      if (slips >= most + 1) break
    }
    if (slips < most + 1 && (best === null || slips < best)) best = slips
  }
  return best
}

/** The fewest slips from the word to one of these; Infinity where it is none of them. */
function slipsOf(typed: Typed, words: readonly Word[], heard: boolean): number {
  const { most } = typed
  if (most === null) return Number.POSITIVE_INFINITY
  return words.reduce(
    (best, one) => (best <= SOUND ? best : Math.min(best, apart(typed, one, most, heard))),
    Number.POSITIVE_INFINITY,
  )
}

/** With what is heard counted, kept: without it is asked of few. */
function apart(typed: Typed, one: Word, most: number, heard: boolean): number {
  if (!heard) return apartIn(typed, one, most, false)
  const known = typed.off.get(one) ?? apartIn(typed, one, most, true)
  typed.off.set(one, known)
  return known
}

function apartIn(typed: Typed, one: Word, most: number, heard: boolean): number {
  if (typed.forms.has(one.word) || (heard && typed.sound === one.sound)) return SOUND
  const slips = slipsApart(typed, one, most)
  if (!heard || slips <= 1 || typed.sound.length < SOUND_SLIP_FROM) return slips
  return Math.min(slips, SOUND + slipsApart(typed.spoken, one.spoken, 1))
}

const countOf = (bits: number): number => (bits === 0 ? 0 : 1 + countOf(bits & (bits - 1)))

/** Insertions, deletions, changes and swaps of neighbours from one word to the other; Infinity above `most`. */
export const slipsBetween = (a: string, b: string, most: number): number =>
  slipsApart(lettersOf(a), lettersOf(b), most)

function slipsApart(a: Letters, b: Letters, most: number): number {
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
 * What the index of names is asked for: what slips and sounds leave of the word, and of its other number. The functions
 * `slips` and `sounds` make the same of names.
 */
export const keysOf = (word: string): readonly string[] => {
  const sound = soundOf(word)
  const isSaid = sound.length >= SOUND_SLIP_FROM
  const heard = isSaid ? Array.from(sound, (_, at) => sound.slice(0, at) + sound.slice(at + 1)) : []
  return [...new Set([...variantsOf(word), sound, ...heard, ...formsOf(word, 1).map((form) => form.word)])]
}

/**
 * What is left of a word when as many letters as slips are forgiven are taken out, and the word itself: two words within
 * so many slips have one of these in common.
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

/** By slips, those as far off in the order given. */
export const nearest: Nearest = (all, readings, nameOf) =>
  readings.flat().some(maySlip)
    ? all
        .map((one) => ({ one, slips: slipsTo(nameOf(one), readings) }))
        .filter(({ slips }) => slips !== null)
        .toSorted((a, b) => (a.slips ?? 0) - (b.slips ?? 0))
        .map(({ one }) => one)
    : []
