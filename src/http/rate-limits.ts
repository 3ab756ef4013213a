// Token buckets in memory, bounded: no trip to the database for a request that is refused.
import { DomainError } from '#domain/errors.ts'

interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** The contract's limits. */
export const RATES = {
  anonymous: { perSecond: 120 / 60, burst: 120 },
  failedLogin: { perSecond: 20 / 60, burst: 20 },
  upgrade: { perSecond: 60 / 10, burst: 60 },
  read: { perSecond: 50, burst: 300 },
  write: { perSecond: 20, burst: 120 },
  /** What a person says over sockets. */
  message: { perSecond: 30 / 10, burst: 30 },
} as const satisfies Record<string, Rate>

interface Bucket {
  tokens: number
  /** ms */
  at: number
}

const KEPT_MAX = 20_000

export class Buckets {
  readonly #rate: Rate
  readonly #buckets = new Map<string | number, Bucket>()

  constructor(rate: Rate) {
    this.#rate = rate
  }

  /** Takes what it costs, at most a burst; throws `rate_limited` with the seconds to wait when there is not so much. */
  take(key: string | number, cost = 1): void {
    const bucket = this.#filled(key)
    if (bucket.tokens < cost)
      throw new DomainError('rate_limited', { retryAfter: (cost - bucket.tokens) / this.#rate.perSecond })
    bucket.tokens -= cost
  }

  /** As `take`, but takes nothing: for what counts only when it fails. */
  check(key: string | number): void {
    const { tokens } = this.#filled(key)
    if (tokens < 1) throw new DomainError('rate_limited', { retryAfter: (1 - tokens) / this.#rate.perSecond })
  }

  /** Takes one if there is one: for what has its own answer, and is no way around the limit. */
  count(key: string | number): void {
    const bucket = this.#filled(key)
    bucket.tokens = Math.max(0, bucket.tokens - 1)
  }

  #filled(key: string | number): Bucket {
    const now = performance.now()
    const bucket = this.#buckets.get(key)
    if (!bucket) {
      if (this.#buckets.size >= KEPT_MAX) this.#dropOldest(now)
      const fresh = { tokens: this.#rate.burst, at: now }
      this.#buckets.set(key, fresh)
      return fresh
    }
    bucket.tokens = Math.min(
      this.#rate.burst,
      bucket.tokens + ((now - bucket.at) / 1000) * this.#rate.perSecond,
    )
    bucket.at = now
    // Last used stands last, so that the oldest are found without looking at the others.
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    return bucket
  }

  /** Who has waited long enough is as good as new; the oldest goes in any case. */
  #dropOldest(now: number): void {
    const full = (this.#rate.burst / this.#rate.perSecond) * 1000
    for (const [key, bucket] of this.#buckets) {
      if (this.#buckets.size < KEPT_MAX && now - bucket.at <= full) return
      this.#buckets.delete(key)
    }
  }
}

/** A set of them, as the door keeps it. */
export const openLimits = () => ({
  anonymous: new Buckets(RATES.anonymous),
  failedLogin: new Buckets(RATES.failedLogin),
  upgrade: new Buckets(RATES.upgrade),
  read: new Buckets(RATES.read),
  write: new Buckets(RATES.write),
  message: new Buckets(RATES.message),
})
export type Limits = Readonly<ReturnType<typeof openLimits>>
