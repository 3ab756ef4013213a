// What went through several lots at once is one line, as it was one act.
import { expect, test } from 'vitest'
import type { Movement } from '../../miniapp/client/api-types.ts'
import { together } from '../../miniapp/features/products/together.ts'

const one: Movement = {
  id: 9,
  at: '2026-11-28T12:00:00Z',
  productId: 1,
  lotId: 4,
  kind: 'count',
  quantity: -3,
  level: 5,
  unit: 'un',
  unitCost: 100,
  actor: { id: 2, name: 'Bia' },
  source: { type: 'count', id: 7, name: null },
  reason: null,
}
const before = { ...one, id: 8, lotId: 3, quantity: -2, level: 8 }
const linesOf = (...movements: Movement[]) =>
  together(movements).map(({ id, quantity, level }) => [id, quantity, level])

test('a count over two lots is one line, with all that was missing and the level after it', () => {
  expect(linesOf(one, before)).toEqual([[9, -5, 5]])
})
test('thousandths add up without a rest', () => {
  expect(linesOf({ ...one, quantity: -0.1 }, { ...before, quantity: -0.2 })).toEqual([[9, -0.3, 5]])
})
test.each<[string, Partial<Movement>]>([
  ['another count', { source: { ...one.source, id: 6 } }],
  ['what took it back', { kind: 'void' }],
  ['another kind of the same number', { source: { ...one.source, type: 'adjustment' }, kind: 'adjustment' }],
  ['another unit', { unit: 'dz' }],
])('%s is a line of its own', (_, other) => {
  expect(linesOf(one, { ...before, ...other })).toHaveLength(2)
})
test('two changes of the unit stay two, although they are of one product', () => {
  const changed: Movement = { ...one, kind: 'conversion', source: { type: 'product', id: 1, name: null } }
  expect(linesOf(changed, { ...changed, id: 8 })).toHaveLength(2)
})
