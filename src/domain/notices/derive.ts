// From what happens in the shop to what people are told: each event once, by a rule per kind and by what each person has chosen.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { NOTICE_KINDS } from '#lib/notice-kinds.ts'
import { startFollowing } from '../chat/index.ts'
import { HORIZON } from '../feed.ts'
import { RULES } from './kinds/index.ts'
import type { NoticeRule } from './kinds/rule.ts'
import { UNREAD } from './standing.ts'

const FOLLOWER = 'notices'
/** Events a go. */
const AT_ONCE = 500

/** SQL of what the person `u` has chosen of the kind of the row `r`. */
const chosen = (where: 'app' | 'chat', otherwise: string) =>
  sql`coalesce((u.preferences->'notices'->r.kind->>'${where}')::boolean, ${otherwise})`

/** The rows of these selects, with their kind, and whether the chat is told unasked. */
const rowsOf = ({ kind }: NoticeRule, selects: readonly string[], chat: boolean) =>
  selects.map(
    (rows) => sql`
     select n, user_id, '${kind}' as kind, entity, entity_id, data, ${`${chat}`} as chat from (${rows}) t (n, user_id, entity, entity_id, data)`,
  )
const told = RULES.flatMap((rule) => [
  ...rowsOf(rule, rule.told, NOTICE_KINDS[rule.kind].chat),
  ...rowsOf(rule, rule.shown ?? [], false),
]).join(' union all ')
const turned = RULES.flatMap((rule) => rule.turned ?? []).join(' union all ')
const queries = RULES.flatMap((rule) => rule.queries ?? [])
  .map((query) => `${query},\n   `)
  .join('')

/**
 * One transaction: what was announced since becomes rows, and the place moves. Two processes at once: the second finds nothing.
 * What a person was told changes with the thing itself; what it asked for is done by whoever did it.
 */
const derive = step(
  'notices.derive',
  sql`with f as (select x::xid8 as x, event_id from followers where name = '${FOLLOWER}' for update skip locked),
   fresh as materialized (
     select e.*, row_number() over (order by e.x, e.id) as n from (
       select e.* from events e, f where (e.x, e.id) > (f.x, f.event_id) and e.x < ${HORIZON} order by e.x, e.id limit ${AT_ONCE}) e),
   ${queries}told as (${told}),
   put as (
     insert into notices (user_id, kind, entity, entity_id, data, in_feed, tell_at)
     select r.user_id, r.kind, r.entity, r.entity_id, r.data, w.app, case when w.chat then now() end
     from told r join users u on u.id = r.user_id and u.disabled_at is null
     cross join lateral (select ${chosen('app', 'true')} as app, ${chosen('chat', 'r.chat')} as chat) w
     where w.app or w.chat
     order by r.n, r.user_id
     on conflict do nothing
     returning user_id, in_feed, tell_at),
   changed as (
     update notices o set rev = o.rev + t.says::int, tell_at = case when t.says and o.tell_at is not null then now() else o.tell_at end,
       done_at = coalesce(o.done_at, case when t.done_by is not null then now() end), done_by = coalesce(o.done_by, t.done_by)
     from (select id, bool_or(says) as says, max(done_by) as done_by from (${turned}) all_turned (id, says, done_by) group by id) t
     where o.id = t.id
     returning o.user_id, o.in_feed, case when t.says then o.tell_at end),
   moved as (
     update followers p set x = l.x::text, event_id = l.id from (select x, id from fresh order by n desc limit 1) l where p.name = '${FOLLOWER}'),
   touched as (select * from put union all select * from changed)
   select keep_json('touched', (select coalesce(jsonb_agg(distinct user_id), '[]') from touched where in_feed)),
     keep('tells', (select count(*) from touched where tell_at is not null)), keep('fresh', (select count(*) from fresh))`,
)

/** Their other devices count anew. */
const announce = step(
  'notices.announce',
  sql`with raised as (
     update users u set rev = u.rev + 1 where u.id in (select value::bigint from jsonb_array_elements_text(kept_json('touched'))) returning u.id, u.rev),
   heard as (
     insert into events (topic, name, entity, entity_id, rev, data, actor_id)
     select 'me', 'notification.created', 'user', r.id, r.rev, jsonb_build_object('unread', ${UNREAD('r.id')}), r.id from raised r)
   select json_build_object('more', kept('fresh') = ${AT_ONCE}, 'heard', kept_json('touched') <> '[]', 'tells', kept('tells') > 0)::text`,
)

interface Derived {
  /** There may be more to read. */
  readonly more: boolean
  /** Somebody's feed has changed. */
  readonly heard: boolean
  /** Somebody's chat is to be told. */
  readonly tells: boolean
}

/** Once, before the first reading: nobody is told of what was before. */
export const followNotices = (database: Database): Promise<void> => startFollowing(database, FOLLOWER)

/** Reads on where the last reading ended, on whatever process that was. */
export async function deriveNotices(database: Database): Promise<Derived> {
  const text = await database.run([derive, announce], {})
  return text === null ? { more: false, heard: false, tells: false } : (JSON.parse(text) as Derived)
}
