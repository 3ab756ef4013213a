// The sale that was put aside: whose, how much, and the way back to it. In Vender and in Cobrar.
import '../../ui/forms.css'
import './held-sale.css'
import { dotted, money } from '../../client/format.ts'
import { go, place } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { html } from '../../ui/html.ts'
import { useWide } from '../../ui/wide.ts'
import { draft } from '../cart/cart.ts'
import { sumsOf } from '../cart/draft.ts'
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
  return html`<section class="card row held-sale" aria-label=${t.held}>
    <span class="words">
      <span class="block">${held.buyer?.name ?? t.held}</span>
      <span class="second muted cut block">${dotted(money(sumsOf(held).total), goods)}</span>
    </span>
    <button class="button small" onClick=${press}>${lines.length ? t.swap : t.resume}</button>
  </section>`
}
