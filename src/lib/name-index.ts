// Names of one kind as a line's words ask for them: whole, by words said together, and near a word. Pure.
import { lengthOf, speltIn } from './near.ts'
import { NearWords } from './near-words.ts'
import { searchable, wordsOf } from './search.ts'

/** As the database has it: its key, and its words as `search` has them, which may be more than the name's own. */
export interface Name {
  readonly id: number
  readonly folded: string
  readonly search: string
}

/** Words that one name has together: its beginnings of words, or `whole` ones. */
export interface Together {
  readonly parts: readonly Part[]
  /** Names that are enough. */
  readonly most: number
}
interface Part {
  readonly word: string
  readonly whole: boolean
}

/** What a line may mean by a name; all of it folded. */
export interface Asked {
  /** Whole names. */
  readonly exact: readonly string[]
  readonly together: readonly Together[]
  /** Words that a slip, or what is only heard, may have made of others. */
  readonly near: readonly string[]
}

/** Names that are close to one word: enough to know that there are several. */
const CLOSE_MAX = 12
/** Beginnings that many names have, as lines say them again and again: of each all their places are kept. */
const BEGINNINGS_MAX = 200
const MANY = 50
/** Names that are taken apart, and words that are looked through, before others have their turn. */
const SLICE = 500
const NEAR_SLICE = 16

/** Places of names, the best first. */
type Places = readonly number[] | Int32Array
const NOWHERE: Places = []

/** In the order of their letters, as `toSorted` wants it. */
export const before = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1)

/** Of those that have the same words, the shortest says the least else. */
const byRank = (one: Name, other: Name): number =>
  lengthOf(one.folded) - lengthOf(other.folded) || before(one.folded, other.folded) || one.id - other.id

/** Which names have a word: a place that is told again is kept once. */
class Holding {
  readonly #places = new Map<string, number[]>()

  add(word: string, place: number): void {
    const places = this.#places.get(word)
    if (!places) this.#places.set(word, [place])
    else if (places.at(-1) !== place) places.push(place)
  }

  of = (word: string): Places => this.#places.get(word) ?? NOWHERE
  get words(): string[] {
    return [...this.#places.keys()]
  }
}

export class NameIndex {
  readonly #names: readonly Name[]
  readonly #whole = new Holding()
  readonly #having = new Holding()
  readonly #spelt = new Holding()
  readonly #ids: ReadonlySet<number>
  readonly #gone = new Set<number>()
  readonly #begun = new Map<string, Places>()
  /** Words that any name has, in the order of their letters. */
  #words: readonly string[] = []
  readonly #near = new NearWords()

  /** `names`: the best first, which are the shorter ones. Finds nothing before it is built. */
  constructor(names: readonly Name[]) {
    this.#names = names
    this.#ids = new Set(names.map(({ id }) => id))
  }

  /** At once: for few. */
  static of(names: readonly Name[]): NameIndex {
    const made = new NameIndex(names.toSorted(byRank))
    for (const _ of made.building());
    return made
  }

  /** Takes the names apart, in slices of some milliseconds. */
  *building(): Generator<void> {
    for (const [place, { folded, search }] of this.#names.entries()) {
      this.#whole.add(folded, place)
      for (const word of wordsOf(search)) this.#having.add(word, place)
      for (const word of speltIn(searchable(folded))) {
        this.#spelt.add(word, place)
        this.#near.add(word)
      }
      if (place % SLICE === SLICE - 1) yield
    }
    this.#words = this.#having.words.toSorted(before)
  }

  /** Looks through the words that may be near, in slices; what was looked through is remembered for `find`. */
  *nearing(words: readonly string[]): Generator<void> {
    for (const [n, word] of words.entries()) {
      this.#near.of(word)
      if (n % NEAR_SLICE === NEAR_SLICE - 1) yield
    }
  }

  has = (id: number): boolean => this.#ids.has(id)

  /** This one is meant by nothing any more. */
  drop(id: number): void {
    this.#gone.add(id)
  }

  /** Names that may be meant, each with its place among what one run of words brings: 0 for a whole name, then from 1 on. */
  find({ exact, together, near }: Asked): Map<Name, number> {
    const found = new Map<Name, number>()
    const take = (places: Places, first = 1) => {
      for (const [n, place] of places.entries()) {
        const name = this.#names[place]
        if (name) found.set(name, Math.min(found.get(name) ?? Number.POSITIVE_INFINITY, first && first + n))
      }
    }
    for (const name of exact) take(this.#stands(this.#whole.of(name)), 0)
    const known = new Map<string, Places>()
    for (const one of together) take(this.#together(one, known))
    for (const word of near) take(this.#close(word))
    return found
  }

  #stands = (places: Places): Places =>
    this.#gone.size && places.length
      ? places.filter((place) => !this.#gone.has(this.#names[place]?.id ?? 0))
      : places

  /** The best of those that have all the parts; `known`: what was looked up for the same line. */
  #together({ parts, most }: Together, known: Map<string, Places>): Places {
    const [fewest = NOWHERE, ...others] = parts
      .map((part) => this.#partly(part, known))
      .toSorted((one, other) => one.length - other.length)
    const found: number[] = []
    for (const place of fewest) {
      if (found.length >= most) break
      if (others.every((places) => has(places, place))) found.push(place)
    }
    return found
  }

  #partly({ word, whole }: Part, known: Map<string, Places>): Places {
    const key = whole ? `${word} ` : word
    const places = known.get(key) ?? this.#stands(whole ? this.#having.of(word) : this.#beginning(word))
    known.set(key, places)
    return places
  }

  /** Of all words that begin so. */
  #beginning(start: string): Places {
    const known = this.#begun.get(start)
    if (known) return known
    const from = firstAt(this.#words.length, (n) => (this.#words[n] ?? '') >= start)
    let to = from
    while (this.#words[to]?.startsWith(start)) to++
    if (to - from === 1) return this.#having.of(this.#words[from] ?? '')
    const places = inTurn(this.#words.slice(from, to).map((word) => this.#having.of(word)))
    if (places.length >= MANY) {
      if (this.#begun.size >= BEGINNINGS_MAX) this.#begun.clear()
      this.#begun.set(start, places)
    }
    return places
  }

  /** Those nearest to the word, the fewest slips first. */
  #close(word: string): Places {
    const found = new Set<number>()
    for (const near of this.#near.of(word)) {
      if (found.size >= CLOSE_MAX) break
      for (const place of this.#stands(this.#spelt.of(near)).slice(0, CLOSE_MAX)) found.add(place)
    }
    return [...found].slice(0, CLOSE_MAX)
  }
}

/** All of them together, each once. */
function inTurn(all: readonly Places[]): Places {
  const places = new Int32Array(all.reduce((sum, one) => sum + one.length, 0))
  let end = 0
  for (const one of all) {
    places.set(one, end)
    end += one.length
  }
  places.sort()
  return places.filter((place, n) => place !== places[n - 1])
}

/** The first of so many that is so, where all behind it are too. */
function firstAt(count: number, is: (n: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (is(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const has = (places: Places, place: number): boolean =>
  places[firstAt(places.length, (n) => (places[n] ?? 0) >= place)] === place
