// Cobrar as a page of its own; where there is room it stands beside Vender instead.
import { useEffect } from 'preact/hooks'
import { go, replace } from '../../client/router.ts'
import { words } from '../../client/words.ts'
import buttonStyles from '../../ui/button.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import pageStyles from '../../ui/page.module.css'
import { Empty } from '../../ui/states.ts'
import { useWide } from '../../ui/wide.ts'
import { draft } from '../cart/cart.ts'
import { CheckoutForm } from './checkout-form.ts'

export function Screen() {
  const t = words('checkout').checkout
  const wide = useWide()
  useEffect(() => {
    if (wide) replace('/sell')
  }, [wide])
  if (!draft.value.lines.length) {
    return html`<main class=${pageStyles.page}>
      ${part(Empty, {
        face: '🧺',
        title: t.empty,
        line: t.emptyLine,
        children: html`<button class=${buttonStyles.button} onClick=${() => go('/sell')}>${t.toSell}</button>`,
      })}
    </main>`
  }
  return html`<main class=${classes(pageStyles.page, pageStyles.withAct)}>
    <h1 class="hidden" tabindex="-1">${t.title}</h1>
    ${part(CheckoutForm)}
  </main>`
}
