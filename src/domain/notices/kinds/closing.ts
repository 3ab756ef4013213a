// The till, at the time that the shop is reminded of it: to staff, once a day each, with what was sold and received on it.
import { sql } from '#database/sql.ts'
import type { PAYMENT_METHODS } from '#lib/payment-methods.ts'
import type { NoticeRule } from './rule.ts'

export interface ClosingFacts {
  readonly on: string
  /** It is told in time, not on the morning after. */
  readonly isNow: boolean
  readonly count: number
  readonly total: number
  /** The largest sum first. */
  readonly received: readonly {
    readonly method: (typeof PAYMENT_METHODS)[number]
    readonly amount: number
  }[]
}

/** A process that was away longer does not remind of it any more. */
const LATEST = `interval '2 hours'`
/** A shop that closes before this has sold past midnight: its day is the one before, and lasts until it closes. */
const NIGHT_ENDS = '05:00'

/** No event: it is due by the clock. */
const DUE = sql`
     select 0::bigint, u.id, 'settings', s.id, jsonb_build_object('on', c.day, 'isNight', c.is_night)
     from settings s cross join (values (current_date), (current_date - 1)) d (day)
     cross join lateral (
       select d.day + s.closing_at::time as at, s.closing_at < '${NIGHT_ENDS}' as is_night,
         case when s.closing_at < '${NIGHT_ENDS}' then d.day - 1 else d.day end as day) c
     join users u on u.role in ('admin', 'owner')
     where localtimestamp >= c.at and localtimestamp < c.at + ${LATEST}
       and not exists (select from notices o where o.kind = 'closing' and o.user_id = u.id and o.data->>'on' = c.day::text)`

const SUMS = sql`'count', count(*), 'total', coalesce(sum(s.total), 0)`
/** Rows of the table `t` that the notice's day had; of a shop that sells past midnight, those made from one end of night to the next. */
const OF_DAY = (t: string, data: string) => {
  const [day, isNight] = [`(${data}->>'on')::date`, `(${data}->>'isNight')::boolean`]
  return sql`${t}.voided_at is null and ${t}."on" between ${day} and ${day} + ${isNight}::int
       and (not ${isNight} or ${t}.created_at >= ${day} + time '${NIGHT_ENDS}' and ${t}.created_at < ${day} + 1 + time '${NIGHT_ENDS}')`
}
const SOLD = (data: string) => sql`from sales s where ${OF_DAY('s', data)}`
const RECEIVED = (data: string) =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('method', m.method, 'amount', m.amount) order by m.amount desc, m.method), '[]')
       from (select p.method, sum(p.amount) as amount from payments p where ${OF_DAY('p', data)} group by p.method) m)`

export const closing: NoticeRule = {
  kind: 'closing',
  told: [DUE],
  stands: sql`u.role <> 'user'`,
  // The shop has chosen this time beside its own quiet hours; somebody's own are theirs.
  passes: sql`nullif(u.preferences->'quiet', 'null') is null`,
  now: sql`(select jsonb_build_object(${SUMS}) ${SOLD('o.data')})`,
  facts: sql`(select json_build_object(${SUMS}, 'on', r.data->'on', 'isNow', r.at > now() - ${LATEST}, 'received', ${RECEIVED('r.data')})
      ${SOLD('r.data')})`,
  lane: 1,
}
