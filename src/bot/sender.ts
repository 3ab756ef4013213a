// Sending what must arrive: the outbox, in order per chat, with bounded patience for a Telegram that refuses or is away.
import { type Api, GrammyError, HttpError } from 'grammy'
import type { Database } from '#database/pool.ts'
import {
  failOut,
  HOLDER,
  leaseOut,
  nextOut,
  putOut,
  retryOut,
  sentOut,
  type Waiting,
} from '#domain/chat/index.ts'
import type { Log } from '#domain/runtime.ts'
import { masked } from '../log.ts'
import { held } from './held.ts'

/** Some hours of a Telegram that does not answer. */
const ATTEMPTS_MAX = 200
const BACKOFF_MAX_SECONDS = 60

type Call = (payload: object, signal: AbortSignal) => Promise<unknown>

export class Sender {
  readonly #api: Api
  readonly #database: Database
  readonly #log: Log
  readonly #stopping = new AbortController()

  constructor(api: Api, database: Database, log: Log) {
    this.#api = api
    this.#database = database
    this.#log = log
  }

  /** Lets go of what Telegram does not answer: it stays in the outbox for the next start. */
  giveUp(): void {
    this.#stopping.abort()
  }

  /** Sends to one chat what is due. False when no chat has any. */
  async work(worker: string): Promise<boolean> {
    const chatId = await leaseOut(this.#database, worker)
    if (chatId === undefined) return false
    await held(this.#database, `out:${chatId}`, `${HOLDER}:${worker}`, async () => {
      for (
        let call = await nextOut(this.#database, chatId);
        call;
        call = await nextOut(this.#database, chatId)
      ) {
        if (!(await this.#send(call))) return
      }
    })
    return true
  }

  /** False when the chat has to wait. */
  async #send(call: Waiting): Promise<boolean> {
    try {
      const raw = this.#api.raw as unknown as Record<string, Call>
      await raw[call.method]?.(call.payload, this.#stopping.signal)
      await sentOut(this.#database, call.id)
      return true
    } catch (error) {
      if (this.#stopping.signal.aborted) return false
      return this.#refused(call, error)
    }
  }

  async #refused(call: Waiting, error: unknown): Promise<boolean> {
    const text = masked(error instanceof Error ? error.message : String(error)).slice(0, 500)
    const wait = patience(call, error)
    if (wait !== undefined) {
      await retryOut(this.#database, call.id, wait, text)
      return false
    }
    if (!(error instanceof GrammyError || error instanceof HttpError)) throw error
    if (/not modified/.test(text)) {
      await sentOut(this.#database, call.id)
      return true
    }
    this.#log.warn({ chat: call.chatId, method: call.method, reason: text }, 'Telegram refused a message')
    await failOut(this.#database, call.id, text)
    // What can no longer be edited is said anew.
    if (call.method === 'editMessageText') {
      const { message_id: _, ...payload } = call.payload
      await putOut(this.#database, [{ chatId: call.chatId, method: 'sendMessage', payload }])
    }
    return true
  }
}

/** Seconds to wait before another try; undefined when there is no use in one. */
function patience(call: Waiting, error: unknown): number | undefined {
  if (call.attempts >= ATTEMPTS_MAX) return undefined
  const backoff =
    Math.min(BACKOFF_MAX_SECONDS, 0.5 * 2 ** Math.min(call.attempts, 10)) * (0.8 + Math.random() * 0.4)
  if (error instanceof HttpError) return backoff
  if (!(error instanceof GrammyError)) return undefined
  if (error.error_code === 429) return (error.parameters.retry_after ?? backoff) + 0.05
  return error.error_code >= 500 || error.error_code === 401 || error.error_code === 404 ? backoff : undefined
}
