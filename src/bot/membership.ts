// What happens to a chat besides what is said in it: joined, left, blocked, moved; and messages that were edited.
import type { Update, User } from 'grammy/types'
import { wordsOf } from '#commands/index.ts'
import { type Done, moveChat, type Taken, wasEditTold } from '#domain/chat/index.ts'
import { mayAct } from '#domain/operation.ts'
import type { Runtime } from '#domain/runtime.ts'
import { shopNow } from '#domain/settings/index.ts'
import { languageOf, personMet } from '#domain/users/index.ts'
import { menuFor } from './menu.ts'
import { aboutOf, membershipOf, migrationOf, textOf } from './update.ts'

const NOTHING: Done = { calls: [] }

/** Undefined for an update of another kind. `url`: where the MiniApp is. */
export async function chatChanged(
  runtime: Runtime,
  { chatId, updateId, body }: Taken,
  url: string | null,
): Promise<Done | undefined> {
  const update = body as Update
  const migration = migrationOf(update.message)
  if (migration) {
    await moveChat(runtime.database, { ...migration, update: updateId })
    return NOTHING
  }
  const membership = membershipOf(update)
  if (!membership) return undefined
  if (!membership.isIn) return { calls: [], access: 'closed' }
  const { chat, from } = aboutOf(update)
  if (chat?.type === 'private') return { calls: await menusOf(runtime, chatId, url), access: 'open' }
  if (chat?.type === 'channel' || !membership.joined) return { calls: [], access: 'open' }
  const text = await greetingFor(runtime, from)
  return { calls: [{ chatId, method: 'sendMessage', payload: { chat_id: chatId, text } }], access: 'open' }
}

/** What works in a group: to staff what staff do there, to others nothing of that. */
async function greetingFor(runtime: Runtime, from: User | undefined): Promise<string> {
  const met = from && (await personMet(runtime, from.id))
  const { t } = wordsOf(met?.language ?? languageOf(from?.language_code), runtime.shop.currency)
  const isStaff = met && !met.disabled && mayAct(met.role, 'admin')
  return (isStaff ? t.groupHello : t.groupHelloAll)((await shopNow(runtime)).name)
}

/** What a person did not get while nothing could be sent to them. */
async function menusOf(runtime: Runtime, chatId: number, url: string | null) {
  const met = await personMet(runtime, chatId)
  return met ? menuFor(chatId, met.disabled ? 'user' : met.role, met.language, url ?? undefined) : []
}

/** Says once a message that an edit changes nothing; what was stored is as it was. */
export async function editTold(runtime: Runtime, { chatId, body }: Taken): Promise<Done> {
  const { edited_message: edited } = body as Update
  if (!edited || !textOf(edited) || (await wasEditTold(runtime.database, chatId, edited.message_id)))
    return NOTHING
  const { t } = wordsOf(languageOf(edited.from?.language_code), runtime.shop.currency)
  const reply = { message_id: edited.message_id, allow_sending_without_reply: true }
  const payload = { chat_id: chatId, text: t.edited, reply_parameters: reply }
  return { calls: [{ chatId, method: 'sendMessage', payload }], edited: edited.message_id }
}
