// What a promise means, in SQL: whether it stands, and since when it is kept.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { id } from '../input.ts'

/** SQL over the promise `p`: of what was owed when it was made something is open yet. */
export const UNKEPT = sql`exists (
      select from charges h where h.customer_id = p.customer_id and h.id <= p.charge_id and h.allocated < h.amount and h.voided_at is null)`

/** SQL over the promise `p`: when the last of what was owed then was paid, or taken back; null: something is open. */
export const KEPT_AT = sql`(case when not ${UNKEPT} then coalesce(greatest(
    (select max(a.at) from payments y join allocations a on a.payment_id = y.id
     where y.customer_id = p.customer_id and y.created_at > p.created_at and a.charge_id <= p.charge_id and a.amount > 0),
    (select max(s.voided_at) from sales s join charges h on h.source = 'sale' and h.source_id = s.id
     where s.customer_id = p.customer_id and s.voided_at > p.created_at and h.id <= p.charge_id)), p.created_at) end)`

/** SQL of rows: the newest promise of the customer (SQL of an id), while something of it is open. */
const standing = (customer: string) => sql`(
    select p.* from (select * from promises where customer_id = ${customer} order by id desc limit 1) p where ${UNKEPT})`

/** SQL: that they have promised a day that is not over. */
export const PROMISED = (customer: string) => sql`exists (
      select from ${standing(customer)} p where p."on" >= current_date)`

/** SQL of JSON: what they have promised and not kept; null: nothing. */
export const promiseOf = (customer: string) => sql`(
    select json_build_object('on', p."on", 'by', json_build_object('id', u.id, 'name', u.name), 'at', utc(p.created_at))
    from ${standing(customer)} p join users u on u.id = p.actor_id)`

const person = z.object({ id, name: z.string() })

/** As it stands on what is owed. */
export const promiseTold = z.object({ on: z.string(), by: person, at: z.string() }).nullable()

export const promise = z.object({
  id,
  customer: person,
  on: z.string(),
  note: z.string().nullable(),
  by: person,
  createdAt: z.string(),
  keptAt: z.string().nullable(),
})
