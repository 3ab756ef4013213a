// Acting on what waits, a chat at a time and in order: what ends a process is set aside, what is not to blame is tried again.
import { setTimeout as pause } from 'node:timers/promises'
import { BotError } from 'grammy'
import type { Update } from 'grammy/types'
import { type DraftBody, wordsOf } from '#commands/index.ts'
import { isAway } from '#database/errors.ts'
import {
  beginAgain,
  type Done,
  finishUpdate,
  HOLDER,
  isDraftChanged,
  leaveChats,
  type Taken,
  takeUpdate,
} from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { languageOf } from '#domain/users/index.ts'
import { withLease } from './lease.ts'
import { Room } from './room.ts'
import { whileTyping } from './typing.ts'
import { aboutOf } from './update.ts'

/** Begun so often without an end, an update is not acted on a third time, but set aside with an apology. */
const ATTEMPTS_MAX = 2
const GIVE_BACK_MS = 500

interface Parts {
  readonly runtime: Runtime
  /** Acts; throws what should be tried again. */
  readonly act: (taken: Taken<DraftBody>) => Promise<Done>
  /** Shows in a chat that an answer is on its way; never throws. */
  readonly typing: (chatId: number) => void
  /** Called when answers are put out. */
  readonly answered: () => void
}

/**
 * An update is counted before it is acted on, so that one that hangs or kills the process has been counted when another
 * takes it. It is given back uncounted when the database was away. One begun before is acted on alone, and counted only
 * then: whoever was beside it when a process ended is not taken along a second time.
 */
export class Acting {
  readonly #parts: Parts
  readonly #room = new Room()
  readonly #stopping = new AbortController()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Ends with what is in hand: what waits behind it, or for a database that is away, is left to the next. */
  giveUp(): void {
    this.#stopping.abort()
  }

  /** Acts on what waits in one chat. False when no other has anything. */
  async work(worker: string, another: () => void): Promise<boolean> {
    const { database } = this.#parts.runtime
    const holder = `${HOLDER}:${worker}`
    let taken: Taken<DraftBody> | undefined
    try {
      const first = await takeUpdate<DraftBody>(database, holder)
      if (!first) return false
      let { more } = first
      const handedOver = () => {
        more = true
        another()
      }
      if (more) another()
      await withLease(database, `chat:${first.chatId}`, holder, async () => {
        for (taken = first; taken; taken = await this.#one(taken, holder, handedOver)) {
          if (this.#stopping.signal.aborted) return leaveChats(database, holder, taken)
        }
      })
      return more
    } catch (error) {
      await this.#leave(holder, taken, error)
      if (!taken) throw error
      throw new Error(`update ${taken.updateId} was not acted on`, { cause: error })
    }
  }

  async #one(
    taken: Taken<DraftBody>,
    holder: string,
    handedOver: () => void,
  ): Promise<Taken<DraftBody> | undefined> {
    const { runtime, answered } = this.#parts
    const done = taken.before < ATTEMPTS_MAX ? await this.#act(taken) : this.#apology(taken)
    const next = await finishUpdate<DraftBody>(runtime.database, holder, taken, done)
    if (done.calls.length) answered()
    if (done.handOver !== undefined) handedOver()
    if (done.changes?.length || done.access === 'closed') runtime.committed('drafts.changed')
    return next
  }

  #act(taken: Taken<DraftBody>): Promise<Done> {
    const { runtime, act, typing } = this.#parts
    const acts = () =>
      whileTyping(
        () => typing(taken.chatId),
        () => act(taken),
      )
    if (!taken.before) return this.#room.run(false, acts)
    return this.#room.run(true, async () => {
      await beginAgain(runtime.database, taken.updateId)
      return acts()
    })
  }

  /** Takes nothing of the update for granted: what it was set aside for must not keep it here. */
  #apology({ chatId, updateId, before, body }: Taken): Done {
    const { shop, log } = this.#parts.runtime
    log.error({ update: updateId, attempts: before }, 'an update was set aside')
    const update = body as Update
    const { t } = wordsOf(languageOf(aboutOf(update).from?.language_code), shop.currency)
    const about = (update.message ?? update.callback_query?.message)?.message_id
    const reply = Number.isSafeInteger(about)
      ? { reply_parameters: { message_id: about, allow_sending_without_reply: true } }
      : {}
    const payload = { chat_id: chatId, text: t.failed, ...reply }
    return { calls: [{ chatId, method: 'sendMessage', payload }] }
  }

  /** Gives up what is held; as often as it takes where it counts for nothing, for only we know that it does not. */
  async #leave(holder: string, taken: Taken | undefined, error: unknown): Promise<void> {
    const { database } = this.#parts.runtime
    const { signal } = this.#stopping
    if (!isAway(error instanceof BotError ? error.error : error) && !isDraftChanged(error)) {
      return leaveChats(database, holder).catch(() => {})
    }
    const given = () =>
      leaveChats(database, holder, taken ?? null).then(
        () => true,
        () => false,
      )
    while (!(await given()) && !signal.aborted)
      await pause(GIVE_BACK_MS, undefined, { signal }).catch(() => {})
  }
}
