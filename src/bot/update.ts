// What an update is about: in which chat, from whom, and what Telegram itself tells of a chat; nothing of it is taken for granted.
import type { Chat, Message, Update, User } from 'grammy/types'

interface About {
  readonly chat?: Chat | undefined
  readonly from?: User | undefined
}

/** Of the kinds that are kept and acted on. */
export function aboutOf(update: Update): About {
  const { message, edited_message: edited, callback_query: query, my_chat_member: membership } = update
  const { poll_answer: vote } = update
  const typed = message ?? edited
  if (query) return { chat: query.message?.chat, from: query.from }
  // Wherever the poll stands: it is theirs, in its order with what else they do.
  if (vote)
    return {
      chat: vote.user && { id: vote.user.id, type: 'private', first_name: vote.user.first_name },
      from: vote.user,
    }
  return { chat: typed?.chat ?? membership?.chat, from: typed?.from ?? membership?.from }
}

/** The old and the new id of a group that became a supergroup: each of the two chats is told. */
export function migrationOf(message: Message | undefined): { from: number; to: number } | undefined {
  const { migrate_to_chat_id: to, migrate_from_chat_id: from } = message ?? {}
  const chat = message?.chat.id
  if (Number.isSafeInteger(to) && chat !== undefined) return { from: chat, to: Number(to) }
  if (Number.isSafeInteger(from) && chat !== undefined) return { from: Number(from), to: chat }
  return undefined
}

const OUT = new Set(['left', 'kicked'])

/** Whether the bot is in the chat, or not blocked by the person, from now on; `joined`: it was not before. */
export function membershipOf({
  my_chat_member: change,
}: Update): { isIn: boolean; joined: boolean } | undefined {
  if (!change) return undefined
  const isIn = !OUT.has(change.new_chat_member.status)
  return { isIn, joined: isIn && OUT.has(change.old_chat_member.status) }
}

export const textOf = (message: Message): string => message.text ?? message.caption ?? ''

/** First and last name. */
export const nameOf = ({ first_name: first, last_name: last }: User): string =>
  [first, last].filter(Boolean).join(' ')
