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

/** The first of those that `which` names between two places, in order. */
const first = (which: string, order = 'e.x, e.id') => sql`
       select e.* from events e
       where ${which} and (e.x, e.id) > (@x::xid8, @id::bigint) and (e.x, e.id) <= (@toX::xid8, @toId::bigint)
       order by ${order} limit ${PAGE_MAX}`

/**
 * The same of one `value` of `column`, by the index that begins with it. Said as one of a list of one, the column counts in the order: the
 * server cannot choose the feed's own order and look through what others are told.
 */
const firstOf = (column: string, value: string, which: string) =>
  first(`${column} = any(array[${value}]) and ${which}`, `${column}, e.x, e.id`)

const page = (name: string, parts: readonly string[]) =>
  step(
    name,
    sql`select json_build_object('events', (
       select coalesce(json_agg(${EVENT_JSON} order by e.x, e.id), '[]') from (
         select * from (${parts.join('\n         union all')}
         ) e order by e.x, e.id limit ${PAGE_MAX}) e), 'pruned', ${PRUNED_JSON})::text`,
  )

const OWN = `(${firstOf('e.entity_id', '@user::bigint', `@me::boolean and e.topic = 'me' and e.entity = 'user'`)})`

const ofStaff = page('heard.staff', [
  sql`
       select e.* from unnest(@topics::text[]) t (topic) cross join lateral (${firstOf('e.topic', 't.topic', 'true')}) e`,
  OWN,
])

const ofUser = page('heard.user', [
  `(${first(`@goods::boolean and e.topic = 'inventory' and not e.staff_only`)})`,
  `(${firstOf('e.topic', `'shop'`, '@shop::boolean and not e.staff_only')})`,
  sql`
       select e.* from customers c cross join lateral (${firstOf(
         'e.customer_id',
         'c.id',
         'not e.staff_only and e.topic = any(@topics::text[])',
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
    shop: topics.has('shop'),
    topics: [...topics].filter((topic) => topic !== 'me'),
  })
  if (!read?.pruned) throw new Error('the feed has no row')
  return read
}
