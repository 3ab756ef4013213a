// Counts sales on into running totals by hour and by product: behind the feed's horizon, in bounded batches, by one process
// at a time. Never in a sale's way: it reads what is announced and writes tables of its own.

import { LOCKS } from '#database/locks.ts'
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { HORIZON } from '../feed.ts'
import type { Runtime } from '../runtime.ts'
import { LINE_DAYS, POPULAR_DAYS, SALE_HOUR, TALLY } from '../tallied.ts'

/** Events, and days that are counted for the first time, in one go: of the days fewer, where so many take too long. */
const EVENTS_MAX = 5000
const DAYS_MAX = 31

/** The row, for whoever got the lock. */
const OURS = `${TALLY} k where kept('counting') = 1`

const lock = step(
  'tally.lock',
  sql`select keep('counting', pg_try_advisory_xact_lock(${LOCKS.counting})::int), keep('left', 0)`,
)

/** A row that cannot be trusted goes with all that was counted; a new one begins with no day, at the feed's horizon. */
const begin = step(
  'tally.begin',
  sql`with stale as (select where kept('counting') = 1 and not exists (select from ${TALLY} k)),
   hours as (delete from sales_by_hour where exists (select from stale)),
   days as (delete from lines_by_day where exists (select from stale)),
   month as (delete from lines_of_month where exists (select from stale))
   insert into sales_tally (x, event_id, epoch, time_zone, first_on, last_on)
   select ${HORIZON}::text, 0, coalesce((select epoch from feed), 1), current_setting('TimeZone'), current_date, current_date - 1
   from stale
   on conflict ("only") do update set x = excluded.x, event_id = excluded.event_id, epoch = excluded.epoch,
     time_zone = excluded.time_zone, first_on = excluded.first_on, last_on = excluded.last_on, month_on = null`,
)

/** What was announced since is added to the days that are counted; the others will be counted whole. */
const advance = step(
  'tally.advance',
  sql`with k as (select k.* from ${OURS}),
   fresh as (
     select e.x, e.id, e.entity, e.entity_id, e.name from events e
     where (e.x, e.id) > ((select x from k), (select event_id from k)) and e.x < ${HORIZON}
     order by e.x, e.id limit ${EVENTS_MAX}),
   changed as (
     select entity_id as sale_id, sum(case name when 'sale.created' then 1 else -1 end) as sign
     from fresh where entity = 'sale' and name in ('sale.created', 'sale.voided') group by 1),
   sale as (
     select s.*, c.sign from changed c cross join lateral (
       select s.id, s."on", s.total, ${SALE_HOUR} as hour from sales s where s.id = c.sale_id offset 0) s where c.sign <> 0),
   line as (
     select sale."on", l.product_id, sum(sale.sign) as lines
     from sale cross join lateral (select product_id from sale_lines l where l.sale_id = sale.id offset 0) l group by 1, 2),
   hours as (
     insert into sales_by_hour as t ("on", hour, count, total)
     select s."on", s.hour, sum(s.sign), sum(s.sign * s.total) from sale s, k
     where s."on" between k.first_on and k.last_on group by 1, 2
     on conflict ("on", hour) do update set count = t.count + excluded.count, total = t.total + excluded.total),
   days as (
     insert into lines_by_day as t ("on", product_id, lines)
     select l."on", l.product_id, l.lines from line l, k
     where l."on" between k.first_on and k.last_on and l."on" > current_date - ${LINE_DAYS}
     on conflict ("on", product_id) do update set lines = t.lines + excluded.lines),
   month as (
     insert into lines_of_month as t (product_id, lines)
     select l.product_id, sum(l.lines) from line l, k
     where l."on" > k.month_on - ${POPULAR_DAYS} group by 1
     on conflict (product_id) do update set lines = t.lines + excluded.lines)
   update sales_tally t set x = last.x::text, event_id = last.id
   from (select x, id from fresh order by x desc, id desc limit 1) last
   returning keep('left', ((select count(*) from fresh) = ${EVENTS_MAX})::int)`,
)

