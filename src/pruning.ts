// What is kept for a time alone goes when that is over: looked through at every start, and each hour since.
import { pruneChat } from '#domain/chat/index.ts'
import { pruneReminders } from '#domain/debts/index.ts'
import { pruneFeed } from '#domain/feed.ts'
import { pruneImports } from '#domain/imports/index.ts'
import type { Media } from '#domain/media/index.ts'
import { pruneNotices } from '#domain/notices/index.ts'
import { pruneKernel } from '#domain/prune.ts'
import type { Runtime } from '#domain/runtime.ts'

const PRUNE_MS = 3_600_000

/** With a bot or without: what one left behind goes too. */
export class Pruning {
  readonly #timer: NodeJS.Timeout
  #running: Promise<void>

  constructor(runtime: Runtime, media: Media) {
    this.#running = prune(runtime, media)
    this.#timer = setInterval(() => {
      this.#running = prune(runtime, media)
    }, PRUNE_MS)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#running
  }
}

/** One that fails keeps none of the others. */
async function prune({ database, log }: Runtime, media: Media): Promise<void> {
  for (const look of [
    pruneKernel,
    pruneChat,
    pruneFeed,
    pruneImports,
    pruneNotices,
    pruneReminders,
    () => media.sweep(),
  ]) {
    try {
      await look(database)
    } catch (error) {
      log.warn({ err: error }, 'what is kept for a time was not looked through')
    }
  }
}
