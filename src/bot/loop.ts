// A worker: does one thing after another while there is something to do, sleeps until woken, survives what fails.
import type { Log } from '#domain/runtime.ts'

const TICK_MS = 1000
const FAILED_MS = 1000

export class Loop {
  readonly #work: () => Promise<boolean>
  readonly #log: Log
  readonly #name: string
  #stopped = false
  #wake: (() => void) | undefined
  #woken = false
  readonly #ended: Promise<void>

  /** `work` gives true when there may be more. */
  constructor(name: string, log: Log, work: () => Promise<boolean>) {
    this.#name = name
    this.#log = log
    this.#work = work
    this.#ended = this.#run()
  }

  wake(): void {
    this.#woken = true
    this.#wake?.()
  }

  /** Ends when what is in hand is done. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.wake()
    await this.#ended
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false
      try {
        if (await this.#work()) continue
        await this.#sleep(TICK_MS)
      } catch (error) {
        this.#log.warn({ err: error, worker: this.#name }, 'a worker failed and goes on')
        await this.#sleep(FAILED_MS * (0.5 + Math.random()))
      }
    }
  }

  #sleep(ms: number): Promise<void> {
    if (this.#woken || this.#stopped) return Promise.resolve()
    return new Promise((done) => {
      const timer = setTimeout(done, ms)
      this.#wake = () => {
        clearTimeout(timer)
        done()
      }
    })
  }
}
