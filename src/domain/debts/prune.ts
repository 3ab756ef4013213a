// What was typed for reminders is nobody's business once they have been told.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { AT_ONCE, inBatches } from '../prune.ts'

/** After a day nothing is told of them any more. */
const KEPT_DAYS = 2

const prune = step(
  'reminders.prune',
  sql`with blank as (
     update reminder_runs set text = null where id in (
       select id from reminder_runs where text is not null and created_at < now() - interval '${KEPT_DAYS} days' limit ${AT_ONCE}) returning 1)
   select ((select count(*) from blank) = ${AT_ONCE})::text`,
)

export const pruneReminders = (database: Database): Promise<void> => inBatches(database, prune)
