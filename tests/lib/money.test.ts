// What one cost, from what all of it cost.
import { describe, expect, test } from 'vitest'
import { PRICE_MAX } from '#lib/limits.ts'
import { lineTotal } from '#lib/money.ts'
import { costsOfTotal } from '#lib/unit-cost.ts'

describe('the cost of each, by the total', () => {
  test.each([
    [12_000, 4800, [400]],
    [3000, 1000, [333, 334]],
    [1500, 1000, [667]],
    [250, 100, [400]],
    [7000, 0, [0]],
    [1, 1, [1000]],
  ])('%i thousandths for %i: %j', (quantity, total, costs) => {
    expect(costsOfTotal(quantity, total)).toEqual(costs)
  })

  test('one alone makes the total again, two are neighbours around it', () => {
    for (let quantity = 1; quantity < 60_000; quantity += 997)
      for (let total = 0; total < 90_000; total += 1009) {
        const costs = costsOfTotal(quantity, total)
        const totals = costs.map((cost) => lineTotal(quantity, cost))
        if (costs.length === 1) expect(totals).toEqual([total])
        else {
          expect(costs).toEqual([costs[0], (costs[0] ?? 0) + 1])
          expect(totals[0]).toBeLessThan(total)
          expect(totals[1]).toBeGreaterThan(total)
        }
      }
  })

  test('what is above any cost is none', () => {
    expect(costsOfTotal(1, PRICE_MAX)).toEqual([])
  })
})
