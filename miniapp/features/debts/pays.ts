// What the amount pays: the oldest sales first, or those picked by hand; live while it is typed.
import type { Account } from '../../client/api-types.ts'
import type { Paid } from '../../client/debt-age.ts'
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

type Sale = Account['sales'][number]

export function Pays({ form }: { form: PayForm }) {
  const t = words('debts').pay
  const { sales, picked, setPicked, paid } = form
  const going = new Map(paid.map((one) => [one.sale.id, one]))
  const toggle = (id: number) => {
    haptic('selection')
    const has = picked?.includes(id)
    setPicked(has ? (picked ?? []).filter((one) => one !== id) : [...(picked ?? []), id])
  }
  const change = html`<button class=${classes('link', sectionStyles.sectionLink)} onClick=${() => setPicked(picked ? null : [])}>${picked ? t.byAge : t.pick}</button>`
  return part(List<Sale>, {
    name: 'pays',
    items: sales,
    groups: (items) => [{ title: picked ? t.picked : t.oldestFirst, end: sales.length > 1 && change, items }],
    row: (sale) =>
      part(Line, {
        key: sale.id,
        sale,
        paid: going.get(sale.id),
        isPicked: picked?.includes(sale.id),
        toggle: picked && (() => toggle(sale.id)),
      }),
  })
}

interface LineProps {
  readonly sale: Sale
  readonly paid: Paid<Sale> | undefined
  /** By hand; what is over goes to the others. */
  readonly isPicked: boolean | undefined
  /** Null while the oldest are paid first. */
  readonly toggle: (() => void) | null
}

function Line({ sale, paid, isPicked, toggle }: LineProps) {
  const t = words('debts').pay
  const amount = paid?.amount ?? 0
  const left = paid?.left ?? sale.due
  const nothing = isPicked === false ? t.notPicked : t.afterwards
  const state = left === 0 ? t.done : amount > 0 ? t.left(money(left)) : nothing
  const tone = amount === 0 ? 'muted' : left === 0 ? 'good' : 'warn'
  const inside = html`<span class=${rowStyles.words}>
      <span class="cut block">${goodsOf(sale)}</span>
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
