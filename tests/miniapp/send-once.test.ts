// A write goes in once, whatever is lost, turned away or closed on its way, and what was stored is what is told.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ErrorCode } from '#domain/errors.ts'
import { ApiError } from '../../miniapp/client/api.ts'
import { type Note, type Sending, sendOnce, type Unanswered } from '../../miniapp/client/send-once.ts'
import type * as UnansweredHere from '../../miniapp/client/unanswered.ts'
import { Device } from '../support/device.ts'
import { installPage } from '../support/page-globals.ts'
import { array, assert, asyncProperty, constantFrom, record } from '../support/property.ts'

class Closed extends Error {}

/** What may happen to one request: at the shop, on the way, or to the app itself. */
const FATES = ['well', 'cut', 'lost', 'busy', 'barred', 'invalid', 'refused', 'closed'] as const
type Fate = (typeof FATES)[number]
type Bill = number

const problem = (status: number, code: ErrorCode) => new ApiError(status, { code, detail: '' })

/** A shop that remembers keys, and an app whose note outlives it. */
class Model {
  readonly stored = new Map<string, Bill>()
  /** What went out, in order. */
  readonly sent: Bill[] = []
  readonly fates: Fate[] = []
  noted: Unanswered<Bill> | null = null
  /** What the queue says, and what it took. */
  way: 'goes' | 'waits' | 'lost' = 'goes'
  readonly queued: { key: string; tried: boolean }[] = []

