// The till, at the time that the shop is reminded of it: to staff, once a day each, with what was sold and received on it.
import { sql } from '#database/sql.ts'
import type { PAYMENT_METHODS } from '#lib/payment-methods.ts'
import type { NoticeRule } from './rule.ts'

export interface ClosingFacts {
  readonly on: string
  /** Its day is still the shop's. */
  readonly today: boolean
  readonly count: number
  readonly total: number
  /** What most came by first. */
  readonly received: readonly {
    readonly method: (typeof PAYMENT_METHODS)[number]
    readonly amount: number
  }[]
}

/** A process that was away longer does not remind of it any more. */
const LATEST = `interval '2 hours'`
/** Who closes before this has closed the day before. */
const NIGHT_ENDS = '05:00'

/** No event: it is due by the clock. */
const DUE = sql`
     select 0::bigint, u.id, 'settings', s.id, jsonb_build_object('on', c.day)
     from settings s cross join (values (current_date), (current_date - 1)) d (day)
     cross join lateral (
       select d.day + s.closing_at::time as at, case when s.closing_at < '${NIGHT_ENDS}' then d.day - 1 else d.day end as day) c
     join users u on u.role <> 'user'
     where localtimestamp >= c.at and localtimestamp < c.at + ${LATEST}
       and not exists (select from notices o where o.kind = 'closing' and o.user_id = u.id and o.data->>'on' = c.day::text)`

const SUMS = sql`'count', count(*), 'total', coalesce(sum(s.total), 0)`
const SOLD = (day: string) => sql`from sales s where s."on" = ${day} and s.voided_at is null`
const RECEIVED = (day: string) =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('method', m.method, 'amount', m.amount) order by m.amount desc, m.method), '[]')
       from (select p.method, sum(p.amount) as amount from payments p where p."on" = ${day} and p.voided_at is null group by p.method) m)`
const dayOf = (row: string) => `(${row}.data->>'on')::date`

export const closing: NoticeRule = {
  kind: 'closing',
  told: [DUE],
  stands: sql`u.role <> 'user'`,
  // The shop has chosen this time beside its own quiet hours; somebody's own are theirs.
  passes: sql`nullif(u.preferences->'quiet', 'null') is null`,
  now: sql`(select jsonb_build_object(${SUMS}) ${SOLD(dayOf('o'))})`,
  facts: sql`(select json_build_object(${SUMS}, 'on', r.data->'on', 'today', ${dayOf('r')} = current_date, 'received', ${RECEIVED(dayOf('r'))})
      ${SOLD(dayOf('r'))})`,
  lane: 1,
}
