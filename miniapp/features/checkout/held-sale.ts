// The sale that was put aside: whose, how much, and the way back to it. In Vender and in Cobrar.
import { dotted, money } from '../../client/format.ts'
import { go, place } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'
import rowStyles from '../../ui/row.module.css'
import { useWide } from '../../ui/wide.ts'
import { draft } from '../cart/cart.ts'
import { sumsOf } from '../cart/draft.ts'
import styles from './held-sale.module.css'
import { putAside } from './put-aside.ts'

export function HeldSale() {
  const t = words('checkout').checkout
  const wide = useWide()
  const { held, lines } = draft.value
  if (!held) return null
  const press = () => {
    putAside()
    if (!wide && place.peek().screen !== 'checkout') go('/sell/checkout')
  }
  const goods = held.lines.map(({ name }) => name).join(', ')
  return html`<section class=${classes(cardStyles.card, rowStyles.row, styles.heldSale)} aria-label=${t.held}>
    <span class=${rowStyles.words}>
      <span class="block">${held.buyer?.name ?? t.held}</span>
      <span class="second muted cut block">${dotted(money(sumsOf(held).total), goods)}</span>
    </span>
    <button class=${classes(buttonStyles.button, buttonStyles.small)} onClick=${press}>${lines.length ? t.swap : t.resume}</button>
  </section>`
}
