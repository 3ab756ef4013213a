// One line of goods as typed: its quantity and its name, and every way that a number in it may be read.
import type { ProductName } from '#domain/products/index.ts'
import { isCounted } from '#lib/counted-units.ts'
import { fold } from '#lib/fold.ts'
import type { GoodsName, LineForm, Use } from './goods.ts'
import type { Lexicon } from './lexicon.ts'
import { type Found, isNear, meant } from './names.ts'
import { CommandError } from './outcome.ts'
import { packsOf } from './packs.ts'
import { isSign, signsOf } from './reader/lexer.ts'
import { mayBeginQuantity, type Quantity, readQuantityAt } from './reader/quantity.ts'
import { badNumber, fits, inUnitOf, milliOf, unitOf } from './tokens.ts'
import type { Words } from './words.ts'

export const goodsOf = ({ id, name, emoji, unit, price }: ProductName): GoodsName => ({
  id,
  name,
  emoji,
  unit,
  price,
})

type Range = readonly [from: number, to: number]

/** A line that was read. */
export interface Item {
  readonly line: LineForm
  /** The whole name was typed. */
  readonly exact: boolean
  /** By a slip, or by its sound alone. */
  readonly slipped: boolean
  /** What it costs was noted behind it. */
  readonly noted?: true
  /** How much of it was said. */
  readonly said: boolean
  /** What products of it are called, to see whether a name goes on over a word between. */
  readonly names: readonly string[]
  /** Which of its words are the name, from and to; the others are the quantity. */
  readonly name: Range
}

/** One way to read it, its products not looked at more closely. */
interface Reading {
  readonly typed: string
  readonly name: Range
  readonly said: Omit<Quantity, 'took'> | null
  readonly exact: boolean
  readonly slipped: boolean
  /** Some of its products by their sound alone. */
  readonly heard: boolean
  readonly items: readonly ProductName[]
}

/**
 * A leading number is the quantity, a trailing one where what stands before it is a product by itself; where a number
 * may as well belong to the name, both are kept. The whole name of a product wins. Undefined when it does not read;
 * throws what to say for a quantity that does not fit its product.
 */
export function readItem(
  tokens: readonly string[],
  goods: Lexicon<ProductName>,
  words: Words,
  { slips, use = 'sold' }: { slips: boolean; use?: Use },
): Item | undefined {
  const look: Look = (from, to, said) => {
    const typed = tokens
      .slice(from, to)
      .filter((token) => !isSign(token))
      .join(' ')
    const found = goods.find(typed, { slips })
    const { by, items } =
      found.items.length || !/\d/.test(typed) ? found : goods.find(measured(typed), { slips })
    return items.length ? { typed, name: [from, to], said, ...foundBy(by), items } : undefined
  }
  const said = readQuantityAt(tokens, words)
  const named = nameReading(tokens, said, goods, slips)
  const counted = [...leading(tokens, said, words, look), ...trailing(tokens, said, words, look)].filter(
    isReading,
  )
  const other = counted.filter(
    ({ exact, items }) => exact && !items.some(({ id }) => id === named?.items[0]?.id),
  )
  // A name that was typed as it is wins over all but another that was.
  const readings = named?.exact ? [named, ...other] : named ? [named, ...counted] : counted
  const fitting = readings.length > 1 ? readings.flatMap(fitted) : readings
  return itemOf(fitting.length ? fitting : readings, tokens, words, use)
}

/** A measure in a name as names have it: `2 litros` is `2 l`. */
const measured = (typed: string) =>
  typed.replaceAll(
    /(\d)\s*(\p{L}+)/gu,
    (_, digit: string, word: string) => `${digit} ${unitOf(word) ?? word}`,
  )

const foundBy = (by: Found<unknown>['by']) => ({
  exact: by === 'exact',
  slipped: isNear({ by }),
  heard: by === 'sound',
})

