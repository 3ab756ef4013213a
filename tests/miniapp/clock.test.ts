// The shop's day as this device knows it: turned by midnight where the shop is, and set right by the shop.
import { effect, type Signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Shop } from '../../miniapp/client/api-types.ts'
import { setDay, tick, today } from '../../miniapp/client/clock.ts'
import { shopHeld } from '../../miniapp/client/shop.ts'

vi.mock('../../miniapp/client/calls.ts', () => ({
  getShop: null,
}))
vi.mock('../../miniapp/client/words.ts', () => ({ language: { value: 'pt-BR' } }))
vi.mock('../../miniapp/client/session.ts', () => ({
  onAuthError: () => undefined,
  person: { peek: () => null },
}))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  setDay(today(), Date.now())
})

/** The shop says its day, in a zone, at a moment of this device's clock. */
function says(day: string, at: string, timeZone = 'America/Sao_Paulo') {
  ;(shopHeld.seenAt as Signal<number>).value = Date.parse(at)
  ;(shopHeld.value as Signal<Shop>).value = { timeZone, today: day } as Shop
}

test('a shop that was seen on another day does not call that day today', () => {
  vi.setSystemTime('2026-11-26T11:00:00Z')
  says('2026-11-25', '2026-11-25T21:00:00Z')
  expect(today()).toBe('2026-11-26')
})

describe('midnight', () => {
  test.each([
    ['America/Sao_Paulo', '2026-11-26T02:58:30Z', '2026-11-25', '2026-11-26'],
    ['Asia/Kolkata', '2026-11-25T18:28:30Z', '2026-11-25', '2026-11-26'],
    ['Pacific/Kiritimati', '2026-12-31T09:58:30Z', '2026-12-31', '2027-01-01'],
  ])('in %s turns the day on an open screen, once', async (zone, before, day, next) => {
    vi.setSystemTime(before)
    says(day, before, zone)
    tick()
    const drawn: string[] = []
    const stop = effect(() => void drawn.push(today()))
    await vi.advanceTimersByTimeAsync(89_000)
    expect(drawn).toEqual([day])
    await vi.advanceTimersByTimeAsync(1000)
    expect(drawn).toEqual([day, next])
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(drawn).toEqual([day, next])
    stop()
  })

  test('that passed while the device slept is known to whoever asks before its clock has ticked', () => {
    vi.setSystemTime('2026-11-25T23:00:00Z')
    says('2026-11-25', '2026-11-25T23:00:00Z')
    tick()
    vi.setSystemTime('2026-11-26T11:00:00Z')
    expect(today()).toBe('2026-11-26')
  })
})

describe('a device whose clock is wrong', () => {
  test('by a day goes by the shop’s, also after the next midnight and without a network', () => {
    vi.setSystemTime('2026-11-26T11:00:00Z')
    says('2026-11-25', '2026-11-26T10:59:00Z')
    expect(today()).toBe('2026-11-25')
    vi.setSystemTime('2026-11-27T11:00:00Z')
    expect(today()).toBe('2026-11-26')
  })
  test('by minutes does not lose a day around midnight', () => {
    // Still the 25th by the shop's clock, the 26th by this one.
    vi.setSystemTime('2026-11-26T03:01:00Z')
    says('2026-11-25', '2026-11-26T03:01:00Z')
    vi.setSystemTime('2026-11-26T11:00:00Z')
    expect(today()).toBe('2026-11-26')
  })
})
