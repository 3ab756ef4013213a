// How much waits in the bot's queues, for who watches them.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'

const figures = step(
  'chat.figures',
  sql`select json_build_object(
     'inbox', (select count(*) from updates where done_at is null and chat_id is not null),
     'unheard', (select count(*) from recordings where done_at is null),
     'outbox', (select count(*) from outbox where sent_at is null and failed_at is null),
     'failed', (select count(*) from outbox where failed_at is not null))::text`,
)

/** By queue: how many updates, voice notes and messages wait, and how many messages were given up. */
export const chatFigures = async (database: Database) =>
  (await database.json<Record<string, number>>(figures, {})) ?? {}
