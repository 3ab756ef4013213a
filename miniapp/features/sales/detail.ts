// One sale: what it came to, its receipt, who sold it, and what may still be done about it.
import type { Sale } from '../../client/api-types.ts'
import { clock, day, dotted, money } from '../../client/format.ts'
import { replace } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import boneStyles from '../../ui/bone.module.css'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { useFlash } from '../../ui/flash.ts'
import { html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import { Missing } from '../../ui/missing.ts'
import { Figure } from '../../ui/money.ts'
import { SeenAt } from '../../ui/needs-network.ts'
import { Receipt } from '../../ui/receipt.ts'
import { nameOf, standing } from '../../ui/sale-row.ts'
import { Badge } from '../../ui/section.ts'
import { Empty } from '../../ui/states.ts'
import { filterWith, search } from './filter.ts'
import { glimpsed, oneSale } from './held.ts'
import { SaleActions } from './sale-actions.ts'
import styles from './sales.module.css'

/** What its customer says of it. */
const Confirmed = lazy<{ sale: Sale }>(
  async () => (await import('../disputes/confirmed.ts')).Confirmed,
  'disputes',
  'queue',
)

export function SaleDetail({ id }: { id: number }) {
  const t = words('sales').sale
  const held = oneSale(id)
  const sale = held.use() ?? glimpsed(id, filterWith(search.peek().trim()))
  const error = held.error.value
  if (error?.status === 404)
    return part(Empty, {
      face: '🧾',
      title: t.missing,
      line: t.missingLine,
      children: html`<button class=${buttonStyles.button} onClick=${() => replace('/sales')}>${t.toSales}</button>`,
    })
  if (!sale)
    return part(Missing, {
      held,
      children: html`<h1 class="hidden" tabindex="-1">${t.title}</h1><div class=${classes(cardStyles.card, styles.saleBone, boneStyles.bone)} />`,
    })
  return html`${part(Hero, { sale })}
    <div class=${cardStyles.stack}>
      ${part(Receipt, { sale })}
      ${part(Facts, { sale })}
      ${part(SeenAt, { held })}
      ${person.value?.role === 'user' && part(Confirmed, { sale })}
      ${part(SaleActions, { sale })}
    </div>`
}

/** Red for what was voided, amber for what is owed, green for what is paid. */
const TONES = { voided: 'danger', open: 'warn', partial: 'warn', paid: 'good' } as const

function Hero({ sale }: { sale: Sale }) {
  const { status, total, on, createdAt } = sale
  const fresh = useFlash(sale.rev)
  return html`<div class=${styles.saleHero}>
    <h1 tabindex="-1">${nameOf(sale)}</h1>
    <div class=${classes(styles.total, status === 'voided' && classes('muted', styles.crossed), fresh)}>${part(Figure, { amount: total })}</div>
    <p class="muted">${part(Badge, { tone: TONES[status], children: standing(sale).text })} <span class="figure">${dotted(day(on), clock(createdAt))}</span></p>
  </div>`
}

function Facts({ sale }: { sale: Sale }) {
  const t = words('sales').sale
  const { seller, note, dueOn, due, voidedAt, voidReason, items, total } = sale
  const costs = items.flatMap(({ cost }) => cost ?? [])
  const cost = costs.length === items.length ? costs.reduce((sum, one) => sum + one, 0) : null
  // Who may not know what it cost is not told.
  const facts: (readonly [string, string])[] = [
    [t.soldBy, seller.name],
    ...(dueOn && due > 0 ? [[t.due, day(dueOn)] as const] : []),
    ...(note ? [[t.note, note] as const] : []),
    ...(cost !== null && !voidedAt
      ? [[t.cost, money(cost)] as const, [t.profit, money(total - cost)] as const]
      : []),
    ...(voidReason ? [[t.reason, voidReason] as const] : []),
  ]
  return html`<dl class=${classes(cardStyles.card, styles.facts)}>
    ${facts.map(([name, value]) => html`<div key=${name}><dt class="muted">${name}</dt><dd>${value}</dd></div>`)}
  </dl>`
}
