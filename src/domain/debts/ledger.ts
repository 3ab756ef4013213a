// Money that is free pays what is open; due and credit never stand together. Every act about money ends here.

import { block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'

/**
 * Lays free payments (oldest first) and open charges end to end; an allocation is where they overlap. What changes is named by
 * arrays: a join alone lets the planner guess how many rows it is, and go through the whole table.
 */
const ALLOCATE = sql`
  with free as (
    select p.id, p.amount - p.allocated as amount, sum(p.amount - p.allocated) over (order by p.id) as high
    from payments p where p.customer_id = customer.id and p.voided_at is null and p.allocated < p.amount),
  open as (
    select h.id, h.source_id, h.amount - h.allocated as amount, sum(h.amount - h.allocated) over
      (order by h.source_id = own_sale desc, array_position(@first::bigint[], h.source_id) nulls last, h.on, h.source_id) as high
    from charges h where h.customer_id = customer.id and h.voided_at is null and h.allocated < h.amount),
  paid as (
    select f.id as payment_id, o.id as charge_id, o.source_id as sale_id, row_number() over (order by f.high, o.high) as n,
      least(f.high, o.high) - greatest(f.high - f.amount, o.high - o.amount) as amount
    from free f join open o on o.high > f.high - f.amount and o.high - o.amount < f.high),
  allocated as (
    insert into allocations (payment_id, charge_id, amount)
    select payment_id, charge_id, amount from paid order by n),
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
const allocateWith = (name: string, lastSaleAt: string) =>
  block(name, {
    declare: `
    own_sale constant bigint := kept_or_0('sale');
    paid_now bigint := 0;
    twin json;`,
    body: `
    customer.due := customer.due + kept('charged');
    customer.credit := customer.credit + kept('received');
    if customer.credit > 0 and customer.due > 0 then ${ALLOCATE}
      customer.due := customer.due - paid_now;
      customer.credit := customer.credit - paid_now;
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
    where c.id = customer.id returning c.* into customer;`,
  })
export const allocate = allocateWith(
  'debts.allocate',
  sql`(select s.created_at from sales s where s.customer_id = c.id and s.voided_at is null order by s.id desc limit 1)`,
)
/** For the sale just made, the variable `sale`: no later one can stand. */
export const allocateSale = allocateWith('debts.allocate_sale', 'sale.created_at')
