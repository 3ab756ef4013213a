// What chat and screen say of one sale, put together: nothing that was changed at one door is lost, nothing is changed that nobody touched.
import { describe, expect, it } from 'vitest'
import type { Product } from '../../miniapp/client/api-types.ts'
import {
  type Draft,
  emptyDraft,
  type Line,
  quantitiesOf,
  withQuantity,
} from '../../miniapp/features/cart/draft.ts'
import { readSale } from '../../miniapp/features/cart/sale-read.ts'
import { isSame, type Said, saidHere, saidThere, together } from '../../miniapp/features/drafts/input.ts'

const line = (productId: number, quantity: number): Line => ({
  productId,
  name: 'Café',
  emoji: null,
  unit: 'un',
  quantity,
  unitPrice: 500,
  shelfPrice: 500,
})
const item = (productId: number, quantity: number) => ({ productId, quantity, unitPrice: 500 })
const cafe = { id: 1, name: 'Café', emoji: null, unit: 'un', price: 500 } as Product
const ana = { id: 1, name: 'Ana', due: 0, credit: 0, creditLimit: null }
const shared = { id: 7, version: 1, said: {}, isOpen: true, inChat: true }
const sale = (more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft('cash'),
  lines: [line(1, 2)],
  buyer: ana,
  shared,
  ...more,
})
const there = (input: Said, missing: readonly string[] = []) =>
  saidThere({
    id: 7,
    operation: 'sales.create',
    input,
    missing: [...missing],
    choices: {},
    source: 'chat',
    chat: true,
    version: 1,
    updatedAt: '',
  })

describe('as it is said', () => {
  it('how it is paid is left out until somebody says so: a form’s first word is nobody’s', () => {
    expect(saidHere(sale())).toEqual({ customerId: 1, items: [item(1, 2)] })
    expect(saidHere(sale({ way: 'tab' }))).toEqual({ customerId: 1, items: [item(1, 2)], payments: [] })
    expect(saidHere(sale({ given: 2000 })).payments).toEqual([{ amount: 1000, method: 'cash' }])
    expect(saidHere(sale({ shared: { ...shared, isOpen: false } })).payments).toHaveLength(1)
    expect(saidHere(sale({ lines: [] }))).toEqual({ customerId: 1 })
  })

  it('a due date stays said while how it is paid is open: opening the screen changes nothing of the card', () => {
    const said = there({ customerId: 1, items: [item(1, 2)], dueOn: '2026-12-15' }, ['payment'])
    const open = sale({ dueOn: '2026-12-15' })
    expect(saidHere(open)).toEqual(said)
    expect(isSame(saidHere(open), said)).toBe(true)
    expect(saidHere({ ...open, way: 'tab' }).dueOn).toBe('2026-12-15')
    expect(saidHere({ ...open, dueOn: null })).not.toHaveProperty('dueOn')
  })

  it('two lines of one product are one at one price, and each its own at two', () => {
    const dear = { ...item(1, 1), unitPrice: 400 }
    const said = there({ items: [item(1, 2), dear, item(1, 3)] }, ['payment'])
    const lines = readSale(said, null, new Map([[1, cafe]]))?.draft.lines ?? []
    expect(lines).toMatchObject([
      { quantity: 5, unitPrice: 500 },
      { quantity: 1, unitPrice: 400 },
    ])
    expect(isSame(saidHere(sale({ buyer: null, lines })), said)).toBe(true)
    const their = { ...said, items: [item(1, 6), dear] }
    expect(together(said, said, their).said.items).toEqual([item(1, 6), dear])
    expect(quantitiesOf(lines)).toEqual(new Map([[1, 6]]))
    expect(withQuantity(lines, cafe, 7)).toMatchObject([{ quantity: 5 }, { quantity: 2 }])
    expect(withQuantity(lines, cafe, 4)).toMatchObject([{ quantity: 4, unitPrice: 500 }])
  })

  it('the day of the sale is said, and comes back as it was', () => {
    const said = there({ customerId: 1, items: [item(1, 2)], on: '2026-11-28' }, ['payment'])
    const read = readSale(said, ana, new Map([[1, cafe]]))?.draft
    expect(read?.on).toBe('2026-11-28')
    expect(saidHere(sale({ on: read?.on ?? null }))).toEqual(said)
    expect(isSame(saidHere(sale()), said)).toBe(false)
    expect(together(said, saidHere(sale()), said).said).not.toHaveProperty('on')
  })

  it('and there: no payments are a tab, unless they are asked for', () => {
    expect(there({ items: [item(1, 2)] }, ['payment'])).toEqual({ items: [item(1, 2)] })
    expect(there({ items: [item(1, 2)] }).payments).toEqual([])
  })

  it('the same in another order is the same', () => {
    const one = { customerId: 1, items: [item(1, 2), item(2, 1)], payments: [] }
    expect(isSame(one, { payments: [], items: [item(2, 1), item(1, 2)], customerId: 1 })).toBe(true)
    expect(isSame(one, { ...one, items: [item(1, 2), item(2, 3)] })).toBe(false)
    expect(isSame(one, { customerId: 1, items: one.items })).toBe(false)
  })
})

describe('together', () => {
  const before: Said = { customerId: 1, items: [item(1, 2), item(2, 1)], discount: 100 }

  it('a change of either side is taken, and of the other’s the old value is told', () => {
    const here = { ...before, items: [item(1, 2), item(2, 5)] }
    const their = { ...before, customerId: 2, items: [item(1, 3), item(2, 1), item(3, 1)] }
    expect(together(before, here, their)).toEqual({
      said: { customerId: 2, discount: 100, items: [item(1, 3), item(2, 5), item(3, 1)] },
      changes: [
        { productId: 1, before: 2, now: 3 },
        { productId: 3, before: null, now: 1 },
      ],
    })
  })

  it('of what both have changed, this side’s stands, and nothing is said', () => {
    const both = together(
      before,
      { ...before, items: [item(1, 9), item(2, 1)] },
      { ...before, items: [item(1, 4), item(2, 1)] },
    )
    expect(both.said.items).toEqual([item(1, 9), item(2, 1)])
    expect(both.changes).toEqual([])
  })

  it('what was taken out stays out, at whichever side', () => {
    const here = { ...before, items: [item(1, 2)] }
    const their: Said = { customerName: 'Rita', items: [item(2, 1)] }
    expect(together(before, here, their)).toEqual({
      said: { customerName: 'Rita' },
      changes: [{ productId: 1, before: 2, now: null }],
    })
  })
})
