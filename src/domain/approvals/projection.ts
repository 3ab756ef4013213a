// The one shape of what an owner was asked, in SQL over approvals a.
import { sql } from '#database/sql.ts'
import { dueOf } from '../debts/projection.ts'
import type { STATES } from './schemas.ts'

/** SQL: which of the states it is in; time alone ends it. */
export const STATE = sql`(case when a.decided_at is null then case when a.expires_at <= clock_timestamp() then 'expired' else 'waiting' end
    when a.granted then 'granted' else 'refused' end)`

/** SQL: that it is in this state, in words that an index answers. */
export const IN_STATE: Readonly<Record<(typeof STATES)[number], string>> = {
  waiting: 'a.decided_at is null and a.expires_at > now()',
  expired: 'a.decided_at is null and a.expires_at <= now()',
  granted: 'a.granted',
  refused: 'not a.granted',
}

/** SQL: the limits of staff that it goes beyond; the release before knew of one. */
export const LIMITS = sql`coalesce(a.beyond->'limits', case when jsonb_typeof(a.beyond->'limit') = 'object' then jsonb_build_array(a.beyond->'limit') end, '[]')`

/** SQL: how far it goes beyond what. */
export const BEYOND_JSON = sql`jsonb_build_object('limits', ${LIMITS}, 'credit', a.beyond->'credit')`

/** SQL of what came of it, or was voided. */
export const RESULT = sql`(case when a.payment_id is null then 'sale' else 'payment' end)`

const person = (column: string) =>
  sql`(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = a.${column})`

/** SQL of the members, as the arguments of json_build_object. */
const MEMBERS = sql`'id', a.id, 'kind', a.kind, 'state', ${STATE}, 'input', a.input, 'by', ${person('by_id')}, 'decidedBy', ${person('decided_by_id')},
  'result', case when a.result_id is not null then json_build_object('entity', ${RESULT}, 'entityId', a.result_id) end,
  'reason', a.reason,
  'customer', (select json_build_object('id', c.id, 'name', c.name) from customers c where c.id = a.customer_id),
  'amount', a.amount, 'beyond', ${BEYOND_JSON}, 'expiresAt', utc(a.expires_at), 'decidedAt', utc(a.decided_at), 'createdAt', utc(a.created_at), 'rev', a.rev`

export const APPROVAL_JSON = sql`json_build_object(${MEMBERS})`

/** The goods at the prices at which they are sold; of a void, as they were. */
const ITEMS = sql`(case when a.sale_id is not null then (
    select coalesce(json_agg(json_build_object('name', l.name, 'emoji', l.emoji, 'unit', l.unit, 'quantity', trim_scale(l.quantity), 'unitPrice', l.unit_price) order by l.n), '[]')
    from sale_lines l where l.sale_id = a.sale_id)
  else (
    select coalesce(json_agg(json_build_object('name', p.name, 'emoji', p.emoji, 'unit', p.unit, 'quantity', (i.item->>'quantity')::numeric, 'unitPrice', a.prices[i.n]) order by i.n), '[]')
    from jsonb_array_elements(a.input->'items') with ordinality i (item, n) join products p on p.id = (i.item->>'productId')::bigint) end)`

/** Sales looked at for how soon they pay. */
const PAID_LATELY = 20

const ACCOUNT = sql`(select json_build_object('due', c.due, 'limit', c.credit_limit,
    'oldestDueOn', (select min(${dueOf('h')}) from charges h where h.customer_id = c.id and h.allocated < h.amount and h.voided_at is null),
    'paysInDays', (
      select round(avg(t.days))::int from (
        select (select max(p.on) from allocations l join payments p on p.id = l.payment_id where l.charge_id = h.id) - h.on as days
        from (select * from charges where customer_id = c.id and allocated = amount and voided_at is null order by id desc limit ${PAID_LATELY}) h) t),
    'lastPayment', (select json_build_object('amount', p.amount, 'on', p.on) from payments p where p.customer_id = c.id and p.voided_at is null order by p.id desc limit 1),
    'freedBefore', (
      select json_build_object('count', count(*), 'open', count(*) filter (where h.allocated < h.amount and h.voided_at is null))
      from approvals f left join charges h on h.source = 'sale' and h.source_id = f.result_id
      where f.customer_id = c.id and f.granted and f.kind <> 'void' and f.id <> a.id))
  from customers c where c.id = a.customer_id)`

/** So lately somebody was seen who is said to be here: as often as that is noted. */
const HERE = `interval '2 minutes'`

const OWNERS = sql`(select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'here', coalesce(u.last_seen_at > now() - ${HERE}
      or exists (select from sessions s where s.user_id = u.id and s.ended_at is null and s.last_seen_at > now() - ${HERE}), false)) order by u.id), '[]')
  from users u where u.role = 'owner' and u.disabled_at is null)`

export const APPROVAL_SHOWN_JSON = sql`json_build_object(${MEMBERS}, 'items', ${ITEMS}, 'account', ${ACCOUNT},
  'dueOn', coalesce(a.input->>'dueOn', (select to_char(s.due_on, 'YYYY-MM-DD') from sales s where s.id = a.sale_id)), 'owners', ${OWNERS})`

/** To staff: an owner was asked, or it came to its end. */
export const approvalEvent = (name: 'approval.created' | 'approval.changed', where: string) => sql`
  select 'sales', '${name}', 'approval', a.id, a.rev, jsonb_build_object('state', ${STATE}), null::bigint, true
  from approvals a where ${where}`
