// What happens in the shop is sealed into histories that can be checked: some moments after each act, and once a second; what was before, by and by.
import { setTimeout as pause } from 'node:timers/promises'
import { sealBefore, sealFresh, startSealing } from '#domain/proof/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { Workers } from './workers.ts'

/** Acts that come close together are sealed together: sales do not wait for it, and what is told of them has its seal. */
const TOGETHER_MS = 60
/** What was before has time: it rests so many times as long as it worked. */
const REST = 2

export class Sealing {
  readonly #workers: Workers
  readonly #before: Workers
  readonly #stopping = new AbortController()
  #woken: NodeJS.Timeout | undefined

  constructor({ database, log }: Pick<Runtime, 'database' | 'log'>) {
    let started: Promise<void> | undefined
    const start = () => {
      started ??= startSealing(database).catch((error: unknown) => {
        started = undefined
        throw error
      })
      return started
    }
    const rest = (tookMs: number) =>
      pause(REST * tookMs, undefined, { signal: this.#stopping.signal }).catch(() => {})
    this.#workers = new Workers('proof', log, async () => {
      await start()
      return sealFresh(database)
    })
    let done = false
    this.#before = new Workers('proof-before', log, async () => {
      if (done) return false
      await start()
      const begun = performance.now()
      done = !(await sealBefore(database, rest))
      await rest(performance.now() - begun)
      return !done
    })
  }

  /** Something was done. */
  wake(): void {
    this.#woken ??= setTimeout(() => {
      this.#woken = undefined
      this.#workers.wake()
    }, TOGETHER_MS)
  }

  async stop(): Promise<void> {
    clearTimeout(this.#woken)
    this.#stopping.abort()
    await Promise.all([this.#workers.stop(), this.#before.stop()])
  }
}
