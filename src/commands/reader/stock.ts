// A change of stock as it is spoken: `chegou 10 café a 3,50`, `quebrou 1 croissant`, `café tem 46`; its marks are read in ../stock.ts.
import type { ProductName } from '#domain/products/index.ts'
import { looksLikeNumber, readMoney } from '#lib/numbers.ts'
import type { Use } from '../goods.ts'
import { type Item, readItem } from '../items.ts'
import type { Lexicon } from '../lexicon.ts'
import type { Words } from '../words.ts'
import { dayAt } from './day.ts'
import type { Token } from './lexer.ts'
import { amountAt, eachAt, priceEach } from './money.ts'
import { CAME, COUNTED, DUE, EACH_AT, FILLER, FOR, GONE, IN_ALL, LOST, phraseAt } from './vocabulary.ts'

export interface StockSaid {
  readonly kind: 'receive' | 'adjust' | 'count'
  readonly item: Item
  /** Minor units; `of` each, of all of it, or of either. */
  readonly cost: { readonly amount: number; readonly of: 'each' | 'all' | 'either' } | null
  readonly days: readonly string[]
  readonly reason: string | null
}

/** Undefined where the line says no change that is spoken so. */
export function spokenStock(
  tokens: readonly Token[],
  goods: Lexicon<ProductName>,
  today: string,
  words: Words,
): StockSaid | undefined {
  const folded = tokens.map((token) => token.said.replace(/(?<=.):$/, ''))
  const due = dueIn(folded, today, words)
  const cost = costIn(tokens, folded, due?.from ?? tokens.length, words)
  const end = cost?.from ?? due?.from ?? tokens.length
  const verb = verbIn(folded, end)
  const kind = verb?.kind ?? (cost ? 'receive' : undefined)
  if (!kind || (verb && verb.kind !== 'receive' && cost)) return undefined
  if (kind === 'gone') return due ? undefined : noneLeft(tokens, folded, verb, goods, words)
  const places = goodsBeside(folded, verb, end)
  const use: Use = kind === 'count' ? 'counted' : kind === 'adjust' ? 'lost' : 'stored'
  const texts = places.map((at) => tokens[at]?.text.replace(/:$/, '') ?? '').filter(Boolean)
  const read = texts.length
    ? (readItem(texts, goods, words, { slips: false, use }) ??
      readItem(texts, goods, words, { slips: true, use }))
    : undefined
  // Without a number it is no count, nor is a cost alone a receipt.
  if (!read || !read.said) return undefined
  const { product, choices } = read.line
  const each = cost && priceEach(cost.said.amount, cost.unit, product ? [product] : choices)
  if (cost && each === undefined) return undefined
  const reason = kind === 'adjust' && verb ? verb.text : null
  const said = cost && each !== undefined ? { ...cost.said, amount: each } : null
  return { kind, item: read, cost: said, days: due?.days ?? [], reason }
}

/** `acabou o café`: none of it is there. */
function noneLeft(
  tokens: readonly Token[],
  folded: readonly string[],
  verb: ReturnType<typeof verbIn>,
  goods: Lexicon<ProductName>,
  words: Words,
): StockSaid | undefined {
  const places = goodsBeside(folded, verb, tokens.length)
  const texts = places.map((at) => tokens[at]?.text ?? '')
  const item = texts.length ? readItem(texts, goods, words, { slips: false, use: 'counted' }) : undefined
  if (!item || item.said) return undefined
  const none = (line: Item['line']): Item['line'] => ({
    ...line,
    milli: 0,
    ...(line.ways ? { ways: line.ways.map(none) } : {}),
  })
  return { kind: 'count', item: { ...item, line: none(item.line) }, cost: null, days: [], reason: null }
}

/** The verb of the line: before its goods, or behind them. */
function verbIn(folded: readonly string[], end: number) {
  for (let at = 0; at < end; at++) {
    for (const [kind, set] of [
      ['gone', GONE],
      ['receive', CAME],
      ['adjust', LOST],
      ['count', COUNTED],
    ] as const) {
      const took = phraseAt(set, folded, at)
      if (took) return { kind, from: at, to: at + took, text: folded.slice(at, at + took).join(' ') }
    }
  }
  return undefined
}

/** Where the goods and their quantity stand: before the verb and behind it, without what says nothing. */
function goodsBeside(folded: readonly string[], verb: ReturnType<typeof verbIn>, end: number): number[] {
  const places: number[] = []
  for (let at = 0; at < end; ) {
    const took =
      at === verb?.from ? verb.to - at : phraseAt(FILLER, folded, at) || lostAgain(folded, at, verb)
    if (took) at += took
    else if (/^[,;:\n]$/.test(folded[at] ?? '')) at++
    else places.push(at++)
  }
  return places
}

/** `joguei fora 2 kg que estragou`: said twice, it is lost once. */
function lostAgain(folded: readonly string[], at: number, verb: ReturnType<typeof verbIn>): number {
  if (verb?.kind !== 'adjust') return 0
  const from = /^(?:que|that)$/.test(folded[at] ?? '') ? at + 1 : at
  const took = phraseAt(LOST, folded, from)
  return took && from + took - at
}

/** `vence 30/12`, at the end. */
function dueIn(folded: readonly string[], today: string, words: Words) {
  for (let at = 1; at < folded.length; at++) {
    const took = phraseAt(DUE, folded, at) || (/^(?:validade|expires)$/.test(folded[at] ?? '') ? 1 : 0)
    const said = took ? dayAt(folded, at + took, today, words.language) : undefined
    if (said && at + took + said.took === folded.length) return { from: at, days: said.days }
  }
  return undefined
}

/** `a 3,50`, `por R$ 4,20 cada`, `x 42 total`, before what it is due by or the end. */
function costIn(tokens: readonly Token[], folded: readonly string[], end: number, words: Words) {
  for (let at = end - 1; at > 0; at--) {
    const isEach = phraseAt(EACH_AT, folded, at)
    const lead = isEach || phraseAt(FOR, folded, at) || (/^[x×]$/u.test(folded[at] ?? '') ? 1 : 0)
    const isParted = tokens[at]?.parts ?? false
    const said = lead || isParted ? costAt(tokens, at + (lead || 1), words) : undefined
    if (!said) continue
    const { took: each, unit } = eachAt(folded, said.to)
    const all = phraseAt(IN_ALL, folded, said.to)
    // Behind a comma alone, only what is said to be of all of it.
    if (said.to + (each || all) !== end || (isParted && !all)) continue
    const of = all ? 'all' : each || isEach ? 'each' : /^[x×]$/u.test(folded[at] ?? '') ? 'each' : 'either'
    return { from: at, unit, said: { amount: said.cents, of } as const }
  }
  return undefined
}

/** An amount there; one that cannot be read is none. */
function costAt(tokens: readonly Token[], at: number, words: Words) {
  const { text = '' } = tokens[at] ?? {}
  const isBad = looksLikeNumber(text) && readMoney(text, words.language, words.minorDigits) === undefined
  return isBad ? undefined : amountAt(tokens, at, words)
}
