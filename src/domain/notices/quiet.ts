// Quiet hours: when they end, by the shop's clock.
import { sql } from '#database/sql.ts'

/**
 * SQL: when the quiet hours from `from` to `to` (times of day, over midnight where `to` is earlier) end that the moment `at` is in;
 * null where it is in none. Where the clock leaps over the end they end no later than that: it is asked again each minute.
 */
export const quietUntil = (from: string, to: string, at: string) => sql`case
    when ${from} < ${to} and (${at})::time >= ${from} and (${at})::time < ${to}
      or ${from} > ${to} and (${at})::time < ${to} then ((${at})::date + ${to})::timestamptz
    when ${from} > ${to} and (${at})::time >= ${from} then ((${at})::date + 1 + ${to})::timestamptz end`
