// Drafts whose day is over: their card says so, with a way to begin anew where its person reads alone.
import { wordsOf } from '#commands/index.ts'
import { lapseDraft, lapsingDrafts } from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { payloadOf } from './keyboard.ts'
import { isPrivate } from './replies.ts'

/** True when there may be more; `put`: something goes out. */
export async function endLapsed(
  { database, shop }: Runtime,
  put: () => void,
  appUrl: string | null,
): Promise<boolean> {
  const all = await lapsingDrafts(database)
  for (const { id, chatId, messageId, language } of all) {
    const { t } = wordsOf(language, shop.currency, shop.timeZone)
    const again = { label: t.restartButton, action: { do: 'restart', id } } as const
    const message = {
      text: t.expired,
      ...(chatId !== null && isPrivate(chatId) ? { buttons: [[again]] } : {}),
    }
    await lapseDraft(database, id, messageId === null ? null : payloadOf(message, undefined, appUrl))
  }
  if (all.length) put()
  return all.length > 0
}
