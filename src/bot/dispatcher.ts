// grammY's bot with our features: what one update comes to; it never calls Telegram before an update is in hand.
import { Bot } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { DraftBody } from '#commands/index.ts'
import type { Done, Taken } from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { languageOf, upsertUser } from '#domain/users/index.ts'
import { type ShopContext, UpdateContext } from './context.ts'
import { attachments } from './features/attachments.ts'
import { callbacks } from './features/callbacks.ts'
import { commands } from './features/messages.ts'
import { pictures } from './features/pictures.ts'
import { voiceNotes } from './features/voice-notes.ts'
import { waiting } from './features/waiting.ts'
import type { Ears } from './speech/ears.ts'

interface Of {
  readonly runtime: Runtime
  readonly token: string
  readonly client: { readonly apiRoot?: string; readonly timeoutSeconds: number }
  /** Where the MiniApp is; null where it has no address of its own. */
  readonly appUrl: string | null
  /** Who hears voice notes; undefined where nobody does. */
  readonly ears: Pick<Ears, 'wake'> | undefined
}

export class Dispatcher {
  readonly #appUrl: string | null
  readonly #bot: Bot<ShopContext>
  readonly #runtime: Runtime
  readonly #current = new Map<number, UpdateContext>()

  constructor({ runtime, token, client, appUrl, ears }: Of) {
    this.#runtime = runtime
    this.#appUrl = appUrl
    this.#bot = new Bot<ShopContext>(token, { client, botInfo: selfOf(token) })
    this.#bot.use((ctx, next) => {
      const context = this.#current.get(ctx.update.update_id)
      if (!context) return undefined
      ctx.context = context
      return next()
    })
    this.#bot.use(callbacks, voiceNotes(ears), pictures, attachments(ears !== undefined), commands, waiting)
  }

  /** Acts on one update; gives what is to be stored with its end. Throws what should be tried again. */
  async act(taken: Taken<DraftBody>): Promise<Done> {
    const update = taken.body as Update
    const context = await this.#contextFor(update, taken)
    if (context && !context.shut) {
      this.#current.set(update.update_id, context)
      try {
        await this.#bot.handleUpdate(update)
      } finally {
        this.#current.delete(update.update_id)
      }
    }
    return context ?? { calls: [] }
  }

  /** Who writes: met, and told so when they are shut out. Undefined for what is nobody's business. */
  async #contextFor(
    update: Update,
    { updateId, drafts }: Taken<DraftBody>,
  ): Promise<UpdateContext | undefined> {
    const from = update.message?.from ?? update.callback_query?.from
    const chat = update.message?.chat ?? update.callback_query?.message?.chat
    if (!from || !chat || from.is_bot || !Number.isSafeInteger(from.id)) return undefined
    const name = [from.first_name, from.last_name].filter(Boolean).join(' ')
    const met = await upsertUser(this.#runtime, {
      telegramId: from.id,
      name,
      username: from.username ?? null,
      language: languageOf(from.language_code),
    })
    const actor = { userId: met.id, role: met.role, sessionId: null, language: met.language }
    const context = new UpdateContext({
      runtime: this.#runtime,
      appUrl: chat.type === 'private' ? this.#appUrl : null,
      chatId: chat.id,
      updateId,
      actor,
      draft: drafts.find((one) => one.userId === met.id) ?? null,
    })
    if (chat.type === 'private' && !met.disabled) return context
    const { t } = context.words
    if (met.disabled || update.message?.text?.startsWith('/'))
      context.say({ text: met.disabled ? t.disabled : t.privateOnly })
    context.shut = true
    return context
  }
}

const selfOf = (token: string): UserFromGetMe =>
  ({
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Balcão',
    username: 'balcao_bot',
  }) as UserFromGetMe
