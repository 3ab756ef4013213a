// The lots that still hold something, in the order they go.
import { daysBetween } from '#lib/days.ts'
import type { Lot, Product } from '../../client/api-types.ts'
import { dayAt, today } from '../../client/clock.ts'
import { DOT, day, money, number } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { List } from '../../ui/list.ts'
import meterStyles from '../../ui/meter.module.css'
import rowStyles from '../../ui/row.module.css'
import { Badge, Section } from '../../ui/section.ts'
import { HelpMark } from '../help/help-mark.ts'
import styles from './products.module.css'
import { lotsOf } from './stock.ts'

const help = () => part(HelpMark, { about: 'products', ofSection: true })

export function Lots({ product }: { product: Product }) {
  const t = words('products').products
  const pages = lotsOf(product.id)
  const held = pages.use()
  return part(List<Lot>, {
    name: `lots/${product.id}`,
    from: pages,
    items: held?.items,
    bones: { count: 2, thumb: false },
    isPart: true,
    groups: (items) => [{ title: t.lots, end: help(), items }],
    row: (lot) => part(Row, { key: lot.id, lot, first: lot === held?.items[0] }),
    empty: part(Section, {
      title: t.lots,
      end: help(),
      children: html`<li class=${rowStyles.line}><p class=${classes('muted', rowStyles.row)}>${t.noLots}</p></li>`,
    }),
  })
}

function Row({ lot, first }: { lot: Lot; first: boolean }) {
  const t = words('products').products
  const expiry = lot.expiresOn === null ? null : expiryOf(lot.expiresOn)
  return html`<li class=${rowStyles.line}>
    <div class=${rowStyles.row}>
      <span class=${rowStyles.words}>
        <span class="block">${day(dayAt(lot.receivedAt))} ${first && part(Badge, { children: t.first })}</span>
        <span class="second muted block">
          ${lot.unitCost !== null && t.cost(money(lot.unitCost))}${lot.unitCost !== null && expiry && DOT}${expiry && html`<span class=${expiry.soon ? 'warn' : ''}>${expiry.says}</span>`}
          ${lot.note && html`<span class="block">${lot.note}</span>`}
        </span>
      </span>
      <span class=${classes(rowStyles.end, styles.lotLeft)}>
        <span class="figure block" ><b>${number(lot.remaining)}</b> <span class="muted">${t.of('', number(lot.quantity)).trim()}</span></span>
        <span class=${classes(meterStyles.meter, styles.meter)} aria-hidden="true"><i class=${first ? undefined : styles.later} style=${{ width: `${(100 * lot.remaining) / lot.quantity}%` }} /></span>
      </span>
    </div>
  </li>`
}

/** From so many days before, an expiry is said in days. */
const SOON_DAYS = 15

function expiryOf(on: string): { readonly says: string; readonly soon: boolean } {
  const t = words('products').products
  const left = -daysBetween(on, today())
  if (left < 0) return { says: t.expired(day(on)), soon: true }
  return left <= SOON_DAYS
    ? { says: t.expiresIn(left), soon: true }
    : { says: t.expires(day(on)), soon: false }
}
