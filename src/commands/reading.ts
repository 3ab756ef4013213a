// A sale's line, word by word: where each line of goods ends, and where the terms begin; every place is read but once.

import { setImmediate } from 'node:timers/promises'
import type { ProductName } from '#domain/products/index.ts'
import { LINES_MAX } from '#lib/limits.ts'
import type { Span } from '#lib/message.ts'
import type { LineForm } from './goods.ts'
import { type Item, nameIn, readItem } from './items.ts'
import { JOINED, type Lexicon } from './lexicon.ts'
import { CommandError } from './outcome.ts'
import { isAnd, type Term, type Terms, type Token } from './terms.ts'
import { badNumber, readQuantityAt, spanOf } from './tokens.ts'
import type { Words } from './words.ts'

/** All lines of goods from a place on, and the terms behind them. */
export interface Read {
  readonly lines: readonly LineForm[]
  readonly terms: readonly Term[]
  /** Each by its whole name. */
  readonly exact: boolean
  /** Where goods, quantities and terms stand. */
  readonly spans: readonly Span[]
}

interface Rest {
  readonly item: Item | null
  /** Where the item stands among the words. */
  readonly at: number
  readonly to: number
  readonly next: Rest | null
  readonly terms: readonly Term[]
  readonly exact: boolean
  readonly length: number
}

/** More than two readings say no more to whoever is asked. */
const READINGS_MAX = 2
/** Milliseconds after which others have their turn. */
const TURN_MS = 8
/** Words of a quantity, and articles, beside those of a name. */
const BESIDE_NAME = 6

export class Reader {
  readonly #tokens: readonly Token[]
  readonly #goods: Lexicon<ProductName>
  readonly #terms: Terms
  readonly #words: Words
  readonly #rests = new Map<number, readonly Rest[]>()
  /** Goods that were found, and cannot be had so. */
  readonly #refused = new Map<number, CommandError>()
  /** The last place that goods were reached at, and could not be read. */
  #stuck = 0
  #turn = performance.now()

  constructor(tokens: readonly Token[], goods: Lexicon<ProductName>, terms: Terms, words: Words) {
    this.#tokens = tokens
    this.#goods = goods
    this.#terms = terms
    this.#words = words
  }

