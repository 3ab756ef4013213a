// Token buckets: a burst, then a rate, and memory that does not grow.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { Buckets } from '#http/rate-limits.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

const taken = (buckets: Buckets, key: string, times: number) => {
  let through = 0
  for (let i = 0; i < times; i++) {
    try {
      buckets.take(key)
      through++
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      expect(error.code).toBe('rate_limited')
      expect(error.details.retryAfter).toBeGreaterThan(0)
    }
  }
  return through
}

it('lets a burst through, then so many a second, each key for itself', () => {
  const buckets = new Buckets({ perSecond: 20, burst: 120 })
  expect(taken(buckets, 'bia', 200)).toBe(120)
  expect(taken(buckets, 'rui', 1)).toBe(1)
  vi.advanceTimersByTime(1000)
  expect(taken(buckets, 'bia', 200)).toBe(20)
  vi.advanceTimersByTime(60_000)
  expect(taken(buckets, 'bia', 200)).toBe(120)
})

it('takes what a request costs, and says when there will be so much', () => {
  const buckets = new Buckets({ perSecond: 10, burst: 100 })
  for (let n = 0; n < 9; n++) buckets.take('bia', 10)
  buckets.take('bia', 5)
  expect(() => buckets.take('bia', 10)).toThrow(expect.objectContaining({ details: { retryAfter: 0.5 } }))
  buckets.take('bia', 5)
  vi.advanceTimersByTime(1000)
  buckets.take('bia', 10)
  expect(() => buckets.take('bia')).toThrow(DomainError)
})

it('a check takes nothing', () => {
  const buckets = new Buckets({ perSecond: 1, burst: 1 })
  for (let i = 0; i < 5; i++) buckets.check('x')
  expect(taken(buckets, 'x', 2)).toBe(1)
  expect(() => buckets.check('x')).toThrow(DomainError)
})

it('forgets the oldest first, however many come, and keeps who is here', () => {
  const buckets = new Buckets({ perSecond: 1, burst: 2 })
  expect(taken(buckets, 'bia', 3)).toBe(2)
  for (let i = 0; i < 100_000; i++) {
    buckets.take(i)
    if (i % 1000 === 0) expect(() => buckets.take('bia')).toThrow(DomainError)
  }
  expect(taken(buckets, 'new', 3)).toBe(2)
  expect(taken(buckets, 'bia', 1)).toBe(0)
})
