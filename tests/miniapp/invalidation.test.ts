// Each write and each event makes stale exactly what it changes, and nothing else is read again.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dispatchEvent, staleAfter, staleAfterWrite, WRITES } from '../../miniapp/client/invalidation.ts'
import type { LiveEvent } from '../../miniapp/client/live.ts'
import { resource, unlessOld } from '../../miniapp/client/resource.ts'
import { writing } from '../../miniapp/client/writing.ts'
import type { Area } from '../areas/area.ts'
import { announcedEvents } from '../support/announced.ts'
import { readAreas } from '../support/areas.ts'

vi.mock('../../miniapp/client/session.ts', () => ({
  onAuthError: () => undefined,
  person: { peek: () => null },
}))

const sale = { customerId: 3, total: 500, on: '2026-11-25', paid: 0, due: 500 }
const at = { id: 'x', topic: 'any', entityId: 7, rev: 2 } as const
const areas = [...(await readAreas<Area>()).values()]
const EVENTS = areas.flatMap(({ events = [] }) =>
  events.map(([event, stale]) => [{ ...at, ...event }, stale] as const),
)
const MADE = areas.flatMap(({ writes = [] }) => writes)

test.each(EVENTS)('$name makes stale exactly what it changes', (event, names) => {
  expect([...staleAfter(event)].sort()).toEqual([...names].sort())
})
test.each(MADE)('$operation makes stale exactly what it changes', (write, names) => {
  expect([...staleAfterWrite(write)].sort()).toEqual([...names].sort())
})
test('every event that the shop announces is known to the page, and has its row in tests/areas', () => {
  expect([...new Set(EVENTS.map(([{ name }]) => name))].toSorted()).toEqual(announcedEvents())
})
test('every write of the page has its row in tests/areas', () => {
  const made = new Set<string>(MADE.map(([{ operation }]) => operation))
  expect(made).toEqual(new Set(Object.keys(WRITES)))
})
test('an event of a kind that this page does not know makes nothing stale', () => {
  expect(staleAfter({ ...at, name: 'no.such' } as unknown as LiveEvent)).toEqual([])
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
