// How much of a product is meant, where what was typed does not say: the ways it may be, to be chosen from.
import { lineTotal } from '#lib/money.ts'
import { isChosen } from './doubts.ts'
import type { LineForm, Use } from './goods.ts'
import type { Choice } from './message.ts'
import { CommandError } from './outcome.ts'
import { fits, inUnitOf, readQuantityAt, tokensOf } from './tokens.ts'
import type { Words } from './words.ts'

/** Goods of which a number alone says nothing: 10 of bread by weight are ten loaves, or ten reais of it. */
const BY_MEASURE: Readonly<Record<string, string | null>> = { kg: 'g', l: 'ml', g: null, ml: null, dz: null }
/** From so many on, what is sold by the kilo is as likely meant in grams. */
const SMALL_FROM = 50

interface Amount {
  readonly milli: number
  readonly unit: string | null
}

/** Every way a line's quantity may be, where it has several or says no unit; none where it is sure. */
function amountsOf(line: LineForm, use: Use, minor: number): readonly Amount[] {
  const { product, milli, other, unit, bare } = line
  if (!product) return []
  const loose = bare === true && (use === 'sold' || use === 'lost') && product.unit in BY_MEASURE
  const said = other === undefined ? [milli] : [milli, other]
  const asked = loose ? said.some((one) => one % 1000 === 0) : other !== undefined
  if (!asked) return []
  const all: Amount[] = said.map((one) => ({ milli: one, unit: unit ?? product.unit }))
  if (loose && other === undefined) all.push(...otherwise(product, milli, use, minor))
  return all.filter((one) => fits(product, one))
}

/** A number as grams of what is sold by the kilo, as eggs of a dozen, or as money's worth. */
function otherwise(
  { unit, price }: { unit: string; price: number },
  milli: number,
  use: Use,
  minor: number,
): Amount[] {
  const small = BY_MEASURE[unit]
  const worth = (milli / 1000) * minor
  const bought = price > 0 ? Math.round((worth * 1000) / price) : 0
  return [
    ...(small && milli >= SMALL_FROM * 1000 ? [{ milli, unit: small }] : []),
    ...(unit === 'dz' && milli % 12_000 === 0 ? [{ milli: milli / 12, unit }] : []),
    ...(use === 'sold' && unit !== 'dz' && bought > 0 && lineTotal(bought, price) === worth
      ? [{ milli: bought, unit }]
      : []),
  ]
}

/** The choices of a line whose quantity is open; an id is the quantity, with its unit where two ways are of as many. */
export function quantityChoices(line: LineForm, use: Use, words: Words): Choice[] {
  const { ways } = line
  if (ways) return ways.map((way) => ({ id: wayId(way, ways), name: wayName(way, words) }))
  const { product } = line
  if (!product) return []
  const milli = amountsOf(line, use, 10 ** words.minorDigits).map((one) => inUnitOf(product, one, words))
  return [...new Set(milli)].map((one) => {
    const quantity = words.quantity(one / 1000, product.unit)
    return {
      id: one / 1000,
      name: use === 'sold' ? `${quantity} · ${words.money(lineTotal(one, product.price))}` : quantity,
    }
  })
}

/** Nothing of it is sure yet: its quantity is one of several, or not said. */
export const isQuantityOpen = (line: LineForm, use: Use, words: Words): boolean =>
  quantityChoices(line, use, words).length > 0

/** What is asked about the quantity of a line. */
export function quantityQuestion(line: LineForm, use: Use, words: Words): string {
  const { t } = words
  if (line.ways) return t.whichReading(line.typed)
  if (line.other !== undefined)
    return t.whichNumber(words.number(line.milli / 1000), words.number(line.other / 1000))
  return t.howMuchOf(words.number(line.milli / 1000), line.product?.name ?? line.typed, use === 'sold')
}

/** No two ways are alike in both: `2`, or `2 g` beside `2 x`. */
function wayId({ milli, unit }: LineForm, ways: readonly LineForm[]): string | number {
  const isAlone = ways.filter((way) => way.milli === milli).length === 1
  return isAlone ? milli / 1000 : `${milli / 1000} ${unit ?? 'x'}`
}

function wayName(way: LineForm, words: Words): string {
  const [only, other] = way.product ? [way.product] : way.choices
  const name = only && !other ? only.name : way.typed
  const unit = way.unit ?? (only && !other && way.bare && only.unit in BY_MEASURE ? only.unit : '')
  return `${words.quantity(way.milli / 1000, unit)} × ${name}`
}

/** The line with its quantity chosen. Throws what to say for one that was not offered. */
export function settleQuantity(line: LineForm, value: string | number, use: Use, words: Words): LineForm {
  const { ways = [] } = line
  const chosen = ways.find((way) => isChosen(wayId(way, ways), value))
  // So many of what is sold by the kilo was said with its unit by then.
  if (chosen?.product) return sure(chosen, { milli: chosen.milli, unit: chosen.unit ?? chosen.product.unit })
  if (chosen) return chosen
  const choice = quantityChoices(line, use, words).find(({ id }) => isChosen(id, value))
  if (!choice || line.ways || !line.product) throw new CommandError(words.t.notOffered)
  return sure(line, { milli: Math.round(Number(choice.id) * 1000), unit: line.product.unit })
}

/** The same by words: `2,5 kg`, or the number of one choice. Throws what to say for what is none. */
export function answerQuantity(line: LineForm, text: string, use: Use, words: Words): LineForm {
  const tokens = tokensOf(text)
  const read = readQuantityAt(tokens, words)
  if (!read || read.took !== tokens.length) throw new CommandError(words.t.noNumber(text.trim()))
  const { milli, unit, other } = read
  if (line.ways) {
    const isUnit = (way: LineForm) => unit === null || unit === (way.unit ?? way.product?.unit ?? unit)
    const [way, second] = line.ways.filter((one) => [milli, other].includes(one.milli) && isUnit(one))
    if (second) throw new CommandError(quantityQuestion(line, use, words))
    return settleQuantity(line, way ? wayId(way, line.ways) : milli / 1000, use, words)
  }
  const said = { ...sure(line, { milli, unit }), ...(other === undefined ? {} : { other }) }
  const answered: LineForm = unit ? said : { ...said, bare: true }
  if (line.product) inUnitOf(line.product, answered, words, { zero: use === 'counted' })
  return answered
}

function sure({ typed, product, choices }: LineForm, { milli, unit }: Amount): LineForm {
  return { typed, product, choices, milli, unit }
}
