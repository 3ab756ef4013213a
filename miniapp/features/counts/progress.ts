// How far a count is, and what it found so far.
import type { CountSession } from '../../client/api-types.ts'
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'
import meterStyles from '../../ui/meter.module.css'
import styles from './counts.module.css'

export function Progress({ session }: { session: CountSession }) {
  const t = words('counts').counts
  const { counted, total, value } = session
  const says =
    value === null
      ? ''
      : value < 0
        ? t.missingSoFar(money(-value))
        : value > 0
          ? t.overSoFar(money(value))
          : t.agreesSoFar
  const share = total ? `${(100 * counted) / total}%` : '0%'
  return html`<section class=${classes(cardStyles.card, styles.progress)} role="status">
    <p><b class="figure">${t.of(counted, total)}</b>${counted > 0 && html`<span class=${classes('figure', (value ?? 0) < 0 && 'warn')}>${says}</span>`}</p>
    <div class=${classes(meterStyles.meter, styles.meter)} aria-hidden="true"><i style=${{ width: share }} /></div>
  </section>`
}
