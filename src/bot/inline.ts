// `@bot café` in any chat: cards of products, answered at once or not at all, beside the inbox and its workers.
import type { Api } from 'grammy'
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types'
import { goodsShown } from '#commands/goods.ts'
import { type Words, wordsOf } from '#commands/words.ts'
import { execute } from '#domain/execute.ts'
import type { Role } from '#domain/operation.ts'
import { operations } from '#domain/operations.ts'
import type { Log, Runtime } from '#domain/runtime.ts'
import { languageOf, personMet } from '#domain/users/index.ts'
import { appLink } from './links.ts'

const CARDS_MAX = 20
/** Prices change; what a person types twice in a row is not asked twice. */
const CACHE_SECONDS = 5
/** Answered at the same time, and people who wait: who types on asks anew, so one each. */
const AT_ONCE = 4
const WAITING_MAX = 100
const QUERY_MAX = 256

interface Parts {
  readonly runtime: Runtime
  readonly api: Api
  readonly log: Log
  readonly publicUrl: string | undefined
  /** What the bot is called, once that is known. */
  readonly name: () => string | null
}

export class InlineAnswers {
  readonly #parts: Parts
  /** The newest of each person. */
  readonly #waiting = new Map<number, InlineQuery>()
  #busy = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** Takes what somebody types after the bot's name; never throws, and nothing waits for it. */
  ask(query: InlineQuery): void {
    const { id, from, query: typed } = query
    if (typeof id !== 'string' || typeof typed !== 'string' || typed.length > QUERY_MAX) return
    if (!Number.isSafeInteger(from?.id) || from.is_bot) return
    if (this.#waiting.size >= WAITING_MAX && !this.#waiting.has(from.id)) return
    this.#waiting.set(from.id, query)
    this.#next()
  }

  #next(): void {
    const [first] = this.#waiting
    if (!first || this.#busy >= AT_ONCE) return
    const [person, query] = first
    this.#waiting.delete(person)
    this.#busy++
    void this.#answer(query)
      .catch((error: unknown) => this.#parts.log.debug({ err: error }, 'an inline query was not answered'))
      .finally(() => {
        this.#busy--
        this.#next()
      })
  }

  async #answer({ id, from, query }: InlineQuery): Promise<void> {
    const { runtime, api } = this.#parts
    const met = await personMet(runtime, from.id)
    const words = wordsOf(met?.language ?? languageOf(from.language_code), runtime.shop.currency)
    const role = met?.role ?? 'user'
    // What cannot be looked for has no cards, and who waits is told so.
    const cards = met?.disabled
      ? []
      : await this.#cards(query.trim(), role, met?.id ?? 0, words).catch(() => [])
    await api.answerInlineQuery(id, cards, { cache_time: CACHE_SECONDS, is_personal: true })
  }

  /** What everybody may see, by name or what is sold most; to staff with how much there is of it. */
  async #cards(q: string, role: Role, userId: number, words: Words): Promise<InlineQueryResultArticle[]> {
    const { language } = words
    const { value } = await execute(this.#parts.runtime, operations['products.list'], {
      actor: { userId, role, sessionId: null, language },
      input: { ...(q ? { q } : { sort: 'popular' }), hidden: false, archived: false, limit: CARDS_MAX },
      source: 'chat',
    })
    return value.items.map((product) => this.#card(product, words))
  }

  #card(product: Product, words: Words): InlineQueryResultArticle {
    const { t } = words
    const name = goodsShown(product)
    const price = `${words.money(product.price)}/${words.unit(product.unit)}`
    const out = product.inStock ? '' : ` · ${t.soldOut}`
    const botName = this.#parts.name()
    const photo = this.#addressOf(product.mediaUrl)
    const small = this.#addressOf(product.thumbUrl)
    return {
      type: 'article',
      id: `p${product.id}`,
      title: name,
      // Only who types reads this; what is sent is read by all of the chat.
      description: product.stock
        ? `${price} · ${t.there(words.quantity(product.stock, product.unit))}`
        : price + out,
      ...(small ? { thumbnail_url: small } : {}),
      input_message_content: {
        message_text: `${name} · ${price}${out}`,
        link_preview_options: photo ? { url: photo, prefer_large_media: true } : { is_disabled: true },
      },
      ...(botName
        ? {
            reply_markup: {
              inline_keyboard: [[{ text: t.openProduct, url: appLink(botName, `p_${product.id}`) }]],
            },
          }
        : {}),
    }
  }

  /** Where the world finds a photo of ours. */
  #addressOf(path: string | null): string | undefined {
    const { publicUrl } = this.#parts
    return path && publicUrl ? new URL(path, publicUrl).href : undefined
  }
}

interface Product {
  readonly id: number
  readonly name: string
  readonly emoji: string | null
  readonly unit: string
  readonly price: number
  readonly inStock: boolean
  readonly mediaUrl: string | null
  readonly thumbUrl: string | null
  /** Staff alone are told. */
  readonly stock?: number | undefined
}
