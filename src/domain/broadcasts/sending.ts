// Sending on: copies of a broadcast are made some at a time, go into the outbox a handful at a time, and are settled by what became of them.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { NEWS, NO_NEWS, NOT_SURE } from '../chat/index.ts'
import { quietUntil } from '../notices/quiet.ts'
import { UNREAD } from '../notices/standing.ts'
import { ASKED, MEANT, REACHED, SHUT, WANTS } from './audience.ts'
import { CALLS, CALLS_EACH } from './calls.ts'
import { CARDS_WAIT } from './carding.ts'
import { announcing } from './projection.ts'
import { withdraw } from './stop.ts'

/** People looked at in a step. */
const LOOKED_AT = 500
/** Calls that wait in the outbox at most: what a Telegram that is away leaves there, and what a stop finds. */
const QUEUED_MAX = 60
/** Copies that are looked at in a step. */
const COPIES = 100

/** The next people by their number: those who are reached get a copy, whoever has a feed reads it there. */
const make = step(
  'broadcasts.make',
  sql`with b as (select * from broadcasts where state = 'sending' and made_to is not null order by id limit 1 for update skip locked),
   ${ASKED('(select audience from b)')},
   next as (
     select u.id from users u where exists (select from b) and u.id > (select made_to from b) order by u.id limit ${LOOKED_AT}),
   meant as (
     select u.id, ${REACHED} as reached, coalesce((u.preferences->'notices'->'broadcast'->>'app')::boolean, true) as reads
     from users u join next using (id), asked where ${MEANT}),
   made as (
     insert into broadcast_copies (broadcast_id, user_id, due_at)
     select b.id, m.id, b.created_at from meant m, b where m.reached order by m.id on conflict do nothing returning 1),
   read as (
     insert into notices (user_id, kind, entity, entity_id, data, in_feed)
     select m.id, 'broadcast', 'broadcast', b.id, '{}', true from meant m, b where m.reads returning user_id),
   moved as (
     update broadcasts t set copies = b.copies + n.made, made_to = case when n.count = ${LOOKED_AT} then n.last end,
       reach = case when n.count = ${LOOKED_AT} then b.reach else b.copies + n.made end
     from b, (select (select count(*) from next) as count, (select max(id) from next) as last, (select count(*) from made) as made) n
     where t.id = b.id)
   select keep_json('readers', (select coalesce(jsonb_agg(user_id), '[]') from read)), keep('made', (select count(*) from b))`,
)

/** Their other devices count anew. */
const announceRead = step(
  'broadcasts.announce_read',
  sql`with raised as (
     update users u set rev = u.rev + 1 where u.id in (select value::bigint from jsonb_array_elements_text(kept_json('readers'))) returning u.id, u.rev)
   insert into events (topic, name, entity, entity_id, rev, data, actor_id)
   select 'me', 'notification.created', 'user', r.id, r.rev, jsonb_build_object('unread', ${UNREAD('r.id')}), r.id from raised r`,
)

/** SQL: why it did not arrive, by what Telegram said. */
const WHY = sql`case when e.error = '${NOT_SURE}' then 'unsure' when e.error = '${NO_NEWS}' then 'late' when e.error ~* 'deactivated' then 'gone' when e.error ~* 'blocked' then 'blocked'
    when e.error ~* 'initiate|chat not found' then 'never' else 'refused' end`

/** What became of those in the outbox. Of who was erased nothing is there any more. */
const settle = step(
  'broadcasts.settle',
  sql`with queued as materialized (select id from broadcast_copies where state = 'queued'),
   ended as (
     select q.id, coalesce(bool_or(o.failed_at is not null), true) as failed, max(coalesce(o.failed_at, o.sent_at)) as at,
       case when count(o.id) = 0 then 'deactivated' else (array_agg(o.error order by o.id) filter (where o.failed_at is not null))[1] end as error
     from queued q left join outbox o on o.copy_id = q.id
     group by q.id having bool_and(o.id is null or o.sent_at is not null or o.failed_at is not null)),
   settled as (
     update broadcast_copies p set state = case when e.failed then 'failed' else 'sent' end, at = coalesce(e.at, now()),
       why = case when e.failed then ${WHY} end
     from ended e where p.id = e.id and p.state = 'queued' returning p.broadcast_id, p.state),
   counted as (
     update broadcasts b set sent = b.sent + n.sent, failed = b.failed + n.failed, rev = b.rev + 1
     from (
       select broadcast_id, count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'failed') as failed
       from settled group by 1) n
     where b.id = n.broadcast_id returning b.id)
   select keep_json('settled', (select coalesce(jsonb_agg(id), '[]') from counted))`,
)

/** A photo goes to one person first: then Telegram has it, and the others get that one. */
const AT_ONCE = sql`case when b.photo is null or b.sent > 0 or exists (select from photos f where f.name = b.photo and f.sent_as is not null) then ${COPIES}
    when exists (select from broadcast_copies q where q.broadcast_id = b.id and q.state = 'queued') then 0 else 1 end`

