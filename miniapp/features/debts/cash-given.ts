// Cash handed over for an amount, by its notes or as typed, and the change.
import './cash-given.css'
import { minorDigits, money, note } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Choice } from '../../ui/choice.ts'
import { html, part } from '../../ui/html.ts'
import { MoneyField } from '../../ui/money.ts'
import { notesFor } from './bank-notes.ts'

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
    <label class="pair">
      <span>${t.received}</span>
      <span class="small">
        ${part(MoneyField, { hint, label: t.received, value: given ?? due, set: give })}
      </span>
    </label>
    ${part(Choice<number>, {
      label: t.received,
      options,
      value: given === null || given === due ? EXACT : given,
      pick: (value) => give(value === EXACT ? null : value),
      row: 'thirds',
      face: 'chip full',
    })}
  `
}

/** To hand back; what is negative is still missing. */
export function Change({ amount }: { amount: number }) {
  const t = words('debts').pay
  if (amount === 0) return null
  return html`<section class="card pad pair" role="status">
    ${
      amount > 0
        ? html`<span class="strong">${t.change}</span><span class="figure second-answer good">${money(amount)}</span>`
        : html`<span class="strong danger">${t.missing(money(-amount))}</span>`
    }
  </section>`
}
