// All that is owed, and how old it is: a bar whose parts filter the list below.
import type { Debts } from '../../client/api-types.ts'
import { money, moneyParts } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { haptic } from '../../platform/telegram.ts'
import { html, part } from '../../ui/html.ts'
import { Figure } from '../../ui/money.ts'

export type Age = keyof Debts['totals']['ageing']

const AGES: readonly Age[] = ['current', 'd7', 'd30', 'older']
const LOOKS: Record<Age, string> = {
  current: 'solid-accent',
  d7: 'solid-warn',
  d30: 'solid-danger',
  older: 'solid-old',
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
  const look = (one: Age) => `${LOOKS[one]}${age && age !== one ? ' dim' : ''}`
  return html`<section class="card owed">
    <p class="owed-head second muted"><span>${t.owed}</span><span>${t.people(customers)}</span></p>
    <div aria-live="polite">${part(Figure, { amount: due })}</div>
    <div class="bar" role="img" aria-label=${says}>
      ${AGES.filter((one) => ageing[one] > 0).map(
        (one) =>
          html`<i key=${one} class=${look(one)} style=${{ flexGrow: String(ageing[one]) }} onClick=${() => toggle(one)} />`,
      )}
    </div>
    <ul class="ages">
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
