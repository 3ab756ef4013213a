// In a group: what is meant for the bot, whose a card is, and what is said there; what somebody owes goes to their private chat.
import type { MaybeInaccessibleMessage, Message, Update, User } from 'grammy/types'
import { commandTyped } from '#commands/registry.ts'
import type { Texts } from '#commands/words.ts'
import type { Done, Outgoing } from '#domain/chat/index.ts'
import { type AnyButton, withButtons } from './buttons.ts'
import type { UpdateContext } from './context.ts'
import { chatLink } from './links.ts'
import { textOf } from './update.ts'

/** The bot, as groups know it. */
export interface Self {
  readonly id: number
  /** Asked for only where it matters; throws while it is not known. */
  readonly name: () => string
}

/**
 * What a message of a group says to the bot: a command of ours that is no other bot's, a reply to one of its messages, or
 * what mentions it, without the mention. Undefined for what people say among themselves.
 */
export function heardInGroup(message: Message, self: Self): string | undefined {
  const text = textOf(message)
  const command = /^\/([\p{L}\p{M}_]+)(?:@(\w+))?/u.exec(text)
  if (command) {
    const [, word = '', to] = command
    if (to !== undefined) return isNamed(to, self) ? text : undefined
    return commandTyped(word) ? text : undefined
  }
  const mention = /@(\w{3,32})/u.test(text) ? new RegExp(`@${self.name()}(?!\\w)`, 'giu') : undefined
  if (mention?.test(text)) return text.replace(mention, ' ').trim()
  return message.reply_to_message?.from?.id === self.id ? text : undefined
}

const isNamed = (name: string, self: Self) => name.toLowerCase() === self.name().toLowerCase()

/** The message as if it were typed so. */
export function retold(update: Update, message: Message, text: string): Update {
  const { entities: _, caption_entities: __, ...rest } = message
  const field = message.text === undefined ? 'caption' : 'text'
  return { ...update, message: { ...rest, [field]: text } } as Update
}

/** What Telegram takes as a button's data, in bytes. */
const DATA_BYTES_MAX = 64
const OWNED = /^@([0-9a-z]{1,11}):(.*)$/su

/** Whose card a tapped button is of, and what it says: `@<person>:` stands before the data of a group's. */
export function ownedBy(data: string | undefined): { userId: number; data: string } | undefined {
  const [, owner, own] = OWNED.exec(data ?? '') ?? []
  return owner === undefined || own === undefined
    ? undefined
    : { userId: Number.parseInt(owner, 36), data: own }
}

function own(button: AnyButton, userId: number): AnyButton | undefined {
  if (button.callback_data === undefined) return button
  const data = `@${userId.toString(36)}:${button.callback_data}`
  return Buffer.byteLength(data) <= DATA_BYTES_MAX ? { ...button, callback_data: data } : undefined
}

/** Where in a group somebody is answered. */
export interface Place {
  readonly chatId: number
  readonly from: User
  /** The message that is answered; none for a tap. */
  readonly message?: Message | undefined
  /** The topic. */
  readonly thread?: number | undefined
  readonly tap?: string | undefined
}

/** The topic of a message, in a group that has topics. */
export const threadOf = (message: MaybeInaccessibleMessage | undefined): number | undefined =>
  message && 'is_topic_message' in message ? message.message_thread_id : undefined

const placed = ({ message, thread }: Place) => ({
  ...(message && message.message_id > 0
    ? { reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true } }
    : {}),
  ...(thread === undefined ? {} : { message_thread_id: thread }),
})

/** A call for the group itself: an answer to the message it answers, with buttons that are the person's alone. */
function saidInGroup<C extends Outgoing>(call: C, place: Place, userId: number): Outgoing {
  const owned = withButtons(call, (button) => own(button, userId))
  if (call.method !== 'sendMessage') return owned
  return { ...owned, payload: { ...owned.payload, ...placed(place) } }
}

