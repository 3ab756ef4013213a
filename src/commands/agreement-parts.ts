// A sum in parts, each on the same day of the month: the odd cents go to the first ones.
import { addDays } from '#lib/days.ts'

interface Part {
  /** `YYYY-MM-DD`. */
  readonly on: string
  /** Minor units. */
  readonly amount: number
}

/** `total` in minor units, in so many `times`; the first on the next such `day` (1 to 28) after `today`. */
export function partsOf({
  total,
  times,
  day,
  today,
}: {
  total: number
  times: number
  day: number
  today: string
}): Part[] {
  const least = Math.floor(total / times)
  const odd = total - least * times
  const first = nextDay(today, day)
  return Array.from({ length: times }, (_, n) => ({
    on: monthsOn(first, n),
    amount: least + (n < odd ? 1 : 0),
  })).filter(({ amount }) => amount > 0)
}

function nextDay(today: string, day: number): string {
  for (let on = addDays(today, 1); ; on = addDays(on, 1)) if (Number(on.slice(8)) === day) return on
}

function monthsOn(on: string, months: number): string {
  const month = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + months
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-${on.slice(8)}`
}
