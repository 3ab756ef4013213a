// What an update of a group comes to: acted on there by whoever typed or tapped it, or handed over to their private chat.
import type { Message, Update, User } from 'grammy/types'
import { type DraftBody, wordsOf } from '#commands/index.ts'
import type { Done, Taken } from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { type KnownUser, nameOfPerson } from '#domain/users/index.ts'
import type { UpdateContext } from './context.ts'
import {
  anonymous,
  heardInGroup,
  ownedBy,
  type Place,
  parted,
  pointer,
  retold,
  type Self,
  threadOf,
} from './groups.ts'
import { editTold } from './membership.ts'

const NOTHING: Done = { calls: [] }

/** What the dispatcher hands in: it alone has the bot. */
interface Parts {
  readonly runtime: Runtime
  readonly self: Self
  /** What the bot is called, once that is known. */
  readonly botName: () => string | null
  readonly meet: (from: User) => Promise<KnownUser>
  readonly contextFor: (taken: Taken<DraftBody>, met: KnownUser) => UpdateContext
  readonly handle: (context: UpdateContext, update: Update) => Promise<void>
  /** A word over the chat; never throws, and is never waited for. */
  readonly answer: (queryId: string, text: string) => void
}

export class InGroup {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async typed(taken: Taken<DraftBody>, update: Update, from: User): Promise<Done> {
    const { runtime, self, meet, contextFor, handle, botName } = this.#parts
    const message = update.message ?? update.edited_message
    if (!message || heardInGroup(message, self) === undefined) return NOTHING
    const { chatId } = taken
    const place: Place = { chatId, from, message, thread: threadOf(message) }
    if (from.is_bot) return message.sender_chat ? this.#anonymous(place) : NOTHING
    if (update.edited_message) return editTold(runtime, taken)
    const met = await meet(from)
    // Customers and strangers are answered in private alone.
    if (met.disabled || met.role === 'user') return this.#handedOver(place, met)
    const context = contextFor(taken, met)
    await handle(context, this.heard(update, message))
    const { calls, changes, acted } = context
    const told = parted(context, place, taken.drafts, botName())
    if (acted || told.moves || !calls.some((call) => call.personal)) return told
    // Nothing was stored: it is said again where only they read it, and what it asks is asked there.
    const aside = changes.filter((one) => one.is === 'parked')
    return { ...this.#handedOver(place, met), changes: aside }
  }

  async tapped(taken: Taken<DraftBody>, update: Update, from: User): Promise<Done> {
    const { runtime, meet, contextFor, handle, botName, answer } = this.#parts
    const query = update.callback_query
    if (!query || from.is_bot) return NOTHING
    const met = await meet(from)
    const context = contextFor(taken, met)
    const owned = ownedBy(query.data)
    if (met.disabled || owned?.userId !== met.id) {
      const { t } = context.words
      const whose = owned && (await nameOfPerson(runtime, owned.userId))
      answer(query.id, met.disabled ? t.disabled : whose ? t.cardOf(whose) : t.buttonGone)
      return NOTHING
    }
    await handle(context, { ...update, callback_query: { ...query, data: owned.data } })
    const place = { chatId: taken.chatId, from, tap: query.id, thread: threadOf(query.message) }
    return parted(context, place, taken.drafts, botName())
  }

  /** The update as what its message says to the bot. */
  heard(update: Update, message: Message): Update {
    return retold(update, message, heardInGroup(message, this.#parts.self) ?? '')
  }

  #handedOver(place: Place, { language }: KnownUser): Done {
    const { t } = wordsOf(language, this.#parts.runtime.shop.currency)
    return { calls: [pointer(place, t, this.#parts.botName())], handOver: place.from.id }
  }

  #anonymous(place: Place): Done {
    const { shop } = this.#parts.runtime
    return { calls: [anonymous(place, wordsOf(shop.defaultLanguage, shop.currency).t)] }
  }
}
