// The pure foundation: folding, rounding, numbers and days as people type them.
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, formatDay, isDay, nextDayMonth } from '#lib/days.ts'
import { fold } from '#lib/fold.ts'
import { invariant } from '#lib/invariant.ts'
import { lineTotal, minorDigitsOf } from '#lib/money.ts'
import { looksLikeNumber, quantitiesIn, readMoney, readQuantity } from '#lib/numbers.ts'
import { formatNumber } from '#locales/format.ts'
import { fc, test } from '../support/property.ts'

describe('folding', () => {
  it.each([
    ['  PÓ   de Café ', 'po de cafe'],
    ['Zé <b> & Cia مرحبا', 'ze <b> & cia مرحبا'],
    ['Cafe\u0301', 'cafe'],
    ['AÇÃO', 'acao'],
    ['A\u200bn\u2060a\u200e', 'ana'],
    ['\u202aJo\u200dão \u3164\u202c', 'joao'],
    ['pão\u00adde-ló', 'pao-de-lo'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded))
  test.prop([fc.string()])('twice is as once', (text) => {
    expect(fold(fold(text))).toBe(fold(text))
  })
})

describe('a line total', () => {
  it.each([
    [250, 250, 62],
    [750, 250, 188],
    [350, 250, 88],
    [1005, 100, 100],
    [8345, 100, 834],
    [1115, 100, 112],
    [100_000_000, 10_000_000_000, 1_000_000_000_000_000],
  ])('%i thousandths at %i is %i: a half goes to the even neighbour', (milli, price, total) => {
    expect(lineTotal(milli, price)).toBe(total)
  })
  test.prop([fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 0, max: 1e7 })])(
    'is never half a unit away',
    (milli, price) => {
      expect(Math.abs(lineTotal(milli, price) * 1000 - milli * price)).toBeLessThanOrEqual(500)
    },
  )
})

