// The settings as people say them, a row each. Pure but for the words.
import { lineTotal } from '#lib/money.ts'
import type { Settings } from '../../client/api-types.ts'
import { money, number } from '../../client/format.ts'
import { words } from '../../client/words.ts'

type Limits = Settings['limits']

/** A part of a hundred that staff may at most. */
export function percentSaid(percent: number | null): string {
  const t = words('shop').shop
  if (percent === null) return t.noLimit
  return percent === 0 ? t.noneAtAll : t.upTo(t.percent(number(percent)))
}

/** Minor units: so many parts of a hundred of an amount. */
export const shareOf = (amount: number, percent: number) => lineTotal(Math.round(percent * 10), amount)

const MINUTES = 60

export function hoursSaid(hours: Limits['voidHours']): string {
  const t = words('shop').shop
  if (hours === null) return t.noLimit
  if (hours === 0) return t.noneAtAll
  return t.upTo(hours < 1 ? t.minutes(number(Math.round(hours * MINUTES))) : t.hoursLong(number(hours)))
}

export function backdatingSaid(days: Limits['backdateDays']): string {
  const t = words('shop').shop
  if (days === null) return t.noLimit
  return days === 0 ? t.todayOnly : t.upTo(t.days(days))
}

export const creditSaid = ({ defaultCreditLimit }: Settings) =>
  defaultCreditLimit === null ? words('shop').shop.noLimit : money(defaultCreditLimit)

export const daysSaid = ({ dueDays }: Settings) => words('shop').shop.days(dueDays)

export function remindersSaid({ reminders: { days } }: Settings): string {
  const t = words('shop').shop
  if (!days.length) return t.anyTime
  return days.map((day) => (day === 0 ? t.onTheDay : t.after(day))).join(', ')
}

export function quietSaid({ quietHours }: Settings): string {
  const t = words('shop').shop
  return quietHours ? t.quietSpan(quietHours.from, quietHours.to) : t.always
}
