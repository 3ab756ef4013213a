// What is in the sale and the way on, under the thumb.
import { money } from '../../client/format.ts'
import { go } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { draft, sums } from '../cart/cart.ts'
import styles from './sell.module.css'

const FACES = 3

export function CartBar() {
  const t = words('sell').sell
  const { lines } = draft.value
  const count = lines.length
  const total = t.charge(money(sums.value.subtotal))
  return html`<div>
    <p class="hidden" aria-live="polite">${count > 0 && `${t.cart(count)}, ${money(sums.value.subtotal)}`}</p>
    ${
      count > 0 &&
      html`<button class=${styles.cartBar} onClick=${() => go('/sell/checkout')}>
        <span class=${classes('figure', styles.count)}>${count}</span>
        <span class=${classes('emoji', styles.faces)} aria-hidden="true">${lines.slice(-FACES).map(({ emoji, productId }) => html`<i key=${productId}>${emoji ?? '📦'}</i>`)}</span>
        <span class=${classes('figure', styles.total)}>${total}</span>
        ${part(Icon, { name: 'next' })}
      </button>`
    }
  </div>`
}
