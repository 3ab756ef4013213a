// Reading what sales came to: running totals as far as they are counted, what came after, and days that are not counted yet
// summed from the sales themselves; all of one snapshot. Who counts on is sales/tally.ts.

import { sql } from '#database/sql.ts'

/** The hour of its day that a sale (alias s) counts in; a back-dated one counts from hour 0. */
export const SALE_HOUR = sql`case when s.created_at::date = s."on" then extract(hour from s.created_at)::int else 0 end`

/**
 * The running totals' row, as far as it can be trusted: not one of another life of the database or another time zone, nor one
 * behind which events were pruned before they were counted.
 */
export const TALLY = sql`(
    select t.x::xid8 as x, t.event_id, t.first_on, t.last_on, t.month_on
    from sales_tally t left join feed f on true
    where t.epoch = coalesce(f.epoch, 1) and t.time_zone = current_setting('TimeZone')
      and t.x::xid8 <= pg_snapshot_xmax(pg_current_snapshot())
      and (t.x::xid8, t.event_id) >= (coalesce(f.pruned_x, '0')::xid8, coalesce(f.pruned_id, 0)))`

/** SQL of a handful, (k, t, s): what was sold since; each sale by its id, or a month of them is gone through for it. */
const SINCE = sql`${TALLY} k cross join lateral sales_since(k.x, k.event_id) t
    cross join lateral (select * from sales s where s.id = t.sale_id limit 1) s`

/** `days`: SQL of a date[]. Rows of (on, hour, count, total), several an hour: they want to be summed. */
export const salesByHour = (days: string) => sql`(
    select t."on", t.hour, t.count, t.total
    from ${TALLY} k join sales_by_hour t on t."on" = any(${days}) and t."on" between k.first_on and k.last_on
    union all
    select s."on", ${SALE_HOUR}, t.sign, t.sign * s.total
    from ${SINCE}
    where s."on" = any(${days}) and s."on" between k.first_on and k.last_on
    union all
    select s."on", ${SALE_HOUR}, 1, s.total
    from sales s
    where s.voided_at is null and s."on" = any(array(
      select d from unnest(${days}) d where not exists (select from ${TALLY} k where d between k.first_on and k.last_on))))`

/** Days, with today, of which popularity counts the lines. */
export const POPULAR_DAYS = 30
/** Lines by day are kept so long; popularity looks back less. */
export const LINE_DAYS = 2 * POPULAR_DAYS

/** Rows of (product_id, lines), several a product: lines of the last 30 days, of sales that stand. */
export const LINES_OF_MONTH = sql`(
    select m.product_id, m.lines from ${TALLY} k join lines_of_month m on k.month_on = current_date
    union all
    select l.product_id, t.sign
    from ${SINCE} join sale_lines l on l.sale_id = s.id
    where k.month_on = current_date and s."on" > current_date - ${POPULAR_DAYS}
    union all
    select l.product_id, 1
    from sales s join sale_lines l on l.sale_id = s.id
    where s."on" > current_date - ${POPULAR_DAYS} and s.voided_at is null
      and not exists (select from ${TALLY} k where k.month_on = current_date))`
