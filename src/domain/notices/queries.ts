// Reading one's own feed, newest first, and saying that it was read.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { labelOf } from '../entities.ts'
import { list } from '../list.ts'
import { defineRead, defineWrite } from '../operation.ts'
import { byKind } from './kinds/index.ts'
import { notices, noticesInput, readInput, unread } from './schemas.ts'
import { STANDS, UNREAD } from './standing.ts'

/** What can be done about it, while nobody has. */
const ACTION = sql`case when o.done_at is null then ${byKind('o', 'action', 'null')} end`
/** What changes with the thing itself is read from it. */
const NOW = byKind('o', 'now', `'{}'`)

const ITEM_JSON = sql`(jsonb_build_object('id', o.id, 'at', utc(o.at), 'kind', o.kind, 'entity', o.entity, 'entityId', o.entity_id,
    'data', o.data - 'byId' || ${NOW} || jsonb_build_object('name', ${labelOf('o')})
      || case when o.data ? 'byId' then jsonb_build_object('by', (select b.name from users b where b.id = (o.data->>'byId')::bigint)) else '{}' end,
    'action', ${ACTION}, 'readAt', utc(o.read_at))
  || case when o.done_at is null then '{}' else jsonb_strip_nulls(jsonb_build_object('doneAt', utc(o.done_at), 'doneBy',
    (select jsonb_build_object('id', b.id, 'name', b.name) from users b where b.id = o.done_by))) end)`

export const notificationsList = defineRead({
  name: 'notifications.list',
  role: 'user',
  input: noticesInput,
  output: notices,
  read: (runtime, input, actor) =>
    list(
      runtime,
      {
        name: 'notifications.list',
        from: 'notices o join users u on u.id = o.user_id',
        json: ITEM_JSON,
        order: 'o.id desc',
        keys: 'json_build_array(o.id)',
        after: 'o.id < @k0::bigint',
        members: { unread: UNREAD('@user::bigint') },
      },
      input,
      [
        `o.user_id = @user::bigint and o.in_feed and ${STANDS}`,
        input.unread === true && 'o.read_at is null',
        input.unread === false && 'o.read_at is not null',
      ],
      { user: actor.userId },
    ),
})

const mark = step(
  'notifications.read',
  sql`with read as (
     update notices o set read_at = acted_at()
     where o.user_id = @actor::bigint and o.in_feed and o.read_at is null and (o.id = any(@ids::bigint[]) or o.id <= @upTo::bigint)
     returning 1),
   raised as (update users u set rev = u.rev + 1 where u.id = @actor::bigint and exists (select from read) returning 1)
   select keep('read', (select count(*) from read))`,
)
const lock = step('notifications.lock', sql`select id from users where id = @actor::bigint for no key update`)

/** What was read before, or is another's, is passed over. */
export const notificationsRead = defineWrite({
  name: 'notifications.read',
  role: 'user',
  input: readInput,
  output: unread,
  entity: 'user',
  entityId: '@actor::bigint',
  // Who looked at what is nobody's business.
  noted: 'false',
  events: [
    sql`select 'me', 'notification.read', 'user', r.id, r.rev, jsonb_build_object('unread', ${UNREAD('r.id')}), null::bigint, false
      from users r where r.id = @actor::bigint and kept('read') > 0`,
  ],
  answer: sql`json_build_object('unread', ${UNREAD('@actor::bigint')})`,
  plan: (_, { ids, upTo }) => ({
    values: { ids: ids ?? null, upTo: upTo ?? null },
    locks: [lock],
    steps: [mark],
  }),
})
