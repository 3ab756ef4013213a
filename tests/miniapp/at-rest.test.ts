// When the page has come to rest, by a clock that the test turns.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { atRest, beforeRest } from '../../miniapp/platform/at-rest.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }))
afterEach(() => vi.useRealTimers())

/** Whether it rests by now. */
function resting() {
  const state = { rests: false }
  const wait = async () => {
    await atRest()
    state.rests = true
  }
  void wait()
  return state
}

describe('the page at rest', () => {
  test('with nothing on its way it rests after a moment of calm', async () => {
    const page = resting()
    await vi.advanceTimersByTimeAsync(300)
    expect(page.rests).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(page.rests).toBe(true)
  })

  test('what is on its way, and what follows it, keeps it from its rest', async () => {
    const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const came = beforeRest(after(900)).then(() => beforeRest(after(900)))
    const page = resting()
    await vi.advanceTimersByTimeAsync(1800)
    await came
    await vi.advanceTimersByTimeAsync(200)
    expect(page.rests).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(page.rests).toBe(true)
  })

  test('what fails is over too, and is told to whoever asked', async () => {
    const failing = beforeRest(Promise.reject(new Error('no network')))
    await expect(failing).rejects.toThrow('no network')
    const page = resting()
    await vi.advanceTimersByTimeAsync(500)
    expect(page.rests).toBe(true)
  })

  test('a network that never answers holds nothing up for more than some seconds', async () => {
    void beforeRest(new Promise(() => undefined))
    const page = resting()
    await vi.advanceTimersByTimeAsync(3900)
    expect(page.rests).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(page.rests).toBe(true)
  })
})
