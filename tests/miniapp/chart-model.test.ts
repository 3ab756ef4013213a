// How the day's line runs beside what is usual, to the minute.
import { describe, expect, test } from 'vitest'
import { aheadBy, chartOf } from '../../miniapp/features/home/chart-model.ts'

/** Running totals by hour, from what each hour sold. */
function running(sold: Readonly<Record<number, number>>): number[] {
  let total = 0
  return Array.from({ length: 24 }, (_, hour) => (total += sold[hour] ?? 0))
}
const day = (sold: Record<number, number>, usual: Record<number, number> | null = null) => {
  const byHour = running(sold)
  const usualByHour = usual && running(usual)
  const total = byHour.at(-1) ?? 0
  const rest = { count: Object.keys(sold).length, paid: total, onCredit: 0 }
  return { ...rest, total, usual: usualByHour?.at(-1) ?? null, byHour, usualByHour }
}

describe('the pace of a day', () => {
  test('it is ahead by what is usual now, within the hour too, and never by the whole day', () => {
    expect(aheadBy(day({ 8: 100, 9: 100 }, { 8: 100, 20: 900 }), 10)).toBe(100)
    expect(aheadBy(day({ 8: 75 }, { 8: 100 }), 8.5)).toBe(50)
    expect(aheadBy(day({ 8: 40 }, { 8: 100 }), 8.5)).toBe(-20)
  })

  test('where nothing is usual, or not yet, nothing is said', () => {
    expect(aheadBy(day({ 8: 100 }), 10)).toBeNull()
    expect(aheadBy(day({ 8: 100 }, { 9: 100 }), 8.5)).toBeNull()
    expect(chartOf(day({}), 9)).toBeNull()
  })

  test('it is drawn from the first hour that sells to the last, and stands at now', () => {
    const pace = chartOf(day({ 9: 300, 13: 200 }, { 7: 100, 19: 900 }), 14.1)
    expect(pace).toMatchObject({ start: 7, end: 20, most: 1000, usualEnd: 1000 })
    expect(pace?.sold[0]).toEqual({ hour: 7, total: 0 })
    expect(pace?.sold.at(-1)).toEqual({ hour: 14.1, total: 500 })
    expect(pace?.usual?.at(-1)).toEqual({ hour: 20, total: 1000 })
  })

  test('what was entered for the day afterwards begins no day at midnight', () => {
    const pace = chartOf(day({ 0: 5000, 9: 100 }), 10.5)
    expect(pace?.start).toBe(9)
    expect(pace?.sold[0]).toEqual({ hour: 9, total: 5000 })
  })

  test('it never falls, and holds at the first and the last minute of a day', () => {
    for (const now of [0, 0.01, 12, 23.99]) {
      const pace = chartOf(day({ 0: 10, 23: 5 }, { 12: 30 }), now)
      const totals = pace?.sold.map(({ total }) => total) ?? []
      expect(totals).toEqual(totals.toSorted((a, b) => a - b))
      expect(pace?.end).toBeLessThanOrEqual(24)
      expect(pace?.end).toBeGreaterThan(pace?.start ?? 24)
    }
  })
})
