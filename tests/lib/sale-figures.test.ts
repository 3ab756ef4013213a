// What a figure typed to find a sale may be: its number, what it came to.
import { describe, expect, it } from 'vitest'
import { saleFigures } from '#lib/sale-figures.ts'
import { formatMoney } from '#locales/format.ts'
import { fc, test } from '../support/property.ts'

const NONE = { number: null, total: null }
const languages = fc.constantFrom('pt-BR' as const, 'en' as const)

describe('a figure that is looked for', () => {
  it.each([
    ['98,37', 'pt-BR', { number: null, total: 9837 }],
    ['98.37', 'pt-BR', { number: null, total: 9837 }],
    ['R$ 98,37', 'pt-BR', { number: null, total: 9837 }],
    ['r$98,37', 'pt-BR', { number: null, total: 9837 }],
    ['R$\u00a098,37', 'en', { number: null, total: 9837 }],
    ['98,37 €', 'pt-BR', { number: null, total: 9837 }],
    ['1.284,50', 'pt-BR', { number: null, total: 128_450 }],
    ['1,284.50', 'en', { number: null, total: 128_450 }],
    ['98', 'pt-BR', { number: 98, total: 9800 }],
    [' 98\u200e ', 'pt-BR', { number: 98, total: 9800 }],
    ['1.284', 'pt-BR', { number: 1284, total: 128_400 }],
    ['R$ 98', 'pt-BR', { number: null, total: 9800 }],
    ['#123', 'pt-BR', { number: 123, total: null }],
    ['# 1.284', 'pt-BR', { number: 1284, total: null }],
    ['0', 'pt-BR', { number: 0, total: 0 }],
    // More than a price may be, and still what a sale may come to.
    ['150.000.000,00', 'pt-BR', { number: null, total: 15_000_000_000 }],
  ] as const)('%j in %s', (typed, language, figures) =>
    expect(saleFigures(typed, language, 2)).toEqual(figures),
  )

  it.each([
    '',
    '#',
    '##1',
    '#1,5',
    '#R$5',
    'R$',
    '-98',
    '98.377',
    '1.284,50',
    '1e3',
    'KIT 5',
    'Coca 600',
    '600 ml',
    '9'.repeat(30),
    `${' '.repeat(40)}98`,
  ])('%j is none', (typed) => expect(saleFigures(typed, 'en', 2)).toEqual(NONE))

  it('has as many decimals as the currency of the shop', () => {
    expect(saleFigures('1.284', 'pt-BR', 0)).toEqual({ number: 1284, total: 1284 })
    expect(saleFigures('98,37', 'pt-BR', 0)).toEqual(NONE)
    expect(saleFigures('1,5', 'pt-BR', 3)).toEqual({ number: null, total: 1500 })
  })

  test.prop([fc.integer({ min: 0, max: 1e13 }), fc.constantFrom('BRL', 'USD', 'EUR'), languages])(
    'is every amount as it is shown',
    (total, currency, language) => {
      const shown = formatMoney(total, language, currency)
      expect(saleFigures(shown, language, 2)).toEqual({ number: null, total })
    },
  )

  test.prop([fc.string({ maxLength: 60 }), languages])(
    'nothing that is typed breaks it',
    (typed, language) => {
      for (const one of Object.values(saleFigures(typed, language, 2)))
        expect(one === null || (Number.isSafeInteger(one) && one >= 0)).toBe(true)
    },
  )
})
