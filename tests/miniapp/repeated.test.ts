// An old sale as a new draft: what is of then, and what is of now.
import { describe, expect, test } from 'vitest'
import type { Product, Sale } from '../../miniapp/client/api-types.ts'
import { repeated } from '../../miniapp/features/sales/repeated.ts'

const item = {
  id: 1,
  productId: 7,
  name: 'Café',
  emoji: '☕',
  unit: 'un',
  quantity: 2,
  unitPrice: 500,
  discount: 0,
  total: 1000,
}
const sale: Sale = {
  id: 1,
  customer: { id: 3, name: 'Ana' },
  seller: { id: 1, name: 'Bia' },
  items: [item],
  subtotal: 1000,
  discount: 0,
  total: 1000,
  paid: 0,
  due: 1000,
  status: 'open',
  dueOn: '2026-11-20',
  on: '2026-11-10',
  note: null,
  overrideCredit: false,
  payments: [],
  confirmation: { state: 'none', at: null },
  createdAt: '2026-11-10T12:00:00Z',
  voidedAt: null,
  voidedBy: null,
  voidReason: null,
  rev: 1,
}
const coffee = { id: 7, name: 'Café coado', emoji: '☕', unit: 'un', price: 550 } as Product
const ana = { id: 3, name: 'Ana', due: 0, credit: 0, creditLimit: null }
const again = (old: Sale, products: readonly Product[] | null = [coffee]) =>
  repeated(old, {
    products: products && new Map(products.map((one) => [one.id, one])),
    buyer: old.customer && ana,
    today: '2026-12-01',
    method: 'cash',
  })

describe('a sale made again', () => {
  test('of a product that is counted in another unit by now is as much as it was, at the price of now', () => {
    const cheese = { ...coffee, unit: 'g', price: 4 } as Product
    const { lines } = again({ ...sale, items: [{ ...item, unit: 'kg', quantity: 0.35, unitPrice: 4000 }] }, [
      cheese,
    ]).draft
    expect(lines).toEqual([expect.objectContaining({ quantity: 350, unit: 'g', unitPrice: 4 })])
    expect(lines[0]).not.toHaveProperty('was')
  })

  test('what was on tab is on tab, for as many days, at the price of now, which says what it was', () => {
    const { draft } = again(sale)
    expect(draft).toMatchObject({ way: 'tab', dueOn: '2026-12-11', buyer: ana })
    expect(draft.lines).toMatchObject([{ name: 'Café coado', quantity: 2, unitPrice: 550, was: 500 }])
  })

  test('what was paid on its day was paid, by that; what came later is no part of it', () => {
    const paid = (on: string, amount: number) => ({ id: 1, amount, method: 'pix' as const, on })
    expect(again({ ...sale, payments: [paid(sale.on, 1000)] }).draft).toMatchObject({
      way: 'paid',
      method: 'pix',
    })
    const part = again({ ...sale, payments: [paid(sale.on, 300), paid('2026-11-15', 700)] }).draft
    expect(part).toMatchObject({ way: 'part', part: 300, method: 'pix' })
    expect(again({ ...sale, payments: [paid('2026-11-15', 1000)] }).draft.way).toBe('tab')
    expect(again({ ...sale, customer: null }).draft).toMatchObject({ way: 'paid', buyer: null })
  })

  test('one product on two lines is one line; what is not sold any more is left out by name', () => {
    const cake = { ...item, id: 3, productId: 9, name: 'Bolo' }
    const { draft, left } = again({ ...sale, items: [item, { ...item, id: 2, quantity: 0.35 }, cake] })
    expect(draft.lines.map(({ quantity }) => quantity)).toEqual([2.35])
    expect(left).toEqual(['Bolo'])
  })

  test('where nothing of the shelf is known it is as it was', () => {
    const { draft, left } = again(sale, null)
    expect(draft.lines).toMatchObject([{ name: 'Café', quantity: 2, unitPrice: 500 }])
    expect(draft.lines[0]?.was).toBeUndefined()
    expect(left).toEqual([])
  })
})
