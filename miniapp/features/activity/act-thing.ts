// What an act was done on: its face, and the way to its page.
import type { Product } from '../../client/api-types.ts'
import { dotted, money, quantity } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, type Inside, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import rowStyles from '../../ui/row.module.css'
import { Picture } from '../products/picture.ts'
import { productOf } from '../products/stock.ts'
import styles from './activity.module.css'
import type { Activity } from './types.ts'

/** Where what it was done on stands; null where it has no page. */
export function pageOf({ entity, entityId, details, name }: Activity) {
  const customerId = Number(details?.['customerId'])
  if (entityId === null)
    return customerId && name ? (['customer', `/customers/${customerId}`] as const) : null
  if (entity === 'product') return ['product', `/products/${entityId}`] as const
  if (entity === 'customer') return ['customer', `/customers/${entityId}`] as const
  return entity === 'sale' ? (['sale', `/sales/${entityId}`] as const) : null
}

interface ThingProps {
  readonly act: Activity
}

export const Thing = ({ act }: ThingProps) =>
  act.entity === 'product' && act.entityId !== null
    ? part(OfProduct, { key: act.entityId, act, id: act.entityId })
    : part(Line, { act, face: faceOf(act), second: owed(act) })

/** As it is on the shelf now. */
function OfProduct({ act, id }: ThingProps & { readonly id: number }) {
  const product = productOf(id).use()
  return part(Line, {
    act,
    face: product && part(Picture, { product, look: rowStyles.picture }),
    second: product && onShelf(product),
  })
}

const onShelf = ({ category, stock, unit }: Product) =>
  dotted(category, stock !== undefined && quantity(stock, unit))

const faceOf = ({ entity, entityId, name }: Activity) =>
  entity === 'customer' && entityId !== null && name !== null && part(Avatar, { id: entityId, name })

/** What was owed when it was refused, and up to what it may be. */
function owed({ details }: Activity): string | null {
  const { due, limit } = details ?? {}
  if (typeof due !== 'number' || typeof limit !== 'number') return null
  return words('settings').activity.owes(money(due), money(limit))
}

function Line({ act, face, second }: ThingProps & { readonly face: Inside; readonly second: string | null }) {
  const { name, amount } = act
  const page = pageOf(act)
  const under = second ?? (amount === null ? null : money(amount))
  if (name === null && under === null) return null
  const inside = html`${face && html`<span class=${rowStyles.thumb}>${face}</span>`}<span class=${rowStyles.words}><span class="cut block">${name ?? under}</span>${name !== null && under && html`<span class="second muted cut block">${under}</span>`}</span>
    ${page && html`<span class="faint">${part(Icon, { name: 'next', size: 18 })}</span>`}`
  return html`<div class=${classes(cardStyles.card, styles.thing)}>
    ${page ? part(Link, { to: page[1], look: classes('still', rowStyles.row), children: inside }) : html`<div class=${rowStyles.row}>${inside}</div>`}
  </div>`
}
