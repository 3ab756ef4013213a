// Every way that a sale's line may be read: who buys, before a colon or anywhere in it, and what follows.

import type { CustomerName } from '#domain/customers/index.ts'
import { fold } from '#lib/fold.ts'
import type { Span } from '#lib/message.ts'
import { askedFor, type Buyer, buyerAtHead, buyerNamed } from './buyer.ts'
import type { Context } from './context.ts'
import { lexiconOf } from './lexicon.ts'
import { UsageError } from './outcome.ts'
import { mayNameDay } from './reader/day.ts'
import { type Token, tokensIn } from './reader/lexer.ts'
import type { Read } from './reader/read.ts'
import { type Names, SaleReader } from './reader/sale.ts'
import { Terms } from './reader/terms.ts'
import { CAME, LOST, PAID_BY, phraseAt, RECEIVED, TO } from './reader/vocabulary.ts'
import { spanOf, tokensOf } from './tokens.ts'
import type { Near } from './unknown.ts'
import type { Words } from './words.ts'

/** Nobody tells more readings than these apart. */
const READINGS_MAX = 4
/** A colon that names who buys; one between digits is a time. */
const NAMED = /(?<!\d):|:(?!\d)/g
/** Names that hold a colon, and colons behind one, that are looked at. */
const COLONS_MAX = 8
/** A colon behind such a word begins a note. */
const NOTED = /(?:^|\s)(?:obs|nota|note|total|soma)\.?$/iu
/** Words of a name that nobody has yet. */
const NAME_WORDS_MAX = 6
/** Words of a line in which goods that are not there are looked for; who says more is not helped by a guess. */
const NEAR_WORDS_MAX = 30

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
  readonly names: Names
  readonly customers: readonly CustomerName[]
  /** The shop's day; empty where the line names none. */
  readonly today: string
  readonly words: Words
  readonly near?: Near
  /** Of the text from a place on, each made once: what cannot be read is said by who has tried. */
  readonly readers: Map<number, SaleReader>
}

/**
 * The readings of a line, at least one; `near`: where it has none, with goods that the shop does not have, to be asked about. Throws
 * what to say where it cannot be read.
 */
export async function readingsOf(
  text: string,
  context: Context,
  near?: Near,
): Promise<{ readings: readonly [Reading, ...Reading[]]; today: string }> {
  const { words } = context
  const [products, customers, today] = await Promise.all([
    context.products(text),
    context.customers(text),
    mayNameDay(fold(text)) ? context.today() : '',
  ])
  const names = { goods: lexiconOf(products), people: lexiconOf(customers) }
  const line: Line = { text, names, customers, today, words, readers: new Map() }
  const [first, ...more] = colonsIn(line)
  const read = (one: Line) => (first === undefined ? withoutColon(one) : withColon(one, [first, ...more]))
  const known = await read(line)
  const isShort = tokensOf(text).length <= NEAR_WORDS_MAX
  const all = known.length || !near || !isShort ? known : await read({ ...line, near, readers: new Map() })
  const [reading, ...others] = all.slice(0, READINGS_MAX)
  if (reading) return { readings: [reading, ...others], today }
  const from = first === undefined ? 0 : first + 1
  throw tokensIn(text.slice(from)).length ? await readerAt(from, line).wrong() : new UsageError('buy', words)
}

function readerAt(from: number, { text, names, today, words, near, readers }: Line): SaleReader {
  const known = readers.get(from)
  if (known) return known
  const rest = text.slice(from)
  const tokens = tokensIn(rest)
  const reader = new SaleReader(tokens, names, new Terms(tokens, rest, today, words), words, near)
  readers.set(from, reader)
  return reader
}

/** Where a colon stands that may end the name of who buys: the first, and each behind the whole name of somebody. */
function colonsIn({ text, names }: Line): number[] {
  const places = [...text.matchAll(NAMED)].slice(0, COLONS_MAX).map(({ index }) => index)
  const isSomebody = (at: number) => names.people.find(text.slice(0, at), { slips: false }).by === 'exact'
  const [first, ...more] = places
  if (first === undefined) return []
  const isNote = NOTED.test(text.slice(Math.max(0, first - 6), first))
  return isNote && !isSomebody(first) ? [] : [first, ...more.filter(isSomebody)]
}

/** Behind each colon goods, for whoever is named before it; and over the first where it stands in a name. */
async function withColon(line: Line, colons: readonly [number, ...number[]]): Promise<readonly Reading[]> {
  const all: Reading[] = []
  for (const colon of colons) all.push(...(await named(line, colon)))
  const beside = await namedBesideTerms(line, colons[0], all)
  if (beside.length) return beside
  const { goods, people } = line.names
  const isInName = [...goods.all, ...people.all].some(({ folded }) => folded.includes(':'))
  if (!isInName) return all
  const [first] = colons
  const over = (await unnamed(line)).filter(({ spans }) =>
    spans.some(
      ({ is, from, to }) => (is === 'goods' || is === 'customer') && from <= first && first < to - 1,
    ),
  )
  return [...all, ...over]
}

