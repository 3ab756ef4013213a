// `/buy Ana: 2 café, 1,5 kg arroz fiado vence 15/12`: from a line to a sale, or to its readings.
import type { CustomerName } from '#domain/customers/index.ts'
import { agreedIn } from './agreed.ts'
import { buyerAtHead, buyerNamed, nameOf } from './buyer.ts'
import type { Context } from './context.ts'
import { readingDoubt } from './doubts.ts'
import { lexiconOf } from './lexicon.ts'
import { type Buyer, CommandError, type SaleForm } from './outcome.ts'
import { fewEnough, type Read, Reader } from './reading.ts'
import { namesDay, Terms, type Token, tokensIn } from './terms.ts'
import { isRead, totalOf } from './till.ts'
import type { Words } from './words.ts'

/** Nobody tells more readings than these apart. */
const READINGS_MAX = 4
/** Of a line, in a question about it. */
const QUOTED = 80
/** The first colon that names who buys; one between digits is a time. */
const NAMED = /(?<!\d):|:(?!\d)/
/** A colon behind such a word begins a note. */
const NOTED = /(?:^|\s)(?:obs|nota|note)\.?$/iu

export async function parseSale(text: string, context: Context): Promise<SaleForm> {
  const { words } = context
  const [products, customers] = await Promise.all([context.products(text), context.customers(text)])
  const at = text.search(NAMED)
  const isNote = NOTED.test(text.slice(Math.max(0, at - 6), Math.max(0, at)))
  const isSomebody = isNote && lexiconOf(customers).find(text.slice(0, at), { slips: false }).by === 'exact'
  const colon = isNote && !isSomebody ? -1 : at
  const rest = text.slice(colon + 1)
  const tokens = tokensIn(rest)
  const today = namesDay(tokens) ? await context.today() : ''
  const reader = new Reader(tokens, lexiconOf(products), new Terms(tokens, rest, today, words), words)
  const named = text.slice(0, Math.max(0, colon)).trim()
  const readings =
    colon < 0
      ? await unnamed(tokens, rest, reader, customers)
      : (await reader.from(0)).map((read) => ({
          buyer: named ? buyerNamed(named, customers, words, true) : NOBODY,
          read,
        }))
  const [first, ...others] = readings.map((one) => formOf(one, today, words))
  if (!first) throw tokens.length ? reader.wrong() : new CommandError(words.t.usage.buy)
  return others.length ? inDoubt(first, [first, ...others], text, words) : first
}

const NOBODY: Buyer = { is: 'nobody' }

interface Reading {
  readonly buyer: Buyer
  readonly read: Read
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
    if (buyer && from > 0) all.push(...(await reader.from(from)).map((read) => ({ buyer, read })))
  }
  const whole = all.filter(({ read }) => read.exact)
  return (whole.length ? whole : all).slice(0, READINGS_MAX)
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