  readonly note: Note<Bill> = {
    read: () => Promise.resolve(this.noted),
    write: (open) => {
      this.noted = open
      return Promise.resolve(true)
    },
    end: (key) => {
      if (this.noted?.key === key) this.noted = null
      return Promise.resolve()
    },
  }
  readonly #send: Sending<Bill, Bill>['send'] = (bill, key) => {
    expect(this.noted).toMatchObject({ key, inputs: expect.arrayContaining([bill]) as readonly Bill[] })
    this.sent.push(bill)
    const fate = this.fates.shift() ?? 'well'
    if (fate === 'cut') return Promise.reject(new ApiError(0, null))
    if (fate === 'barred') return Promise.reject(problem(429, 'rate_limited'))
    if (fate === 'invalid') return Promise.reject(problem(422, 'invalid_input'))
    const before = this.stored.get(key)
    if (before !== undefined && before !== bill) return Promise.reject(problem(409, 'idempotency_mismatch'))
    if (before === undefined && fate === 'refused') return Promise.reject(problem(409, 'overpayment'))
    this.stored.set(key, bill)
    if (fate === 'lost') return Promise.reject(new ApiError(0, null))
    if (fate === 'busy') return Promise.reject(problem(503, 'unavailable'))
    if (fate === 'closed') return Promise.reject(new Closed())
    return Promise.resolve({ data: bill, undoId: null })
  }
  press(bill: Bill, ...fates: Fate[]) {
    this.fates.splice(0, Number.POSITIVE_INFINITY, ...fates)
    const queue: Sending<Bill, Bill>['queue'] = (_, { key, tried }) => {
      if (this.way === 'waits') this.queued.push({ key, tried })
      return Promise.resolve(this.way)
    }
    return sendOnce(bill, { note: this.note, send: this.#send, queue })
  }
}

test('whatever happens on the way: each act is stored once, and told as it is stored', () => {
  const presses = record({ bill: constantFrom(1, 2, 3), fate: constantFrom(...FATES) })
  return assert(
    asyncProperty(array(presses, { maxLength: 12 }), async (tries) => {
      const shop = new Model()
      const told: Bill[] = []
      for (const { bill, fate } of [...tries, { bill: 1, fate: 'well' as const }]) {
        const ended = await shop.press(bill, fate).catch((error: unknown) => {
          if (!(error instanceof Closed)) throw error
          return null
        })
        if (ended?.is === 'stored') told.push(ended.answer.data)
        if (ended?.is === 'stored') expect(ended.answer.data).toBe(ended.input)
      }
      expect([...shop.stored.values()]).toEqual(told)
      expect(shop.noted).toBe(null)
    }),
    { numRuns: 500 },
  )
})

describe('what was never answered', () => {
  test('is stored once when it is sent again, and known for what it is', async () => {
    const shop = new Model()
    expect(await shop.press(1, 'lost')).toMatchObject({ is: 'refused', open: true, again: false })
    expect(await shop.press(1)).toMatchObject({ is: 'stored', again: true, earlier: false })
    expect([...shop.stored.values()]).toEqual([1])
  })
  test('is found by its own words when something else is sent in its place', async () => {
    const shop = new Model()
    await shop.press(1, 'cut')
    await shop.press(2, 'lost')
    await shop.press(3, 'cut')
    expect(await shop.press(4)).toMatchObject({ is: 'stored', input: 2, earlier: true })
    expect([...shop.stored.values()]).toEqual([2])
  })
  test.each(['barred', 'invalid'] as const)(
    'stays open where the next try is turned away before its key is looked at (%s)',
    async (fate) => {
      const shop = new Model()
      await shop.press(1, 'lost')
      expect(await shop.press(2, fate)).toMatchObject({ is: 'refused', open: true })
      expect(await shop.press(2)).toMatchObject({ is: 'stored', input: 1, earlier: true })
    },
  )
})

describe('what was refused', () => {
  test.each(['barred', 'invalid', 'refused'] as const)('leaves nothing open (%s)', async (fate) => {
    const shop = new Model()
    expect(await shop.press(1, fate)).toMatchObject({ is: 'refused', open: false })
    expect(await shop.press(1)).toMatchObject({ is: 'stored', again: false })
  })
  test('settles what went out before it under the key, which stays: what comes late is no second one', async () => {
    const shop = new Model()
    await shop.press(1, 'cut')
    const key = shop.noted?.key
    expect(await shop.press(2, 'refused')).toMatchObject({ is: 'refused', open: false })
    expect(shop.noted).toEqual({ key, inputs: [] })
  })
})

describe('what can wait', () => {
  test('goes into the queue unsent, and nothing is left open', async () => {
    const shop = new Model()
    shop.way = 'waits'
    expect(await shop.press(1)).toEqual({ is: 'waits' })
    expect([shop.sent, shop.noted, shop.queued]).toMatchObject([[], null, [{ tried: false }]])
  })
  test('goes there under the key it went out with', async () => {
    const shop = new Model()
    await shop.press(1, 'lost')
    const key = shop.noted?.key
    shop.way = 'waits'
    expect(await shop.press(1)).toEqual({ is: 'waits' })
    expect([shop.noted, shop.queued]).toEqual([null, [{ key, tried: true }]])
  })
  test('is not sent where there is no way and nothing is kept', async () => {
    const shop = new Model()
    shop.way = 'lost'
    expect(await shop.press(1)).toMatchObject({ is: 'refused', open: false, error: { status: 0 } })
    expect([shop.sent, shop.noted]).toEqual([[], null])
  })
})

test('what is not at hand any more does not go', async () => {
  const shop = new Model()
  const note = { ...shop.note, write: () => Promise.resolve(false) }
  expect(await sendOnce(1, { note, send: () => Promise.reject(new Error('sent')) })).toEqual({ is: 'unsent' })
})

describe('the note of a form', () => {
  let device: Device
  let here: typeof UnansweredHere
  let asked: number
  let agrees: boolean
  const open: Unanswered<Bill> = { key: 'key-1', inputs: [1] }
  beforeEach(async () => {
    vi.useFakeTimers()
    vi.resetModules()
    installPage()
    asked = 0
    agrees = false
    Object.assign(window, { confirm: () => (asked++, agrees) })
    device = new Device()
    device.install()
    here = await import('../../miniapp/client/unanswered.ts')
    await (await import('../../miniapp/client/words.ts')).loadWords('frame')
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  const ended = async <Value>(work: Promise<Value>): Promise<Value> => {
    const [value] = await Promise.all([work, vi.advanceTimersByTimeAsync(5000)])
    return value
  }
  const note = () => here.deviceNote<Bill>(7, 'pay/4')
  const read = () => ended(note().read())

  test('is found by the next opening of the app, until it ends', async () => {
    device.kept.set('7/unanswered/pay/4', open)
    expect(await read()).toEqual(open)
    await ended(note().end('another', 1))
    expect(await read()).toEqual(open)
    await ended(note().end('key-1', 1))
    expect([await read(), device.kept.get('7/unanswered/pay/4')]).toEqual([null, null])
  })
  test('that cannot be read counts as none only when the person says so, once', async () => {
    device.kept.set('7/unanswered/pay/4', open)
    device.hangs = 'request'
    expect([await read(), asked]).toEqual([undefined, 1])
    agrees = true
    expect([await read(), asked]).toEqual([null, 2])
    expect([await ended(here.deviceNote(7, 'pay/5').read()), asked]).toEqual([null, 2])
  })
  test('outlives a device that keeps nothing for as long as the app is open', async () => {
    device.hangs = 'request'
    agrees = true
    await read()
    await ended(note().write(open))
    expect(await read()).toEqual(open)
    await ended(note().end('key-1', 1))
    expect(await read()).toBe(null)
  })
  test('comes to light once the device says', async () => {
    device.kept.set('7/unanswered/pay/4', open)
    device.hangs = 'request'
    const found = here.awaitUnanswered<Bill>(7, 'pay/4')
    await vi.advanceTimersByTimeAsync(4000)
    device.wake()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await found).toEqual(open)
  })
})
