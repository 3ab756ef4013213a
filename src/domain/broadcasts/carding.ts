// The card in the chat from which a broadcast was sent: it says how far that is, at most once a second, up to the end.

import type { Database } from '#database/pool.ts'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { callsJson, type Outgoing, putUnasked } from '../chat/index.ts'
import type { Language } from '../operation.ts'
import { ONE_JSON } from './projection.ts'
import type { OneBroadcast } from './schemas.ts'

/** Between two edits of one card; Telegram takes no more of them in one chat. */
const EVERY = `interval '1 second'`

/** SQL: the broadcast `b` is over, and nothing of it is in hand. */
const IS_OVER = sql`(b.state <> 'sending' and not exists (select from broadcast_copies q where q.broadcast_id = b.id and q.state = 'queued'))`
/** SQL of the broadcasts `b` whose card stands in the private chat of the draft `d`, which came to it. */
const CARDED = sql`broadcasts b join drafts d on d.id = b.draft_id and d.settled_at is not null and d.chat_id > 0 and d.message_id is not null`
/** SQL: the card has something to say, or that it is over. */
const PENDING = `(b.told_rev < b.rev or b.state <> 'sending')`

/** SQL: whether any card is to be told something. */
export const CARDS_WAIT = sql`exists (select from ${CARDED} where ${PENDING})`

export interface Carded {
  readonly draft: number
  readonly chatId: number
  readonly language: Language
  readonly one: OneBroadcast
}

/** A card whose last words have not gone yet waits for them. */
const due = step(
  'broadcasts.cards',
  sql`select coalesce(json_agg(json_build_object('draft', d.id, 'chatId', d.chat_id, 'language', u.language, 'one', ${ONE_JSON})), '[]')::text
   from ${CARDED} join users u on u.id = d.user_id
   where ${PENDING} and (b.told_at is null or b.told_at < now() - ${EVERY} or b.state <> 'sending')
     and not exists (select from outbox o where o.draft_id = d.id and o.sent_at is null and o.failed_at is null)`,
)

const told = step(
  'broadcasts.card_told',
  sql`update broadcasts b set told_rev = t.rev, told_at = now(), draft_id = case when not ${IS_OVER} or t.rev < b.rev then b.draft_id end
   from jsonb_to_recordset(@told::jsonb) as t (id bigint, rev integer) where b.id = t.id`,
)

/** Cards that are to say something new. */
export const cardsToTell = async (database: Database): Promise<readonly Carded[]> =>
  await rowOf<readonly Carded[]>(database, due, {})

/** Puts out what they say, and notes that they were told; under a lease. */
export const tellCards = async (
  database: Database,
  cards: readonly Carded[],
  calls: readonly Outgoing[],
): Promise<void> =>
  void (await database.run([putUnasked, told], {
    calls: callsJson(calls),
    told: JSON.stringify(cards.map(({ one: { id, rev } }) => ({ id, rev }))),
  }))
