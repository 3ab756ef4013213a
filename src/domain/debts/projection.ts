// The one shape of a payment, and of who owes, in SQL.
import { DUE_AFTER_DAYS } from '#lib/limits.ts'

/** Which sales it pays, and with how much; of a sale to nobody, all of it that one. */
const ALLOCATIONS = `(
    select coalesce(json_agg(json_build_object('saleId', y.sale_id, 'amount', y.amount) order by y.first), '[]')
    from (
      select h.source_id as sale_id, sum(a.amount) as amount, min(a.id) as first
      from allocations a join charges h on h.id = a.charge_id
      where a.payment_id = p.id group by h.source_id having sum(a.amount) > 0
      union all
      select p.sale_id, p.amount, 0 where p.customer_id is null and p.voided_at is null) y)`

/** Over PAYMENT_FROM. */
export const PAYMENT_JSON = `json_build_object(
  'id', p.id,
  'customer', case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end,
  'amount', p.amount, 'method', p.method, 'on', p.on, 'note', p.note, 'allocations', ${ALLOCATIONS},
  'credit', case when p.voided_at is null and p.customer_id is not null then p.amount - p.allocated else 0 end,
  'by', json_build_object('id', taker.id, 'name', taker.name), 'createdAt', utc(p.created_at),
  'voidedAt', utc(p.voided_at), 'voidReason', p.void_reason, 'rev', p.rev)`

export const PAYMENT_FROM = `payments p
  join users taker on taker.id = p.actor_id
  left join customers c on c.id = p.customer_id`

/** Open charges by customer, with their ages in days past the due date. */
export const DEBTS = `(
    select h.customer_id, min(h.due) as first_due, min(h.on) as oldest_on, count(*) as sales, sum(h.open) as due,
      min(h.due) filter (where h.late <= 0) as next_due_on,
      coalesce(sum(h.open) filter (where h.late >= 1), 0) as overdue,
      coalesce(sum(h.open) filter (where h.late <= 0), 0) as current,
      coalesce(sum(h.open) filter (where h.late between 1 and 7), 0) as d7,
      coalesce(sum(h.open) filter (where h.late between 8 and 30), 0) as d30,
      coalesce(sum(h.open) filter (where h.late > 30), 0) as older
    from (
      select customer_id, "on", amount - allocated as open, coalesce(due_on, "on" + ${DUE_AFTER_DAYS}) as due,
        current_date - coalesce(due_on, "on" + ${DUE_AFTER_DAYS}) as late
      from charges where allocated < amount and voided_at is null) h
    group by h.customer_id) d
  join customers c on c.id = d.customer_id`
