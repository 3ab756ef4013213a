// Whom a broadcast is for, in SQL: who is meant by role, debt or choice, and whom of them a message reaches.
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { dueOf } from '../debts/projection.ts'
import { DomainError, type ErrorDetails } from '../errors.ts'
import type { Runtime } from '../runtime.ts'
import type { Audience } from './schemas.ts'

/** CTEs for the others: `audience` (SQL) as `asked`, and the customers that it names. */
export const ASKED = (audience: string) => sql`asked as materialized (select ${audience} as a),
   chosen as materialized (select c::bigint as id from asked, jsonb_array_elements_text(a->'customerIds') c)`

const OWES = `coalesce((a->>'owing')::boolean, false)`
const LATE = `coalesce((a->>'overdue')::boolean, false)`
/** SQL: the customer `c` has a charge that is open past its day. */
const IS_LATE = `exists (
       select from charges h where h.customer_id = c.id and h.allocated < h.amount and h.voided_at is null
         and ${dueOf('h')} < current_date)`

/** SQL: whether the person `u` is meant. */
export const MEANT = sql`(u.telegram_id is not null and u.disabled_at is null
     and (not a ? 'roles' or a->'roles' ? u.role)
     and (not ${OWES} or exists (select from customers c where c.user_id = u.id and c.due > 0))
     and (not ${LATE} or exists (select from customers c where c.user_id = u.id and c.due > 0 and ${IS_LATE}))
     and (not a ? 'got' or exists (
       select from broadcast_copies g where g.broadcast_id = (a->>'got')::bigint and g.user_id = u.id and g.state = 'sent'))
     and (not a ? 'customerIds' or exists (select from customers c join chosen using (id) where c.user_id = u.id)))`

/** SQL: whether the person `u` wants broadcasts in their chat. */
export const WANTS = `coalesce((u.preferences->'notices'->'broadcast'->>'chat')::boolean, true)`
/** SQL: whether the chat of the person `u` takes nothing. */
export const SHUT = 'exists (select from closed_chats s where s.chat_id = u.telegram_id)'
/** SQL: whether a message reaches the person `u`. */
export const REACHED = `(${WANTS} and not ${SHUT})`

/** SQL of (reached, others): how many of those who are meant get it; the others, with those who have no Telegram here. */
const COUNTED = sql`
   select count(*) filter (where p.reached) as reached,
     count(*) filter (where not p.reached) + (
       select count(*) from customers c, asked
       where c.user_id is null and c.archived_at is null and not a ? 'got' and (not a ? 'roles' or a->'roles' ? 'user')
         and (not ${OWES} or c.due > 0) and (not ${LATE} or c.due > 0 and ${IS_LATE}) and (not a ? 'customerIds' or c.id in (select id from chosen))) as others
   from (select ${REACHED} as reached from users u, asked where ${MEANT}) p`

/** SQL: how many it reaches whom the value `@audience` means. */
export const REACH = sql`(with ${ASKED('@audience::jsonb')} select reached from (${COUNTED}) n)`

/** SQL of what is wrong with the value `@audience`: customers who are not there, each at its place; null where nothing is. */
const MISSING = sql`(
    select json_agg(json_build_object('path', 'audience.customerIds.' || n - 1, 'issue', 'no_such') order by n)
    from jsonb_array_elements_text(@audience::jsonb->'customerIds') with ordinality a (id, n)
    where not exists (select from customers c where c.id = a.id::bigint))`

export const judgeAudience = step(
  'broadcasts.judge_audience',
  sql`select case when m.errors is not null then refuse('not_found', json_build_object('errors', m.errors)) end from (select ${MISSING} as errors) m`,
)

const count = step(
  'broadcasts.count',
  sql`with ${ASKED('@audience::jsonb')}
   select json_build_object('audience', reached, 'unreachable', others, 'errors', ${MISSING})::text from (${COUNTED}) n`,
)

interface Counted {
  readonly audience: number
  /** Turned broadcasts off, blocked the bot, or have no Telegram here. */
  readonly unreachable: number
}

/** Throws `not_found` at customers who are not there. */
export async function countAudience({ database }: Runtime, audience: Audience): Promise<Counted> {
  const values = { audience: JSON.stringify(audience) }
  const { errors, ...counted } = await rowOf<Counted & Pick<ErrorDetails, 'errors'>>(database, count, values)
  if (errors) throw new DomainError('not_found', { errors })
  return counted
}
