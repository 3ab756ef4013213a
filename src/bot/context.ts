// What a handler has in hand: who writes, in which chat, and what goes out when it is done.
import type { Context } from 'grammy'
import type { Message } from '#commands/index.ts'
import type { Outgoing } from '#domain/chat/index.ts'
import type { Actor } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { keyboardOf } from './keyboard.ts'

const TEXT_MAX = 4096

/** What Telegram takes in one message; what is longer, such as a name that somebody typed for pages, ends in dots. */
function fitting(text: string): string {
  if (text.length <= TEXT_MAX) return text
  return `${text.slice(0, TEXT_MAX - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

export class Hand {
  readonly runtime: Runtime
  readonly chatId: number
  readonly updateId: number
  actor: Actor
  readonly calls: Outgoing[] = []
  /** Told off already: nothing more is done. */
  shut = false
  /** The question that ends with this update. */
  questionId: number | undefined

  constructor(of: { runtime: Runtime; chatId: number; updateId: number; actor: Actor }) {
    this.runtime = of.runtime
    this.chatId = of.chatId
    this.updateId = of.updateId
    this.actor = of.actor
  }

  /** Sends, when the update is done. `question`: what its buttons are about. */
  say(message: Message, question?: number): void {
    this.calls.push({
      chatId: this.chatId,
      method: 'sendMessage',
      payload: {
        chat_id: this.chatId,
        text: fitting(message.text),
        ...keyboardOf(message, question),
        link_preview_options: { is_disabled: true },
      },
    })
  }

  /** In place of a message of ours; sent anew where that cannot be. */
  replace(messageId: number, message: Message, question?: number): void {
    this.calls.push({
      chatId: this.chatId,
      method: 'editMessageText',
      payload: {
        chat_id: this.chatId,
        message_id: messageId,
        text: fitting(message.text),
        ...keyboardOf(message, question),
      },
    })
  }
}

export type ShopContext = Context & { hand: Hand }
