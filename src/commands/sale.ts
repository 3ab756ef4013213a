// `/buy Ana: 2 café, 1,5 kg arroz fiado vence 15/12`: from a line to a sale, or to its readings.

import type { CustomerName } from '#domain/customers/index.ts'
import type { Span } from '#lib/message.ts'
import { agreedIn } from './agreed.ts'
import { askedFor, type Buyer, buyerAtHead, buyerNamed, nameOf } from './buyer.ts'
import type { Context } from './context.ts'
import { readingDoubt } from './doubts.ts'
import type { Parsed } from './form.ts'
import { lexiconOf } from './lexicon.ts'
import { CommandError } from './outcome.ts'
import { fewEnough, type Read, Reader } from './reading.ts'
import { namesDay, Terms, type Token, tokensIn } from './terms.ts'
import { isRead, type SaleForm, totalOf } from './till.ts'
import { spanOf } from './tokens.ts'
import type { Words } from './words.ts'

/** Nobody tells more readings than these apart. */
const READINGS_MAX = 4
/** Of a line, in a question about it. */
const QUOTED = 80
/** The first colon that names who buys; one between digits is a time. */
const NAMED = /(?<!\d):|:(?!\d)/
/** A colon behind such a word begins a note. */
const NOTED = /(?:^|\s)(?:obs|nota|note)\.?$/iu

/** Words of a name that nobody has yet. */
const NAME_WORDS_MAX = 6

export async function parseSale(text: string, context: Context): Promise<Parsed<SaleForm> | undefined> {
  if (!text) return undefined
  const { words } = context
  const [products, customers] = await Promise.all([context.products(text), context.customers(text)])
  const colon = colonIn(text, customers)
  const rest = text.slice(colon + 1)
  const tokens = tokensIn(rest)
  const today = namesDay(tokens) ? await context.today() : ''
  const goods = lexiconOf(products)
  const reader = new Reader(tokens, goods, new Terms(tokens, rest, today, words), words)
  const found =
    colon < 0
      ? await unnamed(tokens, rest, reader, customers)
      : await named(text.slice(0, colon), reader, customers, words)
  const isGoods = (typed: string) => goods.find(typed).items.length > 0
  const readings =
    found.length || colon >= 0 ? found : await unknownAtHead(tokens, rest, reader, isGoods, customers, words)
  const [first, ...others] = readings.map((one) => formOf(one, today, words))
  if (!first || !readings[0]) throw tokens.length ? reader.wrong() : new CommandError(words.t.usage.buy)
  if (others.length) return { form: inDoubt(first, [first, ...others], text, words), spans: [] }
  return { form: first, spans: spansOf(readings[0], colon + 1) }
}

/** Where the colon stands that ends the name of who buys; -1 where there is none. */
function colonIn(text: string, customers: readonly CustomerName[]): number {
  const at = text.search(NAMED)
  const isNote = NOTED.test(text.slice(Math.max(0, at - 6), Math.max(0, at)))
  const isSomebody = isNote && lexiconOf(customers).find(text.slice(0, at), { slips: false }).by === 'exact'
  return isNote && !isSomebody ? -1 : at
}

const NOBODY: Buyer = { is: 'nobody' }

interface Reading {
  readonly buyer: Buyer
  /** Where the buyer stands before the colon, or at the head of what follows it. */
  readonly before?: readonly Span[]
  readonly head?: readonly Span[]
  readonly read: Read
}

const spansOf = ({ before = [], head = [], read }: Reading, from: number): Span[] => [
  ...before,
  ...[...head, ...read.spans].map((span) => ({ ...span, from: span.from + from, to: span.to + from })),
]

/** Behind a colon: goods, for whoever is named before it. */
async function named(
  typed: string,
  reader: Reader,
  customers: readonly CustomerName[],
  words: Words,
): Promise<readonly Reading[]> {
  const name = typed.trim()
  const from = typed.length - typed.trimStart().length
  const before = name ? spanOf([{ from, to: from + name.length }], 'customer', 'customer') : []
  return (await reader.from(0)).map((read) => ({
    buyer: name ? buyerNamed(name, customers, words, true) : NOBODY,
    before,
    read,
  }))
}

/** Without a colon: goods from the first word on, or behind the name of somebody. Whole names win. */
async function unnamed(
  tokens: readonly Token[],
  text: string,
  reader: Reader,
  customers: readonly CustomerName[],
): Promise<readonly Reading[]> {
  const people = lexiconOf(customers)
  const all: Reading[] = (await reader.from(0)).map((read) => ({ buyer: NOBODY, read }))
  for (let taken = 1; taken < tokens.length && taken <= people.longest + 1; taken++) {
    const from = tokens.findIndex(({ parts }, i) => i >= taken && !parts)
    const buyer = buyerAtHead(text.slice(0, tokens[taken - 1]?.to).trim(), people, {
      part: /^\d/.test(tokens[from]?.text ?? ''),
    })
    const head = spanOf(tokens.slice(0, taken), 'customer', 'customer')
    if (buyer && from > 0) all.push(...(await reader.from(from)).map((read) => ({ buyer, head, read })))
  }
  const whole = all.filter(({ read }) => read.exact)
  return (whole.length ? whole : all).slice(0, READINGS_MAX)
}

/**
 * Words that are nobody's name and no goods, before a number from which on the line reads: somebody whom the shop does
 * not know, or a slip. Never taken for a new customer without a colon: who it is, is asked.
 */
async function unknownAtHead(
  tokens: readonly Token[],
  text: string,
  reader: Reader,
  isGoods: (typed: string) => boolean,
  customers: readonly CustomerName[],
  words: Words,
): Promise<readonly Reading[]> {
  const taken = tokens.findIndex((token) => token.parts || /^\d/.test(token.text))
  const typed = text.slice(0, tokens[taken - 1]?.to).trim()
  if (taken < 1 || taken > NAME_WORDS_MAX || tokens[taken]?.parts || isGoods(typed)) return []
  const reads = await reader.from(taken)
  const buyer = reads.length ? askedFor(buyerNamed(typed, customers, words, true), words) : NOBODY
  const head = spanOf(tokens.slice(0, taken), 'customer', 'customer')
  return reads.map((read) => ({ buyer, head, read }))
}

function formOf({ buyer, read }: Reading, today: string, words: Words): SaleForm {
  fewEnough(read, words)
  const { lines } = read
  const sum = lines.every((line) => isRead(line, words)) ? totalOf({ lines, discount: 0 }, words) : undefined
  return { kind: 'sale', buyer, lines, ...agreedIn(read.terms, sum, today, words) }
}

/** A line that reads in several ways: which, is asked before all else. */
function inDoubt(form: SaleForm, forms: readonly SaleForm[], text: string, words: Words): SaleForm {
  const quoted = text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text
  const doubt = readingDoubt(
    words.t.whichReading(quoted),
    forms.map((one) => ({ name: inShort(one, words), form: one })),
  )
  return { ...form, doubts: [doubt] }
}

/** A reading in a few words, as a button holds them. */
function inShort({ buyer, lines, money }: SaleForm, words: Words): string {
  const who = nameOf(buyer)
  const goods = lines.map(
    (line) => `${words.number(line.milli / 1000)} × ${line.product?.name ?? line.typed}`,
  )
  const paid = money?.is === 'credit' ? words.t.onCredit : money ? words.t.paidButton.toLowerCase() : ''
  return `${who ? `${who}: ` : ''}${[goods.join(', '), paid].filter(Boolean).join(' · ')}`
}
