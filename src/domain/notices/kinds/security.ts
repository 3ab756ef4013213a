// Access to the shop: to whom it is, and of owners and of one's own invites to those who should know. Nobody can turn it off.
import { sql } from '#database/sql.ts'
import type { NoticeRule } from './rule.ts'

export interface SecurityFacts {
  /** Whose access it is, to the person who is told. */
  readonly about: 'self' | 'other'
  readonly name: string | null
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

export const security: NoticeRule = {
  kind: 'security',
  queries: [TURNED],
  told: [ROLES, JOINED],
  stands: sql`case when o.data->>'what' = 'joined' then u.role <> 'user' when o.entity_id <> o.user_id then u.role = 'owner' else true end`,
  passes: 'true',
  facts: sql`json_build_object('about', case when r.entity_id = r.user_id then 'self' else 'other' end,
      'name', (select u.name from users u where u.id = r.entity_id))`,
  lane: 1,
}
