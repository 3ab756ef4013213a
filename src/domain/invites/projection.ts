// The one shape of an invite in SQL, over invites i; its link is for who made it alone, and sealed still: see secret.ts.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { id } from '../input.ts'
import { ROLES } from '../operation.ts'

export const STATES = ['open', 'asked', 'used', 'expired', 'revoked'] as const

const somebody = z.object({ id, name: z.string() }).nullable()
export const invite = z.object({
  id,
  role: z.enum(ROLES),
  name: z.string().nullable(),
  customer: somebody,
  link: z.string().nullable(),
  state: z.enum(STATES),
  by: somebody,
  /** Who opened it and waits for an owner's yes. */
  askedBy: somebody,
  usedBy: somebody,
  expiresAt: z.string(),
  createdAt: z.string(),
  rev: z.int(),
})

const UNUSED = 'i.used_at is null and i.revoked_at is null'

/** SQL: which of the states it is in. */
export const STATE = sql`(case when i.revoked_at is not null then 'revoked' when i.used_at is not null then 'used'
    when i.expires_at <= clock_timestamp() then 'expired' when i.asked_by_id is not null then 'asked' else 'open' end)`

/** SQL: why nothing is to be done about it any more. */
export const ENDED = sql`(case when i.used_at is not null then 'used' when i.revoked_at is not null then 'revoked' else 'void' end)`

/** SQL: that it is in this state, in words that an index answers. */
export const IN_STATE: Readonly<Record<(typeof STATES)[number], string>> = {
  open: sql`${UNUSED} and i.expires_at > now() and i.asked_by_id is null`,
  asked: sql`${UNUSED} and i.expires_at > now() and i.asked_by_id is not null`,
  expired: sql`${UNUSED} and i.expires_at <= now()`,
  used: 'i.used_at is not null',
  revoked: 'i.revoked_at is not null',
}

const person = (column: string) =>
  sql`(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = i.${column})`

/** SQL: that it is the actor's own, and of use. */
export const HAS_LINK = sql`i.by_id = @actor::bigint and ${UNUSED} and i.asked_by_id is null`

export const INVITE_JSON = sql`json_build_object('id', i.id, 'role', i.role, 'name', i.name,
  'customer', (select json_build_object('id', c.id, 'name', c.name) from customers c where c.id = i.customer_id),
  'link', case when ${HAS_LINK} then 'sealed:' || i.sealed end, 'state', ${STATE}, 'by', ${person('by_id')},
  'askedBy', ${person('asked_by_id')}, 'usedBy', ${person('used_by_id')},
  'expiresAt', utc(i.expires_at), 'createdAt', utc(i.created_at), 'rev', i.rev)`

/** SQL: whose invites somebody hears of and may end: staff those of customers, an owner all. */
export const SEEN_BY = (isOwner: string) => sql`(i.role = 'user' or ${isOwner})`

/** To who may see it. `name`: SQL that gives invite.created or .changed (alias i). */
export const inviteEvent = (name: string, where: string) => sql`
  select topic, ${name}, 'invite', i.id, i.rev, jsonb_build_object('role', i.role, 'state', ${STATE}), null::bigint, true
  from invites i, (values ('users'), ('customers')) t (topic) where (topic = 'users' or i.role = 'user') and ${where}`
