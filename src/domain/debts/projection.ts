// The one shape of a payment, and of who owes, in SQL.
import { sql } from '#database/sql.ts'
import { confirmationOf } from '../confirmations/standing.ts'
import { promiseOf } from './promised.ts'

/** Which sales it pays, and with how much; of a sale to nobody, all of it that one. */
const ALLOCATIONS = sql`(
    select coalesce(json_agg(json_build_object('saleId', y.sale_id, 'amount', y.amount) order by y.first), '[]')
    from (
      select h.source_id as sale_id, sum(a.amount) as amount, min(a.id) as first
      from allocations a join charges h on h.id = a.charge_id
      where a.payment_id = p.id and h.source = 'sale' group by h.source_id having sum(a.amount) > 0
      union all
      select p.sale_id, p.amount, 0 where p.customer_id is null and p.voided_at is null) y)`

/** With how much it pays the opening debt. */
const OPENING = sql`(
    select coalesce(sum(a.amount), 0) from allocations a join charges h on h.id = a.charge_id
    where a.payment_id = p.id and h.source = 'opening')`

/** Over PAYMENT_FROM; with `words`, what goes to staff alone: note and reason. */
export const paymentJson = ({ words }: { words: boolean }) => sql`json_build_object(
  'id', p.id,
  'customer', case when c.id is not null then json_build_object('id', c.id, 'name', c.name) end,
  'amount', p.amount, 'method', p.method, 'on', p.on,${words ? ` 'note', p.note,` : ''} 'allocations', ${ALLOCATIONS}, 'opening', ${OPENING},
  'credit', case when p.voided_at is null and p.customer_id is not null then p.amount - p.allocated else 0 end,
  'by', json_build_object('id', taker.id, 'name', taker.name), 'confirmation', ${confirmationOf('payment', 'p.id')},
  'createdAt', utc(p.created_at), 'voidedAt', utc(p.voided_at),${words ? ` 'voidReason', p.void_reason,` : ''} 'rev', p.rev)`
export const PAYMENT_JSON = paymentJson({ words: true })

export const PAYMENT_FROM = `payments p
  join users taker on taker.id = p.actor_id
  left join customers c on c.id = p.customer_id`

/** The charge (alias h) is open; as the partial indexes have it. */
const OPEN = 'h.allocated < h.amount and h.voided_at is null'
/** The day it is due; as the indexes have it. */
export const dueOf = (h: string) => `coalesce(${h}.due_on, ${h}."on" + ${h}.due_after)`
const DUE = dueOf('h')

/** SQL that says of a customer's id that it is one of those asked for. */
type Among = (id: string) => string
/** Which of those who owe. */
export interface Owing {
  readonly among?: Among | undefined
  readonly overdue?: boolean | undefined
  /** After the place @k0, @k1. */
  readonly behind?: boolean
}

/** The charge (alias h) is open one day past its due date, or more. */
const LATE = `${OPEN} and ${DUE} between '-infinity' and current_date - 1`
const LATE_COLUMNS = `h.customer_id, h.amount - h.allocated as open, current_date - ${DUE} as late`

/**
 * What is late. Both ends of the days, and the order, are for the planner, which takes every third charge for an open one and
 * would read them all from the table: so it goes along the index that holds what is summed.
 */
const ALL_LATE = sql`(select ${LATE_COLUMNS} from charges h where ${LATE} order by ${DUE})`
/** The same of some, customer by customer. */
const lateOf = (among: Among) => sql`(
          select ${LATE_COLUMNS} from customers c join charges h on h.customer_id = c.id
          where c.due > 0 and ${among('c.id')} and ${LATE})`

/** SQL: how much of what is owed is overdue. */
export const OVERDUE = sql`select coalesce(sum(h.open), 0) from ${ALL_LATE} h`

export const behind = (due: string, customer: string) => `(${due}, ${customer}) > (@k0::date, @k1::bigint)`
/** Over what is first due of a customer. */
const asked = (owing: Owing, due: string, customer: string) =>
  [
    'true',
    owing.overdue === true && `${due} < current_date`,
    owing.overdue === false && `${due} >= current_date`,
    owing.behind && behind(due, customer),
  ]
    .filter((filter) => typeof filter === 'string')
    .join(' and ')

/**
 * Who owes, one row a customer, as (customer_id, first_due), in the order of what is due first; `part`: how many. All are found
 * along the index by due day, each by the first of their open charges; of some, the first charge is looked up.
 */
