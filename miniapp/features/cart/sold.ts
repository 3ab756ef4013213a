// What is sold leaves the sale at hand; what was put in beside it is the next one.
import { draft } from './cart.ts'
import { emptyDraft, type Line, milli } from './draft.ts'

/** So much of a product. */
export type Sold = Pick<Line, 'productId' | 'quantity'>

/** What was put in beside what is sold by now: the next sale's. */
const beyond = (lines: readonly Line[], sold: readonly Sold[]): readonly Line[] =>
  lines.flatMap((line) => {
    const taken = sold.find(({ productId }) => productId === line.productId)?.quantity ?? 0
    const left = (milli(line.quantity) - milli(taken)) / 1000
    return left > 0 ? [{ ...line, quantity: left }] : []
  })

/** A new sale, paid the way the last one was; what was put in beside what is sold is in it. */
export function clearCart(sold: readonly Sold[]): void {
  const { method, lines, held } = draft.peek()
  draft.value = { ...emptyDraft(method), lines: beyond(lines, sold), held: held ?? null }
}
