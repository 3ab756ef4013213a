import { describe, expect, test } from 'vitest'
import { lineTotal } from '#lib/money.ts'
import {
  type Draft,
  emptyDraft,
  type Goods,
  type Known,
  sumsOf,
  withQuantity,
} from '../../miniapp/features/cart/draft.ts'
import { changeOf, onlyWhatWasGiven, paymentsOf, takenBy } from '../../miniapp/features/cart/paid-by.ts'
import { saleOf } from '../../miniapp/features/cart/sale-of.ts'
import { notesFor } from '../../miniapp/features/debts/bank-notes.ts'
import { array, assert, constantFrom, integer, property, record } from '../support/property.ts'

const product = (id: number, price: number, unit: Goods['unit'] = 'un'): Goods => ({
  id,
  name: `Produto ${id}`,
  emoji: null,
  unit,
  price,
})
const ana: Known = {
  id: 4,
  name: 'Ana',
  creditLimit: 20_000,
  due: 4200,
  credit: 0,
}

/** Two coffees, 0.6 kg of bread and two milks, as the shop's example has it: R$ 32,92. */
function example(more: Partial<Draft> = {}): Draft {
  const lines = withQuantity(
    withQuantity(withQuantity([], product(1, 500), 2), product(2, 1890, 'kg'), 0.6),
    product(3, 579),
    2,
  )
  return { ...emptyDraft('cash'), lines, ...more }
}

describe('what a sale comes to', () => {
  test('is summed line by line by the shared arithmetic', () =>
    expect(sumsOf(example())).toMatchObject({ subtotal: 3292, total: 3292, paidNow: 3292, onTab: 0 }))
  test('takes a discount off, in money or in per cent', () => {
    expect(sumsOf(example({ discount: { kind: 'amount', value: 292 } })).total).toBe(3000)
    expect(sumsOf(example({ discount: { kind: 'percent', value: 12.5 } })).discount).toBe(
      lineTotal(125, 3292),
    )
  })
  test('leaves on the tab what is not paid now', () => {
    const part = sumsOf(example({ buyer: ana, way: 'part', part: 1000 }))
    expect(part).toMatchObject({ paidNow: 1000, onTab: 2292, overLimit: 0 })
    expect(sumsOf(example({ buyer: ana, way: 'tab' }))).toMatchObject({ paidNow: 0, onTab: 3292 })
  })
  test('uses the credit of the customer first', () => {
    const sums = sumsOf(example({ buyer: { ...ana, due: 0, credit: 2000 } }))
    expect(sums).toMatchObject({ fromCredit: 2000, paidNow: 1292, onTab: 0 })
  })
  test('says how far the tab would pass the limit', () => {
    const jorge = { ...ana, due: 18_740 }
    expect(sumsOf(example({ buyer: jorge, way: 'tab' })).overLimit).toBe(18_740 + 3292 - 20_000)
    expect(sumsOf(example({ buyer: jorge, way: 'paid' })).overLimit).toBe(0)
    expect(sumsOf(example({ buyer: { ...jorge, creditLimit: null }, way: 'tab' })).overLimit).toBe(0)
    expect(sumsOf(example({ buyer: { ...ana, due: 0, creditLimit: 0 }, way: 'tab' })).overLimit).toBe(3292)
  })
  test('always splits the total into credit, paid and tab', () => {
    const drafts = record({
      quantities: array(integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 }),
      price: integer({ min: 0, max: 100_000 }),
      way: constantFrom('paid' as const, 'part' as const, 'tab' as const),
      part: integer({ min: 0, max: 1_000_000 }),
      credit: integer({ min: 0, max: 50_000 }),
    })
    assert(
      property(drafts, ({ quantities, price, way, part, credit }) => {
        const lines = quantities.flatMap((milli, index) =>
          withQuantity([], product(index, price, 'kg'), milli / 1000),
        )
        const sums = sumsOf({ ...emptyDraft('pix'), lines, way, part, buyer: { ...ana, due: 0, credit } })
        return (
          sums.fromCredit + sums.paidNow + sums.onTab === sums.total &&
          Math.min(sums.fromCredit, sums.paidNow, sums.onTab) >= 0
        )
      }),
    )
  })
})

