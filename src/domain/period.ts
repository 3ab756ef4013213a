// Pages of documents of some days, newest first, without passing all that came after: sales and payments alike.
import { BACKDATE_DAYS_MAX } from '#lib/limits.ts'

/** Days by which a document's own day may lie before its row was made, and some for clocks and midnights. */
const APART = BACKDATE_DAYS_MAX + 3
/** Of so many days at most the newest of each are put together; of more, the rows of the days are gone along. */
const DAYS_MAX = 92
const DAY_MS = 86_400_000

interface Period {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/**
 * SQL: the table's rows of alias `t` are of the days @from to @to. Ids rise as rows are made, and no row is made more than
 * some days after its own day: so days bound ids, and what is newer is not looked at.
 */
export function ofDays(table: 'sales' | 'payments', t: string, { from, to }: Period): string | false {
  const conditions = [
    from !== undefined &&
      `${t}."on" >= @from::date and ${t}.id > coalesce((
        select e.id from ${table} e where e."on" < @from::date - ${APART} order by e."on" desc, e.id desc limit 1), 0)`,
    to !== undefined &&
      `${t}."on" <= @to::date and ${t}.id < coalesce((
        select e.id from ${table} e where e."on" > @to::date + ${APART} order by e."on", e.id limit 1), 9e18::bigint)`,
  ].filter((condition) => condition !== false)
  return conditions.length ? conditions.join(' and ') : false
}

/** SQL of an array: the ids of a page, from the newest of each of the days; null where the days are too many. */
export function newestOfDays(
  table: 'sales' | 'payments',
  { from, to }: Period,
  behind: boolean,
): string | null {
  if (from === undefined || to === undefined) return null
  if (Date.parse(to) - Date.parse(from) > DAYS_MAX * DAY_MS) return null
  return `array(
      select m.id from generate_series(@from::date, @to::date, interval '1 day') as d (day) cross join lateral (
        select e.id from ${table} e where e."on" = d.day::date ${behind ? 'and e.id < @k0::bigint' : ''}
        order by e.id desc limit @limit::int + 1) m
      order by m.id desc limit @limit::int + 1)`
}
