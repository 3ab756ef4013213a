// The part of the feed that one person may hear, found by index: what else has happened costs them nothing.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { EVENT_JSON, type FeedEvent, type Place, PRUNED_JSON } from './feed.ts'

/** Events a page. */
export const PAGE_MAX = 500

export interface Hearer {
  readonly userId: number
  readonly staff: boolean
  readonly topics: ReadonlySet<string>
}

interface Page {
  /** In order; a full page may not be the last. */
  readonly events: readonly FeedEvent[]
  /** What stood up to here is not kept any more, as of this reading. */
  readonly pruned: Place
}

/** The first of those that `which` names between two places, in order: each by an index that begins with what it names. */
const first = (which: string) => sql`
       select e.* from events e
       where ${which} and (e.x, e.id) > (@x::xid8, @id::bigint) and (e.x, e.id) <= (@toX::xid8, @toId::bigint)
       order by e.x, e.id limit ${PAGE_MAX}`

const page = (name: string, parts: readonly string[]) =>
  step(
    name,
    sql`select json_build_object('events', (
       select coalesce(json_agg(${EVENT_JSON} order by e.x, e.id), '[]') from (
         select * from (${parts.join('\n         union all')}
         ) e order by e.x, e.id limit ${PAGE_MAX}) e), 'pruned', ${PRUNED_JSON})::text`,
  )

const OWN = `(${first(`@me::boolean and e.topic = 'me' and e.entity_id = @user::bigint`)})`

const ofStaff = page('heard.staff', [
  sql`
       select e.* from unnest(@topics::text[]) t (topic) cross join lateral (${first('e.topic = t.topic')}) e`,
  OWN,
])

const ofUser = page('heard.user', [
  `(${first(`@goods::boolean and e.topic = 'inventory' and not e.staff_only`)})`,
  sql`
       select e.* from customers c cross join lateral (${first(
         'e.customer_id = c.id and not e.staff_only and e.topic = any(@topics::text[])',
       )}) e
       where c.user_id = @user::bigint`,
  OWN,
])

/** At most PAGE_MAX events of those that the person may hear, after one place, up to another below the horizon. */
export async function readHeard(
  database: Database,
  { userId, staff, topics }: Hearer,
  from: Place,
  upTo: Place,
): Promise<Page> {
  const read = await database.json<Page>(staff ? ofStaff : ofUser, {
    x: from.x,
    id: from.id,
    toX: upTo.x,
    toId: upTo.id,
    user: userId,
    me: topics.has('me'),
    goods: topics.has('inventory'),
    topics: [...topics].filter((topic) => topic !== 'me'),
  })
  if (!read?.pruned) throw new Error('the feed has no row')
  return read
}