/** Goods by their sign alone, `2 🥐`: all that have it. */
export function readSign(
  tokens: readonly string[],
  goods: Lexicon<ProductName>,
  words: Words,
): Item | undefined {
  const typed = readQuantityAt(tokens, words)
  const { sign, count } = signsOf(tokens.at(-1) ?? '')
  const items = goods.all.filter(({ emoji }) => emoji === sign)
  if (!items.length || tokens.length !== (typed?.took ?? 0) + 1 || (typed && count > 1)) return undefined
  // Two of them are two.
  const said = typed ?? (count > 1 ? { milli: count * 1000, unit: null } : undefined)
  const name: Range = [tokens.length - 1, tokens.length]
  return itemOf(
    [{ typed: sign, name, said: said ?? null, exact: true, slipped: false, heard: false, items }],
    tokens,
    words,
    'sold',
  )
}

const isReading = (one: Reading | undefined): one is Reading => one !== undefined

/** All of it as a name; one that begins with a number stands so in the name. */
function nameReading(
  tokens: readonly string[],
  said: Quantity | undefined,
  goods: Lexicon<ProductName>,
  slips: boolean,
): Reading | undefined {
  const typed = tokens.join(' ')
  const name: Range = [0, tokens.length]
  const exact = goods.find(typed, { slips: false })
  const { by, items } = exact.items.length || !slips || badNumber(tokens) ? exact : goods.find(typed)
  // A quantity and nothing else is a name only where it is all of one.
  if (by !== 'exact' && said?.took === tokens.length) return undefined
  if (by === 'exact' || !said)
    return items.length ? { typed, name, said: null, ...foundBy(by), items } : undefined
  const phrase = ` ${fold(typed)}`
  const so = items.filter(({ folded }) => ` ${folded}`.includes(phrase))
  return so.length
    ? { typed, name, said: null, exact: false, slipped: false, heard: false, items: so }
    : undefined
}

type Look = (from: number, to: number, said: Reading['said']) => Reading | undefined

function leading(tokens: readonly string[], said: Quantity | undefined, words: Words, look: Look) {
  if (!said) return []
  const found = look(said.took, tokens.length, said)
  // "2 l…", "8 ½ l…": what stands behind a number may begin the name.
  const longer = Array.from({ length: said.took - 1 }, (_, n) => said.took - 1 - n).flatMap((took) => {
    const fewer = readQuantityAt(tokens.slice(0, took), words)
    const one = fewer?.took === took ? look(took, tokens.length, fewer) : undefined
    return one ? [one] : []
  })
  const whole = longer.filter(({ exact }) => exact)
  if (found) return [found, ...whole]
  return whole.length ? whole : longer.slice(0, 1)
}

function trailing(tokens: readonly string[], first: Quantity | undefined, words: Words, look: Look) {
  return [1, 2, 3, 4].map((took) => {
    if (took >= tokens.length || !mayBeginQuantity(tokens.at(-took))) return undefined
    const said = readQuantityAt(tokens.slice(-took), words)
    if (said?.took !== took) return undefined
    const name = tokens.slice(0, -took)
    // A number before it is the quantity already, unless it begins the name.
    const found = look(0, name.length, said)
    return found && (found.exact || !first || !readQuantityAt(name, words)) ? found : undefined
  })
}

/** The same with those products alone that can be had so. */
function fitted(one: Reading): Reading[] {
  const { said } = one
  if (!said) return [one]
  const items = one.items.filter((item) => fitting(item, said))
  return items.length ? [{ ...one, items }] : []
}

/** Whether a product can be had so: so much of it, or so much money's worth. */
export function fitting(
  product: ProductName,
  { milli, other, unit, worth }: Omit<Quantity, 'took'>,
): boolean {
  if (packsOf(product, { milli, unit }) !== undefined) return true
  if (worth !== undefined) return !isCounted(product.unit) || worth % product.price === 0
  return [milli, ...(other === undefined ? [] : [other])].some((one) => fits(product, { milli: one, unit }))
}

