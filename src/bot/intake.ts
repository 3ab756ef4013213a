// Getting updates in: long polling by one process of several, or the webhook's registration; kept before confirmed.
import { type Api, GrammyError } from 'grammy'
import type { InlineQuery, Update } from 'grammy/types'
import type { Database } from '#database/pool.ts'
import { dropLease, type Incoming, keepUpdates, RENEW_MS, takeLease } from '#domain/chat/index.ts'
import type { Log } from '#domain/runtime.ts'
import { masked } from '../log.ts'
import { aboutOf } from './update.ts'

const ALLOWED = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
  'poll_answer',
] as const
const POLL_SECONDS = 25
const LEADER = 'poller'

/** Whose it is, null for what nobody acts on; undefined for what the database could never hold. */
export function incomingOf(update: unknown): Incoming | undefined {
  if (typeof update !== 'object' || update === null || !isShallow(update)) return undefined
  const { update_id: id } = update as Partial<Update>
  if (typeof id !== 'number' || !Number.isSafeInteger(id)) return undefined
  const { chat } = aboutOf(update as Update)
  return { id, chat: Number.isSafeInteger(chat?.id) ? (chat?.id ?? null) : null, body: update }
}

const DEPTH_MAX = 64

/** PostgreSQL has a bottom to how deep what it stores nests; what else it cannot hold is taken out when it is kept. */
function isShallow(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth < DEPTH_MAX && Object.values(value).every((one) => isShallow(one, depth + 1))
}

interface Parts {
  readonly api: Api
  readonly database: Database
  readonly log: Log
  /** Takes what is answered at once or not at all, and is never kept. */
  readonly asked: (query: InlineQuery) => void
  /** Called when something is in the inbox. */
  readonly arrived: () => void
}

/** Polls while it leads; another process takes over within seconds of this one's end. */
export class Poller {
  readonly #parts: Parts
  readonly #stop = new AbortController()
  readonly #ended: Promise<void>
  #offset = 0
  #asked = false

  constructor(parts: Parts) {
    this.#parts = parts
    this.#ended = this.#run()
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#ended
    await dropLease(this.#parts.database, LEADER).catch(() => {})
  }

  async #run(): Promise<void> {
    const { database, log } = this.#parts
    let failures = 0
    while (!this.#stop.signal.aborted) {
      try {
        if (await takeLease(database, LEADER)) await this.#poll()
        else await this.#pause(RENEW_MS / 2)
        failures = 0
      } catch (error) {
        if (this.#stop.signal.aborted) return
        if (failures++ % 20 === 0)
          log.warn({ reason: reasonOf(error) }, 'Telegram cannot be asked; trying again')
        await this.#pause(Math.min(5000, 250 * 2 ** Math.min(failures, 6)))
      }
    }
  }

  /** One long poll; given up when the lead is lost. */
  async #poll(): Promise<void> {
    const { api, database, arrived, asked } = this.#parts
    if (!this.#asked) await api.deleteWebhook({}, this.#signal)
    this.#asked = true
    const lost = new AbortController()
    const renewal = setInterval(() => {
      takeLease(database, LEADER).then(
        (ours) => ours || lost.abort(),
        () => {},
      )
    }, RENEW_MS)
    try {
      const signal = AbortSignal.any([this.#stop.signal, lost.signal]) as never
      const updates = await api.getUpdates(
        { offset: this.#offset, timeout: POLL_SECONDS, allowed_updates: ALLOWED },
        signal,
      )
      if (!updates.length) return
      for (const { inline_query: query } of updates) if (query) asked(query)
      const kept = updates.flatMap((update) => (update.inline_query ? [] : (incomingOf(update) ?? [])))
      if (kept.length) await keepUpdates(database, kept)
      this.#offset = Math.max(...updates.map((update) => update.update_id)) + 1
      arrived()
    } catch (error) {
      if (lost.signal.aborted && !this.#stop.signal.aborted) return
      throw error
    } finally {
      clearInterval(renewal)
    }
  }

  get #signal(): never {
    return this.#stop.signal as never
  }

  #pause(ms: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, ms)
      this.#stop.signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer)
          done()
        },
        { once: true },
      )
    })
  }
}

/** Tells Telegram where to deliver, as often as it takes; ends when it is told. */
export class WebhookRegistration {
  readonly #stop = new AbortController()

  constructor({ api, log }: Pick<Parts, 'api' | 'log'>, url: string, secret: string) {
    void this.#run(api, log, url, secret)
  }

  stop(): void {
    this.#stop.abort()
  }

  async #run(api: Api, log: Log, url: string, secret: string): Promise<void> {
    for (let tried = 0; !this.#stop.signal.aborted; tried++) {
      try {
        await api.setWebhook(
          url,
          { secret_token: secret, allowed_updates: ALLOWED, max_connections: 40 },
          this.#stop.signal as never,
        )
        return log.info({ url }, 'the webhook is registered')
      } catch (error) {
        if (this.#stop.signal.aborted) return
        if (tried % 20 === 0)
          log.warn({ reason: reasonOf(error) }, 'the webhook is not registered yet; trying again')
        await new Promise((done) => setTimeout(done, Math.min(10_000, 500 * 2 ** Math.min(tried, 5))))
      }
    }
  }
}

const reasonOf = (error: unknown) =>
  masked(
    error instanceof GrammyError ? error.description : error instanceof Error ? error.message : String(error),
  )