/** Copies that are due go into the outbox, as far as there is room. Quiet hours are looked at again: they may be changed meanwhile. */
const put = step(
  'broadcasts.put',
  sql`with b as materialized (select * from broadcasts where state = 'sending' order by id for no key update skip locked),
   room as (
     select ${QUEUED_MAX} - count(*) as calls from outbox where copy_id is not null and sent_at is null and failed_at is null),
   due as (
     select p.id, p.user_id, b.id as broadcast_id, b.created_at, b.reach, ${CALLS_EACH} as calls
     from b cross join lateral (
       select p.id, p.user_id from broadcast_copies p
       where p.broadcast_id = b.id and p.state = 'waiting' and p.due_at <= now() order by p.due_at, p.id limit ${AT_ONCE}) p
     order by b.id, p.id limit ${COPIES}),
   people as (
     select d.*, u.telegram_id, u.name, ${quietUntil('q.from', 'q.to', 'now()')} as until,
       case when u.telegram_id is null or u.disabled_at is not null then 'gone' when not ${WANTS} then 'off' when ${SHUT} then 'blocked'
         when d.created_at < now() - ${NEWS} then 'late' end as why
     from due d join users u on u.id = d.user_id cross join settings s
     cross join lateral (
       select (h->>'from')::time as from, (h->>'to')::time as to
       from (select coalesce(nullif(u.preferences->'quiet', 'null'), s.quiet_hours)) x (h)) q),
   failed as (
     update broadcast_copies p set state = 'failed', at = now(), why = x.why from people x where p.id = x.id and x.why is not null
     returning p.broadcast_id),
   waits as (
     update broadcast_copies p set due_at = least(x.until, now() + interval '1 minute' * (1 + x.reach / 1000))
     from people x where p.id = x.id and x.why is null and x.until is not null),
   ready as (
     select x.*, sum(x.calls) over (order by x.broadcast_id, x.id) as so_far from people x where x.why is null and x.until is null),
   queued as (
     update broadcast_copies p set state = 'queued' from ready r, room where p.id = r.id and r.so_far <= room.calls returning p.id),
   put as (
     insert into outbox (chat_id, method, payload, copy_id, lane)
     select r.telegram_id, c.method, jsonb_build_object('chat_id', r.telegram_id) || c.payload, r.id, 2
     from ready r join queued q on q.id = r.id join b on b.id = r.broadcast_id cross join lateral ${CALLS} c
     order by r.so_far, c.n returning 1),
   counted as (
     update broadcasts t set failed = t.failed + n.failed, rev = t.rev + 1
     from (select broadcast_id, count(*) as failed from failed group by 1) n where t.id = n.broadcast_id returning t.id)
   select keep_json('passed', (select coalesce(jsonb_agg(id), '[]') from counted)), keep('put', (select count(*) from put))`,
)

const finish = step(
  'broadcasts.finish',
  sql`with done as (
     update broadcasts b set state = 'done', ended_at = now(), rev = b.rev + 1
     where b.state = 'sending' and b.made_to is null and b.sent + b.failed >= b.reach returning b.id)
   select keep_json('done', (select coalesce(jsonb_agg(id), '[]') from done))`,
)

/** SQL: whether anything is left to do. */
const IS_ON = sql`(exists (select from broadcasts where state = 'sending') or exists (select from broadcast_copies where state = 'queued') or ${CARDS_WAIT})`

const announce = step(
  'broadcasts.announce',
  sql`with told as (
     select distinct value::bigint as id
     from jsonb_array_elements_text(kept_json('settled') || kept_json('passed') || kept_json('done'))),
   heard as (
${announcing('b.id in (select id from told)')})
   select json_build_object('isOn', ${IS_ON},
     'made', kept('made') > 0, 'put', kept('put') > 0,
     'heard', exists (select from told) or kept_json('readers') <> '[]')::text`,
)

const isOn = step('broadcasts.is_on', sql`select 'on' where ${IS_ON}`)

/** Whether any are on their way. */
export const areSending = async (database: Database): Promise<boolean> =>
  (await database.run([isOn], {})) !== null

export interface SentOn {
  /** Some are on their way. */
  readonly isOn: boolean
  /** Copies were made, and there may be more to make. */
  readonly made: boolean
  /** Something waits in the outbox. */
  readonly put: boolean
  /** Something was announced. */
  readonly heard: boolean
}

/** One step of all that is being sent, in one transaction; under a lease. */
export async function sendOn(database: Database): Promise<SentOn> {
  const text = await database.run([settle, withdraw, make, announceRead, put, finish, announce], {})
  return text === null ? { isOn: false, made: false, put: false, heard: false } : (JSON.parse(text) as SentOn)
}
