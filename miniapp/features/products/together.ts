// Movements as people made them: a count, an adjustment or a sale that went through several lots is one line. Pure.
import type { Movement } from '../../client/api-types.ts'

/** The same document's, one after the other; a product's units may change more than once. */
const areOne = (a: Movement, b: Movement) =>
  a.kind !== 'conversion' &&
  a.kind === b.kind &&
  a.source.type === b.source.type &&
  a.source.id === b.source.id &&
  a.unit === b.unit

/** Newest first, as they come: each with all that went or came, and the level after it. */
export function together(movements: readonly Movement[]): readonly Movement[] {
  const lines: Movement[] = []
  for (const one of movements) {
    const newer = lines.at(-1)
    if (!newer || !areOne(newer, one)) lines.push(one)
    else lines[lines.length - 1] = { ...newer, quantity: sum(newer.quantity, one.quantity) }
  }
  return lines
}

/** In thousandths, as quantities are. */
const sum = (a: number, b: number) => (Math.round(a * 1000) + Math.round(b * 1000)) / 1000
