// A whole reading of a sale's line: its pieces put together, and where in the text each stands.

import { LINES_MAX } from '#lib/limits.ts'
import type { Span } from '#lib/message.ts'
import type { Buyer } from '../buyer.ts'
import type { LineForm } from '../goods.ts'
import type { Item } from '../items.ts'
import { CommandError } from '../outcome.ts'
import { spanOf } from '../tokens.ts'
import type { Words } from '../words.ts'
import type { Path } from './chart.ts'
import type { Token } from './lexer.ts'
import type { Term } from './terms.ts'

/** Marks, and words that say nothing, are null. */
export type Piece =
  | { readonly is: 'goods'; readonly item: Item }
  | { readonly is: 'terms'; readonly terms: readonly Term[] }
  | { readonly is: 'buyer'; readonly buyer: Buyer; readonly from: number }
  | null

/** A whole reading from a place on. */
export interface Read {
  readonly buyer: Buyer | null
  readonly lines: readonly LineForm[]
  readonly terms: readonly Term[]
  readonly cost: number
  /** Where goods, quantities, terms and who buys stand. */
  readonly spans: readonly Span[]
}

/** The reading that a path through the words is. */
export function readAlong(path: Path<Piece>, tokens: readonly Token[]): Read {
  const lines: LineForm[] = []
  const spans: Span[] = []
  const terms: Term[] = []
  let buyer: Buyer | null = null
  for (let one: Path<Piece> | null = path; one?.edge; one = one.next) {
    const { piece, to } = one.edge
    if (piece?.is === 'goods') {
      spans.push(...spansOf(piece.item, tokens.slice(one.at, to), `items.${lines.length}`))
      lines.push(piece.item.line)
    }
    if (piece?.is === 'terms') {
      terms.push(...piece.terms)
      const [term] = piece.terms
      if (term) spans.push(...spanOf([term], SAID[term.is], KEYS[term.is]))
    }
    if (piece?.is === 'buyer') {
      buyer = piece.buyer
      spans.push(...spanOf(tokens.slice(piece.from, to), 'customer', 'customer'))
    }
  }
  return { buyer, lines, terms, cost: path.cost, spans }
}

/** The name and the quantity of a line of goods; all of it is the name where they cannot be told apart. */
function spansOf({ name: [from, to] }: Item, tokens: readonly Token[], key: string): Span[] {
  // A mark that was read as a part of a word has moved those behind it.
  if (tokens.some(({ parts }) => parts)) return spanOf(tokens, 'goods', `${key}.product`)
  const number = [...tokens.slice(0, from), ...tokens.slice(to)]
  return [
    ...spanOf(tokens.slice(from, to), 'goods', `${key}.product`),
    ...spanOf(number, 'quantity', `${key}.quantity`),
  ].toSorted((a, b) => a.from - b.from)
}

const SAID = {
  credit: 'payment',
  paid: 'payment',
  total: 'payment',
  due: 'due',
  on: 'due',
  discount: 'discount',
  note: 'note',
} as const
const KEYS = {
  credit: 'payment',
  paid: 'payment',
  total: undefined,
  due: 'dueOn',
  on: undefined,
  discount: 'discount',
  note: undefined,
} as const

/** Throws what to say where there are more lines than a sale may have. */
export function fewEnough({ lines }: Read, { t }: Words): void {
  if (lines.length > LINES_MAX) throw new CommandError(t.tooMany(LINES_MAX))
}