export const debtors = (owing: Owing, part = 'limit @limit::int + 1') =>
  owing.among
    ? sql`(
    select c.id as customer_id, f.first_due
    from customers c cross join lateral (
      select ${DUE} as first_due from charges h where h.customer_id = c.id and ${OPEN} order by ${DUE}, h.id limit 1) f
    where c.due > 0 and ${owing.among('c.id')} and ${asked(owing, 'f.first_due', 'c.id')}
    order by f.first_due, c.id ${part})`
    : sql`(
    select h.customer_id, ${DUE} as first_due from charges h
    where ${OPEN} and h.id = (
        select f.id from charges f
        where f.customer_id = h.customer_id and f.allocated < f.amount and f.voided_at is null
        order by ${dueOf('f')}, f.id limit 1)
      and ${asked(owing, DUE, 'h.customer_id')}
    order by ${DUE}, h.customer_id ${part})`

/** SQL: the day that is due first of all that is open of a customer. */
export const firstDueOf = (customer: string) =>
  sql`(select ${DUE} from charges h where h.customer_id = ${customer} and ${OPEN} order by ${DUE}, h.id limit 1)`

/** Of one customer, `customer`: what is open, and of it what is late by so many days. */
export const debtOf = (customer: string) => sql`(
    select min(h."on") as oldest_on, count(*) filter (where h.source = 'sale') as sales, min(h.due) filter (where h.late <= 0) as next_due_on,
      coalesce(sum(h.open) filter (where h.late >= 1), 0) as overdue,
      coalesce(sum(h.open) filter (where h.late between 1 and 7), 0) as d7,
      coalesce(sum(h.open) filter (where h.late between 8 and 30), 0) as d30
    from (
      select h.source, h."on", h.amount - h.allocated as open, ${DUE} as due, current_date - ${DUE} as late
      from charges h where h.customer_id = ${customer} and ${OPEN}) h)`

/** What is late of the rows `h` (open, late), in all and by age. */
const SUMS = sql`coalesce(sum(h.open), 0) as overdue, coalesce(sum(h.open) filter (where h.late <= 7), 0) as d7,
        coalesce(sum(h.open) filter (where h.late between 8 and 30), 0) as d30`
/** What customers (alias c) owe, and how many they are. */
const OWED = 'coalesce(sum(c.due), 0) as due, count(*) as customers'

/**
 * Sums over all who owe and match. What is owed is the customers' own figure, what is late is summed from the charges that
 * are, once: what is not due yet need not be read.
 */
export function debtTotals({ among, overdue }: Owing): string {
  const lates = among ? lateOf(among) : ALL_LATE
  const owing = `c.due > 0 and ${among?.('c.id') ?? 'true'}`
  return sql`
    select jsonb_build_object('due', due, 'overdue', overdue, 'customers', customers,
      'ageing', jsonb_build_object('current', due - overdue, 'd7', d7, 'd30', d30, 'older', overdue - d7 - d30))
    from (${overdue === undefined ? allOwing(lates, owing) : overdue ? lateOwing(lates, owing) : soundOwing(lates, owing)}) t`
}

const allOwing = (lates: string, owing: string) => sql`
      select * from (select ${OWED} from customers c where ${owing}) c, (select ${SUMS} from ${lates} h) h`

/** With something late. */
const lateOwing = (lates: string, owing: string) => sql`
      select ${OWED}, coalesce(sum(h.overdue), 0) as overdue, coalesce(sum(h.d7), 0) as d7, coalesce(sum(h.d30), 0) as d30
      from (select h.customer_id, ${SUMS} from ${lates} h group by h.customer_id) h
      join customers c on c.id = h.customer_id where ${owing}`

/** With nothing late: there is nothing to sum. */
const soundOwing = (lates: string, owing: string) => sql`
      select ${OWED}, 0::bigint as overdue, 0::bigint as d7, 0::bigint as d30 from customers c
      left join (select distinct h.customer_id from ${lates} h) h on h.customer_id = c.id
      where ${owing} and h.customer_id is null`

/** One who owes: customer c, with `debtOf` as d and the first day of theirs as f. */
export const DEBTOR_JSON = sql`json_build_object(
  'customer', json_build_object('id', c.id, 'name', c.name, 'phone', c.phone),
  'due', c.due, 'oldestOn', d.oldest_on, 'firstDueOn', f.first_due, 'nextDueOn', d.next_due_on,
  'overdue', d.overdue, 'sales', d.sales,
  'ageing', json_build_object(
    'current', c.due - d.overdue, 'd7', d.d7, 'd30', d.d30, 'older', d.overdue - d.d7 - d.d30),
  'promise', ${promiseOf('c.id')})`