function itemOf(
  readings: readonly Reading[],
  tokens: readonly string[],
  words: Words,
  use: Use,
): Item | undefined {
  const [first] = readings
  if (!first) return undefined
  const alike = new Map<string, Reading>()
  for (const one of readings) {
    const key = JSON.stringify([one.said?.milli ?? 1000, one.said?.unit ?? null, one.said?.worth ?? null])
    const before = alike.get(key)
    const items = [...(before?.items ?? []), ...one.items]
    const heard = one.heard || (before?.heard ?? false)
    alike.set(key, {
      ...(before ?? one),
      heard,
      items: [...new Map(items.map((item) => [item.id, item])).values()],
    })
  }
  const soldAs = ({ typed, said, heard, items }: Reading) =>
    lineAbout(typed, said, { by: heard ? 'sound' : 'words', items }, use, words)
  const ways = differing([...alike.values()].map(soldAs))
  const [only = soldAs(first), second] = ways
  return {
    line: second ? { ...only, typed: tokens.join(' '), product: null, choices: [], ways } : only,
    exact: readings.some(({ exact }) => exact),
    slipped: readings.every(({ slipped }) => slipped),
    said: readings.every(({ said }) => said !== null),
    names: readings.flatMap(({ items }) => items.map(({ folded }) => folded)),
    name: second ? [0, tokens.length] : first.name,
  }
}

/** Ways that come to as much of the same are one: a pack of 5 kg, and 5 kg of it. */
function differing(ways: readonly LineForm[]): readonly LineForm[] {
  if (ways.length < 2) return ways
  const known = new Map<string, LineForm>()
  for (const way of ways) {
    const { product, milli, unit, other } = way
    const isSure = product && other === undefined && fits(product, { milli, unit })
    const key = isSure ? `${product.id} ${milliOf(product, way)}` : JSON.stringify(way)
    if (!known.has(key)) known.set(key, way)
  }
  return [...known.values()]
}

/** A line about these products; about the one, where it is alone. Throws what to say where its quantity does not fit that. */
export function lineAbout(
  typed: string,
  said: Omit<Quantity, 'took'> | null,
  found: Found<ProductName>,
  use: Use,
  words: Words,
): LineForm {
  const { milli = 1000, unit = null, other, worth } = said ?? {}
  const line: LineForm = {
    typed,
    milli,
    unit,
    ...(other === undefined ? {} : { other }),
    ...(worth === undefined ? {} : { worth }),
    ...(said && !unit && worth === undefined ? { bare: true } : {}),
    product: null,
    choices: [],
  }
  const one = meant(found)
  if (one) return withProduct(line, goodsOf(one), use, words)
  return { ...line, choices: found.items.map(goodsOf) }
}

/** The line about this product; throws what to say where its quantity does not fit it. */
export function withProduct(line: LineForm, product: GoodsName, use: Use, words: Words): LineForm {
  const { other, unit, worth, ...rest } = line
  const packs = use === 'sold' && other === undefined ? packsOf(product, line) : undefined
  if (packs !== undefined) return { ...rest, milli: packs, unit: product.unit, product, choices: [] }
  if (worth !== undefined) return boughtFor(worth, rest, product, words)
  if (other === undefined || !fits(product, { milli: other, unit }))
    inUnitOf(product, line, words, { zero: use === 'counted' })
  return { ...line, product, choices: [] }
}

/** So much of it as that money buys. Throws what to say where it buys no whole piece. */
function boughtFor(
  worth: number,
  line: Omit<LineForm, 'unit' | 'worth' | 'other'>,
  product: GoodsName,
  words: Words,
): LineForm {
  const milli = product.price > 0 ? Math.round((worth * 1000) / product.price) : 0
  const whole = isCounted(product.unit)
    ? milli % 1000 === 0 && (milli * product.price) / 1000 === worth
    : milli > 0
  if (!whole)
    throw new CommandError(words.t.noWorth(words.money(worth), product.name, words.money(product.price)))
  return { ...line, milli, unit: product.unit, product, choices: [] }
}

/** What is left of a line when its quantity is taken off: what the shop does not have. */
export function nameIn(tokens: readonly string[], words: Words): string {
  const quantity = readQuantityAt(tokens, words)
  return tokens.slice(quantity?.took ?? 0).join(' ') || tokens.join(' ')
}
