// What the bot is called at Telegram: asked for until it is known, and nothing waits for it.
import type { Api } from 'grammy'
import { Unavailable } from '#database/errors.ts'

const FIRST_PAUSE_MS = 1000
const PAUSE_MAX_MS = 60_000

export class OwnName {
  /** Without `@`; null until Telegram has said it. */
  value: string | null = null
  readonly #api: Api
  #timer: NodeJS.Timeout | undefined
  #stopped = false

  constructor(api: Api) {
    this.#api = api
    void this.#ask(FIRST_PAUSE_MS)
  }

  /** For what cannot be judged without it. Throws Unavailable until it is known: what asks is tried again. */
  known(): string {
    if (this.value === null) throw new Unavailable('Telegram has not said yet what the bot is called')
    return this.value
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  async #ask(pauseMs: number): Promise<void> {
    try {
      this.value = (await this.#api.getMe()).username
    } catch {
      // Away, or not the right token: who sends and receives says so in the log.
      if (this.#stopped) return
      this.#timer = setTimeout(() => void this.#ask(Math.min(PAUSE_MAX_MS, pauseMs * 2)), pauseMs)
      this.#timer.unref()
    }
  }
}
