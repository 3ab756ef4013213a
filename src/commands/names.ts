// Finding who or what is meant: exact, else the only one whose words begin so, in either number, else by sound, or within a slip of the finger.
import { fold } from '#lib/fold.ts'
import { type Form, formsOf, isArticle, LEVELS, type Level } from '#lib/forms.ts'
import { NAME_MAX } from '#lib/limits.ts'
import { slipsTo } from '#lib/near.ts'
import { Remembered } from '#lib/remembered.ts'
import { readingsOf, type Searchable, searchable } from '#lib/search.ts'

interface Named {
  readonly name: string
  /** Goods are counted in one: they alone are said in plural and diminutive; of people it would be another name. */
  readonly unit?: string
}

export interface Found<T> {
  /** `sound`: some of them by their sound alone, beyond the slips of a finger. */
  readonly by: 'exact' | 'words' | 'slip' | 'sound' | 'none'
  readonly items: readonly T[]
}

/** More than anyone reads; the rest is asked for by typing more. */
const SHOWN_MAX = 8
/** Longer than any name that could be meant, however it is composed. */
const TYPED_MAX = NAME_MAX * 4

const NONE = { by: 'none', items: [] } as const

/** Goods that are meant, where they need not be asked about: the only ones, and not by their sound alone. */
export const meant = <T>({ by, items: [only, other] }: Found<T>): T | undefined =>
  other || by === 'sound' ? undefined : only

/** Near what was typed, and no more: of people, who is meant is asked. */
export const isNear = ({ by }: Pick<Found<unknown>, 'by'>): boolean => by === 'slip' || by === 'sound'

/** Among names that a line may mean (Context gives them); `slips: false` leaves the last resort out. */
export function find<T extends Named>(typed: string, all: readonly T[], { slips = true } = {}): Found<T> {
  if (typed.length > TYPED_MAX) return NONE
  const folded = fold(typed)
  const bare = withoutArticle(folded)
  if (!bare) return NONE
  for (const text of new Set([folded, bare])) {
    const exact = all.filter((one) => read(one).folded === text)
    if (exact.length) return { by: 'exact', items: exact }
  }
  for (const level of LEVELS.slice(0, all[0]?.unit === undefined ? 1 : undefined)) {
    const readings = readingsOf(bare).map((words) => formsIn(words, level).toSorted(longerFirst))
    for (const [by, whole] of [
      ['exact', true],
      ['words', false],
    ] as const) {
      const found = all.filter((one) => readings.some((words) => isSaid(words, read(one), whole, level)))
      if (found.length) return { by, items: found.slice(0, SHOWN_MAX) }
    }
  }
  return slips ? closeTo(bare, all) : NONE
}

/** Only those near a folded text that says none of them, as `find` does last. */
export function near<T extends Named>(folded: string, all: readonly T[]): Found<T> {
  const bare = withoutArticle(folded)
  return bare && !bare.split(' ').every(isArticle) ? closeTo(bare, all) : NONE
}

/** `de arroz`, `o café`: what leads to a name is none of it. */
const withoutArticle = (folded: string): string => {
  const words = folded.split(' ')
  const from = words.findIndex((word) => !isArticle(word))
  return from < 0 ? folded : words.slice(from).join(' ')
}

const formsIn = (words: readonly string[], level: Level): (readonly Form[])[] =>
  words.filter((word) => level === 0 || !isArticle(word)).map((word) => formsOf(word, level))

interface Read extends Searchable {
  /** The words, hyphens and apostrophes read as nothing and as spaces. */
  readonly readings: readonly (readonly string[])[]
}

/** Names of a large shop; each line asks for some of them anew. */
const NAMES_MAX = 10_000
const known = new Remembered<Read>(NAMES_MAX, (name) => ({ ...searchable(name), readings: readingsOf(name) }))

/** A name is taken apart once, however often it is asked about. */
const read = (one: Named): Read => known.of(one.name)

/** Each typed word begins a word of its own, in any order, or is one; `whole`: it is one, and no word is left but articles. */
function isSaid(
  typed: readonly (readonly Form[])[],
  { readings }: Read,
  whole: boolean,
  level: Level,
): boolean {
  return readings.some((words) => {
    const left = whole && level > 0 ? words.filter((word) => !isArticle(word)) : [...words]
    if (!typed.length || typed.length > left.length || (whole && typed.length < left.length)) return false
    return typed.every((forms) => {
      const at = left.findIndex((word) => forms.some((form) => isForm(form, word, whole)))
      if (at >= 0) left.splice(at, 1)
      return at >= 0
    })
  })
}

/** Longer words choose first: what a shorter one begins, they may not. */
const longerFirst = ([a]: readonly Form[], [b]: readonly Form[]) =>
  (b?.word.length ?? 0) - (a?.word.length ?? 0)
const isForm = (form: Form, word: string, whole: boolean) =>
  whole || form.whole ? word === form.word : word.startsWith(form.word)

/** Within one slip, or two from 8 letters on, in words of letters, or sounding so; the best first. An article is no word to slip into. */
function closeTo<T extends Named>(typed: string, all: readonly T[]): Found<T> {
  const readings = readingsOf(typed).map(withoutArticles)
  const slips = (one: T, how: { heard?: boolean } = {}) =>
    slipsTo(nearOf(one), readings, { whole: begins, ...how })
  const near = all
    .map((one) => ({ one, slips: slips(one) }))
    .filter(({ slips }) => slips !== null)
    .toSorted((a, b) => (a.slips ?? 0) - (b.slips ?? 0))
    .slice(0, SHOWN_MAX)
    .map(({ one }) => one)
  if (!near.length) return NONE
  return { by: near.every((one) => slips(one, { heard: false }) !== null) ? 'slip' : 'sound', items: near }
}

const withoutArticles = (words: readonly string[]): readonly string[] => {
  const left = words.filter((word) => !isArticle(word))
  return left.length ? left : words
}

/** A name as slips are looked for in it: `Pão na chapa` without its "na". */
const nearOf = (one: Named): Searchable => knownNear.of(one.name)
const knownNear = new Remembered<Searchable>(NAMES_MAX, (name) =>
  searchable(withoutArticles(fold(name).split(' ')).join(' ')),
)

const begins = ({ text }: Searchable, word: string) => text.includes(` ${word}`)
