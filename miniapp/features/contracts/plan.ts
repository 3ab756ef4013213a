// The plan of instalments that a form makes: how many, of how much, from which day on, a month apart. Pure.
import { addDays, dayOf } from '#lib/days.ts'
import { INSTALMENTS_MAX } from '#lib/limits.ts'

export interface Planned {
  readonly on: string
  readonly amount: number
  /** Into whose account it is paid; null: nobody's. */
  readonly customerId: number | null
}

/** Where a month is too short, its last day. */
const DAYS_SHORT = 3

/** The same day so many months later. */
export function monthsOn(first: string, months: number): string {
  const [year = 0, month = 0, day = 0] = first.split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  for (let back = 0; back <= DAYS_SHORT; back++) {
    const found = dayOf(Math.floor(index / 12), (index % 12) + 1, day - back)
    if (found) return found
  }
  return addDays(first, months * 30)
}

/** How many there are from what is typed; 0: none, or no number. */
export function countOf(text: string): number {
  const count = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return Math.min(count, INSTALMENTS_MAX)
}

interface Plan {
  readonly count: number
  readonly each: number
  readonly first: string
  readonly customerId: number | null
}

export const planned = ({ count, each, first, customerId }: Plan): readonly Planned[] =>
  Array.from({ length: count }, (_, n) => ({ on: monthsOn(first, n), amount: each, customerId }))

/** Whether they are as a plan makes them: alike, a month apart. */
export const isEven = (all: readonly Planned[]): boolean => {
  const [first] = all
  return !first || all.every(({ on, amount }, n) => amount === first.amount && on === monthsOn(first.on, n))
}

/** Another number of them: those that stay are as they were, what comes is as the last. */
export function withCount(
  all: readonly Planned[],
  count: number,
  plan: Omit<Plan, 'count'>,
): readonly Planned[] {
  if (isEven(all))
    return planned({ ...plan, ...(all[0] && { each: all[0].amount, first: all[0].on }), count })
  const last = all.at(-1)
  const more = Array.from({ length: Math.max(0, count - all.length) }, (_, n) => ({
    on: monthsOn(last?.on ?? plan.first, n + 1),
    amount: last?.amount ?? plan.each,
    customerId: plan.customerId,
  }))
  return [...all.slice(0, count), ...more]
}
