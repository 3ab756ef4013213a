// The events in the order of commits: places in it, what comes after one, and how far it is kept.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { AT_ONCE, inBatches } from './prune.ts'

/** Days that events are kept. */
const KEPT_DAYS = 7
/** Events a reading. */
export const READ_MAX = 500

/** A place: after this event, in commit order. Of no use to anybody but us. */
export interface Place {
  readonly x: string
  readonly id: number
}

export interface FeedEvent extends Place {
  readonly topic: string
  readonly name: string
  readonly entity: string
  readonly entityId: number
  readonly rev: number
  readonly data: Readonly<Record<string, unknown>>
  readonly actorId: number
  readonly at: string
  /** The person whose sale or payment it is; null for what is nobody's. */
  readonly ownerId: number | null
  /** Of what was hidden or archived already, and of customers: not for users. */
  readonly staffOnly: boolean
}

export interface Reading {
  readonly events: readonly FeedEvent[]
  /** Whether some have been written that may not be read yet, for an older transaction is still open. */
  readonly above: boolean
  /** What stood up to here is not kept any more, as of this reading. */
  readonly pruned: Place
  readonly life: string
  /** The place, or an event, is beyond the database's own transactions: another was restored under us. */
  readonly foreign: boolean
}

/** Transactions are whole numbers without leading zeros: of two, the longer is the greater. */
export const isAfter = (one: Place, other: Place): boolean => {
  if (one.x === other.x) return one.id > other.id
  return one.x.length === other.x.length ? one.x > other.x : one.x.length > other.x.length
}

/** Below the horizon nothing can be added any more: no transaction that is open or to come is older. */
export const HORIZON = 'pg_snapshot_xmin(pg_current_snapshot())'

/** SQL: how far what is written goes. By the end of the index: asked whether *some* are beyond, the planner looks for one through all. */
const NEWEST_X = '(select e.x from events e order by e.x desc, e.id desc limit 1)'

/** Neither places nor events can be: no transaction of this database has had such a number yet. */
const FOREIGN = `(@x::xid8 >= pg_snapshot_xmax(pg_current_snapshot())
       or coalesce(${NEWEST_X} >= pg_snapshot_xmax(pg_current_snapshot()), false))`

/** FeedEvent over events e. */
export const EVENT_JSON = sql`json_build_object('x', e.x::text, 'id', e.id, 'topic', e.topic, 'name', e.name, 'entity', e.entity,
         'entityId', e.entity_id, 'rev', e.rev, 'data', e.data, 'actorId', e.actor_id, 'at', utc(e.at),
         'ownerId', (select c.user_id from customers c where c.id = e.customer_id), 'staffOnly', e.staff_only)`
export const PRUNED_JSON = sql`(select json_build_object('x', f.pruned_x::text, 'id', f.pruned_id) from feed f)`
/** SQL: which database it is, since it was made or restored. */
export const LIFE = sql`(select f.identity || ':' || f.epoch from feed f)`

const read = step(
  'feed.read',
  sql`select json_build_object(
     'events', (
       select coalesce(json_agg(${EVENT_JSON} order by e.x, e.id), '[]')
       from (select * from events where (x, id) > (@x::xid8, @id::bigint) and x < ${HORIZON} order by x, id limit ${READ_MAX}) e),
     'above', coalesce(${NEWEST_X} >= ${HORIZON}, false),
     'pruned', ${PRUNED_JSON}, 'life', ${LIFE}, 'foreign', ${FOREIGN})::text`,
)

/** At most READ_MAX events after the place. */
export async function readFeed(database: Database, { x, id }: Place): Promise<Reading> {
  const reading = await database.json<Reading>(read, { x, id })
  if (!reading?.pruned) throw new Error('the feed has no row')
  return reading
}

export interface Feed {
  /** Of this database since it was made or restored: changes when it is not the one that handed the places out. */
  readonly life: string
  readonly last: Place
  /** One reading before the last. */
  readonly recent: Place
  readonly pruned: Place
}

/** Events and places beyond the database's own transactions come from before it was restored: they go, and all places. */
const renew = step(
  'feed.renew',
  sql`with stale as (select where ${NEWEST_X} >= pg_snapshot_xmax(pg_current_snapshot())),
   gone as (delete from events where exists (select from stale)),
   forgotten as (delete from followers where exists (select from stale))
   insert into feed ("only", epoch) select true, 1
   on conflict ("only") do update set epoch = feed.epoch + 1, pruned_x = '0', pruned_id = 0 where ${FOREIGN}`,
)
/** The newest but some; as far as was pruned, where there are not so many. */
const NEWEST_BUT = (some: number) => `coalesce(
       (select json_build_object('x', e.x::text, 'id', e.id) from events e where e.x < ${HORIZON} order by e.x desc, e.id desc offset ${some} limit 1),
       json_build_object('x', f.pruned_x::text, 'id', f.pruned_id))`
const look = step(
  'feed.look',
  sql`select json_build_object('life', ${LIFE},
     'last', ${NEWEST_BUT(0)},
     'recent', ${NEWEST_BUT(READ_MAX)},
     'pruned', json_build_object('x', f.pruned_x::text, 'id', f.pruned_id))::text
   from feed f`,
)

/** Where the feed stands; a database that was restored gets a new epoch first, also when only our place in it tells. */
export async function openFeed(database: Database, { x }: Pick<Place, 'x'> = { x: '0' }): Promise<Feed> {
  const feed = JSON.parse((await database.run([renew, look], { x })) ?? 'null') as Feed | null
  if (!feed) throw new Error('the feed has no row')
  return feed
}

const prune = step(
  'feed.prune',
  sql`with gone as (
     delete from events where ctid in (
       select ctid from events where at < now() - interval '${KEPT_DAYS} days' and x < ${HORIZON}
       order by x, id limit ${AT_ONCE}) returning x, id),
   last as (select x, id from gone order by x desc, id desc limit 1),
   told as (
     update feed set pruned_x = last.x::text, pruned_id = last.id from last
     where (last.x, last.id) > (feed.pruned_x::xid8, feed.pruned_id))
   select ((select count(*) from gone) = ${AT_ONCE})::text`,
)
/** What is older than we promise to keep, the oldest first. Safe to run on several processes at once. */
export async function pruneFeed(database: Database): Promise<void> {
  await inBatches(database, prune)
}

const wake = step('feed.wake', sql`select pg_notify('feed', '')`)
/** Tells the other processes that there is something to read; in a transaction of its own. */
export async function wakeOthers(database: Database): Promise<void> {
  await database.run([wake], {})
}
