// What a handler has in hand: who writes, in which chat, what is asked there, and what goes out when it is done.
import type { Context } from 'grammy'
import { type Draft, type Message, type Outcome, wordsOf } from '#commands/index.ts'
import {
  type Asked,
  type Done,
  type Ended,
  newQuestionId,
  type Outgoing,
  type Question,
} from '#domain/chat/index.ts'
import type { Actor } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { shortened } from '#locales/format.ts'
import { keyboardOf } from './keyboard.ts'

/** What Telegram takes in one message, in UTF-16 units. */
const TEXT_MAX = 4096

/** What buttons are about. */
export type About = Pick<Question<unknown>, 'id' | 'rev'>

interface Of {
  readonly runtime: Runtime
  readonly chatId: number
  readonly updateId: number
  readonly actor: Actor
  readonly question: Question<Draft> | null
}

export class UpdateContext implements Done {
  readonly runtime: Runtime
  readonly chatId: number
  readonly updateId: number
  readonly actor: Actor
  /** What is open in this chat. */
  readonly question: Question<Draft> | null
  readonly calls: Outgoing[] = []
  /** Told off already: nothing more is done. */
  shut = false
  /** How the open question ends with this update. */
  ended: Ended | undefined
  /** What is asked from now on. */
  asks: Asked | undefined

  constructor({ runtime, chatId, updateId, actor, question }: Of) {
    this.runtime = runtime
    this.chatId = chatId
    this.updateId = updateId
    this.actor = actor
    this.question = question
  }

  get words() {
    const { currency, timeZone } = this.runtime.shop
    return wordsOf(this.actor.language, currency, timeZone)
  }

  /** Sends, when the update is done. `about`: what its buttons are about. */
  say(message: Message, about?: About): void {
    this.#call('sendMessage', {
      text: shortened(message.text, TEXT_MAX),
      ...keyboardOf(message, about),
      link_preview_options: { is_disabled: true },
    })
  }

  /** In place of a message of ours; sent anew where that cannot be. */
  replace(messageId: number, message: Message, about?: About): void {
    this.#call('editMessageText', {
      message_id: messageId,
      text: shortened(message.text, TEXT_MAX),
      ...keyboardOf(message, about),
    })
  }

  /** Takes the buttons of a message of ours away. */
  bare(messageId: number): void {
    this.#call('editMessageReplyMarkup', { message_id: messageId, ...keyboardOf({ text: '' }, undefined) })
  }

  /** Asks what the outcome lacks: `earlier` goes further by a revision, or a question begins. */
  async ask(
    { draft, message: card }: Extract<Outcome, { status: 'needs_input' }>,
    earlier?: About,
  ): Promise<About> {
    const about = earlier
      ? { id: earlier.id, rev: earlier.rev + 1 }
      : { id: await newQuestionId(this.runtime.database), rev: 1 }
    this.asks = { ...about, userId: this.actor.userId, draft, card }
    return about
  }

  #call(method: string, payload: Record<string, unknown>): void {
    this.calls.push({ chatId: this.chatId, method, payload: { chat_id: this.chatId, ...payload } })
  }
}

export type ShopContext = Context & { context: UpdateContext }
