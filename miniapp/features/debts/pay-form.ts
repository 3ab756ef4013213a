// The upper half of Receber: the amount, quick amounts, and the way it is paid.
import { money, moneyParts } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import choiceStyles from '../../ui/choice.module.css'
import { Choice } from '../../ui/choice.ts'
import { classes } from '../../ui/classes.ts'
import { Switch } from '../../ui/fields.ts'
import { html, part } from '../../ui/html.ts'
import { MoneyField } from '../../ui/money.ts'
import thirdsStyles from '../../ui/thirds.module.css'
import cashGivenStyles from './cash-given.module.css'
import { CashGiven, Change } from './cash-given.ts'
import { MethodChoice } from './method-choice.ts'
import styles from './pay.module.css'
import type { PayForm } from './pay-draft.ts'

interface Part {
  readonly form: PayForm
}

/** Longer amounts step down a size; they are never cut. */
const sizeOf = (digits: string) => (digits.length > 12 ? styles.longest : digits.length > 9 && styles.long)

export function Amount({ form, wrong }: Part & { wrong: string | null }) {
  const t = words('debts').pay
  const { amount, setAmount, over, toOthers, picked, keepsCredit, keepCredit } = form
  const { symbol, digits } = moneyParts(amount)
  const goesOn = over > 0 && picked?.length !== 0
  const [label, second] = toOthers > 0 ? [t.payOthers, t.payOthersLine] : [t.keepCredit, t.keepCreditLine]
  return html`<section class=${classes(cardStyles.card, styles.payAmount)}>
    <label class=${classes(styles.sum, sizeOf(digits))}>
      <span class="figure" aria-hidden="true">${symbol}</span>
      ${part(MoneyField, {
        label: t.amount,
        value: amount,
        set: setAmount,
        bare: true,
        wrong: Boolean(wrong),
        describedBy: 'pay-note',
      })}
    </label>
    <p id="pay-note" class=${wrong ? 'danger' : goesOn ? 'good' : 'muted'} role="status">${wrong ?? noteOf(form)}</p>
    ${goesOn && part(Switch, { label, second, on: keepsCredit, set: keepCredit })}
  </section>`
}

/** What becomes of the debt, and of what is too much for it. */
function noteOf({ amount, owed, others, over, toOthers, picked }: PayForm): string {
  const t = words('debts').pay
  if (picked?.length === 0) return t.needsPick
  if (owed === 0 && over === 0) return t.nothingOpen
  if (amount < owed) return t.willOwe(money(owed + others - amount))
  if (over === 0) return others > 0 ? t.settlesPicked : t.settles
  const rest = [
    toOthers > 0 && t.toOthers(money(toOthers)),
    over > toOthers && t.becomesCredit(money(over - toOthers)),
  ]
  return rest.filter(Boolean).join(', ')
}

export function Presets({ form }: Part) {
  const t = words('debts').pay
  const { owed, overdue, amount, setAmount, setAll } = form
  const late = overdue > 0 && overdue < owed
  const half = Math.round(owed / 2)
  const amounts = [
    { name: t.presets.all, value: owed },
    ...(late ? [{ name: t.presets.late, value: overdue }] : []),
    ...(half > 0 && half < owed && half !== overdue ? [{ name: t.presets.half, value: half }] : []),
  ]
  if (owed === 0) return null
  const options = amounts.map(({ name, value }) => ({
    value,
    label: html`<span class="block">${name}</span><span class="second muted figure block">${moneyParts(value).digits}</span>`,
  }))
  return part(Choice<number>, {
    label: t.howMuch,
    options,
    value: amount,
    pick: (next) => (next === owed ? setAll() : setAmount(next)),
    row: thirdsStyles.thirds,
    face: classes(choiceStyles.chip, choiceStyles.wide, styles.preset),
  })
}

export function Methods({ form: { method, setMethod, amount, given, give, change } }: Part) {
  return html`
    ${part(MethodChoice, { method, pick: setMethod })}
    ${
      method === 'cash' &&
      amount > 0 &&
      html`<section class=${classes(cardStyles.card, cashGivenStyles.pad, cardStyles.stack)}>${part(CashGiven, { due: amount, given, give })}</section>
      ${part(Change, { amount: change })}`
    }
  `
}
