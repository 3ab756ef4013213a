// A line of goods as a form keeps it: what was typed, how much of it, and the product that is meant, or may be.
import type { Words } from './words.ts'

export interface GoodsName {
  readonly id: number
  readonly name: string
  readonly emoji: string | null
  readonly unit: string
  /** Minor units, as shown. */
  readonly price: number
}

export interface LineForm {
  readonly typed: string
  /** Thousandths, in the unit as typed. */
  readonly milli: number
  readonly unit: string | null
  /** What its number may as well be (`2.500`). */
  readonly other?: number
  /** Minor units that it is worth, while it is not known how much of it that is. */
  readonly worth?: number
  /** Sold for another price than its own, as was said. */
  readonly agreed?: true
  /** Its number was typed without a unit. */
  readonly bare?: true
  readonly product: GoodsName | null
  readonly choices: readonly GoodsName[]
  /** The shop has nothing that is called so: the choices are near it. */
  readonly unknown?: true
  /** Its number may be a quantity, or belong to the name: the line, read in each way. */
  readonly ways?: readonly LineForm[]
}

/** What a number without a unit leaves open: `sold` has a price too, `lost` has none; `stored` and `counted` are in the product's unit. */
export type Use = 'sold' | 'lost' | 'stored' | 'counted'

/** So much of it before its name: pieces without their unit, as in `2 × Café`. */
export const countOf = (quantity: number, unit: string, words: Words): string =>
  unit === 'un' ? words.number(quantity) : words.quantity(quantity, unit)

/** As it is shown, behind its emoji. */
export const goodsShown = ({ emoji, name }: Pick<GoodsName, 'emoji' | 'name'>): string =>
  emoji ? `${emoji} ${name}` : name
