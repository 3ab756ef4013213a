// All that is owed, and how old it is: a bar whose parts filter the list below.
import type { Debts } from '../../client/api-types.ts'
import { money, moneyParts } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import barStyles from '../../ui/bar.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Figure } from '../../ui/money.ts'
import { HelpMark } from '../help/help-mark.ts'
import styles from './debts.module.css'

export type Age = keyof Debts['totals']['ageing']

const AGES: readonly Age[] = ['current', 'd7', 'd30', 'older']
const LOOKS: Record<Age, string> = {
  current: barStyles.solidAccent,
  d7: barStyles.solidWarn,
  d30: barStyles.solidDanger,
  older: barStyles.solidOld,
}

interface OwedProps {
  readonly totals: Debts['totals']
  readonly age: Age | null
  readonly pick: (age: Age | null) => void
}

export function TotalOwed({ totals, age, pick }: OwedProps) {
  const t = words('debts').debts
  const { due, customers, ageing } = totals
  const toggle = (one: Age) => {
    haptic('selection')
    pick(one === age ? null : one)
  }
  const says = AGES.map((one) => `${t.ages[one]} ${money(ageing[one])}`).join(', ')
  const look = (one: Age) => classes(LOOKS[one], age && age !== one && styles.dim)
  return html`<section class=${classes(cardStyles.card, styles.owed)}>
    <p class=${classes('second muted', styles.owedHead)}><span>${t.owed}${part(HelpMark, { about: 'debts' })}</span><span>${t.people(customers)}</span></p>
    <div aria-live="polite">${part(Figure, { amount: due })}</div>
    <div class=${classes(barStyles.bar, styles.bar)} role="img" aria-label=${says}>
      ${AGES.filter((one) => ageing[one] > 0).map(
        (one) =>
          html`<i key=${one} class=${look(one)} style=${{ flexGrow: String(ageing[one]) }} onClick=${() => toggle(one)} />`,
      )}
    </div>
    <ul class=${styles.ages}>
      ${AGES.map(
        (one) => html`<li key=${one}>
          <button class="still" aria-pressed=${one === age} onClick=${() => toggle(one)}>
            <i class=${look(one)} /><span class="muted">${t.ages[one]}</span><span class="figure">${moneyParts(ageing[one]).digits}</span>
          </button>
        </li>`,
      )}
    </ul>
  </section>`
}