describe('by what it is paid', () => {
  const cash = (amount: number) => [{ method: 'cash' as const, amount }]
  test('is one method for all of it, or so much by another and the rest by the first', () => {
    expect(paymentsOf(example({ method: 'pix' }), 3292)).toEqual([{ method: 'pix', amount: 3292 }])
    expect(paymentsOf(example({ method: 'pix', others: cash(2000) }), 3292)).toEqual([
      { method: 'pix', amount: 1292 },
      { method: 'cash', amount: 2000 },
    ])
  })
  test('never takes more than is paid now, whatever was asked for before a line was taken out', () =>
    expect(paymentsOf(example({ method: 'pix', others: cash(5000) }), 3292)).toEqual(cash(3292)))
  test('gives change for cash alone, of its own part', () => {
    expect(changeOf(example({ given: 5000 }), 3292)).toBe(1708)
    expect(changeOf(example({ given: 5000, method: 'pix' }), 3292)).toBe(0)
    expect(changeOf(example({ given: 3000 }), 3292)).toBe(-292)
    expect(changeOf(example({ given: 2000, way: 'part', part: 1000 }), 1000)).toBe(1000)
    expect(changeOf(example({ given: 5000, method: 'pix', others: cash(2000) }), 3292)).toBe(3000)
  })
  test('takes what cash was given where that is too little, and leaves the rest open', () => {
    expect(onlyWhatWasGiven(example({ given: 3000 }), 3292)).toMatchObject({ way: 'part', part: 3000 })
    const two = example({ method: 'pix', others: cash(2000), given: 1500 })
    const after = { ...two, ...onlyWhatWasGiven(two, 3292) }
    expect(after).toMatchObject({ way: 'part', part: 2792, others: cash(1500), given: null })
    expect(takenBy('pix', after, 2792)).toBe(1292)
  })
  test('always comes to what is paid now', () => {
    const paid = record({
      amounts: array(integer({ min: 0, max: 5000 }), { maxLength: 4 }),
      paidNow: integer({ min: 0, max: 10_000 }),
    })
    assert(
      property(paid, ({ amounts, paidNow }) => {
        const others = amounts.flatMap((amount) => cash(amount))
        const payments = paymentsOf(example({ method: 'pix', others }), paidNow)
        return (
          payments.reduce((sum, { amount }) => sum + amount, 0) === paidNow &&
          payments.every(({ amount }) => amount > 0)
        )
      }),
    )
  })
})

describe('what is sent', () => {
  test('is what was shown: prices, money, day', () => {
    const draft = example({ buyer: ana, way: 'part', part: 1000, method: 'pix', dueOn: '2026-11-30' })
    expect(saleOf(draft, sumsOf(draft), false)).toEqual({
      customerId: 4,
      items: [
        { productId: 1, quantity: 2, unitPrice: 500 },
        { productId: 2, quantity: 0.6, unitPrice: 1890 },
        { productId: 3, quantity: 2, unitPrice: 579 },
      ],
      payments: [{ amount: 1000, method: 'pix' }],
      dueOn: '2026-11-30',
    })
  })
  test('says the day where it is not today, and nothing of the one put aside', () => {
    const draft = example({ on: '2026-11-20', held: example() })
    expect(saleOf(draft, sumsOf(draft), false)).toMatchObject({ on: '2026-11-20' })
    expect(saleOf(draft, sumsOf(draft), false)).not.toHaveProperty('held')
    expect(saleOf(example(), sumsOf(example()), false)).not.toHaveProperty('on')
  })
  test('names somebody new, and nobody at all', () => {
    const named = example({ buyer: { id: null, name: 'Zé' }, way: 'tab' })
    expect(saleOf(named, sumsOf(named), false)).toMatchObject({ customerName: 'Zé' })
    const nobody = saleOf(example(), sumsOf(example()), false)
    expect(Object.keys(nobody)).toEqual(['items', 'payments'])
  })
  test('has no due day when all is paid', () => {
    const draft = example({ buyer: ana, dueOn: '2026-11-30' })
    expect(saleOf(draft, sumsOf(draft), false)).not.toHaveProperty('dueOn')
  })
})

describe('the lines', () => {
  test('keep their price when more is added at a new one', () => {
    const lines = withQuantity(withQuantity([], product(1, 500), 1), product(1, 550), 2)
    expect(lines).toMatchObject([{ quantity: 2, unitPrice: 500, shelfPrice: 500 }])
  })
  test('go when nothing of them is left', () =>
    expect(withQuantity(withQuantity([], product(1, 500), 1), product(1, 500), 0)).toEqual([]))
})

test('the next notes are what a customer may hand over', () => {
  expect(notesFor(3000, 2)).toEqual([5000, 10_000])
  expect(notesFor(3292, 2)).toEqual([4000, 5000])
  expect(notesFor(12_000, 2)).toEqual([15_000, 20_000])
})
