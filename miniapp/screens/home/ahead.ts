// How far the day is ahead of what is usual by now. Pure.
import type { CardOf } from '../../store/home.ts'

/** The running total when an hour begins. */
export const totalBefore = (totals: readonly number[], hour: number) =>
  hour > 0 ? (totals[hour - 1] ?? 0) : 0

/** What is usual by now, in hours such as 14.1: between two hours it rises evenly. */
export function usualAt(totals: readonly number[], now: number): number {
  const hour = Math.floor(now)
  const from = totalBefore(totals, hour)
  return from + ((totals[hour] ?? from) - from) * (now - hour)
}

/** Per cent above what is usual by now, below 0 when under it; null where nothing is usual. */
export function aheadBy({ total, usualByHour }: CardOf<'sales'>, now: number): number | null {
  const usual = usualByHour && usualAt(usualByHour, now)
  return usual ? Math.round((100 * total) / usual) - 100 : null
}
