// What an owner decides by: how old the debt is, how it is paid, what was freed before.
import { daysBetween } from '#lib/days.ts'
import { today } from '../../client/clock.ts'
import { day, dotted, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import cardStyles from '../../ui/card.module.css'
import { classes } from '../../ui/classes.ts'
import factsStyles from '../../ui/facts.module.css'
import { html } from '../../ui/html.ts'
import styles from './approvals.module.css'
import type { Asked } from './types.ts'

export function Facts({ account }: { account: NonNullable<Asked['account']> }) {
  const t = words('approvals').facts
  const { oldestDueOn, paysInDays, lastPayment, freedBefore } = account
  const late = oldestDueOn ? daysBetween(oldestDueOn, today()) : 0
  const fact = (label: string, value: string | null, look = '') =>
    value !== null &&
    html`<div><dt class="muted">${label}</dt><dd class=${classes('figure', look)}>${value}</dd></div>`
  return html`<dl class=${classes(cardStyles.card, factsStyles.facts, styles.facts)}>
    ${fact(
      t.oldest,
      oldestDueOn ? (late > 0 ? t.lateBy(late) : t.dueOn(day(oldestDueOn))) : t.nothingOwed,
      late > 0 ? 'danger' : '',
    )}
    ${fact(t.paysIn, paysInDays === null ? null : t.days(paysInDays))}
    ${fact(t.lastPaid, lastPayment ? dotted(money(lastPayment.amount), day(lastPayment.on)) : t.never)}
    ${fact(t.freedBefore, freedBefore.count ? t.times(freedBefore.count, freedBefore.open) : t.notYet)}
  </dl>`
}