/**
 * Days that are not counted yet, today first, then backwards to the first sale: what they come to now, less what was
 * announced after the place up to which the others are counted. Without a sale there is no day to count.
 */
const extend = step(
  'tally.extend',
  sql`with k as (
     select k.*, first."on" as oldest from (select "on" from sales order by "on" limit 1) first, ${OURS}),
   span as (
     select x, event_id, oldest, last_on + 1 as low, least(last_on + @days::int, current_date) as high
     from k where last_on < current_date
     union all
     select x, event_id, oldest, greatest(first_on - @days::int, oldest), first_on - 1
     from k where last_on >= current_date and first_on > oldest),
   since as (select t.sale_id, t.sign from span cross join lateral sales_since(x, event_id) t),
   sale as (
     select s.id, s."on", s.total, ${SALE_HOUR} as hour, 1 as sign
     from span cross join lateral (select * from sales s where s."on" between low and high and s.voided_at is null offset 0) s
     union all
     select s.id, s."on", s.total, ${SALE_HOUR}, -since.sign
     from since join sales s on s.id = since.sale_id, span where s."on" between low and high),
   hours as (
     insert into sales_by_hour ("on", hour, count, total)
     select "on", hour, sum(sign), sum(sign * total) from sale group by 1, 2),
   days as (
     insert into lines_by_day ("on", product_id, lines)
     select sale."on", l.product_id, sum(sale.sign)
     from sale cross join lateral (select product_id from sale_lines l where l.sale_id = sale.id offset 0) l
     where sale."on" > current_date - ${LINE_DAYS} group by 1, 2)
   update sales_tally t set first_on = least(t.first_on, span.low), last_on = greatest(t.last_on, span.high)
   from span
   returning keep('left', greatest(kept('left'), (t.last_on < current_date or t.first_on > span.oldest)::int))`,
)

/** A new day drops the last of the thirty; so does the first time that all thirty are counted. */
const turn = step(
  'tally.turn',
  sql`with k as (
     select k.* from ${OURS} and k.month_on is distinct from current_date and k.last_on = current_date
       and k.first_on <= greatest(current_date - ${POPULAR_DAYS - 1}, (select "on" from sales order by "on" limit 1))),
   old as (delete from lines_by_day where exists (select from k) and "on" <= current_date - ${LINE_DAYS}),
   counted as (
     select product_id, sum(lines) as lines from lines_by_day, k where "on" > current_date - ${POPULAR_DAYS} group by 1),
   gone as (delete from lines_of_month m where exists (select from k) and m.product_id not in (select product_id from counted)),
   month as (
     insert into lines_of_month as m (product_id, lines) select product_id, lines from counted
     on conflict (product_id) do update set lines = excluded.lines)
   update sales_tally t set month_on = current_date from k`,
)

const left = step('tally.left', sql`select (kept('left') = 1)::text`)

/** Counts on by one batch, of so many days. Gives whether there is more; nothing, and false, where another process is at it. */
export async function catchUp(database: Database, days = DAYS_MAX): Promise<boolean> {
  return (await database.run([lock, begin, advance, extend, turn, left], { days })) === 'true'
}

const PAUSE_MS = 1000

/** How often it is said, at most, that counting fails. */
const SAID_MS = 600_000

/** Keeps counting on until stopped; what fails is tried again after a pause, with half the days, and said once in a while. */
export function keepTally({ database, log }: Pick<Runtime, 'database' | 'log'>): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let going = true
  let saidAt = -Infinity
  let days = DAYS_MAX
  const count = async () => {
    try {
      while (going && (await catchUp(database, days))) days = Math.min(days + 1, DAYS_MAX)
    } catch (error) {
      // No database, or none in time: reads add what is not counted yet. It may be the days that were too many for the time.
      days = Math.ceil(days / 2)
      if (performance.now() - saidAt >= SAID_MS) {
        saidAt = performance.now()
        log.warn({ err: error }, 'sales are not counted on now')
      }
    }
    if (going) timer = setTimeout(() => void (running = count()), PAUSE_MS)
  }
  let running = count()
  return {
    stop() {
      going = false
      clearTimeout(timer)
      return running
    },
  }
}
