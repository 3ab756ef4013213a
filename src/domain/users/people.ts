// Who is who: reading people, and what owners decide about them.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import { type Asked, candidates, valuesOf } from '../candidates.ts'
import { changesOf } from '../changes.ts'
import { editedBy, stale } from '../edits.ts'
import { userEvent } from '../events.ts'
import { getOne } from '../get-one.ts'
import { id, name, page, search, version } from '../input.ts'
import { defineRead, defineWrite, LANGUAGES, type Language, ROLES, type Role } from '../operation.ts'
import { rowStands, UNCHANGED } from '../record.ts'
import type { Runtime } from '../runtime.ts'
import { type Area, search as searchList } from '../search.ts'
import { LAST_OWNER, lockOwners } from './owners.ts'
import { PERSON_JSON, USER_JSON } from './projection.ts'

export const user = z.object({
  id,
  telegramId: id,
  name: z.string(),
  username: z.string().nullable(),
  role: z.enum(ROLES),
  language: z.enum(LANGUAGES),
  disabled: z.boolean(),
  lastSeenAt: z.string().nullable(),
  createdAt: z.string(),
  version,
  rev: z.int(),
})
const person = z.object({ id, name: z.string(), username: z.string().nullable(), role: z.enum(ROLES) })

/** Who was erased is in no list. */
const KNOWN = 'u.erased_at is null'

const BY_NAME = {
  from: 'users u',
  order: 'u.folded, u.id',
  keys: 'json_build_array(u.folded, u.id)',
  after: '(u.folded, u.id) > (@k0::text, @k1::bigint)',
}
/** By name, and by username. */
export const usersByName: Area = { table: 'users', as: 'u' }
/** A username is typed with its `@`. */
export const withoutAt = (q: string) => q.replace(/^\s*@/, '')
const typed = (q: string | undefined) => q && withoutAt(q)

export const usersList = defineRead({
  name: 'users.list',
  role: 'owner',
  input: z.strictObject({
    q: search.optional(),
    role: z.enum(ROLES).optional(),
    disabled: z.boolean().optional(),
    ...page,
  }),
  output: z.object({ items: z.array(user), nextCursor: z.string().nullable() }),
  read: (runtime, input) =>
    searchList(runtime, {
      area: usersByName,
      q: typed(input.q),
      page: input,
      list: { name: 'users.list', json: USER_JSON, ...BY_NAME },
      where: [
        KNOWN,
        input.role !== undefined && 'u.role = @role::text',
        input.disabled === true && 'u.disabled_at is not null',
        input.disabled === false && 'u.disabled_at is null',
      ],
      values: { role: input.role ?? null },
    }),
})

export const peopleList = defineRead({
  name: 'people.list',
  role: 'admin',
  input: z.strictObject({ q: search.optional(), ...page }),
  output: z.object({ items: z.array(person), nextCursor: z.string().nullable() }),
  read: (runtime, input) =>
    searchList(runtime, {
      area: usersByName,
      q: typed(input.q),
      page: input,
      list: { name: 'people.list', json: PERSON_JSON, ...BY_NAME },
      where: [KNOWN],
      values: {},
    }),
})

const userById = step(
  'users.get',
  sql`select ${USER_JSON}::text from users u where u.id = @id::bigint and ${KNOWN}`,
)

export const usersGet = defineRead({
  name: 'users.get',
  role: 'owner',
  input: z.strictObject({ id }),
  output: user,
  read: (runtime, input) => getOne(runtime, userById, { id: input.id }),
})

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
   ended as (
     update sessions s set ended_at = acted_at() from edited e
     where s.user_id = e.id and s.ended_at is null and e.disabled_at is not null)
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

export interface PersonName {
  readonly id: number
  readonly telegramId: number
  readonly name: string
  readonly folded: string
  readonly username: string | null
  readonly role: (typeof ROLES)[number]
  readonly disabled: boolean
  readonly version: number
}

const meant = candidates(
  'users',
  sql`json_build_object('id', t.id, 'telegramId', t.telegram_id, 'name', t.name, 'folded', t.folded,
     'username', t.username, 'role', t.role, 'disabled', t.disabled_at is not null, 'version', t.version)`,
  't.erased_at is null',
)

/** People whom a line may mean by their name or username, the best first. */
export const peopleNames = async (runtime: Runtime, asked: Asked) =>
  (await runtime.database.json<PersonName[]>(meant, valuesOf(asked))) ?? []

const byId = step(
  'users.by_id',
  sql`select coalesce(json_agg(json_build_object('telegramId', telegram_id, 'role', case when disabled_at is null then role else 'user' end, 'language', language)), '[]')::text
   from users where id = any(@ids::bigint[]) and erased_at is null`,
)

/** Where to reach people, and what they may now. */
export const personById = async (runtime: Runtime, ids: readonly number[]) =>
  (await runtime.database.json<{ telegramId: number; role: Role; language: Language }[]>(byId, { ids })) ?? []

const met = step(
  'users.met',
  sql`select json_build_object('id', id, 'role', role, 'language', language, 'disabled', disabled_at is not null)::text
   from users where telegram_id = @telegramId::bigint`,
)

/** Somebody as the shop knows them; undefined for a stranger, who stays one. */
export const personMet = (runtime: Runtime, telegramId: number) =>
  runtime.database.json<{ id: number; role: Role; language: Language; disabled: boolean }>(met, {
    telegramId,
  })

const named = step('users.named', sql`select name from users where id = @id::bigint`)

/** What somebody is called; null where nobody is. */
export const nameOfPerson = ({ database }: Runtime, id: number): Promise<string | null> =>
  database.run([named], { id })

interface Part {
  readonly total: number
  readonly items: readonly z.infer<typeof user>[]
}

const part = step(
  'users.from',
  sql`select json_build_object(
     'total', (select count(*) from users u where ${KNOWN}),
     'items', (select coalesce(json_agg(${USER_JSON} order by ${BY_NAME.order}), '[]')
       from (select * from users u where ${KNOWN} order by ${BY_NAME.order} offset @from::int limit @count::int) u))::text`,
)

/** Who has met the shop, by name: `count` of them from a place on, and how many there are. */
export const usersFrom = async (
  runtime: Runtime,
  { from, count }: { from: number; count: number },
): Promise<Part> => (await runtime.database.json<Part>(part, { from, count })) ?? { total: 0, items: [] }
