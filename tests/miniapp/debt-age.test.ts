// What an amount pays and how old a debt is, by the server's rules.
import { describe, expect, test } from 'vitest'
import { ageOf, type OpenSale, pays, sumOf } from '../../miniapp/client/debt-age.ts'
import { settledOn } from '../../miniapp/features/customers/settled.ts'
import { array, assert, integer, property } from '../support/property.ts'

const sale = (id: number, on: string, due: number, dueOn: string | null = null): OpenSale => ({
  id,
  on,
  due,
  dueOn,
})
const amounts = (sales: OpenSale[], amount: number) =>
  pays(sales, amount).map((one) => [one.sale.id, one.amount, one.left])

describe('what an amount pays', () => {
  test('the oldest day first, then the lower number', () => {
    const sales = [
      sale(9, '2026-11-02', 3500),
      sale(3, '2026-11-23', 2000),
      sale(12, '2026-10-06', 13_240),
      sale(4, '2026-11-02', 100),
    ]
    expect(amounts(sales, 15_000)).toEqual([
      [12, 13_240, 0],
      [4, 100, 0],
      [9, 1660, 1840],
      [3, 0, 2000],
    ])
  })

  test('those picked by hand first, in that order, and what is over the others', () => {
    const sales = [sale(12, '2026-10-06', 1000), sale(9, '2026-11-02', 300), sale(3, '2026-11-23', 200)]
    const picked = pays(sales, 700, [3, 9])
    expect(picked.map((one) => [one.sale.id, one.amount, one.left])).toEqual([
      [3, 200, 0],
      [9, 300, 0],
      [12, 200, 800],
    ])
  })

  test('never more than is owed, nor more than there is', () => {
    assert(
      property(
        array(integer({ min: 1, max: 10_000 }), { maxLength: 8 }),
        integer({ min: 0, max: 50_000 }),
        (dues, amount) => {
          const sales = dues.map((due, id) => sale(id + 1, '2026-11-01', due))
          const paid = pays(sales, amount)
          expect(paid.reduce((sum, one) => sum + one.amount, 0)).toBe(Math.min(amount, sumOf(sales)))
          for (const one of paid) expect(one.amount + one.left).toBe(one.sale.due)
        },
      ),
    )
  })
})

test('a debt is late the day after its due date, and one without a date after its thirty days', () => {
  const sales = [sale(1, '2026-10-20', 500), sale(2, '2026-11-10', 300, '2026-11-20')]
  expect(ageOf(sales, '2026-11-20')).toMatchObject({
    due: 800,
    overdue: 500,
    late: 1,
    firstDueOn: '2026-11-19',
    firstDue: 500,
  })
  expect(ageOf(sales, '2026-11-21')).toMatchObject({ overdue: 800, late: 2 })
  expect(ageOf(sales, '2026-11-19')).toMatchObject({ overdue: 0, late: 0 })
  expect(ageOf([], '2026-11-19')).toMatchObject({ due: 0, firstDueOn: null })
})

test('nothing is open since the line that settled it', () => {
  const lines = [
    { on: '2026-11-12', balance: -200 },
    { on: '2026-11-09', balance: 0 },
    { on: '2026-11-02', balance: 900 },
  ]
  expect(settledOn(lines)).toBe('2026-11-09')
  expect(settledOn(lines.slice(2))).toBe(null)
  expect(settledOn([])).toBe(null)
})
