// A sale's line, word by word: what may stand from each place on, and the whole readings made of that.
import type { CustomerName } from '#domain/customers/index.ts'
import type { ProductName } from '#domain/products/index.ts'
import { isArticle } from '#lib/forms.ts'
import { askedFor, buyerAtHead, buyerNamed, withoutPossessive } from '../buyer.ts'
import type { LineForm } from '../goods.ts'
import { nameIn } from '../items.ts'
import type { Lexicon } from '../lexicon.ts'
import { CommandError, UsageError } from '../outcome.ts'
import type { Near } from '../unknown.ts'
import type { Words } from '../words.ts'
import { Chart, type Edge, type Path } from './chart.ts'
import { GoodsReader } from './goods.ts'
import { isAnd, isSign, type Token, textsOf } from './lexer.ts'
import { numberInWords } from './number-words.ts'
import { agoAt } from './past.ts'
import { readQuantityAt } from './quantity.ts'
import { type Piece, type Read, readAlong } from './read.ts'
import type { Terms } from './terms.ts'
import { FILLER, phraseAt, TO } from './vocabulary.ts'

/** Readings that are further from the best are not meant. */
const MARGIN = 0.9
/** A number that is none: said, never guessed. */
const BAD_NUMBER = /^(?:[+\-−]?[\d.,]+|\d+e\d+|nan|infinity)$/iu
/** Words of a name that nobody has yet. */
const NAME_WORDS_MAX = 6

/** How little a piece is likely: a whole name least, a slip most. */
const COST = {
  exact: 1,
  words: 2,
  slip: 3.5,
  uncounted: 0.2,
  term: 0.5,
  filler: 0.3,
  and: 0.1,
  lessSaid: 0.3,
  /** Of goods that are not there, and each word of their name: as few of the words as need be. */
  unknown: 4,
  unknownWord: 2,
  /** What may as well be read another way: a note, a price behind goods. */
  noted: 1,
} as const
const BUYER_COST = { exact: 0.5, words: 0.6, last: 1.2, new: 3 } as const

export interface Names {
  readonly goods: Lexicon<ProductName>
  readonly people: Lexicon<CustomerName>
}

export class SaleReader {
  readonly #tokens: readonly Token[]
  readonly #folded: readonly string[]
  readonly #names: Names
  readonly #terms: Terms
  readonly #words: Words
  readonly #goods: GoodsReader
  /** Where the line begins to say anything: before it stand marks, a greeting, the day. */
  readonly #head: number
  readonly #edges = new Map<number, readonly Edge<Piece>[]>()
  /** By place, once it was asked. */
  readonly #follows: boolean[] = []
  readonly #near: Near | undefined
  #slips: boolean
  #named = false
  #chart: Chart<Piece>

  /** `near`: also goods that the shop does not have, where some are near them. */
  constructor(tokens: readonly Token[], names: Names, terms: Terms, words: Words, near?: Near) {
    this.#near = near
    this.#slips = near !== undefined
    this.#tokens = tokens
    this.#folded = tokens.map(({ said }) => said)
    this.#names = names
    this.#terms = terms
    this.#words = words
    this.#goods = new GoodsReader(tokens, names.goods, words)
    this.#head = headOf(tokens, this.#folded)
    this.#chart = this.#charted()
  }

