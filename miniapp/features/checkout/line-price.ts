// A line's price, as the person sets it.
import { change, draft } from '../cart/cart.ts'
import type { Line } from '../cart/draft.ts'
import { isOne, merged } from '../cart/merged.ts'

/** Minor units; `shelfPrice` where the person has seen that the shelf's is another one now. */
export function setPrice(of: Line, unitPrice: number, shelfPrice?: number): void {
  const lines = draft
    .peek()
    .lines.map(
      (line): Line =>
        isOne(line, of) ? { ...line, unitPrice, shelfPrice: shelfPrice ?? line.shelfPrice } : line,
    )
  change({ lines: merged(lines), given: null })
}