/** `Ana's tab: 2 café`: a colon behind whose tab it is parts, and no more. */
async function namedBesideTerms(
  line: Line,
  colon: number,
  named: readonly Reading[],
): Promise<readonly Reading[]> {
  const { text } = line
  const isKnown = named.some(({ buyer }) => buyer.is === 'known')
  if (isKnown || !/['’]s\s/iu.test(text.slice(0, colon))) return []
  const parted = { ...line, text: `${text.slice(0, colon)},${text.slice(colon + 1)}`, readers: new Map() }
  return (await unnamed(parted)).filter(
    ({ buyer, spans }) =>
      buyer.is === 'known' &&
      spans.some(({ is, to }) => is === 'payment' && to <= colon) &&
      spans.every(({ is, from }) => is !== 'goods' || from > colon),
  )
}

async function withoutColon(line: Line): Promise<readonly Reading[]> {
  const someone = await nameAlone(line)
  if (someone) return [someone]
  const all = await unnamed(line)
  return all.length ? all : unknownAtHead(line)
}

/** Somebody, and no goods yet. */
async function nameAlone({ text, names }: Line): Promise<Reading | undefined> {
  const typed = text.trim()
  if (names.goods.find(typed, { slips: false }).items.length) return undefined
  const buyer = buyerAtHead(typed, names.people, { part: false })
  const spans = spanOf(
    [{ from: text.indexOf(typed), to: text.indexOf(typed) + typed.length }],
    'customer',
    'customer',
  )
  return buyer && { buyer, read: { buyer, lines: [], terms: [], cost: 0, spans }, spans }
}

/** Behind a colon: goods, for whoever is named before it. */
async function named(line: Line, colon: number): Promise<readonly Reading[]> {
  const { text, customers, words } = line
  const { name, from } = headOf(text.slice(0, colon), line)
  const before = name ? spanOf([{ from, to: from + name.length }], 'customer', 'customer') : []
  return (await readerAt(colon + 1, line).from(0, name !== '')).map((read) => ({
    buyer: name ? buyerNamed(name, customers, words, true) : (read.buyer ?? NOBODY),
    read,
    spans: [...before, ...read.spans.map((span) => moved(span, colon + 1))],
  }))
}

/** Before a colon: a name, without what leads to it (`pra Ana`), unless that is of the name. */
function headOf(typed: string, { names }: Line): { name: string; from: number } {
  const whole = typed.trim()
  const tokens = tokensIn(typed)
  const took = phraseAt(
    TO,
    tokens.map(({ folded }) => folded),
    0,
  )
  const isOfName = names.people.find(whole, { slips: false }).items.length > 0
  const bare = typed.slice(tokens[took]?.from).trim()
  // Of a name of marks alone none leads to it: nothing of it is left out.
  const name = isOfName || !tokens[took] || !/[\p{L}\p{N}]/u.test(bare) ? whole : bare
  return { name, from: typed.indexOf(name) }
}

const moved = (span: Span, by: number): Span => ({ ...span, from: span.from + by, to: span.to + by })

/** Goods and whoever is named anywhere in the line. */
async function unnamed(line: Line): Promise<readonly Reading[]> {
  const reads = await readerAt(0, line).from(0, false)
  return reads.map((read) => ({ buyer: read.buyer ?? NOBODY, read, spans: read.spans }))
}

/**
 * Words that are nobody's name and no goods, before a number from which on the line reads: somebody whom the shop does
 * not know, or a slip. Never taken for a new customer without a colon: who it is, is asked.
 */
async function unknownAtHead(line: Line): Promise<readonly Reading[]> {
  const { text, names, customers, words } = line
  const tokens = tokensIn(text)
  const taken = tokens.findIndex((token) => token.parts || /^\d/.test(token.text))
  const typed = text.slice(0, tokens[taken - 1]?.to).trim()
  const isGoods = () => names.goods.find(typed).items.length > 0
  if (taken < 1 || taken > NAME_WORDS_MAX || tokens[taken]?.text === ',') return []
  if (namesAct(tokens.slice(0, taken)) || isGoods()) return []
  const reads = await readerAt(0, line).from(taken, true)
  const buyer = reads.length ? askedFor(buyerNamed(typed, customers, words, true), words) : NOBODY
  return behind(buyer, tokens.slice(0, taken), reads)
}

/** `chegou 10 café e 2 pães`: a word of another act is nobody's name. */
function namesAct(tokens: readonly Token[]): boolean {
  const said = tokens.map((token) => token.said)
  return said.some((_, at) => [CAME, LOST, RECEIVED, PAID_BY].some((set) => phraseAt(set, said, at) > 0))
}

function behind(buyer: Buyer, head: readonly Token[], reads: readonly Read[]): Reading[] {
  const who = spanOf(head, 'customer', 'customer')
  return reads.map((read) => ({ buyer, read, spans: [...who, ...read.spans] }))
}