/** The same for the person's private chat; what would be edited in the group is said anew there. */
function saidInPrivate({ payload, draft }: Outgoing, { from }: Place): Outgoing {
  const { message_id: _, ...said } = payload
  const call = { chatId: from.id, method: 'sendMessage', payload: { ...said, chat_id: from.id } }
  return draft === undefined ? call : { ...call, draft }
}

const taken = (chatId: number, messageId: number): Outgoing => ({
  chatId,
  method: 'deleteMessage',
  payload: { chat_id: chatId, message_id: messageId },
})

/** A card of the group that goes on in private: it says so, and has no buttons. */
const elsewhere = (chatId: number, messageId: unknown, text: string): Outgoing => ({
  chatId,
  method: 'editMessageText',
  payload: { chat_id: chatId, message_id: messageId, text, reply_markup: { inline_keyboard: [] } },
})

/**
 * What is said in a group, part before all and part in private, with a line that tells where. A draft whose card is for the
 * person alone goes on there. `drafts`: those that were in hand before.
 */
export function parted(
  { calls, changes, acted, actor, words }: UpdateContext,
  place: Place,
  drafts: readonly { readonly id: number; readonly messageId: number | null }[],
  botName: string | null,
): Done {
  const { chatId, from } = place
  const personal = calls.filter((call) => call.personal)
  // Those in hand, and one that was put aside and goes on; what only begins is asked anew where it is handed over to.
  const known = [
    ...drafts,
    ...changes.flatMap((one) =>
      one.is === 'saved' && one.read > 0 ? [{ id: one.id, messageId: null }] : [],
    ),
  ]
  const moved = known.find(({ id }) => personal.some((call) => call.draft === id))
  const left = personal.find((call) => call.payload['message_id'] !== undefined)?.payload['message_id']
  const card = left ?? moved?.messageId ?? undefined
  // Another card of it that stands here goes: it would lead nowhere.
  const older = moved?.messageId && moved.messageId !== card ? [taken(chatId, moved.messageId)] : []
  const open = calls.filter(
    (call) => !call.personal && !(moved && call.method === 'deleteMessage' && call.draft === moved.id),
  )
  return {
    changes,
    access: 'open',
    moves: moved && { draft: moved.id, chatId: from.id },
    calls: [
      ...open.map((call) => saidInGroup(call, place, actor.userId)),
      ...older,
      ...(personal.length && card !== undefined
        ? [elsewhere(chatId, card, words.t.goesOnInPrivate)]
        : personal.length
          ? [pointer(place, words.t, botName)]
          : []),
      ...personal.map((call) => saidInPrivate(call, place)),
      ...(personal.length && acted && place.message ? [receipt(place.message)] : []),
    ],
  }
}

/** An administrator who writes as the group: nobody knows who it is, so nothing is theirs to do. */
export const anonymous = (place: Place, { anonymous: text }: Texts): Outgoing => ({
  chatId: place.chatId,
  method: 'sendMessage',
  payload: { chat_id: place.chatId, text, ...placed(place) },
})

/** One line in the group, seen by the person alone where Telegram has that: the answer is in the private chat. */
export function pointer(place: Place, t: Texts, botName: string | null): Outgoing {
  const { chatId, from, tap } = place
  const alone = { receiver_user_id: from.id, ...(tap ? { callback_query_id: tap } : {}) }
  const keyboard = botName ? [[{ text: t.openPrivate, url: chatLink(botName) }]] : []
  const payload = {
    chat_id: chatId,
    text: t.answeredInPrivate(from.first_name),
    ephemeral_message_parameters: alone,
    reply_markup: { inline_keyboard: keyboard },
    ...placed(place),
  }
  return { chatId, method: 'sendMessage', payload }
}

/** That a line was acted on, where its answer is not for all: who works beside sees it, and no numbers. */
export const receipt = (message: Message): Outgoing => ({
  chatId: message.chat.id,
  method: 'setMessageReaction',
  payload: {
    chat_id: message.chat.id,
    message_id: message.message_id,
    reaction: [{ type: 'emoji', emoji: '👍' }],
  },
})
