// A line of goods as a form keeps it: what was typed, how much of it, and the product that is meant, or may be.

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
  /** Its number was typed without a unit. */
  readonly bare?: true
  readonly product: GoodsName | null
  readonly choices: readonly GoodsName[]
  /** Its number may be a quantity, or belong to the name: the line, read in each way. */
  readonly ways?: readonly LineForm[]
}

/** As it is shown, behind its emoji. */
export const goodsShown = ({ emoji, name }: Pick<GoodsName, 'emoji' | 'name'>): string =>
  emoji ? `${emoji} ${name}` : name
