// What is sold leaves the sale at hand; what was put in beside it is the next one.
import { draft } from './cart.ts'
import { emptyDraft, type Line, milli } from './draft.ts'

/** So much of a product. */
export type Sold = Pick<Line, 'productId' | 'quantity'>

/** What was put in beside what is sold by now: the next sale's. */
function beyond(lines: readonly Line[], sold: readonly Sold[]): readonly Line[] {
  const open = new Map<number, number>()
  for (const { productId, quantity } of sold)
    open.set(productId, (open.get(productId) ?? 0) + milli(quantity))
  return lines.flatMap((line) => {
    const all = open.get(line.productId) ?? 0
    const taken = Math.min(all, milli(line.quantity))
    open.set(line.productId, all - taken)
    const left = (milli(line.quantity) - taken) / 1000
    return left > 0 ? [{ ...line, quantity: left }] : []
  })
}

/** A new sale, paid the way the last one was; what was put in beside what is sold is in it. */
export function clearCart(sold: readonly Sold[]): void {
  const { method, lines, held } = draft.peek()
  draft.value = { ...emptyDraft(method), lines: beyond(lines, sold), held: held ?? null }
}
