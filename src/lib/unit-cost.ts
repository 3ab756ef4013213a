// What one of something cost, from what all of it cost.
import { PRICE_MAX } from './limits.ts'
import { lineTotal } from './money.ts'

/**
 * What one cost, from what all of it cost: in minor units of one (or of a whole unit of a measure), at most two, rising;
 * `quantity` in thousandths, above 0. One alone makes the total again, rounded as every line is; two are the nearest, where it
 * does not come out even. None: it is above what anything may cost.
 */
export function costsOfTotal(quantity: number, total: number): readonly number[] {
  const below = Number((BigInt(total) * 1000n) / BigInt(quantity))
  const nearest = [below, below + 1].filter((cost) => cost <= PRICE_MAX)
  const exact = nearest.find((cost) => lineTotal(quantity, cost) === total)
  return exact === undefined ? nearest : [exact]
}
