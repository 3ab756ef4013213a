// Deciding about many people at once: all of it or nothing, and taken back as one.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { BULK_MAX } from '#lib/limits.ts'
import { changedSince, markedBy } from '../edits.ts'
import { userEvent } from '../events.ts'
import { id, version } from '../input.ts'
import { defineWrite, ROLES } from '../operation.ts'
import { lockOwners } from './owners.ts'
import { USER_JSON } from './projection.ts'
import { user } from './schemas.ts'
import { ENDED } from './sessions-ended.ts'

const change = z.strictObject({
  id,
  version,
  role: z.enum(ROLES).optional(),
  disabled: z.boolean().optional(),
})

/** Nobody twice: which of the two would hold? The later one is named. */
const changes = z
  .array(change)
  .min(1)
  .max(BULK_MAX)
  .superRefine((all, context) => {
    const seen = new Set<number>()
    for (const [n, one] of all.entries()) {
      if (seen.has(one.id)) context.addIssue({ code: 'custom', message: 'twice', path: [n, 'id'] })
      seen.add(one.id)
    }
  })

/** As in users.edit: owners first, then everybody whom it is about, by id. */
const locks = [
  lockOwners,
  step(
    'users.lock_all',
    sql`select id from users
     where id in (select x.id from jsonb_to_recordset(@changes::jsonb) as x (id bigint)) order by id for no key update`,
  ),
]

const edit = step(
  'users.bulk',
  sql`with asked as (
     select x.n - 1 as n, x.id, x.version, x.role, x.disabled
     from rows from (jsonb_to_recordset(@changes::jsonb) as (id bigint, version int, role text, disabled boolean))
       with ordinality as x (id, version, role, disabled, n)),
   meant as (
     select a.n, a.version as read, a.role is not null as decides, u.id, u.version, u.role, u.disabled_at,
       coalesce(a.role, u.role) as next_role, coalesce(a.disabled, u.disabled_at is not null) as next_disabled
     from asked a left join users u on u.id = a.id and u.erased_at is null),
   kept as ( -- whether an owner stays, all of it done
     select exists (select from meant where next_role = 'owner' and not next_disabled)
       or exists (select from users o where o.role = 'owner' and o.disabled_at is null
         and not exists (select from asked a where a.id = o.id)) as owner),
   judged as (
     select m.*, case
       when m.id is null then 'not_found'
       when m.version <> m.read then 'version_conflict'
       when not kept.owner and m.role = 'owner' and m.disabled_at is null then 'last_owner' end as code
     from meant m, kept),
   wrong as (
     select json_agg(json_build_object('path', 'changes.' || n,
         'issue', case code when 'not_found' then 'no_such' when 'version_conflict' then 'stale' else code end) order by n) as errors,
       (array_agg(code order by n))[1] as code, (array_agg(id order by n))[1] as first,
       (array_agg(read order by n))[1] as read
     from judged where code is not null),
   ruled as (
     select case
       when code = 'version_conflict' then refuse(code, json_build_object('errors', errors,
         'current', (select ${USER_JSON} from users u where u.id = first),
         'changed', (select ${changedSince('u', 'wrong.read')} from users u where u.id = first)))
       when code is not null then refuse(code, json_build_object('errors', errors)) end as refusal
     from wrong),
   edited as (
     update users u set role = j.next_role, role_decided = u.role_decided or j.decides,
       disabled_at = case when j.next_disabled then coalesce(u.disabled_at, acted_at()) end,
       edits = ${markedBy('u', `array_remove(array[case when u.role <> j.next_role then 'role' end, case when (u.disabled_at is not null) <> j.next_disabled then 'disabled' end], null)`)},
       version = u.version + 1, rev = u.rev + 1
     from judged j, ruled r where u.id = j.id and r.refusal is null
     returning u.id, u.version, u.role, u.disabled_at),
   ${ENDED},
   turned as ( -- whose access is another: what it was
     select j.n, e.id, e.version, case when e.role <> j.role then j.role end as role, e.role as next_role,
       case when (e.disabled_at is null) <> (j.disabled_at is null) then j.disabled_at is not null end as disabled
     from edited e join judged j on j.id = e.id
     where e.role <> j.role or (e.disabled_at is null) <> (j.disabled_at is null))
   select keep('first', coalesce((select min(id) from edited where id <> @actor::bigint), @actor::bigint)),
     keep_json('before', (
       select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', id, 'version', version, 'role', role, 'disabled', disabled)) order by n), 'null')
       from turned where id <> @actor::bigint)),
     keep_json('changes', ( -- by whose id and what
       select coalesce(jsonb_object_agg(t.id || '.' || f.name, jsonb_build_array(f.before, f.after)), '{}')
       from turned t cross join lateral (values ('role', to_jsonb(t.role), to_jsonb(t.next_role)),
         ('disabled', to_jsonb(t.disabled), to_jsonb(not t.disabled))) f (name, before, after)
       where f.before is not null)),
     (select count(pg_notify('access', id::text)) from turned)
   from ruled`,
)

const ASKED = sql`jsonb_to_recordset(@changes::jsonb) as x (id bigint)`

/** All or nothing; refused with the code of the first that cannot be, and `errors` for each. */
export const usersBulk = defineWrite({
  name: 'users.bulk',
  role: 'owner',
  input: z.strictObject({ changes }),
  output: z.object({ items: z.array(user) }),
  stands: sql`not exists (select from jsonb_to_recordset(w.input->'changes') as x (id bigint, version int)
    where not exists (select from users e where e.id = x.id and e.version = x.version))`,
  entity: 'user',
  entityId: `kept('first')`,
  undoInWords: sql`(select jsonb_build_object('operation', 'users.bulk', 'input', jsonb_build_object('changes', b))
    from kept_json('before') b where jsonb_typeof(b) = 'array')`,
  changes: `kept_json('changes')`,
  things: sql`select 'user', x.id from ${ASKED}`,
  events: [userEvent(`'user.changed'`, `u.id in (select x.id from ${ASKED})`)],
  answer: sql`(select json_build_object('items', json_agg(${USER_JSON} order by x.n))
    from rows from (jsonb_to_recordset(@changes::jsonb) as (id bigint)) with ordinality as x (id, n) join users u on u.id = x.id)`,
  plan: (_, input) => ({
    values: { changes: JSON.stringify(input.changes) },
    locks,
    steps: [edit],
  }),
})