describe('numbers as typed', () => {
  it.each([
    ['1.234,56', 'pt-BR', 123_456],
    ['1.500', 'pt-BR', 150_000],
    ['5.50', 'pt-BR', 550],
    ['5,5', 'pt-BR', 550],
    ['6', 'pt-BR', 600],
    ['R$ 12,50', 'pt-BR', 1250],
    ['1,234.56', 'en', 123_456],
    ['1,500', 'en', 150_000],
    ['5,50', 'en', 550],
    ['0', 'en', 0],
    ['0.5', 'pt-BR', 50],
    ['0,50', 'en', 50],
    ['12.345.678', 'pt-BR', 1_234_567_800],
  ] as const)('%s in %s is %i minor units', (text, language, cents) =>
    expect(readMoney(text, language)).toBe(cents),
  )

  it.each([
    '1.5.2,3',
    '1e1',
    '-2',
    '+2',
    '−2',
    'NaN',
    'Infinity',
    '½',
    '2²',
    '0x2',
    '1/2',
    '3,5,0',
    ',5',
    '5,',
    '1..5',
    '',
    '1.50.0',
    '١٢',
  ])('%s is no amount in either language', (text) => {
    expect(readMoney(text, 'pt-BR')).toBeUndefined()
    expect(readMoney(text, 'en')).toBeUndefined()
  })

  it.each([
    ['0.500', 'pt-BR'],
    ['0,500', 'en'],
    ['12,505', 'pt-BR'],
    ['01.500', 'pt-BR'],
    ['0.500.000', 'pt-BR'],
    ['1234.500', 'pt-BR'],
    ['1.500,', 'pt-BR'],
    ['1'.repeat(5000), 'pt-BR'],
  ] as const)('%s in %s is no amount: nothing is made a thousand that may be decimals', (text, language) =>
    expect(readMoney(text, language)).toBeUndefined(),
  )

  it.each([
    ['2.500', 'pt-BR', [2500, 2_500_000]],
    ['2,500', 'en', [2500, 2_500_000]],
    ['1,500', 'pt-BR', [1500]],
    ['1.500', 'en', [1500]],
    ['0.350', 'pt-BR', [350]],
    ['0,350', 'en', [350]],
    [',350', 'pt-BR', [350]],
    ['1.234,5', 'pt-BR', [1_234_500]],
    ['999.999', 'pt-BR', []],
    ['2.5', 'pt-BR', [2500]],
    ['2.50', 'pt-BR', [2500]],
    ['1,2345', 'pt-BR', []],
    ['1e3', 'pt-BR', []],
    ['NaN', 'en', []],
    ['1.5.2,3', 'pt-BR', []],
    ['.350', 'pt-BR', []],
  ] as const)('the quantity %s in %s may be %j thousandths', (text, language, milli) =>
    expect(quantitiesIn(text, language)).toEqual(milli),
  )

  it('amounts have as many decimals as their currency', () => {
    expect(readMoney('1,500', 'en', 0)).toBe(1500)
    expect(readMoney('1500', 'en', 3)).toBe(1_500_000)
    expect(readMoney('1.5', 'en', 0)).toBeUndefined()
    expect(['BRL', 'JPY', 'KWD'].map(minorDigitsOf)).toEqual([2, 0, 3])
  })

  it('quantities have three decimals, and bounds', () => {
    expect(readQuantity('1,234', 'pt-BR')).toBe(1234)
    expect(readQuantity('1.234', 'en')).toBe(1234)
    expect(readQuantity('1,2345', 'pt-BR')).toBeUndefined()
    expect(readQuantity('\u200e1,5\u200b', 'pt-BR')).toBe(1500)
    expect(looksLikeNumber('\u200e5')).toBe(true)
    expect(readQuantity('100000', 'pt-BR')).toBe(100_000_000)
    expect(readQuantity('100001', 'pt-BR')).toBeUndefined()
    expect(readMoney('100000001', 'pt-BR')).toBeUndefined()
    expect(['R$5', '-2', ',5', '.5'].every(looksLikeNumber) && !looksLikeNumber('café')).toBe(true)
  })

  test.prop([fc.integer({ min: 0, max: 1e10 }), fc.constantFrom('pt-BR' as const, 'en' as const)])(
    'what is shown is read back',
    (cents, language) => {
      const shown = new Intl.NumberFormat(language, { minimumFractionDigits: 2 }).format(cents / 100)
      expect(readMoney(shown, language)).toBe(cents)
    },
  )
  test.prop([fc.integer({ min: 0, max: 1e8 }), fc.constantFrom('pt-BR' as const, 'en' as const)])(
    'a quantity that is shown is read back, alone or beside what else it may be',
    (milli, language) => {
      const read = quantitiesIn(formatNumber(milli / 1000, language), language)
      expect(read).toContain(milli)
      // Only whole thousands are in doubt, and only against their own decimals.
      expect(read).toHaveLength(milli >= 1e6 && milli < 1e9 && milli % 1000 === 0 ? 2 : 1)
    },
  )
  test.prop([fc.string(), fc.constantFrom('pt-BR' as const, 'en' as const)])(
    'nothing that is typed breaks it',
    (text, language) => {
      for (const read of [...quantitiesIn(text, language), readMoney(text, language) ?? 0])
        expect(Number.isSafeInteger(read) && read >= 0).toBe(true)
    },
  )
})

describe('days', () => {
  it('exist or do not', () => {
    expect(['2026-02-28', '2028-02-29', '9999-12-31'].every(isDay)).toBe(true)
    expect(
      ['2026-02-29', '2026-2-1', '0000-01-01', '2026-13-01', 'hoje', '2026-01-01T00:00'].some(isDay),
    ).toBe(false)
    expect(dayOf(2026, 2, 31)).toBeUndefined()
  })
  it('the next such day and month is today, this year or a later one', () => {
    expect(nextDayMonth('2026-11-24', 24, 11)).toBe('2026-11-24')
    expect(nextDayMonth('2026-11-24', 23, 11)).toBe('2027-11-23')
    expect(nextDayMonth('2026-11-24', 29, 2)).toBe('2028-02-29')
    expect(nextDayMonth('2026-11-24', 31, 2)).toBeUndefined()
  })
  test.prop([fc.integer({ min: -40_000, max: 40_000 })])('adding and taking away is as before', (days) => {
    expect(addDays(addDays('2026-11-24', days), -days)).toBe('2026-11-24')
  })
  it('are shown with the year only where it differs', () => {
    expect(formatDay('2026-11-30', 'pt-BR', '2026-11-24')).toBe('30 nov.')
    expect(formatDay('2027-11-30', 'pt-BR', '2026-11-24')).toMatch(/2027/)
  })
})

it('an invariant that is broken is an error', () => {
  expect(() => invariant(false, 'x')).toThrow('x')
  expect(() => invariant(true, 'x')).not.toThrow()
})
