// Workers of one kind: each does one thing after another while there is something to do, sleeps until woken, survives what fails.
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '#domain/runtime.ts'

const FAILED_MS = 1000

/** Does the next thing. True when there may be more; `another` calls a free worker to what waits beside it. */
type Work = (worker: string, another: () => void) => Promise<boolean>

export class Workers {
  readonly #work: Work
  readonly #log: Log
  readonly #free: string[]
  readonly #busy = new Set<Promise<void>>()
  readonly #stopping = new AbortController()
  readonly #tick: NodeJS.Timeout
  #wakes = 0

  /** One worker is woken at a time, and by itself every so often; so many at most are at work at once. */
  constructor(name: string, log: Log, work: Work, { workers = 1, everyMs = 1000 } = {}) {
    this.#work = work
    this.#log = log
    this.#free = Array.from({ length: workers }, (_, n) => `${name}${n}`)
    this.#tick = setInterval(() => this.#begin(), everyMs)
    this.#begin()
  }

  wake(): void {
    this.#wakes++
    this.#begin()
  }

  /** Ends when what is in hand is done. */
  async stop(): Promise<void> {
    clearInterval(this.#tick)
    this.#stopping.abort()
    await Promise.all(this.#busy)
  }

  #begin(): void {
    const worker = this.#stopping.signal.aborted ? undefined : this.#free.shift()
    if (worker === undefined) return
    const run = this.#run(worker).finally(() => {
      this.#busy.delete(run)
      this.#free.unshift(worker)
    })
    this.#busy.add(run)
  }

  /** Looks again when there may be more, or somebody has woken us meanwhile. */
  async #run(worker: string): Promise<void> {
    const { signal } = this.#stopping
    for (let more = true; more && !signal.aborted; ) {
      const seen = this.#wakes
      try {
        more = (await this.#work(worker, () => this.#begin())) || seen !== this.#wakes
      } catch (error) {
        this.#log.warn({ err: error, worker }, 'a worker failed and goes on')
        await pause(FAILED_MS * (0.5 + Math.random()), undefined, { signal }).catch(() => {})
      }
    }
  }
}
