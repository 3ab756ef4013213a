// What is held is never older than what was heard, whatever was on its way meanwhile.
import { expect, test, vi } from 'vitest'
import { dispatchEvent } from '../../miniapp/client/invalidation.ts'
import { resource } from '../../miniapp/client/resource.ts'

vi.mock('../../miniapp/client/session.ts', () => ({
  onAuthError: () => undefined,
  person: { peek: () => null },
}))

test('what happens during a first reading that no screen shows yet is read as well', async () => {
  vi.useFakeTimers()
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
  vi.useRealTimers()
})
