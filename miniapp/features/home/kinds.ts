// How much of what was sold came in, and how much went on tab.
import { money, moneyParts } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import barStyles from '../../ui/bar.module.css'
import { classes } from '../../ui/classes.ts'
import { html } from '../../ui/html.ts'
import type { CardOf } from '../dashboard/dashboard.ts'
import styles from './kinds.module.css'

export function Kinds({ sales: { paid, onCredit } }: { sales: CardOf<'sales'> }) {
  const t = words('home').home
  const kinds = [
    { name: t.received, amount: paid, look: barStyles.solidAccent },
    { name: t.onTab, amount: onCredit, look: barStyles.solidWarn },
  ]
  const says = kinds.map(({ name, amount }) => `${name} ${money(amount)}`).join(', ')
  return html`<div class=${classes(barStyles.bar, styles.bar)} role="img" aria-label=${says}>
      ${kinds
        .filter(({ amount }) => amount > 0)
        .map(
          ({ name, amount, look }) =>
            html`<i key=${name} class=${look} style=${{ flexGrow: String(amount) }} />`,
        )}
    </div>
    <dl class=${styles.kinds}>
      ${kinds.map(
        ({ name, amount, look }) =>
          html`<div key=${name}><dt><i class=${look} />${name}</dt><dd class="figure">${moneyParts(amount).digits}</dd></div>`,
      )}
    </dl>`
}
