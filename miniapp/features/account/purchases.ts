// Compras: what a customer bought, by day with its total, the newest first.
import { addDays } from '#lib/days.ts'
import type { Sale } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { clock, day, longDay, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { useFlash } from '../../ui/flash.ts'
import { html, part } from '../../ui/html.ts'
import { List } from '../../ui/list.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { ownSales } from '../debts/accounts.ts'
import { goodsOf } from '../debts/goods-of-sale.ts'
import { daysOf } from '../sales/days.ts'

export function Screen() {
  const t = words('account').purchases
  const held = ownSales.use()
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(List<Sale>, {
      name: 'purchases',
      from: ownSales,
      items: held?.items,
      bones: { thumb: false },
      groups: (sales) => daysOf(sales, held?.days ?? [], titleOf),
      row: (sale) => part(Line, { key: sale.id, sale }),
      empty: part(Empty, { face: '🛍️', title: t.empty, line: t.emptyLine }),
    })}
  </main>`
}

/** `Hoje`, `Ontem`, `Domingo, 22 nov.` */
function titleOf(on: string): string {
  const t = words('account').purchases
  if (on === today()) return t.today
  if (on === addDays(today(), -1)) return t.yesterday
  const [weekday = ''] = longDay(on).split(',')
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)}, ${day(on)}`
}

function Line({ sale }: { sale: Sale }) {
  const t = words('account').purchases
  const { id, total, due, status, createdAt } = sale
  const fresh = useFlash(sale.rev)
  const state = {
    open: t.onTab,
    partial: t.missing(money(due)),
    paid: t.paid,
    voided: t.voided,
  }[status]
  const tone = { open: 'warn', partial: 'warn', paid: '', voided: 'danger' }[status]
  return part(Row, {
    to: `/sales/${id}`,
    look: status === 'voided' ? rowStyles.gone : fresh,
    title: goodsOf(sale),
    second: clock(createdAt),
    figure: money(total),
    under: html`<span class=${tone}>${state}</span>`,
  })
}
