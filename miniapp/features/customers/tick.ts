// Who has confirmed a line of the account: the shop, both sides, or that its customer does not recognise it; in words for readers.
import type { StatementLine } from '../../client/api-types.ts'
import { words } from '../../client/words.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import styles from './customer.module.css'

const LOOKS = {
  none: ['check', 'faint'],
  resolved: ['check', 'faint'],
  confirmed: ['checks', 'link'],
  disputed: ['flag', 'danger'],
} as const

export function Tick({ line: { confirmation } }: { line: StatementLine }) {
  if (!confirmation) return null
  const [name, tone] = LOOKS[confirmation.state]
  const said = words('debts').customer.ticks[confirmation.state]
  return html`<span class=${classes(styles.tk, tone)}> ${part(Icon, { name, size: 16 })}<span class="hidden">${said}</span></span>`
}

/** What each sign means, below the lines. */
export function TickLegend() {
  const t = words('debts').customer.legend
  const signs = [
    ['none', t.shop],
    ['confirmed', t.both],
    ['disputed', t.disputed],
  ] as const
  return html`<p class=${classes('second muted', styles.legend)} aria-hidden="true">
    ${signs.map(([state, said]) => {
      const [name, tone] = LOOKS[state]
      return html`<span key=${state}><span class=${classes(styles.tk, tone)}>${part(Icon, { name, size: 16 })}</span> ${said}</span>`
    })}
  </p>`
}
