// grammY's bot with our features: what one update comes to; it never calls Telegram before an update is in hand.
import { Bot } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Draft } from '#commands/index.ts'
import type { Done, Taken } from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { languageOf, meet } from '#domain/users/index.ts'
import { Hand, type ShopContext } from './context.ts'
import { lines } from './features/lines.ts'
import { taps } from './features/taps.ts'

export class Hands {
  readonly #bot: Bot<ShopContext>
  readonly #runtime: Runtime
  readonly #inHand = new Map<number, Hand>()

  constructor(runtime: Runtime, token: string, client: { apiRoot?: string; timeoutSeconds: number }) {
    this.#runtime = runtime
    this.#bot = new Bot<ShopContext>(token, { client, botInfo: selfOf(token) })
    this.#bot.use((ctx, next) => {
      const hand = this.#inHand.get(ctx.update.update_id)
      if (!hand) return undefined
      ctx.hand = hand
      return next()
    })
    this.#bot.use(taps, lines)
  }

  /** Acts on one update; gives what is to be stored with its end. Throws what should be tried again. */
  async act(taken: Taken<Draft>): Promise<Done> {
    const update = taken.body as Update
    const hand = await this.#handFor(update, taken)
    if (hand && !hand.shut) {
      this.#inHand.set(update.update_id, hand)
      try {
        await this.#bot.handleUpdate(update)
      } finally {
        this.#inHand.delete(update.update_id)
      }
    }
    return hand ?? { calls: [] }
  }

  /** Who writes: met, and told so when they are shut out. Undefined for what is nobody's business. */
  async #handFor(update: Update, { updateId, question }: Taken<Draft>): Promise<Hand | undefined> {
    const from = update.message?.from ?? update.callback_query?.from
    const chat = update.message?.chat ?? update.callback_query?.message?.chat
    if (!from || !chat || from.is_bot || !Number.isSafeInteger(from.id)) return undefined
    const name = [from.first_name, from.last_name].filter(Boolean).join(' ')
    const met = await meet(this.#runtime, {
      telegramId: from.id,
      name,
      username: from.username ?? null,
      language: languageOf(from.language_code),
    })
    const actor = { userId: met.id, role: met.role, sessionId: null, language: met.language }
    const hand = new Hand({ runtime: this.#runtime, chatId: chat.id, updateId, actor, question })
    if (chat.type === 'private' && !met.disabled) return hand
    const { t } = hand.words
    if (met.disabled || update.message?.text?.startsWith('/'))
      hand.say({ text: met.disabled ? t.disabled : t.privateOnly })
    hand.shut = true
    return hand
  }
}

const selfOf = (token: string): UserFromGetMe =>
  ({
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Balcão',
    username: 'balcao_bot',
  }) as UserFromGetMe
