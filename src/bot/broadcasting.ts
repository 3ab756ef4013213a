// What an owner tells many goes out: copies are made, put out and settled in small steps, by one process, as long as some are on their way.
import { setTimeout as pause } from 'node:timers/promises'
import { progressCard, wordsOf } from '#commands/index.ts'
import { areSending, type Carded, cardsToTell, sendOn, tellCards } from '#domain/broadcasts/index.ts'
import { dropLease, type Outgoing, takeLease } from '#domain/chat/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { payloadOf } from './keyboard.ts'

const LEASE = 'broadcasting'
/** Between two steps, while there is something on its way. */
const STEP_MS = 250

interface Told {
  /** Something waits in the outbox. */
  readonly put: () => void
  /** Something was announced. */
  readonly heard: () => void
  /** Where the MiniApp is; null where it has no address of its own. */
  readonly appUrl: string | null
}

/** One step. True while there is more to do. */
export async function sendBroadcasts(runtime: Runtime, { put, heard, appUrl }: Told): Promise<boolean> {
  const { database } = runtime
  if (!(await areSending(database)) || !(await takeLease(database, LEASE))) return false
  const sent = await sendOn(database)
  const cards = await cardsToTell(database)
  if (cards.length) {
    const calls = cards.map((card) => callOf(card, runtime, appUrl))
    await tellCards(database, cards, calls)
  }
  if (sent.put || cards.length) put()
  if (sent.heard) heard()
  if (!sent.isOn) return false
  // Others have their turn in between.
  await pause(sent.made ? 0 : STEP_MS)
  return true
}

/** How far it is, in place of the card from which it was sent. */
function callOf(
  { draft, chatId, language, one }: Carded,
  { shop }: Runtime,
  appUrl: string | null,
): Outgoing {
  const card = progressCard(one, wordsOf(language, shop.currency, shop.timeZone))
  return {
    chatId,
    method: 'editMessageText',
    payload: { chat_id: chatId, ...payloadOf(card, undefined, appUrl) },
    draft,
  }
}

/** Another process goes on at once. */
export const leaveBroadcasts = ({ database }: Runtime): Promise<void> => dropLease(database, LEASE)
