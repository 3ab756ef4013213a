// A product in the list: what it is, what is left, and by swiping what one does about it.
import type { Product } from '../../client/api-types.ts'
import { dotted, quantity as formatQuantity, isWhole, money, unitName } from '../../client/format.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { useFlash } from '../../ui/flash.ts'
import { html, part } from '../../ui/html.ts'
import { Link } from '../../ui/link.ts'
import rowStyles from '../../ui/row.module.css'
import { Swipe } from '../../ui/swipe.ts'
import { Picture } from './picture.ts'
import { isOut } from './shown.ts'

export function ProductRow({ product }: { product: Product }) {
  const t = words('products').products
  const { id, name, unit, stock = 0, minStock = 0 } = product
  const fresh = useFlash(stock)
  const level = isOut(product) ? t.out : formatQuantity(stock, unit)
  const price = isWhole(unit) ? money(product.price) : t.per(money(product.price), unitName(unit))
  const facts = dotted(price, product.category, product.hidden && t.hidden)
  const min = minStock > 0 ? t.min(formatQuantity(minStock, unit)) : ''
  const tone = isOut(product) ? 'danger' : product.low ? 'warn' : ''
  const actions = [
    { label: t.verbs.receive, icon: 'receive', press: () => go(`/products/${id}/receive`) },
    { label: t.verbs.count, icon: 'count', press: () => go(`/products/${id}?do=count`) },
  ] as const
  const inside = html`<span class=${rowStyles.thumb}>${part(Picture, { product, look: rowStyles.picture })}</span>
    <span class=${rowStyles.words}><span class="cut block">${name}</span><span class="second muted cut block">${facts}</span></span>
    <span class=${rowStyles.end}><span class=${`figure strong block ${tone}`}>${level}</span>${min && html`<span class="second muted block">${min}</span>`}</span>`
  return part(Swipe, {
    id,
    actions,
    look: fresh,
    children: part(Link, { to: `/products/${id}`, look: classes('still', rowStyles.row), children: inside }),
  })
}
