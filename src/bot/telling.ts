// People are told in their chats what their feeds say: each notice once, edited in place when it says something else.
import { sayNotice, wordsOf } from '#commands/index.ts'
import { type Outgoing, takeLease } from '#domain/chat/index.ts'
import { LANES, noticesToTell, type ToTell, tellNotices } from '#domain/notices/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { shopNow } from '#domain/settings/index.ts'
import { payloadOf } from './keyboard.ts'

const LEASE = 'telling'

/** What is due becomes messages, put out in the transaction that says they were told. True when there may be more. */
export async function tellPeople(runtime: Runtime, appUrl: string | null, put: () => void): Promise<boolean> {
  const { database } = runtime
  if (!(await takeLease(database, LEASE))) return false
  const due = await noticesToTell(database)
  if (!due.length) return false
  const { name } = await shopNow(runtime)
  const calls = due.flatMap((notice) => callOf(notice, name, runtime, appUrl) ?? [])
  await tellNotices(database, due, calls)
  if (calls.length) put()
  return true
}

function callOf(
  notice: ToTell,
  shop: string,
  { shop: { currency, timeZone } }: Runtime,
  appUrl: string | null,
) {
  const { id, kind, before, person } = notice
  const message = sayNotice(notice, shop, wordsOf(person.language, currency, timeZone))
  if (!message) return undefined
  const chatId = person.telegramId
  return {
    chatId,
    method: before ? 'editMessageText' : 'sendMessage',
    payload: { chat_id: chatId, ...payloadOf(message, undefined, appUrl) },
    notice: id,
    lane: LANES[kind] ?? 1,
  } satisfies Outgoing
}
