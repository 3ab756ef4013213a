// Cobrar beside Vender, where there is room for both.
import { words } from '../../client/words.ts'
import { part } from '../../ui/html.ts'
import { Empty } from '../../ui/states.ts'
import { draft } from '../cart/cart.ts'
import { CheckoutForm } from './checkout-form.ts'

export function CheckoutPanel() {
  const t = words('checkout').checkout
  return draft.value.lines.length
    ? part(CheckoutForm, { panel: true })
    : part(Empty, { face: '🧺', title: t.empty, line: t.emptyLine })
}
