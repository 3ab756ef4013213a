// A person's feed: which notices are one line.
import { expect, test } from 'vitest'
import { linesOf } from '../../miniapp/features/notices/alike.ts'
import type { Notice } from '../../miniapp/features/notices/types.ts'

const dayOf = (at: string) => at.slice(0, 10)
const of = (id: number, more: Partial<Notice> = {}): Notice => ({
  id,
  at: '2026-11-27T10:00:00Z',
  kind: 'lowStock',
  entity: 'product',
  entityId: id,
  data: {},
  action: { operation: 'stock.receive', input: { productId: id } },
  readAt: null,
  ...more,
})
const ids = (notices: readonly Notice[]) => linesOf(notices, dayOf).map((line) => line.map(({ id }) => id))

test('what runs out on one day is one line, where its newest stands', () => {
  const sale = of(8, { kind: 'sale', action: null })
  expect(ids([of(9), sale, of(7), of(6)])).toEqual([[9, 7, 6], [8]])
})
test('two, and what differs in its day or in being read, stand alone', () => {
  expect(ids([of(2), of(1)])).toEqual([[2], [1]])
  const readAt = '2026-11-27T11:00:00Z'
  const at = '2026-11-26T10:00:00Z'
  expect(ids([of(5), of(4), of(3, { readAt }), of(2, { at }), of(1, { at })])).toEqual([
    [5],
    [4],
    [3],
    [2],
    [1],
  ])
})
test('what is done stands alone, and other kinds are never put together', () => {
  const done = of(3, { action: null, doneAt: '2026-11-27T11:00:00Z' })
  expect(ids([of(4), done, of(2), of(1)])).toEqual([[4, 2, 1], [3]])
  const sale = (id: number) => of(id, { kind: 'sale', action: null })
  expect(ids([sale(3), sale(2), sale(1)])).toEqual([[3], [2], [1]])
})
