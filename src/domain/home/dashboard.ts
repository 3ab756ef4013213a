// The home in one trip: the day's sales beside what is usual, what is owed, what runs out, what was last sold; or one's account.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { OVERDUE } from '../debts/projection.ts'
import { defineRead, mayAct } from '../operation.ts'
import { SALE_FROM, saleJson } from '../sales/projection.ts'
import { sale } from '../sales/schemas.ts'
import { LEVEL_FROM, LEVEL_JSON } from '../stock/projection.ts'
import { stockLine } from '../stock/schemas.ts'
import { salesByHour } from '../tallied.ts'
import { LOW } from '../units.ts'
import { FIRST_STEPS, firstSteps } from './first-steps.ts'

const SHOWN = 5
/** The same weekday over so many weeks; with fewer days of trade among them than `PAST_MIN` nothing is usual. */
const WEEKS = 8
const PAST_MIN = 3

/** Running totals by hour of today and of the same weekday before. */
const HOURS = `
  traded as (
    select t."on" as day, t.hour, sum(t.count) as count, sum(t.total) as total
    from ${salesByHour(`array(select current_date - 7 * n from generate_series(0, ${WEEKS}) n)`)} t
    group by 1, 2 having sum(t.count) > 0),
  running as (
    select d.day, h.hour, sum(coalesce(t.total, 0)) over (partition by d.day order by h.hour) as total
    from (select distinct day from traded union select current_date) d
    cross join generate_series(0, 23) as h (hour) left join traded t on t.day = d.day and t.hour = h.hour),
  usual as (
    select hour, half_even(percentile_cont(0.5) within group (order by total)::numeric) as total
    from running where day < current_date group by hour having count(*) >= ${PAST_MIN})`

/** What is open of today's sales, which lie between the day's first and last. */
const OPEN_TODAY = sql`
    select coalesce(sum(h.amount - h.allocated), 0) as open from charges h
    where h.allocated < h.amount and h.voided_at is null and h.source = 'sale' and h."on" = current_date
      and h.source_id between (select s.id from sales s where s."on" = current_date order by s.id limit 1)
        and (select s.id from sales s where s."on" = current_date order by s.id desc limit 1)`

const SALES = sql`(
    select json_build_object('count', t.count, 'total', t.total, 'paid', t.total - o.open, 'onCredit', o.open,
      'usual', (select max(total) from usual),
      'byHour', (select json_agg(total order by hour) from running where day = current_date),
      'usualByHour', (select json_agg(total order by hour) from usual))
    from (select coalesce(sum(count), 0) as count, coalesce(sum(total), 0) as total from traded where day = current_date) t,
      (${OPEN_TODAY}) o)`

const OWED = sql`(
    select json_build_object('due', coalesce(sum(c.due), 0), 'overdue', (${OVERDUE}), 'customers', count(*))
    from customers c where c.due > 0)`

/** Gone through once: of them all, how many, and the first. */
const LOW_STOCK = sql`(
    select json_build_object('count', low.count, 'items', (
      select coalesce(json_agg(${LEVEL_JSON} order by p.folded, p.id), '[]') from ${LEVEL_FROM} where p.id = any(low.first)))
    from (select count(*) as count, (array_agg(p.id order by p.folded, p.id))[:${SHOWN}] as first
      from products p where p.archived_at is null and ${LOW}) low)`

const RECENT = sql`(
    select coalesce(json_agg(r.item order by r.id desc), '[]') from (
      select s.id, ${saleJson({ costs: true })} as item from ${SALE_FROM} order by s.id desc limit ${SHOWN}) r)`

const card = (kind: string, data: string) => sql`json_build_object('kind', '${kind}', 'data', ${data})`
/** `asOf` stands first: the ETag is over what comes after it. */
const home = (cards: readonly string[], steps: string) =>
  sql`json_build_object('asOf', utc(now()), 'cards', json_build_array(${cards.join(', ')}), 'firstSteps', ${steps})::text`

const ofStaff = step(
  'home.staff',
  sql`with ${HOURS}
   select ${home(
     [
       card('sales', SALES),
       card('debts', OWED),
       card('lowStock', LOW_STOCK),
       card('recent', sql`json_build_object('items', ${RECENT})`),
     ],
     FIRST_STEPS,
   )}`,
)

const ofUser = step(
  'home.user',
  sql`select ${home(
    [
      card(
        'account',
        sql`(select json_build_object('due', coalesce(max(c.due), 0), 'credit', coalesce(max(c.credit), 0), 'oldestOn', min(h.on), 'sales', count(h.id) filter (where h.source = 'sale'))
        from customers c left join charges h on h.customer_id = c.id and h.allocated < h.amount and h.voided_at is null
        where c.user_id = @reader::bigint)`,
      ),
    ],
    'null',
  )}`,
)

const hours = z.array(z.int()).length(24)
const cards = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('sales'),
    data: z.object({
      count: z.int(),
      total: z.int(),
      paid: z.int(),
      onCredit: z.int(),
      usual: z.int().nullable(),
      byHour: hours,
      usualByHour: hours.nullable(),
    }),
  }),
  z.object({
    kind: z.literal('debts'),
    data: z.object({ due: z.int(), overdue: z.int(), customers: z.int() }),
  }),
  z.object({
    kind: z.literal('lowStock'),
    data: z.object({ count: z.int(), items: z.array(stockLine).max(SHOWN) }),
  }),
  z.object({ kind: z.literal('recent'), data: z.object({ items: z.array(sale).max(SHOWN) }) }),
  z.object({
    kind: z.literal('account'),
    data: z.object({ due: z.int(), credit: z.int(), oldestOn: z.string().nullable(), sales: z.int() }),
  }),
])

/** Staff get the shop's cards, a user the account's; which of them are shown, and in what order, is a preference. */
export const homeGet = defineRead({
  name: 'home.get',
  role: 'user',
  input: z.strictObject({}),
  output: z.object({ asOf: z.string(), cards: z.array(cards), firstSteps }),
  read: async ({ database }, _, actor) =>
    (await database.run([mayAct(actor.role, 'admin') ? ofStaff : ofUser], {
      reader: actor.userId,
      actor: actor.userId,
      owner: mayAct(actor.role, 'owner'),
    })) ?? 'null',
})
