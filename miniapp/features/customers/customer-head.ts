// Who it is, what they owe, how old it is, and how near the limit.

import type { Account, Customer } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { ageOf } from '../../client/debt-age.ts'
import { day, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Figure } from '../../ui/money.ts'
import { Badge } from '../../ui/section.ts'
import { statementOf } from '../debts/accounts.ts'
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
  return html`<section class="card owed">
    <div class="who-line">
      ${part(Avatar, { id, name })}
      <div class="words">
        <h1 tabindex="-1">${name}</h1>
        ${phone && html`<p class="second muted figure">${phoneText(phone)}</p>`}
        ${archived && part(Badge, { tone: 'quiet', children: t.archived })}
      </div>
      <button class="round tinted" aria-label=${t.edit(name)} onClick=${edit}>${part(Icon, { name: 'pencil' })}</button>
    </div>
    ${due > 0 ? part(Owes, { customer, account }) : part(OwesNothing, { customer })}
  </section>`
}

function Owes({ customer: { due, creditLimit }, account }: Omit<HeadProps, 'edit'>) {
  const t = words('debts').customer
  const { overdue, late } = ageOf(account?.sales ?? [], today())
  const whole = Math.max(due, creditLimit ?? 0)
  const wide = (amount: number) => ({ width: `${(100 * amount) / whole}%` })
  const says =
    creditLimit === null
      ? t.meter(money(due), money(overdue))
      : t.meterOf(money(due), money(overdue), money(creditLimit))
  return html`
    <p class="second muted">${t.owes}</p>
    <div class="debt-figure">
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
    <div class="bar track" role="img" aria-label=${says}>
      ${due > overdue && html`<i class="solid-accent" style=${wide(due - overdue)} />`}
      ${overdue > 0 && html`<i class="solid-old" style=${wide(overdue)} />`}
      ${creditLimit !== null && due > creditLimit && html`<b class="mark" style=${{ left: `${(100 * creditLimit) / whole}%` }} />`}
    </div>
    <p class="owed-head second muted">
      <span>${overdue > 0 && html`<b class="figure strong danger">${money(overdue)}</b> ${t.overdue}`}</span>
      ${creditLimit !== null && html`<span class="figure">${creditLimit === 0 ? t.noCredit : t.limit(money(creditLimit))}</span>`}
    </p>
  `
}

function OwesNothing({ customer: { id, credit, creditLimit } }: { customer: Customer }) {
  const t = words('debts').customer
  const since = settledOn(statementOf(id).value.value?.items ?? [])
  return html`
    <p class=${credit > 0 ? 'answer-2 good figure' : 'answer-2'} aria-live="polite">
      ${credit > 0 ? t.credit(money(credit)) : since ? t.nothingSince(day(since)) : t.owesNothing}
    </p>
    ${creditLimit !== null && html`<p class="second muted figure">${creditLimit === 0 ? t.noCredit : t.limit(money(creditLimit))}</p>`}
  `
}
