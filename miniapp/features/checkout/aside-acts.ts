// What a sale seldom needs: another day, being put aside, being given up.
import { useState } from 'preact/hooks'
import { day } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import choiceStyles from '../../ui/choice.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { lazy } from '../../ui/lazy.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import { draft } from '../cart/cart.ts'
import styles from './checkout.module.css'
import { emptyCart, putAside } from './put-aside.ts'

const SaleDaySheet = lazy(async () => (await import('./sale-day-sheet.ts')).SaleDaySheet)

export function AsideActs() {
  const t = words('checkout').checkout
  const [dating, setDating] = useState(false)
  const { on, held } = draft.value
  const said = on ? day(on) : t.today
  return html`<div class=${classes(thirdsStyles.thirds, styles.asideActs)}>
    <button class=${classes(choiceStyles.chip, choiceStyles.wide)} aria-label=${`${t.day}: ${said}`} onClick=${() => setDating(true)}>
      ${part(Icon, { name: 'calendar', size: 18 })}${said}
    </button>
    ${!held && html`<button class=${classes(choiceStyles.chip, choiceStyles.wide)} onClick=${putAside}>${part(Icon, { name: 'clock', size: 18 })}${t.hold}</button>`}
    <button class=${classes(choiceStyles.chip, choiceStyles.wide)} onClick=${emptyCart}>${part(Icon, { name: 'trash', size: 18 })}${t.clear}</button>
    ${dating && part(SaleDaySheet, { close: () => setDating(false) })}
  </div>`
}
