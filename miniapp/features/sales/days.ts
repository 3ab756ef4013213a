// Sales by their day, each day with what it came to.
import type { Sale, Sales } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { money } from '../../client/format.ts'
import { weekday } from '../../client/when.ts'
import { words } from '../../client/words.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Section } from '../../ui/section.ts'

interface SaleDaysProps {
  readonly sales: readonly Sale[]
  /** Whole days' sums, by day. */
  readonly totals: Sales['days']
  readonly draw: (sale: Sale) => Inside
}

export function SaleDays({ sales, totals, draw }: SaleDaysProps) {
  const sums = new Map(totals.map(({ on, total }) => [on, total]))
  return byDay(sales).map(([on, ones]) => {
    const total = sums.get(on)
    return part(Section, {
      key: on,
      title: dayName(on),
      end: total !== undefined && html`<span class="figure">${money(total)}</span>`,
      children: ones.map(draw),
    })
  })
}

/** A sale stands under its trading day, also one that was entered later. */
function byDay(sales: readonly Sale[]): [string, readonly Sale[]][] {
  const days = new Map<string, Sale[]>()
  for (const sale of sales) {
    const ones = days.get(sale.on)
    if (ones) ones.push(sale)
    else days.set(sale.on, [sale])
  }
  return [...days].sort(([a], [b]) => b.localeCompare(a))
}

/** `Hoje`, `Domingo, 22 nov.` */
function dayName(on: string): string {
  if (on === today()) return words('sale').sale.today
  const name = weekday(on)
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}
