// What is held is never older than what was heard, whatever was on its way meanwhile.
import { expect, test, vi } from 'vitest'
import { dispatchEvent, resource } from '../../miniapp/client/resource.ts'

vi.mock('../../miniapp/client/session.ts', () => ({
  onAuthError: () => undefined,
  person: { peek: () => null },
}))

test('what happens during a first reading that no screen shows yet is read as well', async () => {
  vi.useFakeTimers()
  const answers: ((value: string) => void)[] = []
  const held = resource({
    load: () => new Promise<string>((resolve) => answers.push(resolve)),
    hear: () => null,
  })
  void held.refresh()
  dispatchEvent({
    id: '1',
    topic: 'sales',
    name: 'sale.created',
    entity: 'sale',
    entityId: 1,
    rev: 1,
    data: {},
  })
  await vi.advanceTimersByTimeAsync(1000)
  answers[0]?.('before')
  await vi.advanceTimersByTimeAsync(0)
  answers[1]?.('after')
  await vi.advanceTimersByTimeAsync(0)
  expect(held.value.value).toBe('after')
  vi.useRealTimers()
})
