// How the day runs beside what is usual: running totals by hour as two lines over one stretch of the day. Pure.
import type { CardOf } from '../dashboard/dashboard.ts'

/** Hours of the day and minor units. */
export interface Point {
  readonly hour: number
  readonly total: number
}

interface ChartModel {
  /** The stretch of the day that is drawn, whole hours. */
  readonly start: number
  readonly end: number
  /** The tallest of both lines. */
  readonly most: number
  readonly sold: readonly Point[]
  readonly usual: readonly Point[] | null
  /** What is usual by now, and by the end of the day. */
  readonly usualNow: number | null
  readonly usualEnd: number | null
}

/** `now` in hours, such as 14.1. Nothing to draw: before anything was sold, with nothing usual. */
export function chartOf({ total, byHour, usualByHour }: CardOf<'sales'>, now: number): ChartModel | null {
  const starts = [byHour, usualByHour].flatMap((totals) => firstRise(totals) ?? [])
  if (!starts.length && !total) return null
  const start = Math.min(Math.floor(now), ...starts)
  const end = Math.min(24, Math.max(Math.ceil(now), start + 2, lastRise(usualByHour) + 1))
  const whole = Math.floor(now)
  const sold = [
    ...hoursFrom(start, whole).map((hour) => ({ hour, total: before(byHour, hour) })),
    { hour: now, total },
  ]
  const usual =
    usualByHour && hoursFrom(start, end).map((hour) => ({ hour, total: before(usualByHour, hour) }))
  const usualNow = usualByHour && usualAt(usualByHour, now)
  return {
    start,
    end,
    most: Math.max(total, usualByHour?.at(-1) ?? 0, 1),
    sold,
    usual,
    usualNow,
    usualEnd: usualByHour?.at(-1) ?? null,
  }
}

const hoursFrom = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

/** The first hour that sold; hour 0 holds what was entered for the day afterwards, and begins nothing. */
function firstRise(totals: readonly number[] | null): number | null {
  const hour = totals?.findIndex((total, index) => index > 0 && total > before(totals, index)) ?? -1
  return hour < 0 ? null : hour
}

const lastRise = (totals: readonly number[] | null) =>
  totals?.findLastIndex((total, hour) => total > before(totals, hour)) ?? 0

/** The running total when an hour begins. */
const before = (totals: readonly number[], hour: number) => (hour > 0 ? (totals[hour - 1] ?? 0) : 0)

/** What is usual by now, in hours such as 14.1: between two hours it rises evenly. */
function usualAt(totals: readonly number[], now: number): number {
  const hour = Math.floor(now)
  const from = before(totals, hour)
  return from + ((totals[hour] ?? from) - from) * (now - hour)
}

/** Per cent above what is usual by now, below 0 when under it; null where nothing is usual. */
export function aheadBy({ total, usualByHour }: CardOf<'sales'>, now: number): number | null {
  const usual = usualByHour && usualAt(usualByHour, now)
  return usual ? Math.round((100 * total) / usual) - 100 : null
}
