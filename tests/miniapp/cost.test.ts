// What a receipt's cost is taken to be, of each or of all together, while it is typed.
import { expect, test } from 'vitest'
import { costsIn } from '../../miniapp/features/products/cost.ts'

const EACH = { cost: null, total: null }

test('of each: what is typed, else the last one; where there is neither, none', () => {
  expect(costsIn({ ...EACH, cost: 250 }, 6000, 300)).toEqual([250])
  expect(costsIn(EACH, 6000, 300)).toEqual([300])
  expect(costsIn(EACH, 6000, null)).toEqual([])
})
test('by the total: what each comes to, once there is a quantity', () => {
  expect(costsIn({ ...EACH, total: 1500 }, 6000, 300)).toEqual([250])
  expect(costsIn({ ...EACH, total: 1500 }, null, 300)).toEqual([])
})
test('by a total of which nothing is typed yet: none, for what was only opened is no gift', () => {
  expect(costsIn({ ...EACH, total: 0 }, 6000, 300)).toEqual([])
})
