// What happens in the shop becomes what people are told, with a bot or without: some moments after each act, and once a second.
import { endContracts } from '#domain/contracts/index.ts'
import { deriveNotices, followNotices } from '#domain/notices/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { Workers } from './workers.ts'

/** Acts that come close together are read together: sales do not wait for what is told of them. */
const TOGETHER_MS = 100

interface Listeners {
  /** Somebody's feed has changed. */
  readonly heard: () => void
  /** Somebody's chat is to be told. */
  readonly tells: () => void
}

export class Noticing {
  readonly #workers: Workers
  #woken: NodeJS.Timeout | undefined

  constructor({ database, log }: Runtime, { heard, tells }: Listeners) {
    let follows: Promise<void> | undefined
    this.#workers = new Workers('notices', log, async () => {
      follows ??= followNotices(database).catch((error: unknown) => {
        follows = undefined
        throw error
      })
      await follows
      const ended = await endContracts(database)
      if (ended.some) heard()
      const derived = await deriveNotices(database)
      if (derived.heard) heard()
      if (derived.tells) tells()
      return derived.more || ended.more
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
    await this.#workers.stop()
  }
}
