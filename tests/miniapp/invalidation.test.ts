// Each write and each event makes stale exactly what it changes, and nothing else is read again.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dispatchEvent, staleAfter, staleAfterWrite, type Write } from '../../miniapp/client/invalidation.ts'
import type { LiveEvent } from '../../miniapp/client/live.ts'
import { resource, unlessOld } from '../../miniapp/client/resource.ts'
import { writing } from '../../miniapp/client/writing.ts'
import { announcedEvents } from '../support/announced.ts'

vi.mock('../../miniapp/client/session.ts', () => ({
  onAuthError: () => undefined,
  person: { peek: () => null },
}))

const at = { id: 'x', topic: 'any', entityId: 7, rev: 2 } as const
const goods = { name: 'Café', price: 500, inStock: true }
const who = { name: 'Ana', due: 0, credit: 0 }
const sale = { customerId: 3, total: 500, on: '2026-11-25', paid: 0, due: 500 }
const payment = { customerId: 3, saleId: null, amount: 500, method: 'cash', credit: 0 }
const person = { name: 'Bia', role: 'admin', disabled: false } as const

const PRODUCT = ['products', 'product/7', 'home']
const CUSTOMER = [
  'recent',
  'customers',
  'customers-by/',
  'customer/7',
  'account/7',
  'statement/7',
  'debts/',
  'overdue',
  'home',
]
const PEOPLE = ['recent', 'customers', 'customers-by/', 'debts/', 'overdue', 'home']
const GOODS = ['products', 'product/', 'lots/', 'movements/']
const OWN = ['own-account', 'own-statement/', 'own-sales']
const MONEY = ['home', 'account/3', 'statement/3', ...OWN]
const SALE = ['sales/', 'sale/7', ...MONEY]
const PAYMENT = ['payment/7', 'payments/3', ...MONEY]
const STOCK = ['products', 'product/7', 'lots/7', 'movements/7', 'receipts/7', 'home']

const EVENTS: readonly (readonly [LiveEvent, readonly string[]])[] = [
  [{ ...at, entity: 'product', name: 'product.created', data: goods }, PRODUCT],
  [{ ...at, entity: 'product', name: 'product.changed', data: goods }, PRODUCT],
  [{ ...at, entity: 'product', name: 'product.archived', data: goods }, PRODUCT],
  [{ ...at, entity: 'product', name: 'stock.changed', data: { inStock: true } }, STOCK],
  [{ ...at, entity: 'customer', name: 'customer.created', data: who }, CUSTOMER],
  [{ ...at, entity: 'customer', name: 'customer.changed', data: who }, CUSTOMER],
  [{ ...at, entity: 'sale', name: 'sale.created', data: sale }, SALE],
  [{ ...at, entity: 'sale', name: 'sale.changed', data: sale }, SALE],
  [{ ...at, entity: 'sale', name: 'sale.voided', data: sale }, SALE],
  [
    { ...at, entity: 'sale', name: 'sale.created', data: { ...sale, customerId: null } },
    ['sales/', 'sale/7', 'home', ...OWN],
  ],
  [{ ...at, entity: 'payment', name: 'payment.received', data: payment }, PAYMENT],
  [{ ...at, entity: 'payment', name: 'payment.voided', data: payment }, PAYMENT],
  [{ ...at, topic: 'users', entity: 'user', name: 'user.created', data: person }, ['team']],
  [{ ...at, topic: 'users', entity: 'user', name: 'user.changed', data: person }, ['team']],
  [{ ...at, topic: 'me', entity: 'user', name: 'user.changed', data: person }, ['preferences', 'sessions']],
  [
    { ...at, topic: 'me', entity: 'user', name: 'session.opened', data: { sessionId: 1 } },
    ['preferences', 'sessions'],
  ],
  [
    { ...at, topic: 'me', entity: 'user', name: 'session.ended', data: { sessionId: 1 } },
    ['preferences', 'sessions'],
  ],
  [
    { ...at, topic: 'me', entity: 'user', name: 'sessions.ended', data: { keptId: 1 } },
    ['preferences', 'sessions'],
  ],
]

