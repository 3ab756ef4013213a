// What of a person's notices is theirs to read now: a role that was lost, or an account that is another's, takes its notices along.
import { sql } from '#database/sql.ts'
import { byKind } from './kinds/index.ts'

/** SQL: whether the row `o` still concerns its person, the user `u`, as they are now. */
export const STANDS = byKind('o', 'stands', 'true')

/** SQL of how much of a person's feed is unread; `user`: SQL of their id, over no alias `u` or `o`. */
export const UNREAD = (user: string) =>
  sql`(select count(*) from notices o join users u on u.id = o.user_id where o.user_id = ${user} and o.in_feed and o.read_at is null and ${STANDS})`