  /** The readings of everything from a word on, the likeliest first; none where it cannot be read. `named`: who buys was said. */
  async from(at: number, named: boolean): Promise<readonly Read[]> {
    const paths = await this.#paths(at, named)
    const [best] = paths
    return best
      ? paths.filter(({ cost }) => cost <= best.cost + MARGIN).map((path) => readAlong(path, this.#tokens))
      : []
  }

  /** The last resort, names within a slip, where nothing reads without. */
  async #paths(at: number, named: boolean): Promise<readonly Path<Piece>[]> {
    this.#named = named
    const paths = await this.#chart.from(at, named)
    if (paths.length || this.#slips) return paths
    this.#slips = true
    this.#edges.clear()
    this.#chart = this.#charted()
    return this.#chart.from(at, named)
  }

  #charted = () => new Chart<Piece>(this.#tokens.length, (at) => this.#edgesAt(at))

  /** What to say of a line that cannot be read: the first of its goods, or of its terms, that is none. */
  async wrong(): Promise<CommandError> {
    const { t } = this.#words
    const from = Math.max(0, await this.#chart.furthest(0, this.#named))
    const ends = this.#goods.endsOfAny(from, this.#mayFollow)
    const end = ends.find((to) => this.#terms.beginsAt(to)) ?? ends.at(-1) ?? from
    const term =
      this.#terms.wrongAt(from) ?? (this.#goods.read(from, end, true) ? this.#terms.wrongAt(end) : undefined)
    const refused = term ?? this.#goods.refusedBefore(from)
    if (refused) return refused
    const tokens = textsOf(this.#tokens.slice(from, end))
    const bad = tokens.find((token) => BAD_NUMBER.test(token) && !readQuantityAt([token], this.#words))
    if (bad) return new CommandError(t.noNumber(bad))
    const isBehind =
      from > 0 && this.#tokens[from - 1]?.parts === false && !isAnd(this.#tokens[from - 1] ?? { folded: '' })
    if (tokens.length && isBehind && !readQuantityAt(tokens, this.#words))
      return new CommandError(t.unknownWord(tokens[0] ?? ''))
    return tokens.length
      ? new CommandError(t.noProduct(nameIn(tokens, this.#words)))
      : new UsageError('buy', this.#words)
  }

  #edgesAt(at: number): readonly Edge<Piece>[] {
    const known = this.#edges.get(at)
    if (known) return known
    const edges = [...this.#marks(at), ...this.#termsAt(at), ...this.#buyersAt(at), ...this.#goodsAt(at)]
    this.#edges.set(at, edges)
    return edges
  }

  /** Marks between pieces, and words that say nothing. */
  #marks(at: number): Edge<Piece>[] {
    const token = this.#tokens[at]
    if (!token) return []
    const edge = (is: 'parts' | 'filler', to: number, cost: number) => ({
      to,
      is,
      cost,
      means: '',
      piece: null,
    })
    if (token.parts) return [edge('parts', at + 1, 0)]
    const filler = phraseAt(FILLER, this.#folded, at)
    return [
      ...(isAnd(token) && at > 0 && at + 1 < this.#tokens.length ? [edge('parts', at + 1, COST.and)] : []),
      ...(filler ? [edge('filler', at + filler, COST.filler * filler)] : []),
      ...(isSign(token.text) ? [edge('filler', at + 1, COST.filler)] : []),
    ]
  }

  #termsAt(at: number): Edge<Piece>[] {
    return this.#terms.at(at).map(({ terms, to }, n) => ({
      to,
      is: 'term',
      cost: COST.term + n * COST.lessSaid + (terms[0]?.is === 'note' ? COST.noted * (to - at) : 0),
      means: JSON.stringify(terms.map((term) => ({ ...term, from: 0, to: 0 }))),
      piece: { is: 'terms', terms },
    }))
  }

  /** Goods to each place where something else may follow. */
  #goodsAt(at: number): Edge<Piece>[] {
    if (this.#tokens[at]?.parts) return []
    const edges: Edge<Piece>[] = []
    for (const to of this.#goods.ends(at, this.#slips, this.#mayFollow)) {
      const item = this.#goods.read(at, to, this.#slips)
      if (!item) continue
      const { line, exact, slipped, noted } = item
      edges.push({
        to,
        is: 'goods',
        cost:
          (exact ? COST.exact : slipped ? COST.slip : COST.words) +
          (item.said ? 0 : COST.uncounted) +
          (noted ? COST.noted : 0),
        means: meaningOf(line),
        counted: this.#goods.isCounted(at, to),
        piece: { is: 'goods', item },
      })
    }
    return [...edges, ...this.#unknownAt(at)]
  }

  #unknownAt(at: number): Edge<Piece>[] {
    const near = this.#near
    if (!near) return []
    return this.#goods.endsOfAny(at, this.#mayFollow).flatMap((to) => {
      const item = this.#goods.unknown(at, to, near)
      if (!item) return []
      const cost = COST.unknown + COST.unknownWord * (item.name[1] - item.name[0])
      const means = meaningOf(item.line)
      return [{ to, is: 'goods', cost, means, counted: item.said, piece: { is: 'goods', item } } as const]
    })
  }

  /** Where goods may end: before marks, "e", terms, a number, who buys, and at the end. */
  #mayFollow = (at: number): boolean => {
    const known = this.#follows[at] ?? this.#isFollowed(at)
    this.#follows[at] = known
    return known
  }

  #isFollowed(at: number): boolean {
    const token = this.#tokens[at]
    if (!token) return true
    if (token.parts || isAnd(token) || this.#terms.at(at).length > 0 || this.#terms.beginsAt(at)) return true
    if (/^[\d½¼¾]/.test(token.text) || numberInWords(this.#folded, at)) return true
    if (phraseAt(TO, this.#folded, at) || phraseAt(FILLER, this.#folded, at)) return true
    return !/[\p{L}\p{N}]/u.test(token.text) || this.#names.people.begins(token.folded)
  }

  /** Who buys: at the head, behind "pra", or last. */
  #buyersAt(at: number): Edge<Piece>[] {
    const to = phraseAt(TO, this.#folded, at)
    if (to) return this.#buyersFrom(at + to, 'named')
    return this.#buyersFrom(at, at <= this.#head ? 'head' : 'last')
  }

  #buyersFrom(from: number, where: 'named' | 'head' | 'last'): Edge<Piece>[] {
    const { people } = this.#names
    const first = this.#tokens[from]
    if (first?.parts || (where === 'last' && (!first || isAnd(first) || !people.begins(first.folded))))
      return []
    const edges: Edge<Piece>[] = []
    const most = Math.min(
      this.#tokens.length,
      from + Math.max(people.longest + 1, where === 'named' ? NAME_WORDS_MAX : 0),
    )
    // A name that nobody has ends where a term begins.
    let isOpen = where === 'named' && this.#slips
    for (let to = from + 1; to <= most; to++) {
      const typed = textsOf(this.#tokens.slice(from, to)).join(' ').trim()
      const next = this.#tokens[to]
      const isWhole = !next || next.parts || this.#mayFollow(to)
      const buyer =
        buyerAtHead(typed, people, { part: where === 'head' && /^\d/.test(next?.text ?? '') }) ??
        (isOpen && isWhole && mayBeName(this.#tokens.slice(from, to))
          ? askedFor(buyerNamed(typed, people.all, this.#words, true), this.#words)
          : undefined)
      if (buyer && (where !== 'head' || to < this.#tokens.length)) {
        const known = people.find(withoutPossessive(typed), { slips: false }).by
        const cost =
          known === 'exact' ? BUYER_COST.exact : known === 'words' ? BUYER_COST.words : BUYER_COST.new
        edges.push({
          to,
          is: 'buyer',
          cost: where === 'last' ? cost + BUYER_COST.last : cost,
          means: JSON.stringify(buyer),
          piece: { is: 'buyer', buyer, from },
        })
      }
      if (this.#terms.at(to).length) isOpen = false
      if (next?.parts && next.text !== ',') break
    }
    return edges
  }
}

/** A number ends a name (`mesa 4`), an article or a word before a method does not. */
const mayBeName = (tokens: readonly Token[]) =>
  tokens.every(({ text }, n) => n === tokens.length - 1 || !/^\d/.test(text)) &&
  !isArticle(tokens.at(-1)?.folded ?? '')

/** Where what says nothing of who buys and what ends: `oi, ontem a`. */
function headOf(tokens: readonly Token[], said: readonly string[]): number {
  for (let at = 0; at < tokens.length; ) {
    const text = tokens[at]?.text ?? ''
    const isMark = tokens[at]?.parts || !/[\p{L}\p{N}]/u.test(text)
    const took = isMark ? 1 : Math.max(phraseAt(FILLER, said, at), agoAt(said, at)?.took ?? 0)
    if (!took) return at
    at += took
  }
  return tokens.length
}

/** By which two lines of goods that mean the same are known. */
const meaningOf = ({ product, choices, milli, unit, other, worth, agreed, ways }: LineForm): string =>
  JSON.stringify([
    product?.id ?? choices.map(({ id }) => id),
    agreed && (product ?? choices[0])?.price,
    milli,
    unit,
    other,
    worth,
    ways?.map(meaningOf),
  ])
