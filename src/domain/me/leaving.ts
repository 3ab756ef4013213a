// Asking to be erased while money is open: kept until it is settled, taken back until then; and whose time has come.

import { z } from 'zod'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { type Actor, defineRead, defineWrite, type Language, type Plan, type Role } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { LAST_OWNER } from '../users/owners.ts'
import { MONEY, NOT_CONFIRMED } from './erase.ts'

const OWN = 'any(array(select c.id from customers c where c.user_id = u.id))'

const ME_JSON = sql`json_build_object('name', u.name, 'username', u.username,
  'phone', (select c.phone from customers c where c.user_id = u.id), 'customer', exists (select from customers c where c.user_id = u.id),
  'sales', (select count(*) from sales s where s.customer_id = ${OWN}),
  'since', (select min(s.on) from sales s where s.customer_id = ${OWN}),
  'payments', (select count(*) from payments p where p.customer_id = ${OWN} and p.voided_at is null),
  'due', ${MONEY('due')}, 'credit', ${MONEY('credit')}, 'lastOwner', ${LAST_OWNER}, 'leavingAt', utc(u.leaving_at))`

const held = z.object({
  name: z.string(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  customer: z.boolean(),
  sales: z.int(),
  since: z.string().nullable(),
  payments: z.int(),
  due: z.int(),
  credit: z.int(),
  lastOwner: z.boolean(),
  /** Since when it waits to be settled, and they are erased then; null: not asked for. */
  leavingAt: z.string().nullable(),
})

const look = step('me.get', sql`select ${ME_JSON}::text from users u where u.id = @user::bigint`)

/** What is held of the caller, in short, and what stands in the way of erasing it. */
export const meGet = defineRead({
  name: 'me.get',
  role: 'user',
  input: z.strictObject({}),
  output: held,
  read: (runtime, _, { userId }) => getOne(runtime, look, { user: userId }),
})

/** Of oneself. */
export const lock = step(
  'me.lock_self',
  sql`select id from users where id = @actor::bigint for no key update`,
)

const leave = step(
  'me.leave',
  sql`with ruled as (
     select u.id, case
       when ${NOT_CONFIRMED}
       when ${LAST_OWNER} then refuse('last_owner', '{}')
       end as refusal
     from users u where u.id = @actor::bigint)
   update users u set leaving_at = coalesce(u.leaving_at, acted_at()), rev = u.rev + 1 from ruled r where u.id = r.id and r.refusal is null`,
)
const stay = step(
  'me.stay',
  sql`update users u set leaving_at = null, rev = u.rev + 1 where u.id = @actor::bigint and u.leaving_at is not null`,
)

const OF_ONESELF = {
  role: 'user',
  entity: 'user',
  entityId: '@actor::bigint',
  events: [],
} as const

/** As soon as no money is open they are erased; at once, where none is. */
export const meLeave = defineWrite({
  name: 'me.leave',
  ...OF_ONESELF,
  input: z.strictObject({ confirm: z.string().max(200) }),
  output: held,
  answer: sql`(select ${ME_JSON} from users u where u.id = @actor::bigint)`,
  plan: (_, { confirm }): Plan => ({ values: { confirm }, locks: [lock], steps: [leave] }),
})

export const meStay = defineWrite({
  name: 'me.stay',
  ...OF_ONESELF,
  input: z.strictObject({}),
  output: z.null(),
  answer: 'null::json',
  plan: (): Plan => ({ values: {}, locks: [lock], steps: [stay] }),
})

/** Who asked, and nothing is open any more. */
export interface Leaver {
  readonly actor: Actor
  readonly name: string
  readonly telegramId: number
}

/** So many at a time. */
const AT_ONCE = 20

const settled = step(
  'me.settled',
  sql`select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'role', u.role, 'language', u.language, 'telegramId', u.telegram_id)), '[]')::text
   from (select * from users u
     where u.leaving_at is not null and u.id > @after::bigint and ${MONEY('due')} + ${MONEY('credit')} = 0 order by u.id limit ${AT_ONCE}) u`,
)

interface Row {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly language: Language
  readonly telegramId: number
}

/** The first of them after a person's id, also who may not act any more: in the order of ids; none: those were all. */
export async function settledLeavers(runtime: Runtime, after: number): Promise<readonly Leaver[]> {
  const rows = await rowOf<readonly Row[]>(runtime.database, settled, { after })
  return rows.map(({ id, name, role, language, telegramId }) => ({
    actor: { userId: id, role, sessionId: null, language },
    name,
    telegramId,
  }))
}
