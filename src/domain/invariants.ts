// What must always hold, as queries that return no row; run after every race, crash and model test, and by the self-check.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { LINE_DAYS, LINES_OF_MONTH, POPULAR_DAYS, SALE_HOUR, salesByHour, TALLY } from './tallied.ts'

/** Name of the promise → rows that break it. */
const INVARIANTS: Readonly<Record<string, string>> = {
  'a lot has what it received, less what was taken, plus what was returned': sql`
    select l.id, l.remaining, sum(m.quantity) as moved
    from lots l left join movements m on m.lot_id = l.id
    group by l.id having l.remaining <> coalesce(sum(m.quantity), 0) or l.remaining < 0`,
  'customers are found by what they are called': sql`
    select id, folded, phone, archived_at from customers
    except select id, folded, phone, archived_at from customer_names`,
  'a level is the sum of its open lots': sql`
    select p.id, p.stock from products p left join lots l on l.product_id = p.id
    group by p.id having p.stock <> coalesce(sum(l.remaining), 0)`,
  "what is left is counted in its product's unit": sql`
    select l.id from lots l join products p on p.id = l.product_id where l.remaining > 0 and l.unit is not null and l.unit <> p.unit`,
  'counting in another unit makes and loses no money': sql`
    select product_id from movements where kind = 'conversion' group by product_id having sum(quantity * unit_cost) <> 0`,
  'a level is the sum of its movements': sql`
    select p.id, p.stock from products p left join movements m on m.product_id = p.id
    group by p.id having p.stock <> coalesce(sum(m.quantity), 0)`,
  'the level after each movement is the running sum': sql`
    select id from (
      select id, level, sum(quantity) over (partition by product_id order by id) as running from movements) m
    where level <> running`,
  'nothing was taken from a later lot while an earlier one had stock': sql`
    with spans as ( -- while a lot had stock: from one of its movements to its next
      select lot_id, product_id, id as since, lead(id) over lot as until, sum(quantity) over lot as remaining
      from movements where lot_id is not null window lot as (partition by lot_id order by id))
    select s.lot_id, t.id from spans s
    join movements t on t.product_id = s.product_id and t.id > s.since and t.id < coalesce(s.until, 9e18::bigint)
      and t.lot_id > s.lot_id and t.quantity < 0 and t.kind in ('sale', 'adjustment', 'count')
    where s.remaining > 0`,
  "a sale's takes are its lines' quantities": sql`
    select l.id from sale_lines l
    left join movements m on m.source_type = 'sale' and m.source_id = l.sale_id and m.line = l.n and m.kind = 'sale'
    group by l.id having l.quantity <> coalesce(-sum(m.quantity), 0)`,
  "a line's cost is its takes times their lots' costs": sql`
    select l.id, l.cost from sale_lines l
    left join movements m on m.source_type = 'sale' and m.source_id = l.sale_id and m.line = l.n and m.kind = 'sale'
    left join lots t on t.id = m.lot_id
    group by l.id having l.cost <> half_even(coalesce(-sum(m.quantity * t.unit_cost), 0))`,
  "a voided sale's stock is back, another's is not": sql`
    select s.id from sales s join movements m on m.source_type = 'sale' and m.source_id = s.id
    group by s.id having (s.voided_at is not null) <> (sum(m.quantity) = 0)`,
  'lines sum to the total, and none is below zero': sql`
    select s.id from sales s join sale_lines l on l.sale_id = s.id
    group by s.id
    having s.total <> sum(l.total) or s.discount <> sum(l.discount) or s.subtotal <> sum(l.total + l.discount) or min(l.total) < 0`,
  'due is what is charged and not allocated': sql`
    select c.id, c.due from customers c left join charges h on h.customer_id = c.id and h.voided_at is null
    group by c.id having c.due <> coalesce(sum(h.amount - h.allocated), 0)`,
  'credit is what is paid and not allocated': sql`
    select c.id, c.credit from customers c left join payments p on p.customer_id = c.id and p.voided_at is null
    group by c.id having c.credit <> coalesce(sum(p.amount - p.allocated), 0)`,
  'due less credit is opening debts and sales less payments': sql`
    select c.id from customers c
    where c.due - c.credit <>
      (select coalesce(sum(s.total), 0) from sales s where s.customer_id = c.id and s.voided_at is null)
      + (select coalesce(sum(o.amount), 0) from openings o where o.customer_id = c.id and o.voided_at is null)
      - (select coalesce(sum(p.amount), 0) from payments p where p.customer_id = c.id and p.voided_at is null)`,
  'due and credit never stand together':
    'select id from customers where due > 0 and credit > 0 or due < 0 or credit < 0',
  'nobody is archived while money is open':
    'select id from customers where archived_at is not null and (due > 0 or credit > 0)',
  "a payment's allocations are what it says, and at most its amount": sql`
    select p.id from payments p left join allocations a on a.payment_id = p.id
    where p.customer_id is not null
    group by p.id having p.allocated <> coalesce(sum(a.amount), 0) or p.allocated > p.amount or p.allocated < 0`,
  "a charge's allocations are what it says, and at most its amount": sql`
    select h.id from charges h left join allocations a on a.charge_id = h.id
    group by h.id having h.allocated <> coalesce(sum(a.amount), 0) or h.allocated > h.amount or h.allocated < 0`,
  'every sale to somebody has its charge, with its total, and falls with it': sql`
    select s.id from sales s left join charges h on h.source = 'sale' and h.source_id = s.id
    where s.customer_id is not null and s.total > 0
      and (h.id is null or h.amount <> s.total or h.customer_id <> s.customer_id
           or (h.voided_at is null) <> (s.voided_at is null))`,
  'every opening debt has its charge, with its amount, falls with it, and came with a list': sql`
    select o.id from openings o left join charges h on h.source = 'opening' and h.source_id = o.id
    where h.id is null or h.amount <> o.amount or h."on" <> o."on" or h.customer_id <> o.customer_id
      or (h.voided_at is null) <> (o.voided_at is null)
      or not exists (select from activities a where a.entity = 'import' and a.entity_id = o.import_id and a.operation = 'imports.commit')`,
  'what is open without a due date is due by the days of the shop': sql`
    select h.id from charges h, settings s
    where h.allocated < h.amount and h.voided_at is null and h.due_on is null and h.due_after <> s.due_days`,
  'a sale to nobody is paid in full': sql`
    select s.id from sales s left join payments p on p.sale_id = s.id and p.voided_at is null
    where s.customer_id is null and s.voided_at is null group by s.id having s.total <> coalesce(sum(p.amount), 0)`,
  'running totals by hour, with what came after, are the sums of the sales that stand': sql`
    select * from (
      select t."on", t.hour, sum(t.count) as count, sum(t.total) as total
      from ${salesByHour('array(select "on" from sales union select "on" from sales_by_hour)')} t group by 1, 2) t
    full join (
      select s."on", ${SALE_HOUR} as hour, count(*) as count, sum(s.total) as total
      from sales s where s.voided_at is null group by 1, 2) s using ("on", hour)
    where coalesce(t.count, 0) <> coalesce(s.count, 0) or coalesce(t.total, 0) <> coalesce(s.total, 0)`,
  'running numbers of lines, with what came after, are the lines of the sales that stand': sql`
    select * from (select t.product_id, sum(t.lines) as lines from ${LINES_OF_MONTH} t group by 1) t
    full join (
      select l.product_id, count(*) as lines from sale_lines l join sales s on s.id = l.sale_id
      where s.voided_at is null and s."on" > current_date - ${POPULAR_DAYS} group by 1) s using (product_id)
    where coalesce(t.lines, 0) <> coalesce(s.lines, 0)`,
  'lines by day, with what came after, are the lines of the sales that stand': sql`
    select * from (
      select d."on", d.product_id, sum(d.lines) as lines from (
        select l."on", l.product_id, l.lines from lines_by_day l
        union all
        select s."on", l.product_id, t.sign
        from ${TALLY} k cross join lateral sales_since(k.x, k.event_id) t
        join sales s on s.id = t.sale_id join sale_lines l on l.sale_id = s.id
        where s."on" between k.first_on and k.last_on) d group by 1, 2) d
    full join (
      select s."on", l.product_id, count(*) as lines from sale_lines l join sales s on s.id = l.sale_id
      where s.voided_at is null group by 1, 2) s using ("on", product_id)
    where exists (select from ${TALLY} k where "on" between k.first_on and k.last_on) and "on" > current_date - ${LINE_DAYS}
      and coalesce(d.lines, 0) <> coalesce(s.lines, 0)`,
  'one effect a key': sql`
    select r.actor_id, r.key from requests r where r.answer is null`,
  'whoever acted is a person': sql`
    select 'request' as what, r.actor_id from requests r where not exists (select from users u where u.id = r.actor_id)
    union all select 'activity', a.actor_id from activities a where not exists (select from users u where u.id = a.actor_id)
    union all select 'sale', s.seller_id from sales s where not exists (select from users u where u.id = s.seller_id)
    union all select 'payment', p.actor_id from payments p where not exists (select from users u where u.id = p.actor_id)
    union all select 'movement', m.actor_id from movements m where not exists (select from users u where u.id = m.actor_id)`,
  'every document has its activity': sql`
    select 'sale' as entity, s.id from sales s
      where not exists (select from activities a where a.entity = 'sale' and a.entity_id = s.id and a.operation = 'sales.create')
    union all
    select 'payment', p.id from payments p
      where p.sale_id is null
        and not exists (select from activities a where a.entity = 'payment' and a.entity_id = p.id and a.operation = 'payments.create')
        -- What an instalment posted is in the activity of whoever confirmed that.
        and not exists (select from contract_transactions t join activities a on a.entity = 'transaction' and a.entity_id = t.id where t.payment_id = p.id)
    union all
    select 'lot', m.source_id from movements m
      where m.kind = 'receipt' and m.source_type = 'lot'
        and not exists (select from activities a where a.entity = 'lot' and a.entity_id = m.source_id and a.operation = 'stock.receive')
    union all
    select 'import', i.id from imports i
      where i.done is not null
        and not exists (select from activities a where a.entity = 'import' and a.entity_id = i.id and a.operation = 'imports.commit')`,
  'every document has its events, one a revision': sql`
    with kept as (select min(at) as since from events) -- older ones are pruned
    select 'sale' as entity, s.id from sales s, kept
      where s.created_at >= since and not exists (select from events e where e.entity = 'sale' and e.entity_id = s.id and e.rev = s.rev)
    union all
    select 'payment', p.id from payments p, kept
      where p.created_at >= since and not exists (select from events e where e.entity = 'payment' and e.entity_id = p.id and e.rev = p.rev)
    union all
    select 'customer', c.id from customers c, kept
      where c.created_at >= since and not exists (select from events e where e.entity = 'customer' and e.entity_id = c.id and e.rev = c.rev)`,
}

const patience = step('invariant.patience', sql`select set_config('statement_timeout', '0', true)`)

/** What is broken now: the promise and some of the rows. Empty when all holds. Reads everything: not for a busy hour. */
export async function brokenInvariants(database: Database): Promise<{ promise: string; rows: unknown[] }[]> {
  const broken: { promise: string; rows: unknown[] }[] = []
  for (const [n, [promise, query]] of Object.entries(INVARIANTS).entries()) {
    const look = step(
      `invariant.${n}`,
      sql`select coalesce(json_agg(r), '[]')::text from (select * from (${query}) q limit 5) r`,
    )
    const rows = JSON.parse((await database.run([patience, look], {})) ?? '[]') as unknown[]
    if (rows.length) broken.push({ promise, rows })
  }
  return broken
}
