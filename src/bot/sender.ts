// Sending what must arrive: the outbox, in order per chat, with bounded patience for a Telegram that refuses or is away.
import { type Api, GrammyError, HttpError, type InputFile } from 'grammy'
import type { Database } from '#database/pool.ts'
import {
  dropLease,
  endOut,
  HOLDER,
  type Lanes,
  moveChat,
  NO_NEWS,
  NOT_SURE,
  type Outgoing,
  type Sent,
  takeOut,
  type Waiting,
} from '#domain/chat/index.ts'
import type { Log } from '#domain/runtime.ts'
import { masked } from '../log.ts'
import { asSent } from './as-sent.ts'
import type { Capabilities } from './capabilities.ts'
import { withLease } from './lease.ts'
import { inWords, isOfOtherKind, isSo, ofItsDraft, pollIn, showingIn, standsElsewhere } from './live-card.ts'
import { Pace } from './pace.ts'
import type { ShownPhotos } from './shown-photos.ts'

/** Some hours of a Telegram that does not answer. */
const ATTEMPTS_MAX = 200
const BACKOFF_MAX_SECONDS = 60
/** A picture that did not arrive so often holds its words up no longer. */
const PICTURE_ATTEMPTS_MAX = 2

type Call = (payload: object, signal: AbortSignal) => Promise<unknown>

interface Parts {
  readonly api: Api
  readonly database: Database
  readonly log: Log
  readonly capabilities: Capabilities
  readonly photos: ShownPhotos
  readonly wake: () => void
  /** Messages a second to many; as many as Telegram takes, unless told. */
  readonly perSecond?: number | undefined
}

export class Sender {
  readonly #api: Api
  readonly #database: Database
  readonly #log: Log
  readonly #capabilities: Capabilities
  readonly #photos: ShownPhotos
  readonly #pace: Pace
  readonly #stopping = new AbortController()

  /** `wake`: called when there is room again for what had to wait. */
  constructor({ api, database, log, capabilities, photos, wake, perSecond }: Parts) {
    this.#api = api
    this.#database = database
    this.#log = log
    this.#capabilities = capabilities
    this.#photos = photos
    this.#pace = new Pace(database, wake, perSecond)
  }

  /** Lets go of what Telegram does not answer: it stays in the outbox for the next start. */
  giveUp(): void {
    this.#stopping.abort()
  }

  /** Nothing is waited for any more. */
  stop(): void {
    this.#pace.stop()
  }

