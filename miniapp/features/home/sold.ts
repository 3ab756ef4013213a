// Sold today: how much, how it runs beside what is usual, and for owners how much of it came in.
import { toTab } from '../../client/router.ts'
import { person } from '../../client/session.ts'
import { words } from '../../client/words.ts'
import { AnimatedNumber } from '../../ui/animated-number.ts'
import buttonStyles from '../../ui/button.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { lazy } from '../../ui/lazy.ts'
import type { CardOf } from '../dashboard/dashboard.ts'
import styles from './home.module.css'
import { Kinds } from './kinds.ts'
import { Trend } from './trend.ts'

type Sales = CardOf<'sales'>

interface OfDay {
  readonly sales: Sales
  readonly asOf: string
}

/** The figure does not wait for it; its place is kept. */
const Chart = lazy<OfDay>(async () => (await import('./chart.ts')).Chart)

export function Sold({ sales, asOf }: OfDay) {
  const t = words('home').home
  return html`<section class=${classes(cardStyles.card, styles.card, styles.sold)} aria-label=${t.sold}>
    <div class=${styles.head}><h2>${t.sold}</h2>${sales.count > 0 && part(Trend, { sales, asOf })}</div>
    ${part(AnimatedNumber, { amount: sales.total })}
    ${
      sales.count === 0
        ? html`<p class="muted">${t.first}</p>
          <button class=${classes(buttonStyles.button, buttonStyles.small, styles.button)} onClick=${() => toTab('/sell')}>${words('frame').miniapp.tabs.sell}</button>`
        : html`<div class=${styles.linePlace}>${part(Chart, { sales, asOf })}</div>`
    }
    ${sales.count > 0 && person.value?.role === 'owner' && part(Kinds, { sales })}
  </section>`
}
