// Moments as people say them: `hoje, 13:20`, `sexta, 9:12`, `19 nov.`; by the shop's clock.
import { daysBetween } from '#lib/days.ts'
import { dayAt, today } from './clock.ts'
import { clock, day, longDay } from './format.ts'
import { language } from './words.ts'

const WEEK = 7

/** `hoje`, `ontem`, the weekday within a week, else the date. */
function near(date: string): string {
  const ago = daysBetween(date, today())
  if (ago < 0 || ago >= WEEK) return day(date)
  if (ago < 2) return new Intl.RelativeTimeFormat(language.value, { numeric: 'auto' }).format(-ago, 'day')
  const weekday = new Intl.DateTimeFormat(language.value, { weekday: 'long', timeZone: 'UTC' })
  return weekday.format(new Date(`${date}T12:00:00Z`)).replace('-feira', '')
}

/** With its time within a week; farther back the day says enough. */
export function moment(at: string): string {
  const date = dayAt(at)
  const ago = daysBetween(date, today())
  return ago < WEEK ? `${near(date)}, ${clock(at)}` : day(date)
}

/** `segunda, 23 nov.` */
export const weekday = (date: string) => `${longDay(date).split(',')[0]}, ${day(date)}`
