// Pages of documents of some days, newest first, without passing all that came after: sales and payments alike.
import { BACKDATE_DAYS_MAX } from '#lib/limits.ts'

/** Days by which a document's own day may lie before its row was made, and some for clocks and midnights. */
const APART = BACKDATE_DAYS_MAX + 3

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

/**
 * SQL of an array: the ids of a page of days up to @to; null where no day is the last, for then the newest rows of all are near.
 * A page of the latest days is found first. What is newer than its oldest row was made no earlier, so it is of no day long before
 * those: of each day since, the rows that are newer are put together.
 */
export function newestOfDays(
  table: 'sales' | 'payments',
  { from, to }: Period,
  behind: boolean,
): string | null {
  if (to === undefined) return null
  // Nothing is of a day to come, and nothing that was made before a row is of a later day than that row was made on.
  const made = behind ? `, (select e.created_at::date + 1 from ${table} e where e.id = @k0::bigint)` : ''
  const last = `least(@to::date, current_date + 1${made})`
  const older = behind ? 'and e.id < @k0::bigint' : ''
  const [since, first] =
    from === undefined
      ? ['', `l.day - ${APART}`]
      : ['and e."on" >= @from::date', `greatest(@from::date, l.day - ${APART})`]
  return `array(
      select m.id
      from (
        select min(n."on") as day, min(n.id) as id from (
          select e."on", e.id from ${table} e where e."on" <= ${last} ${since} ${older}
          order by e."on" desc, e.id desc limit @limit::int + 1) n
        having count(*) > 0) l
      cross join generate_series(${first}, ${last}, interval '1 day') as d (day)
      cross join lateral (
        select e.id from ${table} e where e."on" = d.day::date and e.id >= l.id ${older}
        order by e.id desc limit @limit::int + 1) m
      order by m.id desc limit @limit::int + 1)`
}
