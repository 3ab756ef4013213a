// One who owes: since when it is late, how much, and the hand that takes it.
import type { Debt } from '../../client/api-types.ts'
import { today } from '../../client/clock.ts'
import { daysLate } from '../../client/debt-age.ts'
import { DOT, day, money } from '../../client/format.ts'
import { words } from '../../client/words.ts'
import { Avatar } from '../../ui/avatar.ts'
import { classes } from '../../ui/classes.ts'
import exitAnimationStyles from '../../ui/exit-animation.module.css'
import { useFlash } from '../../ui/flash.ts'
import { html, part } from '../../ui/html.ts'
import { Icon } from '../../ui/icons.ts'
import { Link } from '../../ui/link.ts'
import rowStyles from '../../ui/row.module.css'
import { Row } from '../../ui/section.ts'
import styles from './debts.module.css'
import type { Age } from './total-owed.ts'

/** From so many days on it is red. */
const LONG_LATE = 8

interface DebtorProps {
  readonly debt: Debt
  /** Has just paid all of it. */
  readonly leaving: boolean
  /** The age that is looked at; null: all of it. */
  readonly age: Age | null
}

export function Debtor({ debt, leaving, age }: DebtorProps) {
  const t = words('debts').debts
  const { customer, due, firstDueOn, nextDueOn, overdue, ageing } = debt
  const amount = age ? ageing[age] : due
  const fresh = useFlash(amount)
  const late = overdue > 0 && age !== 'current'
  const dueOn = late ? firstDueOn : (nextDueOn ?? firstDueOn)
  const days = Math.abs(daysLate(dueOn, today()))
  const tone = !late
    ? ''
    : days < LONG_LATE
      ? classes('warn', styles.strongSecond)
      : classes('danger', styles.strongSecond)
  // Who has given a day is not late until it is over.
  const promised = debt.promise && debt.promise.on >= today() ? debt.promise.on : null
  const when = leaving
    ? html`<span class=${classes('good', styles.strongSecond)}>${t.settled}</span>`
    : promised
      ? t.promised(day(promised))
      : html`<span class=${tone}>${day(dueOn)}${DOT}<span class=${styles.whole}>${late ? t.days(days) : t.in(days)}</span></span>`
  const { id, name } = customer
  return part(Row, {
    row: id,
    look: leaving ? exitAnimationStyles.leaving : fresh,
    to: `/customers/${id}`,
    thumb: part(Avatar, { id, name }),
    title: name,
    second: when,
    figure: leaving ? money(0) : money(amount),
    under: age && amount < due && t.of(money(due)),
    children: part(Link, {
      to: `/customers/${id}/pay`,
      look: classes(rowStyles.round, rowStyles.tinted),
      says: t.take(name),
      children: part(Icon, { name: 'take' }),
    }),
  })
}

/** Whose row was left last: coming back, focus is there again. */
let lastRow: string | null = null
document.addEventListener('focusout', ({ target }) => {
  if (target instanceof Element)
    lastRow = target.closest<HTMLElement>(`.${styles.debts} [data-row]`)?.dataset['row'] ?? lastRow
})

export function returnToRow(): void {
  if (lastRow === null) return
  const row = document.querySelector(`.${styles.debts} [data-row="${lastRow}"]`)
  row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true })
  lastRow = null
}
