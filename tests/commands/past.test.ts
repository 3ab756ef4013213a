// Days that are over: what is said of them, and which they are.
import { describe, expect, it } from 'vitest'
import { agoAt, daysOf, periodSaid } from '#commands/reader/past.ts'

const TODAY = '2026-03-04'

describe('days that are asked about together', () => {
  it.each([
    ['hoje', 'today', TODAY, TODAY],
    ['so far today', 'today', TODAY, TODAY],
    ['de ontem', 'yesterday', '2026-03-03', '2026-03-03'],
    ['anteontem', 'dayBefore', '2026-03-02', '2026-03-02'],
    ['the day before yesterday', 'dayBefore', '2026-03-02', '2026-03-02'],
    ['nessa semana toda', 'week', '2026-03-02', TODAY],
    ['this week', 'week', '2026-03-02', TODAY],
    ['na semana passada', 'lastWeek', '2026-02-23', '2026-03-01'],
    ['deste mes', 'month', '2026-03-01', TODAY],
    ['no mes passado', 'lastMonth', '2026-02-01', '2026-02-28'],
    ['last month', 'lastMonth', '2026-02-01', '2026-02-28'],
  ] as const)('%s is %s', (said, period, first, last) => {
    expect(periodSaid(said)).toBe(period)
    const days = daysOf(period, TODAY)
    expect([days[0], days.at(-1)]).toEqual([first, last])
  })

  it('the month before January is of the year before', () => {
    expect(daysOf('lastMonth', '2026-01-15')).toHaveLength(31)
    expect(daysOf('lastMonth', '2026-01-15')[0]).toBe('2025-12-01')
  })

  it.each(['', 'amanha', 'semana que vem', 'mes de maio', 'pra ana'])('%j is none', (said) => {
    expect(periodSaid(said)).toBeUndefined()
  })
})

it('a day that an act was on is so many days ago, in as many words', () => {
  expect(agoAt(['ana', 'ontem'], 1)).toEqual({ days: 1, took: 1 })
  expect(agoAt(['the', 'day', 'before', 'yesterday'], 0)).toEqual({ days: 2, took: 4 })
  expect(agoAt(['antes', 'de', 'ontem'], 0)).toEqual({ days: 2, took: 3 })
  expect(agoAt(['hoje'], 0)).toBeUndefined()
})
