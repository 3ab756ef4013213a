// Cash handed over for an amount, by its notes or as typed, and the change.
import { minorDigits, money, note } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { MoneyField } from '../../ui/money.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import { notesFor } from './bank-notes.ts'
import styles from './cash-given.module.css'

/** No amount: what is typed, nothing at all included, stays as it is typed. */
const EXACT = -1

interface CashGivenProps {
  /** Minor units, as all here. */
  readonly due: number
  /** Null: exactly that. */
  readonly given: number | null
  readonly give: (given: number | null) => void
  readonly hint?: 'go' | 'done'
}

export function CashGiven({ due, given, give, hint = 'go' }: CashGivenProps) {
  const t = words('debts').pay
  const options = [
    { value: EXACT, label: t.exact },
    ...notesFor(due, minorDigits()).map((value) => ({ value, label: note(value) })),
  ]
  return html`
    <label class=${styles.pair}>
      <span>${t.received}</span>
      <span class=${styles.small}>
        ${part(MoneyField, { hint, label: t.received, value: given ?? due, set: give })}
      </span>
    </label>
    ${part(Choice<number>, {
      label: t.received,
      options,
      value: given === null || given === due ? EXACT : given,
      pick: (value) => give(value === EXACT ? null : value),
      row: thirdsStyles.thirds,
      face: classes(choiceStyles.chip, choiceStyles.full),
    })}
  `
}

/** To hand back; what is negative is still missing. */
export function Change({ amount }: { amount: number }) {
  const t = words('debts').pay
  if (amount === 0) return null
  return html`<section class=${classes(cardStyles.card, styles.pad, styles.pair)} role="status">
    ${
      amount > 0
        ? html`<span class="strong">${t.change}</span><span class=${classes('figure good', styles.secondAnswer)}>${money(amount)}</span>`
        : html`<span class="strong danger">${t.missing(money(-amount))}</span>`
    }
  </section>`
}
