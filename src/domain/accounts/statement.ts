// The lines of a customer's account, in the order they happened, newest first, with the balance after each.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { BACKDATE_DAYS_MAX, OPENING_DAYS_MAX } from '#lib/limits.ts'
import { confirmation, confirmationOf } from '../confirmations/standing.ts'
import { promiseOf } from '../debts/promised.ts'
import { id } from '../input.ts'
import type { List } from '../list.ts'

/** A kind of line: where it stands, when it happened, what it adds. Each is read along an index by customer and moment. */
interface Kind {
  /** Between lines of one moment: sale, payment, their voids; an opening debt was before all of them. */
  readonly rank: number
  readonly from: string
  readonly at: string
  readonly on: string
  readonly kind: string
  readonly entity: string
  readonly amount: string
  readonly method: string
  /** Days that its own day may lie before the moment it was made. */
  readonly late: number
}

const opening = { from: 'openings e', entity: 'opening', method: 'null', late: OPENING_DAYS_MAX }
const KINDS: readonly Kind[] = [
  {
    ...opening,
    rank: -1,
    at: 'e.created_at',
    on: 'e."on"',
    kind: 'opening',
    amount: 'e.amount',
  },
  {
    rank: 0,
    from: 'sales e',
    at: 'e.created_at',
    on: 'e."on"',
    kind: 'sale',
    entity: 'sale',
    amount: 'e.total',
    method: 'null',
    late: BACKDATE_DAYS_MAX,
  },
  {
    rank: 1,
    from: 'payments e',
    at: 'e.created_at',
    on: 'e."on"',
    kind: 'payment',
    entity: 'payment',
    amount: '-e.amount',
    method: 'e.method',
    late: BACKDATE_DAYS_MAX,
  },
  {
    rank: 2,
    from: 'sales e',
    at: 'e.voided_at',
    on: 'e.voided_at::date',
    kind: 'void',
    entity: 'sale',
    amount: '-e.total',
    method: 'null',
    late: 0,
  },
  {
    rank: 3,
    from: 'payments e',
    at: 'e.voided_at',
    on: 'e.voided_at::date',
    kind: 'void',
    entity: 'payment',
    amount: 'e.amount',
    method: 'e.method',
    late: 0,
  },
  {
    ...opening,
    rank: 4,
    at: 'e.voided_at',
    on: 'e.voided_at::date',
    kind: 'void',
    amount: '-e.amount',
    late: 0,
  },
]

interface Cut {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly cursor?: string | undefined
}

/** The newest lines of a kind that a page may need. A day bounds moments too, with one day for zones that changed. */
const newest = (kind: Kind, { from, to, cursor }: Cut) => sql`(
      select ${kind.at} as at, ${kind.on} as "on", ${kind.rank} as rank, '${kind.kind}' as kind, '${kind.entity}' as entity,
        e.id, ${kind.amount} as amount, ${kind.method} as method
      from ${kind.from}
      where e.customer_id = @customerId::bigint and ${kind.at} is not null
        ${from === undefined ? '' : `and ${kind.on} >= @from::date and ${kind.at} >= @from::date - 1`}
        ${to === undefined ? '' : `and ${kind.on} <= @to::date and ${kind.at} < @to::date + ${kind.late + 2}`}
        ${cursor === undefined ? '' : `and ${kind.at} <= @k0::timestamptz and (${kind.at}, ${kind.rank}, e.id) < (@k0::timestamptz, @k1::int, @k2::bigint)`}
      order by ${kind.at} desc, e.id desc limit @limit::int + 1)`

/** What a kind's lines of later days come to. */
const later = (kind: Kind) => sql`
        select ${kind.amount} as amount from ${kind.from}
        where e.customer_id = @customerId::bigint and ${kind.at} >= @to::date - 1 and ${kind.on} > @to::date`

/**
 * The balance before which the page's newest line was the last: what is owed now; up to a day, less the lines of later
 * days, so that it is explained by the lines shown; behind a page, what that page's last line began with.
 */
function closing({ to, cursor }: Cut): string {
  if (cursor !== undefined) return '@k3::bigint'
  const now = '(select c.due - c.credit from customers c where c.id = @customerId::bigint)'
  return to === undefined
    ? now
    : `${now} - (select coalesce(sum(amount), 0) from (${KINDS.map(later).join('\n        union all')}) y)`
}

/** The first products' names, or the method: data, in the shop's own words. */
const SUMMARY = sql`coalesce(y.method, (
    select string_agg(f.name, ', ' order by f.n) from (
      select name, min(n) as n from sale_lines l where y.entity = 'sale' and l.sale_id = y.id group by name order by 2 limit 3) f), '')`

/** What the customer says of a sale or payment, on the line that it came with. */
const CONFIRMATION = sql`case y.kind when 'sale' then ${confirmationOf('sale', 'y.id')} when 'payment' then ${confirmationOf('payment', 'y.id')} end`

/**
 * Without days, a balance is due less credit after its line. Cut by days, it is that of the lines of days up to `to` and,
 * within them, up to its own: whatever was entered later for an earlier day, each line explains the step to the next.
 */
export const statementOf = (cut: Cut): List => ({
  name: 'customers.statement',
  from: sql`(
    select y.*, (${closing(cut)} - coalesce(sum(y.amount) over (
        order by y.at desc, y.rank desc, y.id desc rows between unbounded preceding and 1 preceding), 0))::bigint as balance
    from (${KINDS.map((kind) => newest(kind, cut)).join('\n      union all ')}) y) y`,
  json: sql`json_build_object('at', utc(y.at), 'on', y.on, 'kind', y.kind, 'entity', y.entity, 'entityId', y.id,
    'summary', ${SUMMARY}, 'amount', y.amount, 'balance', y.balance,
    'confirmation', ${CONFIRMATION})`,
  order: 'y.at desc, y.rank desc, y.id desc',
  keys: 'json_build_array(y.at, y.rank, y.id, y.balance - y.amount)',
  after: '(y.at, y.rank, y.id) < (@k0::timestamptz, @k1::int, @k2::bigint)',
  members: {
    customer: sql`select jsonb_build_object('id', c.id, 'name', c.name, 'phone', c.phone) from customers c where c.id = @customerId::bigint`,
    promise: sql`select coalesce(${promiseOf('@customerId::bigint')}, 'null')`,
  },
})

export const line = z.object({
  at: z.string(),
  on: z.string(),
  kind: z.enum(['sale', 'payment', 'void', 'opening']),
  entity: z.enum(['sale', 'payment', 'opening']),
  entityId: id,
  summary: z.string(),
  amount: z.int(),
  balance: z.int(),
  /** Null of what nobody is asked about: a void, an opening debt. */
  confirmation: confirmation.nullable(),
})
