// A group on the loopback Telegram: people type, reply and tap in it, and everybody reads what the bot says there.
import type { Shown } from './bot-api.ts'
import type { Person, Telegram } from './telegram.ts'

export class Group {
  readonly #telegram: Telegram
  readonly id: number

  constructor(telegram: Telegram, id: number) {
    this.#telegram = telegram
    this.id = id
  }

  get messages(): readonly Shown[] {
    return this.#telegram.chats.get(this.id) ?? []
  }

  get chat(): object {
    return { id: this.id, type: 'supergroup', title: 'Equipe' }
  }

  message(person: Person, text: string, more: object = {}): { message: { message_id: number } } {
    const message_id = this.#telegram.nextMessageId()
    return { message: { message_id, date: 0, from: person.from, chat: this.chat, text, ...more } as never }
  }

  /** As a reply to a message of the bot. */
  reply(person: Person, to: Shown, text: string): { message: { message_id: number } } {
    const from = { id: Number(this.#telegram.token.split(':')[0]), is_bot: true, first_name: 'Balcão' }
    const reply_to_message = { message_id: to.id, date: 0, chat: this.chat, from, text: to.text }
    return this.message(person, text, { reply_to_message })
  }

  tapping(person: Person, message: Shown, label: RegExp): object {
    const { callback_query: query } = person.tapping(message, label) as {
      callback_query: { message: object }
    }
    return { callback_query: { ...query, message: { ...query.message, chat: this.chat } } }
  }

  /** The bot's own standing in it. */
  standing(person: Person, before: string, after: string): object {
    const user = { id: Number(this.#telegram.token.split(':')[0]), is_bot: true, first_name: 'Balcão' }
    const member = (status: string) => ({ status, user })
    return {
      my_chat_member: {
        chat: this.chat,
        from: person.from,
        date: 0,
        old_chat_member: member(before),
        new_chat_member: member(after),
      },
    }
  }
}
