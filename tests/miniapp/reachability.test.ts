// Whether the shop can be reached: asked for as long as somebody watches, and no longer.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noAnswer, offline } from '../../miniapp/client/connectivity.ts'
import { watchConnectivity } from '../../miniapp/client/reachability.ts'

/** What is asked, to be answered by hand. */
let asked: { answer: () => void; fail: () => void }[]

beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  vi.stubGlobal('addEventListener', () => undefined)
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('removeEventListener', () => undefined)
  vi.stubGlobal(
    'fetch',
    () =>
      new Promise((resolve, reject) => {
        asked.push({ answer: () => resolve({}), fail: () => reject(new Error('no network')) })
      }),
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  noAnswer.value = false
  offline.value = false
})

test('is asked again and again until it answers', async () => {
  const stop = watchConnectivity()
  noAnswer.value = true
  for (let round = 0; round < 4; round++) {
    asked.at(-1)?.fail()
    await vi.advanceTimersByTimeAsync(3000)
  }
  expect([asked.length, offline.value]).toEqual([5, true])
  asked.at(-1)?.answer()
  await vi.advanceTimersByTimeAsync(10_000)
  expect([asked.length, offline.value]).toEqual([5, false])
  stop()
})

test('an answer that was under way as the network went is not the last word', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  const stop = watchConnectivity()
  noAnswer.value = true
  noAnswer.value = false
  await vi.advanceTimersByTimeAsync(3000)
  expect(asked.length).toBe(2)
  asked.at(-1)?.fail()
  await vi.advanceTimersByTimeAsync(13_000)
  expect([noAnswer.value, offline.value]).toEqual([true, true])
  stop()
})

test.each(['fail', 'answer'] as const)(
  'is not asked any more once called off: what was under way may %s',
  async (end) => {
    const stop = watchConnectivity()
    noAnswer.value = true
    stop()
    asked[0]?.[end]()
    await vi.advanceTimersByTimeAsync(60_000)
    expect([asked.length, noAnswer.value]).toEqual([1, true])
  },
)
