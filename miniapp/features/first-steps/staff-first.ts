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
import styles from './steps.module.css'
import type { FirstStepsProps } from './types.ts'

const Sell = () =>
  html`<button class=${classes(buttonStyles.button, buttonStyles.small, buttonStyles.filled)} onClick=${() => toTab('/sell')}>${words('home').home.newHere.sell}</button>`

export const FirstSteps = ({ steps, page }: FirstStepsProps) =>
  steps.sale ? page(part(StaffCard)) : page(part(StaffAlone), true)

const dismiss = async () => (await import('../settings/preferences.ts')).prefer({ firstSteps: false })

/** Nothing was sold here yet: this is all there is. */
function StaffAlone() {
  const t = words('home').home.newHere
  return html`<header class=${styles.welcome}>
      <h1 tabindex="-1">${t.welcome(calledBy(person.value?.name ?? ''))}</h1>
      <p class="muted">${t.line}</p>
    </header>
    ${part(Sell)}`
}

function StaffCard() {
  const t = words('home').home.newHere
  return html`<section class=${classes(cardStyles.card, styles.staff)} aria-label=${t.name}>
    <p>${t.line}</p>
    ${part(Sell)}
    <button class=${rowStyles.round} aria-label=${t.dismiss} onClick=${() => void dismiss()}>${part(Icon, { name: 'close', size: 18 })}</button>
  </section>`
}
