// A row that is dragged: where it comes to lie, and how the others make way.
import { describe, expect } from 'vitest'
import { placeAfter, shiftOf } from '../../miniapp/features/settings/drag-places.ts'
import { fc, test } from '../support/property.ts'

const HEIGHT = 56
const middles = (count: number) => Array.from({ length: count }, (_, index) => index * HEIGHT + HEIGHT / 2)

describe('a row that is dragged', () => {
  test('takes the next place once it covers half of it, and none before', () => {
    const rows = middles(4)
    expect(placeAfter(rows, 1, HEIGHT / 2 - 1, HEIGHT)).toBe(1)
    expect(placeAfter(rows, 1, HEIGHT / 2, HEIGHT)).toBe(2)
    expect(placeAfter(rows, 1, -HEIGHT / 2 - 1, HEIGHT)).toBe(0)
    expect(placeAfter(rows, 0, 2 * HEIGHT, HEIGHT)).toBe(2)
    expect(placeAfter(rows, 3, -9999, HEIGHT)).toBe(0)
    expect(placeAfter(rows, 0, 9999, HEIGHT)).toBe(3)
  })

  const drags = fc
    .record({ count: fc.integer({ min: 1, max: 9 }), by: fc.integer({ min: -999, max: 999 }), n: fc.nat() })
    .map(({ count, by, n }) => ({ count, by, from: n % count }))

  test.prop([drags])('leaves each place to one row alone', ({ count, by, from }) => {
    const to = placeAfter(middles(count), from, by, HEIGHT)
    const drag = { from, to, by, height: HEIGHT }
    const others = Array.from({ length: count }, (_, index) => index).filter((index) => index !== from)
    const taken = others.map((index) => index + shiftOf(index, drag) / HEIGHT)
    expect([...taken, to].toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: count }, (_, index) => index),
    )
  })

  test('moves nothing while none is dragged', () => {
    expect([0, 1, 2].map((index) => shiftOf(index, null))).toEqual([0, 0, 0])
  })
})
