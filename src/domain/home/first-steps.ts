// The first steps of a shop, by what has truly happened in it: a product, a sale, somebody called to sell too.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { id } from '../input.ts'
import { IN_STATE } from '../invites/projection.ts'
import { unit } from '../products/schemas.ts'

/** So many products are counted, and no more: a list sent in has thousands. */
const COUNTED = 1000

const PRODUCT = sql`(
    select json_build_object('id', p.id, 'name', p.name, 'emoji', p.emoji, 'price', p.price, 'unit', p.unit,
      'stock', trim_scale(p.stock),
      'count', (select count(*) from (select from products o where o.archived_at is null limit ${COUNTED}) o))
    from products p where p.archived_at is null order by p.id limit 1)`

const SALE = sql`(
    select json_build_object('id', s.id, 'total', s.total, 'at', utc(s.created_at))
    from sales s where s.voided_at is null order by s.id limit 1)`

/** Who came, else whom an invite waits for. */
const TEAM = sql`coalesce((
    select json_build_object('name', u.name, 'joined', true)
    from users u where u.role in ('admin', 'owner') and u.disabled_at is null and u.id <> @reader::bigint order by u.id limit 1), (
    select json_build_object('name', i.name, 'joined', false)
    from invites i where i.role <> 'user' and (${IN_STATE.open} or ${IN_STATE.asked}) order by i.id limit 1))`

// Each is the first entry of an index, however many sales there are.
/** A shop that sold on a day before has found its way. */
const IS_NEW = sql`coalesce((select s."on" from sales s order by s."on", s.id limit 1) >= current_date, true)`
const NEVER_SOLD = sql`coalesce((
    select s.seller_id from sales s where s.seller_id >= @reader::bigint order by s.seller_id, s.id limit 1) <> @reader::bigint, true)`
const IS_WANTED = sql`coalesce((select (u.preferences -> 'firstSteps')::boolean from users u where u.id = @reader::bigint), true)`

/** SQL: an owner's while the shop is new, another's until they have sold themselves; null for who does not want them. */
export const FIRST_STEPS = sql`(case
    when not (case when @owner::boolean then ${IS_NEW} else ${NEVER_SOLD} end) or not ${IS_WANTED} then null
    else json_build_object('product', ${PRODUCT}, 'sale', ${SALE}, 'team', case when @owner::boolean then ${TEAM} end) end)`

export const firstSteps = z
  .object({
    product: z
      .object({
        id,
        name: z.string(),
        emoji: z.string().nullable(),
        price: z.int(),
        unit,
        stock: z.number(),
        count: z.int().max(COUNTED),
      })
      .nullable(),
    sale: z.object({ id, total: z.int(), at: z.string() }).nullable(),
    /** For owners alone; no name: an invite that names nobody. */
    team: z.object({ name: z.string().nullable(), joined: z.boolean() }).nullable(),
  })
  .nullable()
