// A line's price, as the person sets it.
import { change, draft } from '../cart/cart.ts'
import type { Line } from '../cart/draft.ts'

/** Minor units; `shelfPrice` where the person has seen that the shelf's is another one now. */
export function setPrice(productId: number, unitPrice: number, shelfPrice?: number): void {
  const lines = draft
    .peek()
    .lines.map(
      (line): Line =>
        line.productId === productId
          ? { ...line, unitPrice, shelfPrice: shelfPrice ?? line.shelfPrice }
          : line,
    )
  change({ lines, given: null })
}
