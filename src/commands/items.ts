// One line of goods as typed: its quantity and its name, and every way that a number in it may be read.
import type { ProductName } from '#domain/products/index.ts'
import { fold } from '#lib/fold.ts'
import type { GoodsName, LineForm, Use } from './goods.ts'
import type { Lexicon } from './lexicon.ts'
import { type Found, meant } from './names.ts'
import { badNumber, fits, inUnitOf, type Quantity, readQuantityAt } from './tokens.ts'
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
  { slips }: { slips: boolean },
): Item | undefined {
  const look: Look = (from, to, said) => {
    const typed = tokens.slice(from, to).join(' ')
    const { by, items } = goods.find(typed, { slips })
    return items.length ? { typed, name: [from, to], said, ...foundBy(by), items } : undefined
  }
  const named = nameReading(tokens, goods, words, slips)
  const counted = [...leading(tokens, words, look), ...trailing(tokens, words, look)].filter(isReading)
  const other = counted.filter(
    ({ exact, items }) => exact && !items.some(({ id }) => id === named?.items[0]?.id),
  )
  // A name that was typed as it is wins over all but another that was.
  const readings = named?.exact ? [named, ...other] : named ? [named, ...counted] : counted
  const fitting = readings.length > 1 ? readings.flatMap(fitted) : readings
  return itemOf(fitting.length ? fitting : readings, tokens, words)
}

const foundBy = (by: Found<unknown>['by']) => ({ exact: by === 'exact', heard: by === 'sound' })

const isReading = (one: Reading | undefined): one is Reading => one !== undefined

/** All of it as a name; one that begins with a number stands so in the name. */
function nameReading(
  tokens: readonly string[],
  goods: Lexicon<ProductName>,
  words: Words,
  slips: boolean,
): Reading | undefined {
  const typed = tokens.join(' ')
  const name: Range = [0, tokens.length]
  const exact = goods.find(typed, { slips: false })
  const { by, items } = exact.items.length || !slips || badNumber(tokens) ? exact : goods.find(typed)
  if (by === 'exact' || !readQuantityAt(tokens, words))
    return items.length ? { typed, name, said: null, ...foundBy(by), items } : undefined
  const phrase = ` ${fold(typed)}`
  const so = items.filter(({ folded }) => ` ${folded}`.includes(phrase))
  return so.length ? { typed, name, said: null, exact: false, heard: false, items: so } : undefined
}

type Look = (from: number, to: number, said: Reading['said']) => Reading | undefined

function leading(tokens: readonly string[], words: Words, look: Look) {
  const said = readQuantityAt(tokens, words)
  if (!said) return []
  const found = look(said.took, tokens.length, said)
  if (said.took === 1) return [found]
  // "2 l…": the letter may begin the name.
  const longer = look(1, tokens.length, { ...said, unit: null })
  return found ? [found, longer?.exact ? longer : undefined] : [longer]
}

function trailing(tokens: readonly string[], words: Words, look: Look) {
  return [1, 2].map((took) => {
    const said = readQuantityAt(tokens.slice(-took), words)
    const name = tokens.slice(0, -took)
    if (said?.took !== took || !name.length) return undefined
    // A number before it is the quantity already, unless it begins the name.
    const found = look(0, name.length, said)
    return found && (found.exact || !readQuantityAt(name, words)) ? found : undefined
  })
}

/** The same with those products alone that can be had so. */
function fitted(one: Reading): Reading[] {
  const { said } = one
  if (!said) return [one]
  const amounts = [said.milli, ...(said.other === undefined ? [] : [said.other])]
  const items = one.items.filter((item) => amounts.some((milli) => fits(item, { milli, unit: said.unit })))
  return items.length ? [{ ...one, items }] : []
}

function itemOf(readings: readonly Reading[], tokens: readonly string[], words: Words): Item | undefined {
  const [first] = readings
  if (!first) return undefined
  const alike = new Map<string, Reading>()
  for (const one of readings) {
    const key = JSON.stringify([one.said?.milli ?? 1000, one.said?.unit ?? null])
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
    lineAbout(typed, said, { by: heard ? 'sound' : 'words', items }, 'sold', words)
  const ways = [...alike.values()].map(soldAs)
  const [only = soldAs(first), second] = ways
  return {
    line: second ? { ...only, typed: tokens.join(' '), product: null, choices: [], ways } : only,
    exact: readings.some(({ exact }) => exact),
    names: readings.flatMap(({ items }) => items.map(({ folded }) => folded)),
    name: second ? [0, tokens.length] : first.name,
  }
}

/** A line about these products; about the one, where it is alone. Throws what to say where its quantity does not fit that. */
export function lineAbout(
  typed: string,
  said: Omit<Quantity, 'took'> | null,
  found: Found<ProductName>,
  use: Use,
  words: Words,
): LineForm {
  const { milli = 1000, unit = null, other } = said ?? {}
  const line: LineForm = {
    typed,
    milli,
    unit,
    ...(other === undefined ? {} : { other }),
    ...(said && !unit ? { bare: true } : {}),
    product: null,
    choices: [],
  }
  const one = meant(found)
  if (one) return withProduct(line, goodsOf(one), use, words)
  return { ...line, choices: found.items.map(goodsOf) }
}

/** The line about this product; throws what to say where its quantity does not fit it. */
export function withProduct(line: LineForm, product: GoodsName, use: Use, words: Words): LineForm {
  const { other, unit } = line
  if (other === undefined || !fits(product, { milli: other, unit }))
    inUnitOf(product, line, words, { zero: use === 'counted' })
  return { ...line, product, choices: [] }
}

/** What is left of a line when its quantity is taken off: what the shop does not have. */
export function nameIn(tokens: readonly string[], words: Words): string {
  const quantity = readQuantityAt(tokens, words)
  return tokens.slice(quantity?.took ?? 0).join(' ') || tokens.join(' ')
}
