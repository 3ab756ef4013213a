import { describe, expect, test } from 'vitest'
import { PRICE_MAX } from '#lib/limits.ts'
import { quantitiesIn } from '#lib/numbers.ts'
import { pastedMoney, rightFill } from '../../miniapp/ui/typed-money.ts'
import {
  asTyped,
  typedLevel,
  typedPercent,
  typedQuantities,
  typedQuantity,
  typedSearch,
} from '../../miniapp/ui/typing.ts'
import { assert, constantFrom, integer, property, string } from '../support/property.ts'

/** What the field shows after each stroke, as the person sees it, and what it is worth. */
function typed(keys: string): number {
  let value = 0
  for (const key of keys) {
    const shown = `R$ ${(value / 100).toFixed(2).replace('.', ',')}`
    value = rightFill(key === '<' ? shown.slice(0, -1) : shown + key, value)
  }
  return value
}

describe('an amount typed', () => {
  test('fills from the right: 6 4 0 is 6,40', () => expect(typed('640')).toBe(640))
  test('shifts back at a delete', () => expect(typed('640<')).toBe(64))
  test('comes to nothing when all is deleted', () => expect(typed('640<<<<')).toBe(0))
  test('takes no stroke that would pass the limit', () => {
    expect(typed('99999999999')).toBe(9_999_999_999)
    expect(rightFill('R$ 100.000.000,001', PRICE_MAX)).toBe(PRICE_MAX)
  })
  test('is its own digits, whatever the amount', () => {
    assert(property(integer({ min: 0, max: PRICE_MAX }), (cents) => typed(String(cents)) === cents))
  })
})

describe('a quantity in its field', () => {
  test('is read as what it is, a thousand and more too', () => {
    for (const language of ['pt-BR', 'en'] as const)
      assert(
        property(
          integer({ min: 1, max: 100_000_000 }),
          (milli) => typedQuantity(asTyped(milli / 1000, language), language) === milli / 1000,
        ),
      )
    expect([asTyped(1500, 'pt-BR'), asTyped(0.6, 'pt-BR'), asTyped(0.6, 'en')]).toEqual([
      '1500',
      '0,6',
      '0.6',
    ])
  })
})

describe('an amount pasted', () => {
  test.each([
    ['1.234,56', 'pt-BR', 123_456],
    ['1234.56', 'pt-BR', 123_456],
    ['R$ 12', 'pt-BR', 1200],
    ['R$\u00a012,50 ', 'pt-BR', 1250],
    ['1.234', 'pt-BR', 123_400],
    ['1,234.56', 'en', 123_456],
    ['1,234', 'en', 123_400],
    ['$1,234.56', 'en', 123_456],
    ['US$ 12', 'en', 1200],
    ['12,50 €', 'pt-BR', 1250],
    ['BRL 12,50', 'pt-BR', 1250],
  ] as const)('%s is read as somebody writes it in %s', (text, language, cents) =>
    expect(pastedMoney(text, language)).toBe(cents),
  )
  test.each(['', 'abc', 'R$', '999999999999', '-5'])('"%s" is no amount', (text) =>
    expect(pastedMoney(text, 'pt-BR')).toBeNull(),
  )
})

describe('a quantity typed', () => {
  test.each([
    ['2', 'pt-BR', 2],
    ['0,6', 'pt-BR', 0.6],
    ['0.6', 'pt-BR', 0.6],
    [',350', 'pt-BR', 0.35],
    ['0.350', 'pt-BR', 0.35],
    ['1,005', 'pt-BR', 1.005],
    ['1.005', 'en', 1.005],
    ['1.234,5', 'pt-BR', 1234.5],
  ] as const)('%s in %s is %d', (text, language, quantity) =>
    expect(typedQuantity(text, language)).toBe(quantity),
  )
  test.each(['', '0', '-1', '1,2345', '1e3', '2 3', ',', '100001', '200.000'])('"%s" is none', (text) => {
    expect(typedQuantity(text, 'pt-BR')).toBeNull()
    expect(typedQuantities(text, 'pt-BR').filter(Boolean)).toEqual([])
  })
  test.each([
    ['2.500', 'pt-BR', [2.5, 2500]],
    ['2,500', 'en', [2.5, 2500]],
  ] as const)('%s in %s may be %j: neither is taken', (text, language, readings) => {
    expect(typedQuantity(text, language)).toBeNull()
    expect(typedQuantities(text, language)).toEqual(readings)
  })
  test('what comes whole is a thousand there, and what is picked is sure', () => {
    expect(typedQuantity('2.500', 'pt-BR', true)).toBe(2500)
    for (const language of ['pt-BR', 'en'] as const)
      for (const one of [2.5, 2500]) expect(typedQuantities(asTyped(one, language), language)).toEqual([one])
  })
  test('is read as in the chat, whatever it is', () => {
    assert(
      property(string(), constantFrom('pt-BR' as const, 'en' as const), (text, language) => {
        const read = quantitiesIn(text.trim(), language).map((milli) => milli / 1000)
        expect(typedQuantities(text, language)).toEqual(read)
      }),
    )
  })
  test('nothing is a count', () => {
    expect(['0', '0,000', '1.500'].map((text) => typedLevel(text, 'pt-BR'))).toEqual([0, 0, null])
  })
})

describe('a share typed', () => {
  test.each([
    ['', 0],
    ['0', 0],
    ['10', 10],
    ['10%', 10],
    ['7,5 %', 7.5],
    ['7.5', 7.5],
  ])('"%s" is %d per cent', (text, share) => expect(typedPercent(text, 'pt-BR')).toBe(share))
  test.each(['%', 'dez', '-5', '0,04', '1,25', '10%%', '1e1', '1.000'])('"%s" is none', (text) =>
    expect(typedPercent(text, 'pt-BR')).toBeNull(),
  )
})

describe('a search typed', () => {
  test('takes a number in front as how many', () =>
    expect(typedSearch('2 cafe', 'pt-BR')).toEqual({ quantity: 2, query: 'cafe' }))
  test('takes weights the local way', () =>
    expect(typedSearch('0,6 pão', 'pt-BR')).toEqual({ quantity: 0.6, query: 'pão' }))
  test('leaves codes and names with numbers alone', () => {
    expect(typedSearch('7891234567895', 'pt-BR')).toEqual({ quantity: 1, query: '7891234567895' })
    expect(typedSearch('leite 1 l', 'pt-BR')).toEqual({ quantity: 1, query: 'leite 1 l' })
  })
  test('finds what is meant, and leaves open how many, where that may be two', () =>
    expect(typedSearch('2.500 pão', 'pt-BR')).toEqual({ quantity: null, query: 'pão' }))
})
