// Amounts are typed, and shown, with the decimals that the shop's currency has.
import { expect, test } from 'vitest'
import { wordsOf } from '#commands/index.ts'
import { amountOf } from '#commands/tokens.ts'

test.each([
  ['BRL', '1.000', 100_000],
  ['JPY', '1.000', 1000],
  ['CLP', '5000', 5000],
  ['KWD', '1,5', 1500],
])('in %s %s is %i minor units, and is shown as typed', (currency, typed, minor) => {
  const words = wordsOf('pt-BR', currency)
  expect(amountOf(typed, words)).toBe(minor)
  expect(words.money(minor).replaceAll('.', '')).toContain(typed.replaceAll('.', ''))
})

test('more decimals than the currency has are no amount', () =>
  expect(() => amountOf('12,50', wordsOf('pt-BR', 'JPY'))).toThrow())
