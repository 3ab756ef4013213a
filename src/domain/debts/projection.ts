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

/** The charge (alias h) is open; as the partial indexes have it. */
const OPEN = 'h.allocated < h.amount and h.voided_at is null'
/** The day it is due; as the indexes have it. */
const DUE = `coalesce(h.due_on, h."on" + ${DUE_AFTER_DAYS})`

/** SQL: what is open one day past its due date or more. */
export const OVERDUE = `select coalesce(sum(h.amount - h.allocated), 0) from charges h where ${OPEN} and ${DUE} < current_date`

/**
 * Who owes, one row a customer, as (customer_id, first_due), in the order of what is due first: each by the first of
 * their open charges, found along the index by due day. `where` may name h and its due day by FIRST_DUE; `part`: how many.
 */
export const debtors = (where: string, part = 'limit @limit::int + 1') => `(
    select h.customer_id, ${DUE} as first_due from charges h
    where ${OPEN} and h.id = (
        select f.id from charges f
        where f.customer_id = h.customer_id and f.allocated < f.amount and f.voided_at is null
        order by coalesce(f.due_on, f."on" + ${DUE_AFTER_DAYS}), f.id limit 1)
      and ${where}
    order by ${DUE}, h.customer_id ${part})`
export { DUE as FIRST_DUE }

/** Of one customer, `customer`: what is open, with its ages in days past the due date. */
export const debtOf = (customer: string) => `(
    select min(h."on") as oldest_on, count(*) as sales, sum(h.open) as due,
      min(h.due) filter (where h.late <= 0) as next_due_on,
      coalesce(sum(h.open) filter (where h.late >= 1), 0) as overdue,
      coalesce(sum(h.open) filter (where h.late <= 0), 0) as current,
      coalesce(sum(h.open) filter (where h.late between 1 and 7), 0) as d7,
      coalesce(sum(h.open) filter (where h.late between 8 and 30), 0) as d30,
      coalesce(sum(h.open) filter (where h.late > 30), 0) as older
    from (
      select h."on", h.amount - h.allocated as open, ${DUE} as due, current_date - ${DUE} as late
      from charges h where h.customer_id = ${customer} and ${OPEN}) h)`

const LATE = `(
          select h.customer_id, h.amount - h.allocated as open, current_date - ${DUE} as late
          from charges h where ${OPEN} and ${DUE} < current_date)`
const LATE_SUMS = `coalesce(sum(h.open), 0) as overdue, coalesce(sum(h.open) filter (where h.late <= 7), 0) as d7,
          coalesce(sum(h.open) filter (where h.late between 8 and 30), 0) as d30`

/**
 * Sums over all who owe and match (alias c, and l, null for whom nothing is late); null: over everybody, customer by customer
 * or not. What is owed is the customers' own figure, what is late is summed from the charges that are, so what is not due yet
 * need not be read.
 */
export const debtTotals = (matching: string | null) => `
    select jsonb_build_object('due', due, 'overdue', overdue, 'customers', customers,
      'ageing', jsonb_build_object('current', due - overdue, 'd7', d7, 'd30', d30, 'older', overdue - d7 - d30))
    from ${
      matching === null
        ? `(select coalesce(sum(c.due), 0) as due, count(*) as customers from customers c where c.due > 0) t,
        (select ${LATE_SUMS} from ${LATE} h) l`
        : `(
      select coalesce(sum(c.due), 0) as due, count(*) as customers, coalesce(sum(l.overdue), 0) as overdue,
        coalesce(sum(l.d7), 0) as d7, coalesce(sum(l.d30), 0) as d30
      from customers c left join (
        select h.customer_id, ${LATE_SUMS} from ${LATE} h group by h.customer_id) l on l.customer_id = c.id
      where c.due > 0 and ${matching}) t`
    }`
