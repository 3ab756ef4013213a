// Small readings that several commands share: words, units, methods and amounts as typed.

import { isCounted } from '#lib/counted-units.ts'
import { fold } from '#lib/fold.ts'
import { invariant } from '#lib/invariant.ts'
import { COMMAND_MAX, LINES_MAX, QUANTITY_MAX } from '#lib/limits.ts'
import type { Span } from '#lib/message.ts'
import { looksLikeNumber, readMoney } from '#lib/numbers.ts'
import type { PAYMENT_METHODS } from '#lib/payment-methods.ts'
import { CommandError } from './outcome.ts'
import type { Words } from './words.ts'

export const tokensOf = (text: string): string[] => text.split(/\s+/u).filter(Boolean)

/** A word, and where in the text it stands. */
export interface Placed {
  readonly text: string
  readonly from: number
  readonly to: number
}

export const placedIn = (text: string): Placed[] =>
  [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    text: word,
    from: index,
    to: index + word.length,
  }))

/** The words from one to another, as a piece that was understood; none where there are none. */
export function spanOf(words: readonly Omit<Placed, 'text'>[], is: Span['is'], key?: string): Span[] {
  const [first] = words
  const last = words.at(-1)
  return first && last ? [{ from: first.from, to: last.to, is, ...(key === undefined ? {} : { key }) }] : []
}

/** Words of a whole line: more than its lines of goods can need. */
const TOKENS_MAX = 6 * LINES_MAX
/** Accents that stand on one letter; more are no writing, and cost the more to order the more there are. */
const PILED = /\p{M}{9}/u

/** Judges what was typed before anything in it is folded or matched. Throws what to say for what is too much. */
export function bounded(text: string, { t }: Words): void {
  if (text.length > COMMAND_MAX) throw new CommandError(t.tooLong)
  if (PILED.test(text)) throw new CommandError(t.unreadable)
  if (tokensOf(text).length > TOKENS_MAX || (text.match(/[\n,;]/g)?.length ?? 0) > 2 * LINES_MAX)
    throw new CommandError(t.tooMany(LINES_MAX))
}

/** By each of the words, folded, that a thing is called by. */
export const byWord = <T extends string>(names: Readonly<Record<T, string>>): ReadonlyMap<string, T> =>
  new Map(
    (Object.keys(names) as T[]).flatMap((one) => tokensOf(names[one]).map((word) => [word, one] as const)),
  )

export type Method = (typeof PAYMENT_METHODS)[number]

const METHOD_NAMES: Readonly<Record<Method, string>> = {
  cash: 'dinheiro din grana cash especie',
  pix: 'pix',
  card: 'cartao card',
  transfer: 'transferencia transfer ted',
  other: 'outro other',
}
const METHODS = byWord(METHOD_NAMES)
/** All that a method is called, folded. */
export const METHOD_WORDS: readonly string[] = [...METHODS.keys()]
export const methodOf = (token: string | undefined): Method | undefined =>
  token === undefined ? undefined : METHODS.get(fold(token))

/** Words before a method or a day, folded: `em dinheiro`, `by card`. */
export const BY: ReadonlySet<string> = new Set(['em', 'no', 'na', 'com', 'by', 'in', 'with'])

/** The mark of money, apart from its amount: `R$ 5`. */
export const isMoneyMark = (token: string | undefined) => token !== undefined && /^r?\$$/i.test(token)

/** The shop's own units, and what else each is called. */
const UNIT_NAMES = {
  un: 'un und unidade unidades unit units',
  dz: 'dz duzia duzias dozen dozens',
  pct: 'pct pacote pacotes pack packs packet packets',
  cx: 'cx caixa caixas box boxes',
  kg: 'kg quilo quilos kilo kilos',
  g: 'g gr grama gramas gram grams',
  l: 'l litro litros litre litres liter liters',
  ml: 'ml',
  m: 'm metro metros metre metres meter meters',
}
const UNITS = byWord(UNIT_NAMES)
export const unitOf = (token: string | undefined): string | undefined =>
  token === undefined ? undefined : UNITS.get(fold(token))

/** How much of one unit another is: weights and volumes change into each other, and a dozen is twelve pieces. */
const FACTORS: Readonly<Record<string, number>> = {
  'g>kg': 0.001,
  'ml>l': 0.001,
  'kg>g': 1000,
  'l>ml': 1000,
  'dz>un': 12,
}
const factorOf = (from: string | null, to: string) =>
  from === null || from === to ? 1 : FACTORS[`${from}>${to}`]

/** So much of one unit in another; undefined where they do not change into each other. */
export function inUnit(from: string, to: string, milli: number): number | undefined {
  const factor = factorOf(from, to)
  return factor === undefined ? undefined : Math.round(milli * factor * 1e6) / 1e6
}

/** Thousandths of the product's own unit. Throws what to say when it cannot be. */
export function inUnitOf(
  product: { name: string; unit: string },
  { milli, unit }: { milli: number; unit: string | null },
  words: Words,
  { zero = false } = {},
): number {
  const factor = factorOf(unit, product.unit)
  if (factor === undefined) {
    const own = words.unit(product.unit)
    throw new CommandError(words.t.otherUnit(product.name, own, unit === null ? '' : words.unit(unit)))
  }
  const value = milli * factor
  if (!Number.isInteger(Math.round(value * 1e6) / 1e6)) throw new CommandError(words.t.tooFine(product.name))
  const rounded = Math.round(value)
  if (isCounted(product.unit) && rounded % 1000) throw new CommandError(words.t.wholeOnly(product.name))
  if (rounded === 0 && !zero) throw new CommandError(words.t.aboveZero)
  if (rounded > QUANTITY_MAX * 1000) throw new CommandError(words.t.noNumber(words.number(rounded / 1000)))
  return rounded
}

/** Whether it can be that much of the product. */
export function fits(product: { unit: string }, { milli, unit }: { milli: number; unit: string | null }) {
  const value = milli * (factorOf(unit, product.unit) ?? 0)
  const rounded = Math.round(value)
  if (rounded <= 0 || rounded > QUANTITY_MAX * 1000 || Math.abs(value - rounded) > 1e-6) return false
  return !isCounted(product.unit) || rounded % 1000 === 0
}

/** The same of a quantity that was found to fit. */
export function milliOf(product: { unit: string }, { milli, unit }: { milli: number; unit: string | null }) {
  const factor = factorOf(unit, product.unit)
  invariant(factor !== undefined, `${unit} of what is sold by ${product.unit}`)
  return Math.round(milli * factor)
}

/** An amount of money. Throws what to say for what is none. */
export function amountOf(token: string, words: Words): number {
  const cents = readMoney(token, words.language, words.minorDigits)
  if (cents === undefined) throw new CommandError(words.t.noNumber(token))
  return cents
}

/** A token that somebody meant as a number and that is none: said, never guessed. */
export const badNumber = (tokens: readonly string[]): string | undefined =>
  tokens.find((token) => looksLikeNumber(token) || /^(nan|infinity|[½¼¾])$/iu.test(token))
