// Drafts whose day is over: announced once, and their card says so. What was known of them can still be begun with anew.

import type { Database } from '#database/pool.ts'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { Language } from '../operation.ts'
import { tellDrafts } from './drafts.ts'

const AT_ONCE = 50

export interface Lapsing {
  readonly id: number
  /** Null where no chat shows it. */
  readonly chatId: number | null
  readonly messageId: number | null
  readonly language: Language
}

const lapsing = step(
  'drafts.lapsing',
  sql`select coalesce(json_agg(json_build_object('id', d.id, 'chatId', d.chat_id, 'messageId', d.message_id, 'language', u.language) order by d.id), '[]')::text
   from (select * from drafts where settled_at is null and ended is null and until <= now() order by until, id limit ${AT_ONCE}) d
   join users u on u.id = d.user_id`,
)
/** Those that nobody has been told of yet; so many at once. */
export const lapsingDrafts = async (database: Database): Promise<readonly Lapsing[]> =>
  await rowOf<Lapsing[]>(database, lapsing, {})

const lapse = step(
  'drafts.lapse',
  sql`with over as (
     update drafts set ended = 'expired', waiting = null
     where id = @id::bigint and settled_at is null and ended is null and until <= now() returning *),
   said as (
     insert into outbox (chat_id, method, payload)
     select chat_id, 'editMessageText', @payload::jsonb || jsonb_build_object('chat_id', chat_id, 'message_id', message_id)
     from over where message_id is not null and @payload::jsonb is not null)
   ${tellDrafts('over')} returning id::text`,
)
/** `payload`: what its card is from now on, without its chat; null where no message shows it. Done once, whoever else is at it. */
export async function lapseDraft(database: Database, id: number, payload: object | null): Promise<void> {
  await database.run([lapse], { id, payload: payload === null ? null : JSON.stringify(payload) })
}
