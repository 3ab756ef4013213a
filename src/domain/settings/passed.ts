// How often the limits of staff were passed this month, and by whom: what an owner knows before another limit is set.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { STAFF_LIMITS } from '../errors.ts'
import { getOne } from '../get-one.ts'
import { id } from '../input.ts'
import { defineRead } from '../operation.ts'
import { APART } from '../record.ts'

const ofMonth = step(
  'settings.passed',
  sql`with month as (select date_trunc('month', current_date)::date as since),
    acts as (
      select p.name, a.actor_id from month m, activities a cross join lateral jsonb_array_elements_text(a.passed) p (name)
      where a.passed is not null and a.id >= activities_since(m.since::timestamptz - ${APART}) and a.at >= m.since::timestamptz),
    people as (
      select c.*, row_number() over (partition by c.name order by c.count desc, c.actor_id) as n
      from (select name, actor_id, count(*) as count from acts group by 1, 2) c)
   select json_build_object('since', m.since,
     'discounts', (select count(*) from sales s where s."on" >= m.since and s.discount > 0),
     'limits', (select coalesce(json_agg(l.item order by l.name), '[]') from (
       select p.name, json_build_object('name', p.name, 'count', sum(p.count), 'people', json_agg(
         json_build_object('id', u.id, 'name', u.name, 'count', p.count) order by p.n)) as item
       from people p join users u on u.id = p.actor_id group by p.name) l))::text
   from month m`,
)

export const settingsPassed = defineRead({
  name: 'settings.passed',
  role: 'owner',
  input: z.strictObject({}),
  output: z.object({
    /** First day of the month. */
    since: z.string(),
    /** Sales of the month with a discount; as with limits, what was taken back since counts too. */
    discounts: z.int(),
    limits: z.array(
      z.object({
        name: z.enum(STAFF_LIMITS),
        count: z.int(),
        /** Who did it most often first. */
        people: z.array(z.object({ id, name: z.string(), count: z.int() })),
      }),
    ),
  }),
  read: (runtime) => getOne(runtime, ofMonth, {}),
})
