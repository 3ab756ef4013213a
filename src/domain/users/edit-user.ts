// What owners decide of one person: role, name, whether they may enter.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import { changesOf } from '../changes.ts'
import { editedBy, stale } from '../edits.ts'
import { userEvent } from '../events.ts'
import { id, name, version } from '../input.ts'
import { defineWrite, ROLES } from '../operation.ts'
import { rowStands, UNCHANGED } from '../record.ts'
import { LAST_OWNER, lockOwners } from './owners.ts'
import { USER_JSON } from './projection.ts'
import { user } from './schemas.ts'
import { ENDED } from './sessions-ended.ts'

/** Owners first, the actor among them: two who demote each other wait here, and the second sees the first's act. */
const locks = [
  lockOwners,
  step('users.lock', sql`select id from users where id = @id::bigint for no key update`),
]

/** What owners edit of a person. */
const EDITED = (role: string, name: string, disabled: string) =>
  sql`jsonb_build_object('role', ${role}, 'name', ${name}, 'disabled', ${disabled})`

const edit = step(
  'users.edit',
  sql`with ruled as (
     select u.*, case
       when u.id is null or u.erased_at is not null then refuse('not_found', '{}')
       when u.version <> @version::int then ${stale('u', USER_JSON)}
       when (coalesce(@role::text, 'owner') <> 'owner' or coalesce(@disabled::boolean, false)) and ${LAST_OWNER}
         then refuse('last_owner', '{}')
       end as refusal
     from (select) one left join users u on u.id = @id::bigint),
   edited as (
     update users u set
       role = coalesce(@role::text, u.role),
       role_decided = u.role_decided or @role::text is not null,
       name = coalesce(@name::text, u.name), folded = coalesce(@folded::text, u.folded),
       name_decided = u.name_decided or @name::text is not null,
       disabled_at = case when @disabled::boolean then coalesce(u.disabled_at, acted_at()) when not @disabled::boolean then null else u.disabled_at end,
       version = u.version + 1, rev = u.rev + 1,
       edits = ${editedBy('u', EDITED('r.role', 'r.name', 'r.disabled_at is not null'), EDITED('coalesce(@role::text, r.role)', 'coalesce(@name::text, r.name)', 'coalesce(@disabled::boolean, r.disabled_at is not null)'))}
     from ruled r where u.id = r.id and r.refusal is null
     returning u.*),
   ${ENDED}
   select keep('user', e.id),
     keep_json('changes', ${changesOf(EDITED('r.role', 'r.name', 'r.disabled_at is not null'), EDITED('e.role', 'e.name', 'e.disabled_at is not null'))}),
     -- What somebody else's access was before: the way back.
     keep_json('before', case when e.id <> @actor::bigint and (e.role <> r.role or (e.disabled_at is null) <> (r.disabled_at is null))
       then jsonb_strip_nulls(jsonb_build_object('id', e.id, 'version', e.version,
         'role', case when e.role <> r.role then r.role end,
         'disabled', case when (e.disabled_at is null) <> (r.disabled_at is null) then r.disabled_at is not null end,
         'name', case when e.name <> r.name then r.name end))
       else 'null'::jsonb end),
     case when e.role <> r.role or (e.disabled_at is null) <> (r.disabled_at is null) then pg_notify('access', e.id::text) end
   from ruled r left join edited e on e.id = r.id`,
)

export const usersEdit = defineWrite({
  name: 'users.edit',
  role: 'owner',
  input: z.strictObject({
    id,
    version,
    role: z.enum(ROLES).optional(),
    name: name.optional(),
    disabled: z.boolean().optional(),
  }),
  output: user,
  stands: rowStands('user', UNCHANGED),
  entity: 'user',
  entityId: `kept('user')`,
  undoInWords: sql`(select jsonb_build_object('operation', 'users.edit', 'input', b) from kept_json('before') b where b <> 'null'::jsonb)`,
  changes: `kept_json('changes')`,
  events: [userEvent(`'user.changed'`, `u.id = kept('user')`)],
  answer: sql`(select ${USER_JSON} from users u where u.id = kept('user'))`,
  plan: (_, input) => ({
    values: {
      id: input.id,
      version: input.version,
      role: input.role ?? null,
      name: input.name ?? null,
      folded: input.name === undefined ? null : fold(input.name),
      disabled: input.disabled ?? null,
    },
    locks,
    steps: [edit],
  }),
})
