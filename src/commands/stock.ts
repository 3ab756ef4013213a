// `/estoque café 10 x 3,50`, `= 12`, `-2 quebrou`: receiving, counting and adjusting.

import type { ProductName } from '#domain/products/index.ts'
import { fold } from '#lib/fold.ts'
import type { Span } from '#lib/message.ts'
import { looksLikeNumber } from '#lib/numbers.ts'
import type { Context } from './context.ts'
import { doubtIf, readingDoubt } from './doubts.ts'
import type { AnyForm, Parsed } from './form.ts'
import type { LineForm, Use } from './goods.ts'
import { lineAbout } from './items.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import { CommandError } from './outcome.ts'
import { dayAt, mayNameDay } from './reader/day.ts'
import { tokensIn } from './reader/lexer.ts'
import { type Quantity, readQuantityAt } from './reader/quantity.ts'
import { spokenStock } from './reader/stock.ts'
import { amountOf, isMoneyMark, type Placed, placedIn, spanOf, tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

export interface StockForm extends AnyForm {
  readonly kind: 'receive' | 'adjust' | 'count'
  readonly line: LineForm
  readonly unitCost: number | null
  /** Minor units of all of it, until its quantity is known. */
  readonly totalCost?: number
  readonly expiresOn: string | null
  readonly reason: string | null
  /** Of an adjustment. */
  readonly sign: 1 | -1
  /** In the chat: costs and reasons are offered. */
  readonly guided?: true
  /** How much of it is not said yet. */
  readonly asksQuantity?: boolean
  /** What all of it cost is asked, in place of each. */
  readonly asksTotal?: boolean
  /** Of several that come one after another: those that are left, of how many. */
  readonly walk?: { readonly left: readonly number[]; readonly of: number }
}

/** What is lost must be said with its unit; what comes or is counted is so much in the product's own. */
export const useOf = ({ kind, sign }: Pick<StockForm, 'kind' | 'sign'>): Use =>
  kind === 'count' ? 'counted' : kind === 'adjust' && sign < 0 ? 'lost' : 'stored'

const EMPTY = { unitCost: null, expiresOn: null, reason: null, sign: 1 } as const

/** A change of stock, or undefined where the line only names a product to look at. */
export async function parseStock(text: string, context: Context): Promise<Parsed<StockForm> | undefined> {
  if (!text) return undefined
  const goods = lexiconOf(await context.products(text))
  // "Caixa 10 x 15" and "Vitamina +10" are names where they are goods.
  if (goods.find(text, { slips: false }).by === 'exact') return undefined
  const placed = apartAtX(placedIn(text))
  const tokens = placed.map((one) => one.text)
  const read = await readIn(text, tokens, goods, context)
  return read && { form: read.form, spans: read.pieces.flatMap((piece) => spanIn(placed, piece)) }
}

/** By its marks; where those say nothing that can be read, as it is spoken. */
async function readIn(text: string, tokens: readonly string[], goods: Goods, context: Context) {
  const read = await marked(tokens, goods, context).catch((error: unknown) => {
    if (error instanceof CommandError) return error
    throw error
  })
  if (read && !(read instanceof CommandError)) return read
  const said = (await spoken(text, goods, context)) ?? bareIn(tokens, goods, context)
  if (!said && read) throw read
  return said
}

/** `Café: 46`: so many of it are there, or came; which, is asked. */
function bareIn(tokens: readonly string[], goods: Goods, { words }: Context): Read | undefined {
  const colon = tokens.findLastIndex((token) => token.endsWith(':'))
  const said = tokens.slice(colon + 1)
  const read = colon < 0 ? undefined : readQuantityAt(said, words)
  const typed = tokens
    .slice(0, colon + 1)
    .join(' ')
    .replace(/\s*:$/, '')
  if (!read || read.took !== said.length || !typed) return undefined
  const count: StockForm = { kind: 'count', line: lineOf(typed, read, goods, 'counted', words), ...EMPTY }
  const receive: StockForm = { ...count, kind: 'receive', line: lineOf(typed, read, goods, 'stored', words) }
  const { t } = words
  const quantity = words.quantity(read.milli / 1000, read.unit ?? '')
  const readings = [
    { name: t.willCount(count.line.product?.name ?? typed, quantity), form: count },
    { name: t.willReceive(count.line.product?.name ?? typed, quantity, null, null), form: receive },
  ]
  return {
    form: { ...count, doubts: [readingDoubt(t.whichReading(tokens.join(' ')), readings)] },
    pieces: [],
  }
}

const marked = async (tokens: readonly string[], goods: Goods, context: Context) =>
  parseCount(tokens, goods, context) ??
  (await parseReceipt(tokens, goods, context)) ??
  parseAdjustment(tokens, goods, context)

/** A change that is said in words, in either order. */
async function spoken(text: string, goods: Goods, context: Context): Promise<Read | undefined> {
  const { words } = context
  const today = mayNameDay(fold(text)) ? await context.today() : ''
  const said = spokenStock(tokensIn(text), goods, today, words)
  if (!said) return undefined
  const { kind, item, cost, days, reason } = said
  const each = cost && {
    id: 'each',
    name: words.t.costEach(words.money(cost.amount)),
    put: { unitCost: cost.amount },
  }
  const all = cost && {
    id: 'all',
    name: words.t.costInAll(words.money(cost.amount)),
    put: { totalCost: cost.amount },
  }
  return {
    form: {
      kind,
      line: item.line,
      unitCost: cost?.of === 'each' ? cost.amount : null,
      ...(cost?.of === 'all' ? { totalCost: cost.amount } : {}),
      expiresOn: days.length === 1 ? (days[0] ?? null) : null,
      reason,
      sign: kind === 'adjust' ? -1 : 1,
      doubts: [
        ...(cost?.of === 'either' && each && all ? doubtIf('unitCost', words.t.whichCost, [each, all]) : []),
        ...doubtIf(
          'expiresOn',
          words.t.whichDay,
          days.map((day) => ({ id: day, name: words.day(day, today), put: { expiresOn: day } })),
        ),
      ],
    },
    pieces: [],
  }
}

/** What was read, and which of the words are what. */
interface Read {
  readonly form: StockForm
  readonly pieces: readonly Piece[]
}

type Piece = readonly [
  is: 'goods' | 'quantity' | 'cost' | 'due' | 'note',
  from: number,
  to?: number | undefined,
]

/** By which each is asked about. */
const KEYS = {
  goods: 'product',
  quantity: 'quantity',
  cost: 'unitCost',
  due: 'expiresOn',
  note: 'reason',
} as const

const spanIn = (placed: readonly Placed[], [is, from, to]: Piece): Span[] =>
  spanOf(placed.slice(from, to), is, KEYS[is])

/** "10x3,50", "10x" and "10 x3,50" are "10 x 3,50". */
const apartAtX = (tokens: readonly Placed[]): Placed[] =>
  tokens.flatMap((token, i) => {
    const [, before = '', after = ''] = /^([\d.,]*)[x×]([\d.,]*)$/iu.exec(token.text) ?? []
    if (!before && !(after && /[\d.,]$/.test(tokens[i - 1]?.text ?? ''))) return [token]
    const at = token.from + before.length
    const parts = [
      { text: before, from: token.from, to: at },
      { text: 'x', from: at, to: at + 1 },
      { text: after, from: at + 1, to: token.to },
    ]
    return parts.filter(({ text }) => text)
  })

type Goods = Lexicon<ProductName>

function parseCount(tokens: readonly string[], goods: Goods, { words }: Context): Read | undefined {
  const at = tokens.findIndex((token) => token.startsWith('='))
  if (at < 1) return undefined
  const said = [tokens[at]?.slice(1) ?? '', ...tokens.slice(at + 1)].filter(Boolean)
  const read = readQuantityAt(said, words)
  if (!read || read.took !== said.length) throw new CommandError(words.t.noNumber(said.join(' ') || '='))
  const line = lineOf(tokens.slice(0, at).join(' '), read, goods, 'counted', words)
  return {
    form: { kind: 'count', line, ...EMPTY },
    pieces: [
      ['goods', 0, at],
      ['quantity', at],
    ],
  }
}

async function parseReceipt(
  tokens: readonly string[],
  goods: Goods,
  context: Context,
): Promise<Read | undefined> {
  const { words } = context
  const x = tokens.findLastIndex((token) => /^[x×]$/iu.test(token))
  if (x < 2) return undefined
  const before = tokens.slice(0, x)
  const quantity = trailingQuantity(before, words)
  if (!quantity) {
    if (!looksLikeNumber(before.at(-1) ?? '')) return undefined
    throw new CommandError(words.t.noNumber(before.at(-1) ?? ''))
  }
  const from = before.length - quantity.took
  const line = lineOf(before.slice(0, from).join(' '), quantity, goods, 'stored', words)
  const after = tokens.slice(x + 1).filter((token) => !isMoneyMark(token))
  const due = after.findIndex((token) => DUE.test(token))
  const dueAt = tokens.findIndex((token, i) => i > x && DUE.test(token))
  const cost = due < 0 ? after : after.slice(0, due)
  if (cost.length > 1) throw new CommandError(words.t.noNumber(cost.join(' ')))
  const [amount] = cost
  const today = due < 0 ? '' : await context.today()
  const days = due < 0 ? [] : daysIn(after.slice(due + 1).join(' '), today, words)
  const ways = days.map((expiresOn) => ({
    id: expiresOn,
    name: words.day(expiresOn, today),
    put: { expiresOn },
  }))
  return {
    form: {
      kind: 'receive',
      line,
      ...EMPTY,
      expiresOn: days.length === 1 ? (days[0] ?? null) : null,
      unitCost: amount === undefined ? null : amountOf(amount, words),
      doubts: doubtIf('expiresOn', words.t.whichDay, ways),
    },
    pieces: [
      ['goods', 0, from],
      ['quantity', from, x],
      ['cost', x + 1, dueAt < 0 ? undefined : dueAt],
      ...(dueAt < 0 ? [] : [['due', dueAt] as const]),
    ],
  }
}

/** Throws what to say where it is no day, or more than one. */
export function daysIn(text: string, today: string, words: Words): readonly string[] {
  const folded = tokensOf(text).map(fold)
  const said = dayAt(folded, 0, today, words.language)
  if (!said || said.took !== folded.length) throw new CommandError(words.t.noDay(text))
  return said.days
}

const DUE = /^(vence|validade|expires|due)$/iu

function trailingQuantity(tokens: readonly string[], words: Words) {
  for (const took of [2, 1]) {
    const read = readQuantityAt(tokens.slice(-took), words)
    if (read?.took === took && tokens.length > took) return read
  }
  return undefined
}

/** The last mark before a quantity that still has a product before it: names hold marks too. */
function parseAdjustment(tokens: readonly string[], goods: Goods, { words }: Context): Read | undefined {
  const marks = tokens.flatMap((token, i) => (i > 0 && /^[+\-−]/.test(token) ? [i] : []))
  const named = (at: number) => goods.find(tokens.slice(0, at).join(' '), { slips: false }).items.length > 0
  const at =
    marks.findLast((one) => readQuantityAt(saidAt(tokens, one), words) && named(one)) ?? marks[0] ?? 0
  const mark = tokens[at] ?? ''
  if (at < 1) return undefined
  const said = saidAt(tokens, at)
  const read = readQuantityAt(said, words)
  if (!read) {
    if (goods.find(tokens.join(' '), { slips: false }).items.length) return undefined
    throw new CommandError(words.t.noNumber([mark, ...tokens.slice(at + 1)].join(' ')))
  }
  const reason = said.slice(read.took).join(' ') || null
  const sign = mark.startsWith('+') ? 1 : -1
  const line = lineOf(tokens.slice(0, at).join(' '), read, goods, useOf({ kind: 'adjust', sign }), words)
  // A mark apart from its number is a word of its own.
  const end = at + read.took + (mark.length > 1 ? 0 : 1)
  return {
    form: { kind: 'adjust', line, ...EMPTY, reason, sign },
    pieces: [
      ['goods', 0, at],
      ['quantity', at, end],
      ['note', end],
    ],
  }
}

/** What stands behind a mark, against it or apart. */
const saidAt = (tokens: readonly string[], at: number) =>
  [tokens[at]?.slice(1) ?? '', ...tokens.slice(at + 1)].filter(Boolean)

function lineOf(typed: string, said: Quantity, goods: Goods, use: Use, words: Words): LineForm {
  const found = goods.find(typed)
  const named = found.items.length ? found : goods.find(typed.replace(/\s*:$/, ''))
  if (!named.items.length) throw new CommandError(words.t.noProduct(typed))
  return lineAbout(typed, said, named, use, words)
}
