// How fast what many are told goes out: so many messages a second in all, by one process; answers and receipts wait for none of it.
import { performance } from 'node:perf_hooks'
import type { Database } from '#database/pool.ts'
import { type Lanes, takeLease } from '#domain/chat/index.ts'

/** What Telegram takes from a bot, over all its chats. */
export const A_SECOND = 30
/** So many may follow each other at once. */
const AT_ONCE = 4
const LEASE = 'pace'
/** Well within the lease. */
const ASK_MS = 2000

export class Pace {
  readonly #database: Database
  readonly #perSecond: number
  readonly #wake: () => void
  #left = AT_ONCE
  #at = performance.now()
  #timer: NodeJS.Timeout | undefined
  #mine = false
  #asked = -Infinity

  /** `wake`: there is room again for what had to wait. */
  constructor(database: Database, wake: () => void, perSecond = A_SECOND) {
    this.#database = database
    this.#wake = wake
    this.#perSecond = perSecond
  }

  /** The lanes that may be sent from now, and room for one message taken; the first alone where there is none, or another process paces. */
  async lanes(): Promise<Lanes> {
    if (performance.now() - this.#asked > ASK_MS) {
      this.#asked = performance.now()
      this.#mine = await takeLease(this.#database, LEASE)
    }
    return this.#mine && this.#take() ? 2 : 0
  }

  /** What was sent, or not: an answer takes its room too, and waits for none. */
  spent(lanes: Lanes, lane: number | undefined): void {
    if (lanes === 2 && lane === undefined) this.#left += 1
    else if (lanes === 0 && lane !== undefined) this.#left = Math.max(-this.#perSecond, this.#left - 1)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #take(): boolean {
    const now = performance.now()
    this.#left = Math.min(AT_ONCE, this.#left + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    if (this.#left >= 1) {
      this.#left -= 1
      return true
    }
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined
        this.#wake()
      },
      ((1 - this.#left) / this.#perSecond) * 1000,
    )
    return false
  }
}
