// Access to the shop: to whom it is, also from a device that is new, and of owners and of one's own invites to those who should know. Nobody can turn it off.
import { sql } from '#database/sql.ts'
import { clientKind } from '../../users/sessions.ts'
import type { NoticeRule } from './rule.ts'

export interface SecurityFacts {
  /** Whose access it is, to the person who is told. */
  readonly about: 'self' | 'other'
  readonly name: string | null
  /** Of a device that is new: what its client says of itself, and when it came in; null: it is about another, or gone. */
  readonly device: { readonly client: string | null; readonly at: string; readonly isOpen: boolean } | null
}

/** Another role than they knew of, whatever door changed it, and however often in between. */
const TURNED = sql`turned as (
     select distinct on (u.id) e.n, e.actor_id, u.id, u.role, coalesce(u.told_role, 'user') as was
     from fresh e join users u on u.id = e.entity_id and u.role <> coalesce(u.told_role, 'user')
     where e.name in ('user.created', 'user.changed') and e.topic = 'users' order by u.id, e.n desc),
   known as (update users u set told_role = t.role from turned t where u.id = t.id)`

/** To the person, and of a new owner to the others; not to who did it. */
const ROLES = sql`
     select t.n, u.id, 'user', t.id, jsonb_build_object('what', 'role', 'role', t.role, 'was', t.was, 'byId', t.actor_id)
     from turned t join users u on u.id = t.id or t.role = 'owner' and u.role = 'owner'
     where u.id <> t.actor_id`

/** An invite that was used: to who made it. */
const JOINED = sql`
     select e.n, i.by_id, 'user', i.used_by_id, jsonb_build_object('what', 'joined', 'role', i.role)
     from fresh e join invites i on i.id = e.entity_id and i.used_by_id is not null and i.by_id <> i.used_by_id
     where e.entity = 'invite' and e.data->>'state' = 'used'`

/** Sessions of the person before this one. */
const BEFORE = sql`select from sessions b where b.user_id = s.user_id and b.id < s.id`

/** A device that they have not been in by before; the first of all is no news. */
const OPENED = sql`
     select e.n, s.user_id, 'user', s.user_id, jsonb_build_object('what', 'device', 'sessionId', s.id)
     from fresh e join sessions s on s.id = (e.data->>'sessionId')::bigint
     where e.name = 'session.opened' and exists (${BEFORE}) and not exists (${BEFORE} and ${clientKind('b.client')} = ${clientKind('s.client')})`

/** Whatever door ended it, one or all but one. */
const ENDED = sql`
     select o.id, true, e.actor_id from fresh e
     join notices o on o.user_id = e.entity_id and o.in_feed and o.kind = 'security' and o.data->>'what' = 'device' and o.done_at is null
       and case e.name when 'session.ended' then o.data->'sessionId' = e.data->'sessionId'
         else o.data->'sessionId' is distinct from e.data->'keptId' end
     where e.topic = 'me' and e.name in ('session.ended', 'sessions.ended')`

/** SQL: the session that the row (o or r) tells of, as s. */
const ITS_SESSION = (row: string) =>
  sql`from sessions s where s.id = (${row}.data->>'sessionId')::bigint and s.user_id = ${row}.user_id`
const IS_OPEN = 's.ended_at is null and s.expires_at > now()'

export const security: NoticeRule = {
  kind: 'security',
  queries: [TURNED],
  told: [ROLES, JOINED, OPENED],
  turned: [ENDED],
  stands: sql`case when o.data->>'what' = 'joined' then u.role <> 'user' when o.entity_id <> o.user_id then u.role = 'owner' else true end`,
  passes: 'true',
  now: sql`coalesce((select jsonb_build_object('client', s.client) ${ITS_SESSION('o')}), '{}')`,
  action: sql`(select json_build_object('operation', 'sessions.end', 'input', json_build_object('id', s.id)) ${ITS_SESSION('o')} and ${IS_OPEN})`,
  facts: sql`json_build_object('about', case when r.entity_id = r.user_id then 'self' else 'other' end,
      'name', (select u.name from users u where u.id = r.entity_id),
      'device', (select json_build_object('client', s.client, 'at', utc(s.created_at), 'isOpen', ${IS_OPEN}) ${ITS_SESSION('r')}))`,
  lane: 1,
}
