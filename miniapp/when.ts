// Moments as people say them: `hoje, 13:20`, `sexta, 9:12`, `19 nov.`; by the shop's clock.

import { clock, day, shop } from './format.ts'
import { daysLate } from './store/owed.ts'
import { language } from './words.ts'

const WEEK = 7

/** The shop's day of an instant. */
export const dayAt = (at: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: shop.value?.timeZone ?? 'America/Sao_Paulo' }).format(
    new Date(at),
  )

/** `hoje`, `ontem`, the weekday within a week, else the date. */
export function near(date: string): string {
  const ago = daysLate(date, shop.value?.today ?? dayAt(new Date().toISOString()))
  if (ago < 0 || ago >= WEEK) return day(date)
  if (ago < 2) return new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }).format(-ago, 'day')
  const weekday = new Intl.DateTimeFormat(language.value, { weekday: 'long', timeZone: 'UTC' })
  return weekday.format(new Date(`${date}T12:00:00Z`)).replace('-feira', '')
}

/** With its time within a week; farther back the day says enough. */
export function moment(at: string): string {
  const date = dayAt(at)
  const ago = daysLate(date, shop.value?.today ?? date)
  return ago < WEEK ? `${near(date)}, ${clock(at)}` : day(date)
}
