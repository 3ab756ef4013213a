// What goes out when an update is done: calls of the Bot API about one chat, gathered in order; nothing is sent from here.

import type { Message } from '#commands/index.ts'
import type { Outgoing } from '#domain/chat/index.ts'
import { type About, keyboardOf, payloadOf } from './keyboard.ts'

/** A call that goes out with the update's end; `personal`: not before others. */
export interface Call extends Outgoing {
  readonly personal?: boolean
}

/** Of people, as Telegram numbers them: what is said there nobody else reads. */
export const isPrivate = (chatId: number) => chatId > 0

/** A draft as its card stands in the chat. */
interface Carded {
  readonly id: number
  readonly rev: number
  /** The live message that shows it; null where none was sent yet. */
  readonly messageId: number | null
}

export class Replies {
  readonly chatId: number
  /** Where the MiniApp is; null where it has no address of its own. */
  readonly appUrl: string | null
  readonly calls: Call[] = []
  /** What all begins with that is said of this update. */
  lead: string | undefined

  constructor(chatId: number, appUrl: string | null) {
    this.chatId = chatId
    this.appUrl = appUrl
  }

  /** Sends, when the update is done. */
  say(message: Message): void {
    this.#send('sendMessage', this.led(message))
  }

  /** In place of a message of ours that is no card; sent anew where that cannot be. */
  replace(messageId: number, message: Message): void {
    this.#send('editMessageText', message, { message_id: messageId })
  }

  /** Takes the buttons of a message of ours away. */
  bare(messageId: number): void {
    const payload = { message_id: messageId, ...keyboardOf({ text: '' }, undefined, this.appUrl) }
    this.#call('editMessageReplyMarkup', payload)
  }

  /**
   * Shows a draft's card: in place of the message that was tapped, or below; another that stands meanwhile goes. `from`: the draft as
   * it stood before, where it is not new.
   */
  protected show({ id, rev }: Carded, card: Message, tapped?: number, from?: Carded): void {
    const about = { id, rev }
    if (tapped !== undefined) return this.#send('editMessageText', card, { message_id: tapped }, about)
    if (from) this.#call('deleteMessage', {}, id)
    this.#send('sendMessage', card, {}, about)
  }

  /** What a draft came to, in place of its card, or below what was typed, and the card goes. */
  protected showEnd({ id }: Carded, message: Message, tapped?: number): void {
    // It is the draft's message from now on: what goes on by itself is told there.
    if (tapped !== undefined)
      return this.#send('editMessageText', message, { message_id: tapped }, undefined, id)
    this.#call('deleteMessage', {}, id)
    this.#send('sendMessage', this.led(message), {}, undefined, id)
  }

  protected led = (message: Message): Message =>
    this.lead === undefined ? message : { ...message, lead: this.lead }

  #send(
    method: string,
    message: Message,
    more: Record<string, unknown> = {},
    about?: About,
    draft = about?.id,
  ): void {
    const said = isPrivate(this.chatId) ? message : { ...message, ...message.aloud }
    this.#call(method, { ...more, ...payloadOf(said, about, this.appUrl) }, draft, message.personal)
  }

  #call(method: string, payload: Record<string, unknown>, draft?: number, personal?: boolean): void {
    const { chatId } = this
    this.calls.push({
      chatId,
      method,
      payload: { chat_id: chatId, ...payload },
      ...(draft === undefined ? {} : { draft }),
      ...(personal ? { personal } : {}),
    })
  }
}
