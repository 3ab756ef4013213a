// The one shape of a sale: used by the answer of selling, by reads, lists and repeats alike.

import { sql } from '#database/sql.ts'
import { confirmationOf } from '../confirmations/standing.ts'
import { COSTS_SHOWN } from '../settings/index.ts'

/** Where the shape finds what it tells: rows, as SQL names them, and what is put together from other tables. */
interface Source {
  /** The sale, and its charge. */
  readonly s: string
  readonly h: string
  readonly customer: string
  readonly seller: string
  readonly voidedBy: string
  readonly items: (costs: boolean) => string
  readonly payments: string
  readonly confirmation: string
}

const statusOf = (s: string, h: string) => sql`case when ${s}.voided_at is not null then 'voided'
    when coalesce(${h}.amount - ${h}.allocated, 0) = 0 then 'paid'
    when ${h}.allocated > 0 then 'partial' else 'open' end`

const paid = (some: string) => sql`(
    select coalesce(json_agg(json_build_object('id', y.id, 'amount', y.amount, 'method', y.method, 'on', y.on) order by y.id), '[]')
    from (${some}) y)`

/** What paid the sale `s`, charged as `h`, and with how much of it; a sale to nobody has no charge, and payments of its own. */
export const paymentsOf = (s: string, h: string) => sql`case when ${s}.customer_id is null
    then ${paid(sql`
      select p.id, p.amount, p.method, p.on from payments p
      where p.sale_id = ${s}.id and p.customer_id is null and p.voided_at is null`)}
    else ${paid(sql`
      select p.id, sum(a.amount) as amount, p.method, p.on
      from allocations a join payments p on p.id = a.payment_id
      where a.charge_id = ${h}.id group by p.id having sum(a.amount) > 0`)} end`

/** One take of a line; the quantity is positive. `shown`: SQL of whether what it cost is. */
export const takeJson = (lot: string, quantity: string, unitCost: string, shown: string) =>
  sql`json_build_object('lotId', ${lot}, 'quantity', trim_scale(${quantity}), 'unitCost', case when ${shown} then ${unitCost} end)`

const LOTS = sql`(
      select coalesce(json_agg(${takeJson('m.lot_id', '-m.quantity', 'm.unit_cost', COSTS_SHOWN)} order by m.id), '[]')
      from movements m where m.source_type = 'sale' and m.source_id = s.id and m.line = l.n and m.kind = 'sale')`

/** One line, the row `l`; with SQL of its takes, what it cost, where that is `shown`. */
export const lineJson = (
  l: string,
  costs?: { readonly lots: string; readonly shown: string },
) => sql`json_build_object('id', ${l}.id, 'productId', ${l}.product_id,
      'name', ${l}.name, 'emoji', ${l}.emoji, 'unit', ${l}.unit, 'quantity', trim_scale(${l}.quantity),
      'unitPrice', ${l}.unit_price, 'discount', ${l}.discount, 'total', ${l}.total${costs ? `, 'cost', case when ${costs.shown} then ${l}.cost end, 'lots', ${costs.lots}` : ''})`

/** Names are looked up row by row: joined, a small table is read whole for every sale. */
const person = (id: string) =>
  sql`(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = ${id})`

/** The tables, over the aliases of SALE_FROM. */
const STORED: Source = {
  s: 's',
  h: 'h',
  customer: sql`(select json_build_object('id', c.id, 'name', c.name) from customers c where c.id = s.customer_id)`,
  seller: person('s.seller_id'),
  voidedBy: person('s.voided_by'),
  items: (costs) =>
    sql`(select json_agg(${lineJson('l', costs ? { lots: LOTS, shown: COSTS_SHOWN } : undefined)} order by l.n) from sale_lines l where l.sale_id = s.id)`,
  payments: paymentsOf('s', 'h'),
  confirmation: confirmationOf('sale', 's.id'),
}

/**
 * SQL of the sale's JSON; with `costs`, what goes to staff alone: costs and lots, note and reason; it asks who @actor is. Paid and due are read from the
 * charge; a sale to nobody is paid in full, one of nothing owes nothing.
 */
export function saleJson({ costs }: { costs: boolean }, source = STORED): string {
  const { s, h, customer, seller, voidedBy, items, payments, confirmation } = source
  return sql`json_build_object(
  'id', ${s}.id, 'customer', ${customer}, 'seller', ${seller}, 'items', ${items(costs)},
  'subtotal', ${s}.subtotal, 'discount', ${s}.discount, 'total', ${s}.total,
  'paid', case when ${s}.voided_at is not null then 0 when ${s}.customer_id is null then ${s}.total else coalesce(${h}.allocated, 0) end,
  'due', case when ${s}.voided_at is not null then 0 else coalesce(${h}.amount - ${h}.allocated, 0) end,
  'status', ${statusOf(s, h)}, 'dueOn', ${s}.due_on, 'on', ${s}.on,${costs ? ` 'note', ${s}.note,` : ''} 'overrideCredit', ${s}.override_credit,
  'payments', ${payments}, 'confirmation', ${confirmation},
  'createdAt', utc(${s}.created_at), 'voidedAt', utc(${s}.voided_at), 'voidedBy', ${voidedBy},
  ${costs ? ` 'voidReason', ${s}.void_reason,` : ''} 'rev', ${s}.rev)`
}

/** What saleJson reads from: s (sales), h (its charge). */
export const SALE_JOINS = sql`left join charges h on h.source = 'sale' and h.source_id = s.id`
export const SALE_FROM = `sales s ${SALE_JOINS}`

export const SALE_STATUS = statusOf('s', 'h')
