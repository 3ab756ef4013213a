// Who it is, what they owe, how old it is, and how near the limit.
import type { Account, Customer } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { ageOf, openOf } from '../../client/debt-age.ts'
import { day, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import barStyles from '../../ui/bar.module.css'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Figure } from '../../ui/money.ts'
import rowStyles from '../../ui/row.module.css'
import { Badge } from '../../ui/section.ts'
import { statementOf } from '../debts/accounts.ts'
import debtsStyles from '../debts/debts.module.css'
import styles from './customer.module.css'
import { phoneText } from './phone.ts'
import { settledOn } from './settled.ts'

interface HeadProps {
  readonly customer: Customer
  /** Null while it is on its way. */
  readonly account: Account | null
  readonly edit: () => void
}

export function CustomerHead({ customer, account, edit }: HeadProps) {
  const t = words('debts').customer
  const { id, name, phone, due, archived } = customer
  return html`<section class=${classes(cardStyles.card, debtsStyles.owed)}>
    <div class=${styles.whoLine}>
      ${part(Avatar, { id, name })}
      <div class=${classes(rowStyles.words, styles.words)}>
        <h1 tabindex="-1">${name}</h1>
        ${phone && html`<p class="second muted figure">${phoneText(phone)}</p>`}
        ${archived && part(Badge, { tone: 'quiet', children: t.archived })}
      </div>
      <button class=${classes(rowStyles.round, rowStyles.tinted)} aria-label=${t.edit(name)} onClick=${edit}>${part(Icon, { name: 'pencil' })}</button>
    </div>
    ${due > 0 ? part(Owes, { customer, account }) : part(OwesNothing, { customer })}
  </section>`
}

function Owes({ customer: { due, creditLimit }, account }: Omit<HeadProps, 'edit'>) {
  const t = words('debts').customer
  const { overdue, late } = ageOf(account ? openOf(account) : [], today())
  const whole = Math.max(due, creditLimit ?? 0)
  const wide = (amount: number) => ({ width: `${(100 * amount) / whole}%` })
  const says =
    creditLimit === null
      ? t.meter(money(due), money(overdue))
      : t.meterOf(money(due), money(overdue), money(creditLimit))
  return html`
    <p class="second muted">${t.owes}</p>
    <div class=${styles.debtFigure}>
      <div aria-live="polite">${part(Figure, { amount: due })}</div>
      ${
        account &&
        (late > 0
          ? part(Badge, {
              tone: 'danger',
              children: html`${part(Icon, { name: 'clock', size: 14 })}${t.late(late)}`,
            })
          : part(Badge, {
              tone: 'good',
              children: html`${part(Icon, { name: 'check', size: 14 })}${t.inTime}`,
            }))
      }
    </div>
    <div class=${classes(barStyles.bar, debtsStyles.bar, styles.bar, styles.track)} role="img" aria-label=${says}>
      ${due > overdue && html`<i class=${barStyles.solidAccent} style=${wide(due - overdue)} />`}
      ${overdue > 0 && html`<i class=${barStyles.solidOld} style=${wide(overdue)} />`}
      ${creditLimit !== null && due > creditLimit && html`<b class=${styles.mark} style=${{ left: `${(100 * creditLimit) / whole}%` }} />`}
    </div>
    <p class=${classes('second muted', debtsStyles.owedHead, styles.owedHead)}>
      <span>${overdue > 0 && html`<b class="figure strong danger">${money(overdue)}</b> ${t.overdue}`}</span>
      ${creditLimit !== null && html`<span class="figure">${creditLimit === 0 ? t.noCredit : t.limit(money(creditLimit))}</span>`}
    </p>
  `
}

function OwesNothing({ customer: { id, credit, creditLimit } }: { customer: Customer }) {
  const t = words('debts').customer
  const since = settledOn(statementOf(id).value.value?.items ?? [])
  return html`
    <p class=${credit > 0 ? classes('good figure', styles.answer2) : styles.answer2} aria-live="polite">
      ${credit > 0 ? t.credit(money(credit)) : since ? t.nothingSince(day(since)) : t.owesNothing}
    </p>
    ${creditLimit !== null && html`<p class="second muted figure">${creditLimit === 0 ? t.noCredit : t.limit(money(creditLimit))}</p>`}
  `
}
