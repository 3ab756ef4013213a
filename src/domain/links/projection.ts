// The one shape in SQL of somebody's asking for an account, over links l.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { id } from '../input.ts'

export const STATES = ['open', 'granted', 'refused'] as const

const person = z.object({ id, name: z.string() })
export const link = z.object({
  id,
  customer: person.nullable(),
  /** Who asks. */
  user: z.object({ ...person.shape, username: z.string().nullable() }).nullable(),
  state: z.enum(STATES),
  /** Who answered. */
  by: person.nullable(),
  createdAt: z.string(),
  rev: z.int(),
})

/** SQL: which of the states it is in. */
export const STATE = sql`(case when l.answered_at is null then 'open' when l.granted then 'granted' else 'refused' end)`

/** SQL: that a yes still makes one the other's. */
export const GRANTABLE = sql`exists (
     select from customers c, users asks where c.id = l.customer_id and c.archived_at is null and c.user_id is null
       and asks.id = l.user_id and asks.disabled_at is null and asks.erased_at is null
       and not exists (select from customers other where other.user_id = asks.id))`

export const LINK_JSON = sql`json_build_object('id', l.id,
  'customer', (select json_build_object('id', c.id, 'name', c.name) from customers c where c.id = l.customer_id),
  'user', (select json_build_object('id', u.id, 'name', u.name, 'username', u.username) from users u where u.id = l.user_id),
  'state', ${STATE}, 'by', (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = l.answered_by_id),
  'createdAt', utc(l.created_at), 'rev', l.rev)`

/** To the team alone: who asks is not told of it here. */
export const linkTold = (name: string, where: string) => sql`
  select 'customers', '${name}', 'link', l.id, l.rev, jsonb_build_object('customerId', l.customer_id, 'state', ${STATE}), null::bigint, true
  from links l where ${where}`