  /** The readings of everything from a word on, at most two; none where it cannot be read. */
  async from(at: number): Promise<readonly Read[]> {
    let from = at
    while (this.#tokens[from]?.parts) from++
    const rests = await this.#from(from)
    return rests.filter(({ length }) => length > 0).map((rest) => this.#flat(rest))
  }

  /** What to say of a line that cannot be read: the first of its goods, or of its terms, that is none. */
  wrong(): CommandError {
    const { t } = this.#words
    const from = this.#stuck
    const ends = this.#ends(from, true)
    const end = ends.find((to) => this.#terms.beginsAt(to)) ?? ends.at(-1) ?? from
    const term = this.#item(from, end, true) ? this.#terms.wrongAt(end) : undefined
    const refused = term ?? this.#refused.get(from)
    if (refused) return refused
    const tokens = this.#texts(from, end)
    const bad = tokens.find((token) => badNumber([token]) && !readQuantityAt([token], this.#words))
    if (bad) return new CommandError(t.noNumber(bad))
    return new CommandError(tokens.length ? t.noProduct(nameIn(tokens, this.#words)) : t.usage.buy)
  }

  async #from(at: number): Promise<readonly Rest[]> {
    const known = this.#rests.get(at)
    if (known) return known
    const rests = await this.#readFrom(at)
    if (!rests.length) this.#stuck = Math.max(this.#stuck, at)
    this.#rests.set(at, rests)
    return rests
  }

  /** Others have their turn between one look and the next. */
  async #breathe(): Promise<void> {
    if (performance.now() - this.#turn < TURN_MS) return
    await setImmediate()
    this.#turn = performance.now()
  }

  /** The longest name that fits first; only one that is not whole leaves room for another reading. */
  async #readFrom(at: number): Promise<readonly Rest[]> {
    const found: Rest[] = []
    const ends = this.#ends(at, false)
    for (const to of ends.toReversed()) {
      await this.#breathe()
      const item = this.#item(at, to, false)
      if (!item || !this.#mayCross(at, to, item)) continue
      found.push(...(await this.#with(item, at, to)))
      if (found.length && (item.exact || found.length >= READINGS_MAX)) break
    }
    if (found.length) return found.slice(0, READINGS_MAX)
    for (const to of ends) {
      await this.#breathe()
      const item = this.#item(at, to, true)
      const rests = item && this.#mayCross(at, to, item) ? await this.#with(item, at, to) : []
      if (rests.length) return rests
    }
    return []
  }

  /** The item before what may follow it: the end, terms, or more goods behind a comma, a line break or "e". */
  async #with(item: Item, at: number, to: number): Promise<readonly Rest[]> {
    const end: Rest = { item: null, at: to, to, next: null, terms: [], exact: true, length: 0 }
    const rests: Rest[] = []
    const termsAt = (from: number) => {
      const terms = this.#terms.beginsAt(from) ? this.#terms.from(from) : undefined
      if (terms) rests.push({ ...end, terms })
    }
    const next = this.#afterParts(to)
    if (next >= this.#tokens.length) rests.push(end)
    else {
      if (next > to) rests.push(...(await this.#from(next)))
      if (!rests[0]?.exact) termsAt(next)
    }
    return rests.map((rest) => ({
      item,
      at,
      to,
      next: rest,
      terms: rest.terms,
      exact: item.exact && rest.exact,
      length: rest.length + 1,
    }))
  }

  /** Behind the marks that stand there. */
  #afterParts(at: number): number {
    const token = this.#tokens[at]
    if (!token) return at
    let to = !token.parts && isAnd(token) && at + 1 < this.#tokens.length ? at + 1 : at
    while (this.#tokens[to]?.parts) to++
    return to
  }

  /** Where a line of goods that begins there may end: before marks, "e" and terms, and at the end. */
  #ends(at: number, near: boolean): number[] {
    const ends: number[] = []
    const most = Math.min(
      this.#tokens.length,
      at + (near ? this.#tokens.length : this.#goods.longest + BESIDE_NAME),
    )
    for (let to = at + 1; to <= most; to++) {
      const token = this.#tokens[to]
      if (!token || token.parts || isAnd(token) || this.#terms.beginsAt(to)) ends.push(to)
      // Only a name that holds a comma goes on behind one.
      if (!token || token.text === '\n' || (token.parts && (near || !this.#goods.parted))) break
      if (isAnd(token) && !near && !this.#goods.joined) break
    }
    return ends
  }

  #item(at: number, to: number, slips: boolean): Item | undefined {
    try {
      const over = this.#tokens.slice(at + 1, to - 1).some((token) => token.parts || isAnd(token))
      const goods = over ? this.#goods.over() : this.#goods
      return readItem(this.#texts(at, to), goods, this.#words, { slips })
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      if (!this.#refused.has(at)) this.#refused.set(at, error)
      return undefined
    }
  }

  /** Over a mark goes only a whole name; over an "e", a name that holds one. */
  #mayCross(at: number, to: number, item: Item): boolean {
    const over = this.#tokens.slice(at + 1, to - 1)
    if (over.some(({ parts }) => parts)) return item.exact
    return !over.some(isAnd) || item.names.some((name) => JOINED.test(name))
  }

  /** Words as typed; a mark against its word, as in a name. */
  #texts(at: number, to: number): string[] {
    const texts: string[] = []
    for (const { text, parts } of this.#tokens.slice(at, to)) {
      const last = texts.pop()
      if (last === undefined) texts.push(text)
      else if (parts) texts.push(last + text)
      else texts.push(last, text)
    }
    return texts
  }

  #flat(rest: Rest): Read {
    const lines: LineForm[] = []
    const spans: Span[] = []
    for (let at: Rest | null = rest; at?.item; at = at.next) {
      spans.push(...this.#spans(at.item, at.at, at.to, `items.${lines.length}`))
      lines.push(at.item.line)
    }
    spans.push(...rest.terms.flatMap((term) => spanOf([term], SAID[term.is], KEYS[term.is])))
    return { lines, terms: rest.terms, exact: rest.exact, spans }
  }

  /** The name and the quantity of a line of goods; all of it is the name where they cannot be told apart. */
  #spans({ name: [from, to] }: Item, at: number, end: number, key: string): Span[] {
    const tokens = this.#tokens.slice(at, end)
    // A mark that was read as a part of a word has moved those behind it.
    if (tokens.some(({ parts }) => parts)) return spanOf(tokens, 'goods', `${key}.product`)
    const number = [...tokens.slice(0, from), ...tokens.slice(to)]
    return [
      ...spanOf(tokens.slice(from, to), 'goods', `${key}.product`),
      ...spanOf(number, 'quantity', `${key}.quantity`),
    ].toSorted((a, b) => a.from - b.from)
  }
}

const SAID = { credit: 'payment', paid: 'payment', due: 'due', discount: 'discount', note: 'note' } as const
const KEYS = {
  credit: 'payment',
  paid: 'payment',
  due: 'dueOn',
  discount: 'discount',
  note: undefined,
} as const

/** Throws what to say where there are more lines than a sale may have. */
export function fewEnough({ lines }: Read, { t }: Words): void {
  if (lines.length > LINES_MAX) throw new CommandError(t.tooMany(LINES_MAX))
}
