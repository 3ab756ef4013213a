// What is held is never older than what was heard, whatever was on its way meanwhile.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { dispatchEvent } from '../../miniapp/client/invalidation.ts'
import { pagedResource } from '../../miniapp/client/paged-resource.ts'
import { resource } from '../../miniapp/client/resource.ts'

vi.mock('../../miniapp/client/session.ts', () => ({
  onAuthError: () => undefined,
  person: { peek: () => null },
}))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Readings that are answered by hand, in the order they were asked. */
function readings<Value>() {
  const asked: ((value: Value) => void)[] = []
  const load = () => new Promise<Value>((resolve) => asked.push(resolve))
  return {
    asked,
    load,
    answer: async (n: number, value: Value) => {
      asked[n]?.(value)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}
const hear = (unread: number) =>
  dispatchEvent({
    id: '1',
    topic: 'me',
    name: 'notification.created',
    entity: 'user',
    entityId: 1,
    rev: 1,
    data: { unread },
  })

test('what happens during a first reading that no screen shows yet is read as well', async () => {
  const answers: ((value: string) => void)[] = []
  const held = resource({
    load: () => new Promise<string>((resolve) => answers.push(resolve)),
    name: 'sale/1',
  })
  void held.refresh()
  dispatchEvent({
    id: '1',
    topic: 'sales',
    name: 'sale.created',
    entity: 'sale',
    entityId: 1,
    rev: 1,
    data: { customerId: null, total: 500, on: '2026-11-25', paid: 500, due: 0 },
  })
  await vi.advanceTimersByTimeAsync(1000)
  answers[0]?.('before')
  await vi.advanceTimersByTimeAsync(0)
  answers[1]?.('after')
  await vi.advanceTimersByTimeAsync(0)
  expect(held.value.value).toBe('after')
})

test('an event that says what it is now stands against a reading that was under way before', async () => {
  const { asked, load, answer } = readings<number>()
  const held = resource({
    load,
    name: 'unread',
    patch: (_, { data }) => ('unread' in data ? data.unread : null),
  })
  void held.refresh()
  await answer(0, 0)
  void held.refresh()
  hear(1)
  await answer(1, 0)
  expect(held.value.value).toBe(1)
  await answer(2, 1)
  expect([held.value.value, asked.length]).toEqual([1, 3])
  held.release()
})

test('so does the answer of one’s own act', async () => {
  const { load, answer } = readings<string>()
  const held = resource({ load })
  void held.refresh()
  await answer(0, 'unpaid')
  void held.refresh()
  held.put(() => 'paid')
  await answer(1, 'unpaid')
  expect(held.value.value).toBe('paid')
  await answer(2, 'paid, receipt 7')
  expect(held.value.value).toBe('paid, receipt 7')
})

test('what changes all the time is shown all the same, and read once more', async () => {
  const { asked, load, answer } = readings<number>()
  const held = resource({ load, name: 'unread', always: true, patch: (now) => now + 100 })
  void held.refresh()
  await answer(0, 1)
  void held.refresh()
  for (const n of [1, 2]) {
    hear(n)
    await answer(n, n)
  }
  expect([held.value.value, asked.length]).toEqual([2, 3])
  await vi.advanceTimersByTimeAsync(6000)
  await answer(3, 7)
  expect([held.value.value, asked.length]).toEqual([7, 4])
  held.release()
})

test('a list that grows while it is read again keeps all that it has', async () => {
  type Page = { items: number[]; nextCursor: string | null }
  const { load, answer } = readings<Page>()
  const pages = pagedResource<Page>({ load })
  const many = (from: number) => Array.from({ length: 50 }, (_, n) => from + n)
  void pages.refresh()
  await answer(0, { items: many(0), nextCursor: 'a' })
  void pages.refresh()
  void pages.more()
  await answer(2, { items: many(50), nextCursor: 'b' })
  await answer(1, { items: many(0), nextCursor: 'a' })
  expect(pages.value.value?.items).toEqual([...many(0), ...many(50)])
  await answer(3, { items: [...many(0), ...many(50)], nextCursor: 'b' })
  expect(pages.value.value?.items).toHaveLength(100)
})
