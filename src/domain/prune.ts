// What the kernel keeps for a time alone, taken away when that is over, with or without a bot; and how: a batch at a time.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { blankChanges } from './changes.ts'
import { WAY_BACK_HOURS } from './record.ts'

/** How long a key is remembered, who was in or acted from where, and what was changed of people. */
const KEPT_DAYS = 40
/** What one go takes away at most: nobody waits for a long one. */
export const AT_ONCE = 10_000

const ERASED_LATELY = `array(select u.id from users u where u.erased_at > now() - interval '2 days')`

const prune = step(
  'kernel.prune',
  sql`with answered as (
     delete from requests where ctid in (
       select ctid from requests where at < now() - interval '${KEPT_DAYS} days' limit ${AT_ONCE}) returning 1),
   left_long_ago as (
     delete from sessions where ctid in (
       select ctid from sessions where least(ended_at, expires_at) < now() - interval '${KEPT_DAYS} days' limit ${AT_ONCE}) returning 1),
   acted_long_ago as (
     delete from origins where ctid in (
       select ctid from origins where seen_on < current_date - ${KEPT_DAYS} limit ${AT_ONCE}) returning 1),
   changed_long_ago as (
     ${blankChanges(sql`c.activity_id in (
       select activity_id from activity_changes where personal and at < now() - interval '${KEPT_DAYS} days' limit ${AT_ONCE})`)} returning 1),
   -- What somebody who was being erased was in the middle of may have left a trace after it.
   came_late as (
     delete from origins where actor_id = any(${ERASED_LATELY}) returning 1),
   answered_late as (
     delete from requests where actor_id = any(${ERASED_LATELY}) returning 1),
   erased_long_ago as (
     delete from erased where not is_owner and at < now() - interval '2 days' returning 1),
   entered_late as (
     delete from sessions where user_id = any(${ERASED_LATELY}) returning 1),
   closed as (
     update ways_back set input = null where activity_id in (
       select activity_id from ways_back
       where input is not null and at < now() - interval '${WAY_BACK_HOURS} hours' limit ${AT_ONCE}) returning 1)
   select ((select count(*) from answered) = ${AT_ONCE} or (select count(*) from left_long_ago) = ${AT_ONCE}
     or (select count(*) from acted_long_ago) = ${AT_ONCE}
     or (select count(*) from changed_long_ago) = ${AT_ONCE} or (select count(*) from closed) = ${AT_ONCE})::text`,
)

/** Keys, sessions, origins and changes of people of long ago, ways back that are shut. Safe to run on several processes at once. */
export async function pruneKernel(database: Database): Promise<void> {
  await inBatches(database, prune)
}

/** Runs a step that takes AT_ONCE away at most, until it does not answer `true` any more. */
export async function inBatches(database: Database, batch: Step): Promise<void> {
  while ((await database.run([batch], {})) === 'true');
}
