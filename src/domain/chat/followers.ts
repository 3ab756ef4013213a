// Following the events: a cursor that neither skips nor repeats, however transactions commit.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { HORIZON } from '../feed.ts'

export interface Seen {
  readonly entityId: number
  readonly name: string
}

const start = step(
  'followers.start',
  sql`insert into followers (name, x, event_id)
   select @name::text, ${HORIZON}::text, 0 on conflict do nothing`,
)
/** Everything up to now counts as seen when the follower is new. */
export async function startFollowing(database: Database, name: string): Promise<void> {
  await database.run([start], { name })
}

const read = step(
  'followers.read',
  sql`with f as (select x::xid8 as x, event_id from followers where name = @name::text),
   fresh as (
     select e.x, e.id, e.entity_id, e.name from events e, f
     where (e.x, e.id) > (f.x, f.event_id) and e.x < ${HORIZON}
     order by e.x, e.id limit 500)
   select json_build_object(
     'items', (select coalesce(json_agg(json_build_object('entityId', entity_id, 'name', name) order by x, id), '[]')
               from fresh where name = any(@names::text[])),
     'last', (select json_build_object('x', x::text, 'id', id) from fresh order by x desc, id desc limit 1))::text`,
)

interface Fresh {
  readonly items: readonly Seen[]
  /** Where the next reading begins; null when nothing has come. */
  readonly last: { readonly x: string; readonly id: number } | null
}

/** What has come since, of these names. The cursor moves with `advance`, beside what was done about it. */
export const freshEvents = (database: Database, name: string, names: readonly string[]) =>
  database.json<Fresh>(read, { name, names: [...names] })

export const advance = step(
  'followers.advance',
  sql`update followers set x = @x::text, event_id = @eventId::bigint where name = @follower::text`,
)
