// Money that is free pays what is open; due and credit never stand together. Every act about money ends here.
import { step } from '#database/step.ts'

/**
 * Under the customer's lock. Lays free payments (oldest first) and open charges (the sale being made, then
 * those of the sales @first in that order, then the oldest day) end to end; an allocation is where they overlap. Earlier steps keep `charged` (by how much dues
 * rose) and `received` (by how much money to spend rose); here the customer's due and credit change, and nowhere else.
 */
export const settle = step(
  'debts.settle',
  `with free as (
     select p.id, p.amount - p.allocated as amount, sum(p.amount - p.allocated) over (order by p.id) as high
     from payments p where p.customer_id = kept('customer') and p.voided_at is null and p.allocated < p.amount),
   open as (
     select h.id, h.source_id, h.amount - h.allocated as amount, sum(h.amount - h.allocated) over
       (order by h.source_id = kept_or_0('sale') desc, array_position(@first::bigint[], h.source_id) nulls last, h.on, h.source_id) as high
     from charges h where h.customer_id = kept('customer') and h.voided_at is null and h.allocated < h.amount),
   paid as (
     select f.id as payment_id, o.id as charge_id, o.source_id as sale_id, row_number() over (order by f.high, o.high) as n,
       least(f.high, o.high) - greatest(f.high - f.amount, o.high - o.amount) as amount
     from free f join open o on o.high > f.high - f.amount and o.high - o.amount < f.high),
   allocated as (
     insert into allocations (payment_id, charge_id, amount)
     select payment_id, charge_id, amount from paid order by n),
   spent as (
     update payments p set allocated = p.allocated + x.amount, rev = p.rev + 1
     from (select payment_id, sum(amount) as amount from paid group by payment_id) x where p.id = x.payment_id),
   covered as (
     update charges h set allocated = h.allocated + x.amount
     from (select charge_id, sum(amount) as amount from paid group by charge_id) x where h.id = x.charge_id),
   seen as (
     update sales s set rev = s.rev + 1
     from (select distinct sale_id from paid) x where s.id = x.sale_id and s.id <> kept_or_0('sale')),
   stands as (
     select c.id, c.due + kept('charged') - x.amount as due, c.credit + kept('received') - x.amount as credit,
       c.archived_at, c.folded
     from customers c, (select coalesce(sum(amount), 0) as amount from paid) x where c.id = kept('customer')),
   ruled as ( -- Whoever has money open again is back; not beside another of their name.
     select (select refuse('duplicate', json_build_object('existing', json_build_object('id', t.id, 'name', t.name)))
       from customers t where t.folded = n.folded and t.archived_at is null
         and n.archived_at is not null and n.due + n.credit > 0) as refusal
     from stands n),
   owing as (
     update customers c set due = n.due, credit = n.credit, rev = c.rev + 1,
       archived_at = case when n.due + n.credit = 0 then n.archived_at end,
       last_sale_at = (select s.created_at from sales s
                       where s.customer_id = c.id and s.voided_at is null order by s.id desc limit 1)
     from stands n, ruled where c.id = n.id and ruled.refusal is null)
   select keep_json('touched', jsonb_build_object(
     'sales', (select coalesce(jsonb_agg(distinct sale_id), '[]') from paid where sale_id <> kept_or_0('sale')),
     'payments', (select coalesce(jsonb_agg(distinct payment_id), '[]') from paid)))`,
)
