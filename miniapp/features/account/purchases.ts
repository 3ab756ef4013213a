// Compras: what a customer bought, by day with its total, the newest first.
import { addDays } from '#lib/days.ts'
import type { Sale } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { clock, day, longDay, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { useFlash } from '../../ui/flash.ts'
import { html, part } from '../../ui/html.ts'
import { useMore } from '../../ui/more.ts'
import pageStyles from '../../ui/page.module.css'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { Row, RowBones, Section } from '../../ui/section.ts'
import { Empty, Failed, Waiting } from '../../ui/states.ts'
import { ownSales } from '../debts/accounts.ts'
import { goodsOf } from '../debts/goods-of-sale.ts'

export function Screen() {
  const t = words('account').purchases
  const held = ownSales.use()
  const error = ownSales.error.value
  const items = held?.items ?? []
  const more = useMore('purchases', items.length, ownSales)
  if (!held && error)
    return html`<main class=${pageStyles.page}>${part(Failed, { error, retry: ownSales.refresh })}</main>`
  if (held && !items.length)
    return html`<main class=${pageStyles.page}>${part(Empty, { face: '🛍️', title: t.empty, line: t.emptyLine })}</main>`
  const totals = new Map(held?.days.map(({ on, total }) => [on, total]))
  return html`<main class=${pageStyles.page}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${
      !held &&
      part(Waiting, {
        children: html`<div class=${sectionStyles.section}>${part(RowBones, { thumb: false })}</div>`,
      })
    }
    ${byDay(items.slice(0, more.count)).map(([on, sales]) =>
      part(Section, {
        key: on,
        title: titleOf(on),
        end: html`<span class="figure">${money(totals.get(on) ?? 0)}</span>`,
        children: sales.map((sale) => part(Line, { key: sale.id, sale })),
      }),
    )}
    ${more.sentinel && html`<ul>${more.sentinel}</ul>`}
  </main>`
}

/** Newest day first; a sale entered later for an earlier day stands at its own. */
function byDay(sales: readonly Sale[]): [string, Sale[]][] {
  const days = new Map<string, Sale[]>()
  for (const sale of sales) days.set(sale.on, [...(days.get(sale.on) ?? []), sale])
  return [...days].sort(([a], [b]) => b.localeCompare(a))
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