const WRITES: readonly (readonly [Write, readonly string[]])[] = [
  [{ operation: 'stock.receive', productId: 7 }, STOCK],
  [{ operation: 'stock.count', productId: 7 }, STOCK],
  [{ operation: 'stock.adjust', productId: 7 }, STOCK],
  [{ operation: 'products.create' }, ['products', 'home']],
  [{ operation: 'products.edit', id: 7 }, PRODUCT],
  [{ operation: 'customers.create' }, ['recent', 'customers', 'customers-by/']],
  [{ operation: 'customers.edit', id: 7 }, CUSTOMER],
  [{ operation: 'sessions.endOthers' }, ['sessions']],
  [{ operation: 'customers.remove', id: 7 }, CUSTOMER],
  [{ operation: 'payments.create', customerId: 7 }, [...CUSTOMER, 'payments/7']],
  [{ operation: 'payments.void', id: 4, customerId: 7 }, ['payment/4', ...CUSTOMER, 'payments/7']],
  [{ operation: 'sales.create' }, [...GOODS, 'sales/', ...PEOPLE]],
  [{ operation: 'sales.create', customerId: 7 }, [...GOODS, 'sales/', ...CUSTOMER, 'payments/7']],
  [{ operation: 'sales.void', id: 4 }, [...GOODS, 'sales/', 'sale/4', ...PEOPLE]],
  [
    { operation: 'sales.void', id: 4, customerId: 7 },
    [...GOODS, 'sales/', 'sale/4', ...CUSTOMER, 'payments/7'],
  ],
  [{ operation: 'sessions.end' }, ['sessions']],
  [{ operation: 'preferences.edit' }, ['preferences']],
  [
    { operation: 'commands.execute' },
    [
      ...GOODS,
      ...PEOPLE,
      'receipts/',
      'sales/',
      'sale/',
      'customer/',
      'account/',
      'statement/',
      'payments/',
      'payment/',
    ],
  ],
]

test.each(EVENTS)('$name makes stale exactly what it changes', (event, names) => {
  expect([...staleAfter(event)].sort()).toEqual([...names].sort())
})
test.each(WRITES)('$operation makes stale exactly what it changes', (write, names) => {
  expect([...staleAfterWrite(write)].sort()).toEqual([...names].sort())
})
test('every event that the shop announces is known to the page, with what it says', () => {
  expect([...new Set(EVENTS.map(([{ name }]) => name))].toSorted()).toEqual(announcedEvents())
})
test('an event of a kind that this page does not know makes nothing stale', () => {
  expect(staleAfter({ ...at, name: 'contract.signed' } as unknown as LiveEvent)).toEqual([])
})

describe('what is held', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  /** Read whenever it is stale, as one that a screen shows; counts the readings. */
  const held = (name: string, rev = 1) => {
    let reads = 0
    const one = resource({
      name,
      always: true,
      load: () => Promise.resolve({ id: 7, rev, read: ++reads }),
      patch: unlessOld,
    })
    return { one, reads: () => reads }
  }
  const settle = () => vi.advanceTimersByTimeAsync(1000)

  test('is read again once for a write and its events, and what they are not about is not', async () => {
    const [mine, other, list] = [held('lots/7'), held('lots/8'), held('sales/{}')]
    for (const { one } of [mine, other, list]) await one.refresh()
    await writing({ operation: 'stock.receive', productId: 7 }, Promise.resolve())
    dispatchEvent({ ...at, entity: 'product', name: 'stock.changed', data: { inStock: true } })
    await settle()
    expect([mine, other, list].map(({ reads }) => reads())).toEqual([2, 1, 1])
  })

  test('is found by the beginning of its name', async () => {
    const list = held('sales/{"q":"ana"}')
    await list.one.refresh()
    await writing({ operation: 'sales.create' }, Promise.resolve())
    await settle()
    expect(list.reads()).toBe(2)
  })

  test('is read again where the write was refused, and the refusal is told', async () => {
    const goods = held('products')
    await goods.one.refresh()
    const refused = writing({ operation: 'sales.create' }, Promise.reject(new Error('refused')))
    await expect(refused).rejects.toThrow('refused')
    await settle()
    expect(goods.reads()).toBe(2)
  })

  test('is not read again for what it has seen already', async () => {
    const seen = held('sale/7', 2)
    await seen.one.refresh()
    dispatchEvent({ ...at, entity: 'sale', name: 'sale.changed', data: sale })
    await settle()
    expect(seen.reads()).toBe(1)
  })
})
