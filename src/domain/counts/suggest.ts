// What to count today: what runs out, then what sells the most, without what was counted lately. The same for whoever asks.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { defineRead } from '../operation.ts'
import { LINES_OF_MONTH } from '../tallied.ts'
import { LOW } from '../units.ts'
import { SUGGESTED_MAX, suggested } from './schemas.ts'

/** So many of those that run out at most: the others are for what sells. */
const LOW_MAX = 5
/** A product that was counted within so many days is as the shop says. */
const LATELY_DAYS = 7

const suggest = step(
  'counts.suggest',
  sql`with lately as (
     select distinct m.product_id from movements m
     where m.kind = 'count' and m.id >= (
       select x.id from movements x where x.at > now() - interval '${LATELY_DAYS} days' order by x.at, x.id limit 1)),
   low as (
     select p.id, row_number() over (order by p.stock / p.min_stock, p.folded, p.id) as n from products p
     where p.archived_at is null and ${LOW} and p.id not in (select product_id from lately)
     order by n limit ${LOW_MAX}),
   sold as (
     select p.id, row_number() over (order by t.lines desc, p.folded, p.id) as n
     from (select product_id, sum(lines) as lines from ${LINES_OF_MONTH} l group by 1 having sum(lines) > 0) t join products p on p.id = t.product_id
     where p.archived_at is null and p.id not in (select product_id from lately) and p.id not in (select id from low)
     order by n limit ${SUGGESTED_MAX} - (select count(*) from low))
   select json_build_object('items', coalesce(json_agg(json_build_object('productId', x.id, 'why', x.why) order by x.why, x.n), '[]'))::text
   from (select id, n, 'low' as why from low union all select id, n, 'sold' from sold) x`,
)

export const countsSuggest = defineRead({
  name: 'counts.suggest',
  role: 'admin',
  input: z.strictObject({}),
  output: suggested,
  read: async ({ database }) => (await database.run([suggest], {})) ?? 'null',
})
