// The days that are offered to whoever promises to pay.
import { addDays, weekdayOf } from './days.ts'
import { PROMISE_DAYS_MAX } from './limits.ts'

/** Days ahead, and the day of a month on which many are paid. */
const SATURDAY = 6
const PAYDAY = 5
const FORTNIGHT = 15

/** Tomorrow, Saturday, payday, in two weeks: each once, as they come. */
export function promisedDays(today: string): readonly string[] {
  const ahead = (n: number) => addDays(today, n)
  const payday = Array.from({ length: PROMISE_DAYS_MAX }, (_, n) => ahead(n + 1)).find(
    (day) => Number(day.slice(8)) === PAYDAY,
  )
  const saturday = ahead((SATURDAY - weekdayOf(today) + 7) % 7 || 7)
  return [...new Set([ahead(1), saturday, ahead(FORTNIGHT), ...(payday ? [payday] : [])])].toSorted()
}
