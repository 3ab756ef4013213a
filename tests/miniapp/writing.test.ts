// An answer is there when it is there: nobody waits for what is only read again after it.
import { expect, test, vi } from 'vitest'
import { installPage } from '../support/page-globals.ts'

test('an answer does not wait for the code that says what it made stale', async () => {
  installPage()
  vi.doMock('../../miniapp/client/invalidation.ts', () => new Promise(() => undefined))
  const { writing } = await import('../../miniapp/client/writing.ts')
  expect(await writing({ operation: 'sales.create' }, Promise.resolve('sold'))).toBe('sold')
  const refused = new Error('refused')
  await expect(writing({ operation: 'sales.create' }, Promise.reject(refused))).rejects.toBe(refused)
}, 5000)
