// How far a count is, and what it found so far.
import { money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import meterStyles from '../../ui/meter.module.css'
import styles from './counts.module.css'
import type { ShownCount } from './held.ts'

export function Progress({ session }: { session: ShownCount }) {
  const t = words('counts').counts
  const { counted, total, value, waits } = session
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
    ${waits > 0 && html`<p class=${classes('second warn', styles.waits)}>${part(Icon, { name: 'clock', size: 16 })} ${t.waits(waits)}</p>`}
  </section>`
}

/** Below the figure of a line that the shop does not have yet. */
export const InQueue = () =>
  html`<span class=${classes('warn', styles.waits)}>${part(Icon, { name: 'clock', size: 16 })} ${words('queue').queue.inQueue}</span>`
