// Money that is free pays what is open; due and credit never stand together. Every act about money ends here.

import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'

/**
 * Lays free payments (oldest first) and open charges, of sales and of an opening debt, end to end; an allocation is where they overlap. What changes is named by
 * arrays: a join alone lets the planner guess how many rows it is, and go through the whole table.
 */
const ALLOCATE = sql`
  with free as (
    select p.id, p.amount - p.allocated as amount, sum(p.amount - p.allocated) over (order by p.id) as high
    from payments p where p.customer_id = customer.id and p.voided_at is null and p.allocated < p.amount),
  open as (
    select h.id, s.id as sale_id, h.amount - h.allocated as amount, sum(h.amount - h.allocated) over
      (order by s.id is not distinct from own_sale desc, array_position(@first::bigint[], s.id) nulls last, h.on, s.id nulls first) as high
    from charges h cross join lateral (select case when h.source = 'sale' then h.source_id end as id) s
    where h.customer_id = customer.id and h.voided_at is null and h.allocated < h.amount),
  paid as (
    select f.id as payment_id, o.id as charge_id, o.sale_id, row_number() over (order by f.high, o.high) as n,
      least(f.high, o.high) - greatest(f.high - f.amount, o.high - o.amount) as amount
    from free f join open o on o.high > f.high - f.amount and o.high - o.amount < f.high),
  allocated as (
    insert into allocations (payment_id, charge_id, customer_id, amount)
    select payment_id, charge_id, customer.id, amount from paid order by n),
  spent as (
    update payments p set allocated = p.allocated + x.amount, rev = p.rev + 1
    from (select payment_id, sum(amount) as amount from paid group by payment_id) x
    where p.id = x.payment_id and p.id = any(array(select payment_id from paid))),
  covered as (
    update charges h set allocated = h.allocated + x.amount
    from (select charge_id, sum(amount) as amount from paid group by charge_id) x
    where h.id = x.charge_id and h.id = any(array(select charge_id from paid))),
  seen as (
    update sales s set rev = s.rev + 1
    from (select distinct sale_id from paid) x
    where s.id = x.sale_id and s.id <> own_sale and s.id = any(array(select sale_id from paid)))
  select coalesce(sum(amount), 0),
    keep_json('touched', jsonb_build_object(
      'sales', coalesce(jsonb_agg(distinct sale_id) filter (where sale_id <> own_sale), '[]'),
      'payments', coalesce(jsonb_agg(distinct payment_id), '[]')))
  into paid_now from paid;`

/** SQL: whether an allocation was made, so that there is something of kept_json('touched') to announce. */
export const ALLOCATED = `current_setting('keep.touched', true) > ''`

/**
 * Under the customer's lock, whose row is the variable `customer` before and after. Free payments pay open charges: the sale being
 * made, then those of the sales @first in that order, then the oldest day. Earlier parts keep `charged` (by how much dues rose) and
 * `received` (by how much money to spend rose); here the customer's due and credit change, and nowhere else. What is free is the
 * customer's credit, so where there is none no payment is looked for.
 */
const settleWith = (lastSaleAt: string) => `
    customer.due := customer.due + kept('charged');
    customer.credit := customer.credit + kept('received');
    if customer.credit > 0 and customer.due > 0 then ${ALLOCATE}
      customer.due := customer.due - paid_now;
      customer.credit := customer.credit - paid_now;
    end if;
    if customer.erased_at is not null and customer.due + customer.credit > 0 then
      -- Nobody who is gone comes back with money.
      perform refuse('wrong_state', '{"state": "erased"}');
    end if;
    if customer.archived_at is not null and customer.due + customer.credit > 0 then
      -- Whoever has money open again is back; not beside another of their name.
      select json_build_object('existing', json_build_object('id', t.id, 'name', t.name)) into twin
      from customers t where t.folded = customer.folded and t.archived_at is null;
      if found then perform refuse('duplicate', twin); end if;
      customer.archived_at := null;
    end if;
    update customers c set due = customer.due, credit = customer.credit, archived_at = customer.archived_at, rev = c.rev + 1,
      last_sale_at = ${lastSaleAt}
    where c.id = customer.id returning c.* into customer;`
const allocateWith = (name: string, lastSaleAt: string) =>
  block(name, {
    declare: `
    own_sale constant bigint := kept_or_0('sale');
    paid_now bigint := 0;
    twin json;`,
    body: settleWith(lastSaleAt),
  })
export const allocate = allocateWith(
  'debts.allocate',
  sql`(select s.created_at from sales s where s.customer_id = c.id and s.voided_at is null order by s.id desc limit 1)`,
)

/**
 * The same of many customers whose rows are held, none for a sale: `whose` is SQL of rows (customer_id, charged, received), in the
 * order of ids. Which payments it touched is kept as after one, with
 * those that an earlier part has kept so.
 */
export const allocateEach = (name: string, whose: string) =>
  block(name, {
    declare: `
    customer customers;
    each_one record;
    own_sale constant bigint := 0;
    paid_now bigint := 0;
    twin json;
    all_paid jsonb := coalesce(nullif(current_setting('keep.touched', true), '')::jsonb -> 'payments', '[]');
    all_sales jsonb := '[]';`,
    body: `
    for each_one in ${whose} loop
      select c.* into customer from customers c where c.id = each_one.customer_id;
      _kept := keep('charged', each_one.charged);
      _kept := keep('received', each_one.received);
      _kept := keep_json('touched', '{}');
      ${settleWith('c.last_sale_at')}
      all_paid := all_paid || coalesce(kept_json('touched') -> 'payments', '[]');
      all_sales := all_sales || coalesce(kept_json('touched') -> 'sales', '[]');
    end loop;
    _kept := keep_json('touched', jsonb_build_object('sales', all_sales, 'payments', all_paid));`,
  })

/** For the sale just made, the variable `sale`: no later one can stand. */
export const allocateSale = allocateWith('debts.allocate_sale', 'sale.created_at')

/** SQL of CTEs after `charge` (charges, with whose): they owe nothing any more, and what they had been paid with is free again, by opposite allocations; `net` has which payments, and how much of each. */
export const CHARGES_REVERSED = sql`net as (
     select a.payment_id, a.charge_id, h.customer_id, sum(a.amount) as amount
     from allocations a join charge h on h.id = a.charge_id group by 1, 2, 3 having sum(a.amount) <> 0),
   reversed as (
     insert into allocations (payment_id, charge_id, customer_id, amount) select payment_id, charge_id, customer_id, -amount from net order by payment_id),
   freed as (
     update payments p set allocated = p.allocated - n.amount, rev = p.rev + 1 from net n where p.id = n.payment_id),
   closed as (
     update charges h set voided_at = acted_at(), allocated = 0 from charge where h.id = charge.id)`
