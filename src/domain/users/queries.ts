// Reading people: as lists, one by one, and those whom a line may mean.

import { z } from 'zod'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { id, page, search } from '../input.ts'
import { namesOf } from '../names.ts'
import { defineRead, type Language, ROLES, type Role } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { type Area, search as searchList } from '../search.ts'
import { PERSON_JSON, USER_JSON } from './projection.ts'
import { person, user } from './schemas.ts'

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

/** People whom a line may mean by their name or username. */
export const peopleNames = namesOf<PersonName>({
  table: 'users',
  stands: 't.erased_at is null',
  json: sql`json_build_object('id', t.id, 'telegramId', t.telegram_id, 'name', t.name, 'folded', t.folded,
     'username', t.username, 'role', t.role, 'disabled', t.disabled_at is not null, 'version', t.version)`,
})

const byId = step(
  'users.by_id',
  sql`select coalesce(json_agg(json_build_object('telegramId', telegram_id, 'role', case when disabled_at is null then role else 'user' end, 'language', language)), '[]')::text
   from users where id = any(@ids::bigint[]) and erased_at is null`,
)

/** Where to reach people, and what they may now. */
export const personById = async (runtime: Runtime, ids: readonly number[]) =>
  await rowOf<{ telegramId: number; role: Role; language: Language }[]>(runtime.database, byId, { ids })

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
