// A device that keeps nothing, or gives no answer, holds nobody up; and what it was given up on never happens later.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type * as Outbox from '../../miniapp/features/queue/outbox-device.ts'
import type { Intent } from '../../miniapp/features/queue/outbox-rules.ts'
import type * as Storage from '../../miniapp/platform/device-storage.ts'
import { Device, type Hanging } from '../support/device.ts'

const STEPS: readonly Hanging[] = ['open', 'request', 'commit']
const PATIENCE_MS = 3000
const intent: Intent = {
  kind: 'payment',
  key: 'key-1',
  at: '2026-03-02T12:00:00Z',
  on: '2026-03-02',
  input: { customerId: 1, amount: 500, method: 'cash' },
  customer: { id: 1, name: 'Ana' },
}

let device: Device
let storage: typeof Storage
let outbox: typeof Outbox

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  device = new Device()
  device.install()
  storage = await import('../../miniapp/platform/device-storage.ts')
  outbox = await import('../../miniapp/features/queue/outbox-device.ts')
})
afterEach(() => vi.useRealTimers())

/** What came of it, and after how long. */
async function timed<Value>(asked: Promise<Value>): Promise<{ came: Value | Error; ms: number }> {
  const from = Date.now()
  let ended: { came: Value | Error; ms: number } | null = null
  const end = (came: Value | Error) => {
    ended = { came, ms: Date.now() - from }
  }
  asked.then(end, end)
  for (let ms = 0; !ended && ms < 60_000; ms += 10) await vi.advanceTimersByTimeAsync(10)
  if (!ended) throw new Error('no end')
  return ended
}

test('what is kept is found again, by person, and forgotten by the beginning of its name', async () => {
  await timed(storage.writeDevice(7, 'held/admin/shop', { a: 1 }))
  await timed(storage.writeDevice(7, 'cart', { b: 2 }))
  expect((await timed(storage.readDevice(7, 'held/admin/shop'))).came).toEqual({ a: 1 })
  expect((await timed(storage.readDevice(8, 'held/admin/shop'))).came).toBe(null)
  await timed(storage.forgetDevice(7, 'held/'))
  expect([...device.kept.keys()]).toEqual(['7/cart'])
  expect(storage.keeps.value).toBe(true)
})

describe.each(STEPS)('storage that hangs at %s', (step) => {
  test('is waited for once, and then nobody waits', async () => {
    device.hangs = step
    const first = await timed(storage.readDevice(7, 'cart'))
    expect(first.came).toBe(null)
    expect(first.ms).toBeLessThanOrEqual(PATIENCE_MS + 10)
    expect(storage.keeps.value).toBe(false)
    for (const ask of [
      () => storage.readDevice(7, 'cart'),
      () => storage.writeDevice(7, 'cart', 1),
      () => storage.forgetDevice(7, 'held/'),
    ])
      expect((await timed<unknown>(ask())).ms).toBeLessThanOrEqual(10)
    expect((await timed(outbox.listQueue(7))).came).toBeInstanceOf(storage.NotKept)
  })

  test('keeps nothing later of what was given up', async () => {
    device.hangs = step
    const sent = await timed(outbox.append(7, intent, false, { cart: null }))
    expect(sent.came).toBeInstanceOf(storage.NotKept)
    device.wake()
    await vi.advanceTimersByTimeAsync(1000)
    expect([...device.kept.keys()]).toEqual([])
  })

  test('is used again once it answers, without anybody having waited for that', async () => {
    device.hangs = step
    await timed(storage.readDevice(7, 'cart'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(storage.keeps.value).toBe(false)
    device.wake()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(storage.keeps.value).toBe(true)
    await timed(storage.writeDevice(7, 'cart', 1))
    expect(device.kept.get('7/cart')).toBe(1)
  })
})

// What is open already is not opened again.
describe.each(['request', 'commit'] as const)('storage that begins to hang at %s', (step) => {
  test('holds up one step alone', async () => {
    await timed(storage.writeDevice(7, 'cart', 1))
    device.hangs = step
    expect((await timed(storage.readDevice(7, 'cart'))).came).toBe(null)
    expect((await timed(storage.readDevice(7, 'cart'))).ms).toBeLessThanOrEqual(10)
  })
})

test('storage that is refused keeps nothing, at once, and says so', async () => {
  device.refuses = true
  const { came, ms } = await timed(storage.readDevice(7, 'cart'))
  expect([came, storage.keeps.value]).toEqual([null, false])
  expect(ms).toBeLessThanOrEqual(10)
  expect((await timed(outbox.append(7, intent, false))).came).toBeInstanceOf(storage.NotKept)
})

test('no storage at all is storage that is refused', async () => {
  Reflect.deleteProperty(globalThis, 'indexedDB')
  expect((await timed(storage.readDevice(7, 'cart'))).came).toBe(null)
  expect(storage.keeps.value).toBe(false)
})
