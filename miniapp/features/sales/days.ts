// Sales by their day, each day with what it came to.
import type { Sale, Sales } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { html } from '../../ui/html.ts'
import type { Group } from '../../ui/list.ts'

/**
 * Newest day first; a sale stands under its trading day, also one that was entered later. `totals`: whole days' sums of what
 * stands, also where not all of the day is here; `nameOf` a day, `YYYY-MM-DD`.
 */
export function daysOf(
  sales: readonly Sale[],
  totals: Sales['days'],
  nameOf: (on: string) => string,
): readonly Group<Sale>[] {
  const sums = new Map(totals.map(({ on, total }) => [on, total]))
  const days = new Map<string, Sale[]>()
  for (const sale of sales) {
    const ones = days.get(sale.on)
    if (ones) ones.push(sale)
    else days.set(sale.on, [sale])
  }
  return [...days]
    .sort(([a], [b]) => b.localeCompare(a))
    .map(([on, items]) => {
      const total = sums.get(on)
      const end = total !== undefined && html`<span class="figure">${money(total)}</span>`
      return { title: nameOf(on), end, items }
    })
}
