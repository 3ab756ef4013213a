// Lines of one product at one price are one line. Pure.
import { milli } from './draft.ts'

interface Priced {
  readonly productId: number
  readonly unitPrice?: number | undefined
}
interface Said extends Priced {
  readonly quantity: number
}

/** Whether two are of one product, at one price. */
export const isOne = (one: Priced, other: Priced) =>
  one.productId === other.productId && one.unitPrice === other.unitPrice

/** The first of them, with the quantity of all; another price is another line. */
export const merged = <Line extends Said>(lines: readonly Line[]): readonly Line[] =>
  lines.reduce<readonly Line[]>((before, line) => {
    const at = before.findIndex((one) => isOne(one, line))
    const same = before[at]
    if (!same) return [...before, line]
    return before.with(at, { ...same, quantity: (milli(same.quantity) + milli(line.quantity)) / 1000 })
  }, [])
