// What the amount pays: the oldest sales first, or those picked by hand; live while it is typed.
import { OPENING, type OpenSale, type Paid } from '../../client/debt-age.ts'
import { day, dotted, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { List } from '../../ui/list.ts'
import rowStyles from '../../ui/row.module.css'
import sectionStyles from '../../ui/section.module.css'
import { goodsOf } from './goods-of-sale.ts'
import payStyles from './pay.module.css'
import type { PayForm } from './pay-draft.ts'

export function Pays({ form }: { form: PayForm }) {
  const t = words('debts').pay
  const { account, open, picked, setPicked, paid } = form
  const byId = new Map(account.sales.map((sale) => [sale.id, sale]))
  const called = (id: number) => {
    const sale = byId.get(id)
    return sale ? goodsOf(sale) : words('debts').paid.opening
  }
  const going = new Map(paid.map((one) => [one.sale.id, one]))
  const toggle = (id: number) => {
    haptic('selection')
    const has = picked?.includes(id)
    setPicked(has ? (picked ?? []).filter((one) => one !== id) : [...(picked ?? []), id])
  }
  const change = html`<button class=${classes('link', sectionStyles.sectionLink)} onClick=${() => setPicked(picked ? null : [])}>${picked ? t.byAge : t.pick}</button>`
  return part(List<OpenSale>, {
    name: 'pays',
    items: open,
    groups: (items) => [{ title: picked ? t.picked : t.oldestFirst, end: open.length > 1 && change, items }],
    row: (sale) =>
      part(Line, {
        key: sale.id,
        sale,
        paid: going.get(sale.id),
        name: called(sale.id),
        isPicked: picked?.includes(sale.id),
        // It is paid in its turn: no payment names it.
        toggle: picked && sale.id !== OPENING ? () => toggle(sale.id) : null,
      }),
  })
}

interface LineProps {
  readonly sale: OpenSale
  readonly name: string
  readonly paid: Paid<OpenSale> | undefined
  /** By hand; what is over goes to the others. */
  readonly isPicked: boolean | undefined
  /** Null while the oldest are paid first. */
  readonly toggle: (() => void) | null
}

function Line({ sale, name, paid, isPicked, toggle }: LineProps) {
  const t = words('debts').pay
  const amount = paid?.amount ?? 0
  const left = paid?.left ?? sale.due
  const nothing = isPicked === false ? t.notPicked : t.afterwards
  const state = left === 0 ? t.done : amount > 0 ? t.left(money(left)) : nothing
  const tone = amount === 0 ? 'muted' : left === 0 ? 'good' : 'warn'
  const inside = html`<span class=${rowStyles.words}>
      <span class="cut block">${name}</span>
      <span class="second muted cut block">${dotted(t.open(money(sale.due)), day(sale.on))}</span>
    </span>
    <span class=${rowStyles.end}>
      <span class="figure strong block">${amount > 0 ? money(amount) : '—'}</span>
      <span class=${classes('second block', tone)}>${state}</span>
    </span>`
  if (!toggle)
    return html`<li class=${rowStyles.line}><div class=${rowStyles.row}>${part(Share, { of: amount / sale.due })}${inside}</div></li>`
  return html`<li class=${rowStyles.line}>
    <label class=${classes(rowStyles.row, payStyles.ticks)}>
      <input type="checkbox" class=${payStyles.tickBox} checked=${isPicked} onChange=${toggle} />
      ${inside}
    </label>
  </li>`
}

/** Of all that is owed of it, how much this pays; the words beside it say it. */
const Share = ({ of }: { of: number }) =>
  of === 1
    ? html`<span class=${classes(payStyles.paidShare, payStyles.whole)} aria-hidden="true">${part(Icon, { name: 'check', size: 16 })}</span>`
    : html`<span class=${payStyles.paidShare} style=${{ '--share': `${100 * of}%` }} aria-hidden="true" />`