  /** Sends to one chat what is due. False when no other chat has any. */
  async work(worker: string, another: () => void): Promise<boolean> {
    const holder = `${HOLDER}:${worker}`
    const first = await this.#inPace((lanes) => takeOut(this.#database, holder, lanes))
    if (!first) return false
    if (first.more) another()
    const lease = `out:${first.chatId}`
    try {
      await withLease(this.#database, lease, holder, async () => {
        for (let call: Waiting | undefined = first; call; ) {
          const [waiting, sent]: [Waiting, Sent | undefined] = [call, await this.#send(call)]
          if (!sent) return dropLease(this.#database, lease, holder)
          call = await this.#inPace((lanes) => endOut(this.#database, holder, waiting, sent, lanes))
        }
      })
    } catch (error) {
      await dropLease(this.#database, lease, holder).catch(() => {})
      throw error
    }
    return first.more
  }

  /** The next call, of the lanes that there is room for now. */
  async #inPace(take: (lanes: Lanes) => Promise<Waiting | undefined>): Promise<Waiting | undefined> {
    const lanes = await this.#pace.lanes()
    let next: Waiting | undefined
    try {
      next = await take(lanes)
    } finally {
      this.#pace.spent(lanes, next && (next.lane ?? 0))
    }
    return next
  }

  /** Undefined where it stays as it is, for the next start. */
  async #send(waiting: Waiting): Promise<Sent | undefined> {
    const call = ofItsDraft(waiting.attempts < PICTURE_ATTEMPTS_MAX ? waiting : inWords(waiting))
    if (!call) return { is: 'sent' }
    if (call.begun) return { is: 'failed', error: NOT_SURE }
    // What stands there may still be put right; what is said for the first time is said while it is news.
    if (call.old && call.method.startsWith('send')) return { is: 'failed', error: NO_NEWS }
    const older = standsElsewhere(call)
    if (older !== undefined) await this.#takeAway(call.chatId, older)
    try {
      const result = await this.#sendFitting(call)
      return { is: 'sent', ...showingIn(call, result), ...pollIn(result) }
    } catch (error) {
      if (this.#stopping.signal.aborted) return undefined
      return isOfOtherKind(call, error) ? this.#sendAnew(call) : this.#refused(call, error)
    }
  }

  /** What the server does not take is left out, and the rest sent at once: nothing overtakes it meanwhile. */
  async #sendFitting(waiting: Waiting): Promise<unknown> {
    let call = this.#capabilities.fitted(waiting)
    let left: string | undefined
    while (call) {
      const tried: Outgoing = call
      const answer = await this.#call(tried).then(
        (result) => ({ result, less: this.#capabilities.unanswered(tried, result) }),
        (error: unknown) => {
          const less = this.#capabilities.without(tried, error)
          if (!less) throw error
          return { result: undefined, less }
        },
      )
      if (!answer.less) {
        this.#capabilities.latch(left)
        return answer.result
      }
      call = answer.less.call
      left = answer.less.left
    }
    return this.#capabilities.latch(left)
  }

  async #call(call: Outgoing): Promise<unknown> {
    const raw = this.#api.raw as unknown as Record<string, Call>
    const send = async (photo?: string | InputFile) => {
      const { method, payload } = asSent(call, photo)
      return raw[method]?.(payload, this.#stopping.signal)
    }
    const { shows } = call.payload
    return typeof shows === 'string' ? this.#photos.send(shows, send) : send()
  }

  /** What was a picture is words now, or the other way round: the old message goes, or its buttons do, and the new one stands below. */
  async #sendAnew({
    payload: { message_id: messageId, ...payload },
    ...call
  }: Waiting): Promise<Sent | undefined> {
    await this.#takeAway(call.chatId, messageId)
    // It takes the place of what stood there, however old.
    return this.#send({ ...call, old: false, method: 'sendMessage', payload })
  }

  /** The message, or its buttons where it is too old to go. */
  async #takeAway(chatId: number, messageId: unknown): Promise<void> {
    const payload = { chat_id: chatId, message_id: messageId }
    await this.#call({ chatId, method: 'deleteMessage', payload })
      .catch(() => this.#call({ chatId, method: 'editMessageReplyMarkup', payload }))
      .catch(() => {})
  }

  /** What refuses this call for ever is written down and passed over: the chat's others are not held up by it. */
  async #refused(call: Waiting, caught: unknown): Promise<Sent> {
    const error = masked(caught instanceof Error ? caught.message : String(caught)).slice(0, 500)
    const moved = caught instanceof GrammyError ? caught.parameters.migrate_to_chat_id : undefined
    if (moved !== undefined) {
      await moveChat(this.#database, { from: call.chatId, to: moved })
      return { is: 'later', seconds: 0, error }
    }
    const seconds = patience(call, caught)
    if (seconds !== undefined) return { is: 'later', seconds, error }
    const closes = caught instanceof GrammyError && caught.error_code === 403
    if (!closes && isSo(call, error)) return { is: 'sent', ...showingIn(call, true) }
    this.#log.warn({ chat: call.chatId, method: call.method, reason: error }, 'Telegram refused a message')
    if (closes) return { is: 'failed', error, closes }
    if (call.method !== 'editMessageText' || call.old) return { is: 'failed', error }
    // What can no longer be edited is said anew.
    const { message_id: _, ...payload } = call.payload
    const { chatId, draft, notice, lane } = call
    const same = { ...(draft ? { draft } : {}), ...(notice ? { notice } : {}), ...(lane ? { lane } : {}) }
    return { is: 'failed', error, instead: { chatId, method: 'sendMessage', payload, ...same } }
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
