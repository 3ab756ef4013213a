// From what happens in the shop to what people are told: each event once, by a rule per kind and by what each person has chosen.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { NOTICE_KINDS } from '#lib/notice-kinds.ts'
import { startFollowing } from '../chat/index.ts'
import { HORIZON } from '../feed.ts'
import { UNREAD } from './standing.ts'

const FOLLOWER = 'notices'
/** Events a go. */
const AT_ONCE = 500

/** SQL of rows (kind, chat): whether the chat is told unless a person has said otherwise. */
const KINDS = Object.entries(NOTICE_KINDS)
  .map(([kind, { chat }]) => `('${kind}', ${chat})`)
  .join(', ')

/** SQL of what a person `u` has chosen of the kind `k`. */
const chosen = (where: 'app' | 'chat', otherwise: string) =>
  sql`coalesce((u.preferences->'notices'->k.kind->>'${where}')::boolean, ${otherwise})`

/** SQL: a payment that was made now, and not in a sale; one whose credit is spent is told again too. */
const IS_PAYMENT = sql`e.name = 'payment.received' and e.data->>'saleId' is null
       and exists (select from payments p where p.id = e.entity_id and p.created_at = e.at)`

/** Sales, and payments that were not made in one: to whom the customer is linked. What was voided meanwhile is told to nobody. */
const RECEIPTS = sql`
     select e.n, c.user_id, e.entity as kind, e.entity, e.entity_id, jsonb_strip_nulls(jsonb_build_object(
       'total', coalesce(e.data->'total', e.data->'amount'), 'paid', e.data->'paid', 'method', e.data->'method')) as data
     from fresh e join customers c on c.id = e.customer_id
     where (e.name = 'sale.created' or ${IS_PAYMENT})
       and not exists (select from fresh v where v.name = e.entity || '.voided' and v.entity_id = e.entity_id)`

/** Debts that were paid: to owners who did not take the money themselves. */
const PAID = sql`
     select e.n, u.id, 'payment', e.entity, e.entity_id, jsonb_build_object('total', e.data->'amount', 'method', e.data->'method', 'byId', e.actor_id)
     from fresh e join users u on u.role = 'owner' and u.id <> e.actor_id
     where ${IS_PAYMENT}
       and not exists (select from customers c where c.id = e.customer_id and c.user_id = u.id)`

/** Goods at their minimum: to staff, once until there is more. */
const RUN_OUT = sql`
     select v.n, u.id, 'lowStock', 'product', v.entity_id, '{}'::jsonb
     from levels v join products p on p.id = v.entity_id and p.archived_at is null join users u on u.role in ('admin', 'owner')
     where v.low and not exists (
       select from notices o where o.kind = 'lowStock' and o.entity_id = v.entity_id and o.user_id = u.id and o.done_at is null)`

/** Another role than they knew of: to the person, and of a new owner to the others; not to who did it. */
const ROLES = sql`
     select t.n, u.id, 'security', 'user', t.id, jsonb_build_object('what', 'role', 'role', t.role, 'was', t.was, 'byId', t.actor_id)
     from turned t join users u on u.id = t.id or t.role = 'owner' and u.role = 'owner'
     where u.id <> t.actor_id`

/** An invite that was used: to who made it. */
const JOINED = sql`
     select e.n, i.by_id, 'security', 'user', i.used_by_id, jsonb_build_object('what', 'joined', 'role', i.role)
     from fresh e join invites i on i.id = e.entity_id and i.used_by_id is not null and i.by_id <> i.used_by_id
     where e.entity = 'invite' and e.data->>'state' = 'used'`

/**
 * One transaction: what was announced since becomes rows, and the place moves. Two processes at once: the second finds nothing.
 * What a person was told of a sale or a payment changes with it; who has received goods has done what was asked.
 */
const derive = step(
  'notices.derive',
  sql`with f as (select x::xid8 as x, event_id from followers where name = '${FOLLOWER}' for update skip locked),
   fresh as materialized (
     select e.*, row_number() over (order by e.x, e.id) as n from (
       select e.* from events e, f where (e.x, e.id) > (f.x, f.event_id) and e.x < ${HORIZON} order by e.x, e.id limit ${AT_ONCE}) e),
   levels as (
     select distinct on (entity_id) n, entity_id, actor_id, (data->>'low')::boolean as low
     from fresh where name = 'stock.changed' order by entity_id, n desc),
   turned as (
     select distinct on (u.id) e.n, e.actor_id, u.id, u.role, coalesce(u.told_role, 'user') as was
     from fresh e join users u on u.id = e.entity_id and u.role <> coalesce(u.told_role, 'user')
     where e.name in ('user.created', 'user.changed') and e.topic = 'users' order by u.id, e.n desc),
   known as (update users u set told_role = t.role from turned t where u.id = t.id),
   told as (${RECEIPTS} union all ${PAID} union all ${RUN_OUT} union all ${ROLES} union all ${JOINED}),
   put as (
     insert into notices (user_id, kind, entity, entity_id, data, in_feed, tell_at)
     select r.user_id, r.kind, r.entity, r.entity_id, r.data, w.app, case when w.chat then now() end
     from told r join users u on u.id = r.user_id and u.disabled_at is null
     join (values ${KINDS}) k (kind, chat) on k.kind = r.kind
     cross join lateral (select ${chosen('app', 'true')} as app, ${chosen('chat', `k.chat and not r.data ? 'byId' or k.kind = 'security'`)} as chat) w
     where w.app or w.chat
     order by r.n
     on conflict do nothing
     returning user_id, in_feed, tell_at),
   voided as (
     update notices o set rev = o.rev + 1, tell_at = case when o.tell_at is not null then now() end
     from fresh e where e.name in ('sale.voided', 'payment.voided') and o.kind = e.entity and o.entity = e.entity and o.entity_id = e.entity_id
     returning o.user_id, o.in_feed, o.tell_at),
   done as (
     update notices o set done_at = now(), done_by = v.actor_id
     from levels v where not v.low and o.kind = 'lowStock' and o.entity_id = v.entity_id and o.done_at is null
     returning o.user_id, o.in_feed, null::timestamptz),
   moved as (
     update followers p set x = l.x::text, event_id = l.id from (select x, id from fresh order by n desc limit 1) l where p.name = '${FOLLOWER}'),
   touched as (select * from put union all select * from voided union all select * from done)
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
