// grammY's bot with our features: what one update comes to; in a group: in-group.ts. It never calls Telegram before an update is in hand.
import { Bot } from 'grammy'
import type { Update, User, UserFromGetMe } from 'grammy/types'
import type { DraftBody } from '#commands/index.ts'
import type { Done, Taken } from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { type KnownUser, languageOf, upsertUser } from '#domain/users/index.ts'
import { type ShopContext, UpdateContext } from './context.ts'
import { attachments } from './features/attachments.ts'
import { callbacks } from './features/callbacks.ts'
import { lists } from './features/lists.ts'
import { commands } from './features/messages.ts'
import { pictures } from './features/pictures.ts'
import { shared } from './features/shared.ts'
import { told } from './features/told.ts'
import { voiceNotes } from './features/voice-notes.ts'
import { waiting } from './features/waiting.ts'
import { receipt } from './groups.ts'
import { InGroup } from './in-group.ts'
import { chatChanged, editTold } from './membership.ts'
import type { OwnName } from './own-name.ts'
import { isPrivate } from './replies.ts'
import type { Ears } from './speech/ears.ts'
import { aboutOf, nameOf } from './update.ts'
import { voted } from './voting.ts'

const NOTHING: Done = { calls: [] }

interface Of {
  readonly runtime: Runtime
  readonly token: string
  readonly client: { readonly apiRoot?: string; readonly timeoutSeconds: number }
  readonly name: OwnName
  /** Where the MiniApp is; null where it has no address of its own. */
  readonly appUrl: string | null
  /** Who hears voice notes, and fetches photos. */
  readonly ears: Pick<Ears, 'wake'>
  /** Whether voice notes are heard here. */
  readonly hears: boolean
}

export class Dispatcher {
  readonly #appUrl: string | null
  readonly #bot: Bot<ShopContext>
  readonly #inGroup: InGroup
  readonly #runtime: Runtime
  readonly #current = new Map<number, UpdateContext>()

  constructor({ runtime, token, client, name, appUrl, ears, hears }: Of) {
    this.#runtime = runtime
    this.#appUrl = appUrl
    this.#bot = new Bot<ShopContext>(token, { client, botInfo: selfOf(token) })
    this.#inGroup = new InGroup({
      runtime,
      self: { id: this.#bot.botInfo.id, name: () => name.known() },
      botName: () => name.value,
      meet: (from) => this.#meet(from),
      contextFor: (taken, met) => this.#contextFor(taken, met),
      handle: (context, update) => this.#handle(context, update),
      answer: (queryId, text) => this.#answer(queryId, text),
    })
    this.#bot.use((ctx, next) => {
      const context = this.#current.get(ctx.update.update_id)
      if (!context) return undefined
      ctx.context = context
      return next()
    })
    const heard = voiceNotes(hears ? ears : undefined)
    this.#bot.use(
      callbacks,
      heard,
      told,
      pictures(ears),
      lists(ears),
      shared,
      attachments(hears),
      commands,
      waiting,
    )
  }

  /** Acts on one update; gives what is to be stored with its end. Throws what should be tried again. */
  async act(taken: Taken<DraftBody>): Promise<Done> {
    const update = taken.body as Update
    const changed = await chatChanged(this.#runtime, taken, this.#appUrl)
    if (changed) return changed
    const vote = await voted(this.#runtime, update)
    if (vote) return vote
    const { chat, from } = aboutOf(update)
    if (!chat || !from || !Number.isSafeInteger(from.id) || chat.type === 'channel') return NOTHING
    // A card that somebody chose from our own inline answers.
    if (update.message?.via_bot?.id === this.#bot.botInfo.id) return NOTHING
    if (isPrivate(taken.chatId)) return this.#inPrivate(taken, update, from)
    if (update.callback_query) return this.#inGroup.tapped(taken, update, from)
    return this.#inGroup.typed(taken, update, from)
  }

  /** Typed or tapped there, or handed over from a group. */
  async #inPrivate(taken: Taken<DraftBody>, update: Update, from: User): Promise<Done> {
    if (from.is_bot) return NOTHING
    if (update.edited_message) return editTold(this.#runtime, taken)
    const { message } = update
    const isHandedOver = message !== undefined && message.chat.id !== taken.chatId
    const met = await this.#meet(from)
    const context = this.#contextFor(taken, met)
    context.fromGroup = isHandedOver
    const { disabled: text } = context.words.t
    if (met.disabled && update.callback_query) {
      this.#answer(update.callback_query.id, text)
      return NOTHING
    }
    if (met.disabled) context.say({ text })
    else await this.#handle(context, isHandedOver ? this.#inGroup.heard(update, message) : update)
    const { calls, changes } = context
    // Who writes here can be written to.
    if (!isHandedOver) return { calls, changes, access: 'open' }
    return { calls: context.acted ? [...calls, receipt(message)] : calls, changes }
  }

  /** Straight out and never waited for, as every answer to a tap. */
  #answer(queryId: string, text: string): void {
    this.#bot.api.answerCallbackQuery(queryId, { text }).catch(() => {})
  }

  async #handle(context: UpdateContext, update: Update): Promise<void> {
    this.#current.set(update.update_id, context)
    try {
      await this.#bot.handleUpdate(update)
    } finally {
      this.#current.delete(update.update_id)
    }
  }

  #meet(from: User): Promise<KnownUser> {
    return upsertUser(this.#runtime, {
      telegramId: from.id,
      name: nameOf(from),
      username: from.username ?? null,
      language: languageOf(from.language_code),
    })
  }

  #contextFor({ chatId, updateId, drafts }: Taken<DraftBody>, met: KnownUser): UpdateContext {
    return new UpdateContext({
      runtime: this.#runtime,
      appUrl: this.#appUrl,
      chatId,
      updateId,
      actor: { userId: met.id, role: met.role, sessionId: null, language: met.language },
      draft: drafts.find((one) => one.userId === met.id) ?? null,
    })
  }
}

const selfOf = (token: string): UserFromGetMe =>
  ({
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Balcão',
    username: 'balcao_bot',
  }) as UserFromGetMe
