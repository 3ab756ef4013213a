// How to sell, in a line, for whoever of the staff has not sold yet; it goes with their first sale.
import { toTab } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { calledBy } from '../../ui/avatar.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import rowStyles from '../../ui/row.module.css'
import { prefer } from '../settings/preferences.ts'
import styles from './steps.module.css'

const Sell = () =>
  html`<button class=${classes(buttonStyles.button, buttonStyles.small, buttonStyles.filled)} onClick=${() => toTab('/sell')}>${words('help').firstSteps.sell}</button>`

/** Nothing was sold here yet: this is all there is. */
export function StaffAlone() {
  const t = words('help').firstSteps
  return html`<header class=${styles.welcome}>
      <h1 tabindex="-1">${t.welcome(calledBy(person.value?.name ?? ''))}</h1>
      <p class="muted">${t.staffLine}</p>
    </header>
    ${part(Sell)}`
}

export function StaffCard() {
  const t = words('help').firstSteps
  return html`<section class=${classes(cardStyles.card, styles.staff)} aria-label=${t.sale}>
    <p>${t.staffLine}</p>
    ${part(Sell)}
    <button class=${rowStyles.round} aria-label=${t.dismiss} onClick=${() => void prefer({ firstSteps: false })}>${part(Icon, { name: 'close', size: 18 })}</button>
  </section>`
}
