// What a customer owes, since when and until when, in plain words.
import { addDays } from '#lib/days.ts'
import type { Account } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { ageOf, daysLate, openOf } from '../../client/debt-age.ts'
import { DOT, day, longDay, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Figure } from '../../ui/money.ts'
import { Badge } from '../../ui/section.ts'
import styles from './account.module.css'

export function OwnDebt({ account }: { account: Account }) {
  const t = words('account').account
  const { late, overdue, firstDueOn, firstDue, oldestOn } = ageOf(openOf(account), today())
  const { due } = account
  const isLate = late > 0
  return html`<section class=${classes(cardStyles.card, styles.sum)}>
    <div class=${styles.sumHead}>
      <p class="second muted">${t.owes}</p>
      ${
        isLate
          ? part(Badge, {
              tone: 'danger',
              children: html`${part(Icon, { name: 'clock', size: 14 })}${t.wasDue(late)}`,
            })
          : part(Badge, {
              tone: 'good',
              children: html`${part(Icon, { name: 'check', size: 14 })}${t.onTime}`,
            })
      }
    </div>
    <div class=${styles.sumFigure} aria-live="polite">${part(Figure, { amount: due })}</div>
    <p class="muted">
      ${oldestOn && `${t.since(day(oldestOn))}${DOT}`}${firstDueOn && (isLate ? t.wasDueOn(day(firstDueOn)) : html`${firstDue < due ? t.untilPart(money(firstDue)) : t.until} <b class=${styles.until}>${untilText(firstDueOn)}</b>`)}
    </p>
    ${isLate && overdue < due && html`<p class="second muted">${t.ofWhich(money(overdue))}</p>`}
  </section>`
}

/** So near, a day is known by its name. */
const NEAR_DAYS = 7

function untilText(dueOn: string): string {
  const t = words('account').account
  if (dueOn === today()) return t.today
  if (dueOn === addDays(today(), 1)) return t.tomorrow
  if (daysLate(today(), dueOn) > NEAR_DAYS) return day(dueOn)
  return `${longDay(dueOn).split(',')[0]}, ${Number(dueOn.slice(8))}`
}
