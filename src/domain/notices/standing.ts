// What of a person's notices is theirs to read now: a role that was lost, or an account that is another's, takes its notices along.
import { sql } from '#database/sql.ts'

/** SQL: whether the row `o` still concerns its person, the user `u`, as they are now. */
export const STANDS = sql`(case
    when o.kind = 'lowStock' then u.role <> 'user'
    when o.kind = 'payment' and o.data ? 'byId' then u.role = 'owner'
    when o.kind = 'sale' then exists (
      select from sales s join customers c on c.id = s.customer_id where s.id = o.entity_id and c.user_id = o.user_id)
    when o.kind = 'payment' then exists (
      select from payments p join customers c on c.id = p.customer_id where p.id = o.entity_id and c.user_id = o.user_id)
    when o.kind = 'security' and o.data->>'what' = 'joined' then u.role <> 'user'
    when o.kind = 'security' and o.entity_id <> o.user_id then u.role = 'owner'
    else true end)`

/** SQL of how much of a person's feed is unread; `user`: SQL of their id, over no alias `u` or `o`. */
export const UNREAD = (user: string) =>
  sql`(select count(*) from notices o join users u on u.id = o.user_id where o.user_id = ${user} and o.in_feed and o.read_at is null and ${STANDS})`
