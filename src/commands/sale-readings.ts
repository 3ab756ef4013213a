// Every way that a sale's line may be read: who buys, by a colon, at the head or not at all, and where the goods begin.

import type { CustomerName } from '#domain/customers/index.ts'
import type { ProductName } from '#domain/products/index.ts'
import type { Span } from '#lib/message.ts'
import { askedFor, type Buyer, buyerAtHead, buyerNamed } from './buyer.ts'
import type { Context } from './context.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { CommandError } from './outcome.ts'
import { type Read, Reader } from './reading.ts'
import { namesDay, Terms, type Token, tokensIn } from './terms.ts'
import { spanOf } from './tokens.ts'
import type { Words } from './words.ts'

/** Nobody tells more readings than these apart. */
const READINGS_MAX = 4
/** A colon that names who buys; one between digits is a time. */
const NAMED = /(?<!\d):|:(?!\d)/g
/** Names that hold a colon, and colons behind one, that are looked at. */
const COLONS_MAX = 8
/** A colon behind such a word begins a note. */
const NOTED = /(?:^|\s)(?:obs|nota|note)\.?$/iu
/** Words of a name that nobody has yet. */
const NAME_WORDS_MAX = 6

const NOBODY: Buyer = { is: 'nobody' }

export interface Reading {
  readonly buyer: Buyer
  readonly read: Read
  /** Where in the text who buys, and each piece of the rest, stands. */
  readonly spans: readonly Span[]
}

/** What a line is read with. */
interface Line {
  readonly text: string
  readonly goods: Lexicon<ProductName>
  readonly customers: readonly CustomerName[]
  readonly people: Lexicon<CustomerName>
  /** The shop's day, empty where the line names none. */
  readonly today: string
  readonly words: Words
  /** Of the text from a place on, each made once: what cannot be read is said by who has tried. */
  readonly readers: Map<number, Reader>
}

/** The readings of a line, at least one. Throws what to say where it cannot be read. */
export async function readingsOf(
  text: string,
  context: Context,
): Promise<{ readings: readonly [Reading, ...Reading[]]; today: string }> {
  const { words } = context
  const [products, customers] = await Promise.all([context.products(text), context.customers(text)])
  const today = namesDay(tokensIn(text)) ? await context.today() : ''
  const [goods, people] = [lexiconOf(products), lexiconOf(customers)]
  const line: Line = { text, goods, customers, people, today, words, readers: new Map() }
  const [first, ...more] = colonsIn(line)
  const all = first === undefined ? await withoutColon(line) : await withColon(line, [first, ...more])
  const [reading, ...others] = all.slice(0, READINGS_MAX)
  if (reading) return { readings: [reading, ...others], today }
  const from = first === undefined ? 0 : first + 1
  throw tokensIn(text.slice(from)).length ? readerAt(from, line).wrong() : new CommandError(words.t.usage.buy)
}

function readerAt(from: number, { text, goods, today, words, readers }: Line): Reader {
  const known = readers.get(from)
  if (known) return known
  const rest = text.slice(from)
  const tokens = tokensIn(rest)
  const reader = new Reader(tokens, goods, new Terms(tokens, rest, today, words), words)
  readers.set(from, reader)
  return reader
}

/** Where a colon stands that may end the name of who buys: the first, and each behind the whole name of somebody. */
function colonsIn({ text, people }: Line): number[] {
  const places = [...text.matchAll(NAMED)].slice(0, COLONS_MAX).map(({ index }) => index)
  const isSomebody = (at: number) => people.find(text.slice(0, at), { slips: false }).by === 'exact'
  const [first, ...more] = places
  if (first === undefined) return []
  const isNote = NOTED.test(text.slice(Math.max(0, first - 6), first))
  return isNote && !isSomebody(first) ? [] : [first, ...more.filter(isSomebody)]
}

/** Behind each colon goods, for whoever is named before it; and over the first where it stands in a name. */
async function withColon(line: Line, colons: readonly [number, ...number[]]): Promise<readonly Reading[]> {
  const all: Reading[] = []
  for (const colon of colons) all.push(...(await named(line, colon)))
  const isInName = [...line.goods.all, ...line.people.all].some(({ folded }) => folded.includes(':'))
  if (!isInName) return all
  const [first] = colons
  const over = (await unnamed(line)).filter(({ spans }) =>
    spans.some(
      ({ is, from, to }) => (is === 'goods' || is === 'customer') && from <= first && first < to - 1,
    ),
  )
  return [...all, ...over]
}

async function withoutColon(line: Line): Promise<readonly Reading[]> {
  const all = await unnamed(line)
  return all.length ? all : unknownAtHead(line)
}

/** Behind a colon: goods, for whoever is named before it. */
async function named(line: Line, colon: number): Promise<readonly Reading[]> {
  const { text, customers, words } = line
  const typed = text.slice(0, colon)
  const name = typed.trim()
  const from = typed.length - typed.trimStart().length
  const before = name ? spanOf([{ from, to: from + name.length }], 'customer', 'customer') : []
  return (await readerAt(colon + 1, line).from(0)).map((read) => ({
    buyer: name ? buyerNamed(name, customers, words, true) : NOBODY,
    read,
    spans: [...before, ...read.spans.map((span) => moved(span, colon + 1))],
  }))
}

const moved = (span: Span, by: number): Span => ({ ...span, from: span.from + by, to: span.to + by })

/** Goods from the first word on, or behind the name of somebody at the head. Whole names win. */
async function unnamed(line: Line): Promise<readonly Reading[]> {
  const { text, people } = line
  const tokens = tokensIn(text)
  const reader = readerAt(0, line)
  const all: Reading[] = (await reader.from(0)).map((read) => ({ buyer: NOBODY, read, spans: read.spans }))
  for (let taken = 1; taken < tokens.length && taken <= people.longest + 1; taken++) {
    const from = tokens.findIndex(({ parts }, i) => i >= taken && !parts)
    const buyer = buyerAtHead(headOf(line, tokens, taken), people, {
      part: /^\d/.test(tokens[from]?.text ?? ''),
    })
    if (buyer && from > 0) all.push(...behind(buyer, tokens.slice(0, taken), await reader.from(from)))
  }
  const whole = all.filter(({ read }) => read.exact)
  return (whole.length ? whole : all).slice(0, READINGS_MAX)
}

/**
 * Words that are nobody's name and no goods, before a number from which on the line reads: somebody whom the shop does
 * not know, or a slip. Never taken for a new customer without a colon: who it is, is asked.
 */
async function unknownAtHead(line: Line): Promise<readonly Reading[]> {
  const { text, goods, customers, words } = line
  const tokens = tokensIn(text)
  const taken = tokens.findIndex((token) => token.parts || /^\d/.test(token.text))
  const typed = headOf(line, tokens, taken)
  const isGoods = () => goods.find(typed).items.length > 0
  if (taken < 1 || taken > NAME_WORDS_MAX || tokens[taken]?.parts || isGoods()) return []
  const reads = await readerAt(0, line).from(taken)
  const buyer = reads.length ? askedFor(buyerNamed(typed, customers, words, true), words) : NOBODY
  return behind(buyer, tokens.slice(0, taken), reads)
}

const headOf = ({ text }: Line, tokens: readonly Token[], taken: number) =>
  text.slice(0, tokens[taken - 1]?.to).trim()

function behind(buyer: Buyer, head: readonly Token[], reads: readonly Read[]): Reading[] {
  const who = spanOf(head, 'customer', 'customer')
  return reads.map((read) => ({ buyer, read, spans: [...who, ...read.spans] }))
}
