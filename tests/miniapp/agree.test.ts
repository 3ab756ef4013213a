// What chat and screen say of one form: nothing that was said at one door is lost, nothing is said that nobody said.
import { expect, test } from 'vitest'
import { isSame, type Said, saidIn, together } from '../../miniapp/features/shared-form/agree.ts'
import { screenOf } from '../../miniapp/features/shared-form/screen-of.ts'
import { constantFrom, assert as holds, property, record } from '../support/property.ts'

const FIELDS = ['amount', 'method']
const said = record({
  amount: constantFrom(undefined, 100, 200),
  method: constantFrom(undefined, 'pix', 'cash'),
})

test('what is asked there still is not said, whatever it would be', () => {
  const draft = { input: { customerId: 1, amount: 500, method: 'cash' }, missing: ['method'] }
  expect(saidIn(draft)).toEqual({ customerId: 1, amount: 500 })
})

test('what one door changed is taken, what both changed is as this one has it; the rest stays as the chat has it', () => {
  holds(
    property(said, said, said, (before: Said, here: Said, there: Said) => {
      const both = together(before, here, { ...there, on: '2026-11-01' }, FIELDS)
      for (const field of FIELDS)
        expect(both[field]).toBe(here[field] === before[field] ? there[field] : here[field])
      expect(both['on']).toBe('2026-11-01')
      expect(isSame(together(before, before, there, FIELDS), there, FIELDS)).toBe(true)
    }),
  )
})

test('a draft is filled at the screen of its operation, once it is known whom or what it is about', () => {
  const at = (operation: string, input: object) => screenOf({ id: 7, operation, input } as never)
  expect(at('payments.create', { customerId: 4 })).toBe('/customers/4/pay?draft=7')
  expect(at('payments.create', {})).toBeNull()
  expect(at('stock.receive', { productId: 2 })).toBe('/products/2/receive?draft=7')
  expect(at('sales.create', { customerId: 4 })).toBeNull()
})
