// The one shape of a sale: used by the answer of selling, by reads, lists and repeats alike.

const STATUS = `case when s.voided_at is not null then 'voided'
    when coalesce(h.amount - h.allocated, 0) = 0 then 'paid'
    when h.allocated > 0 then 'partial' else 'open' end`

/** Paid and due read from the charge; a sale to nobody is paid in full, one of nothing owes nothing. */
const PAID = `case when s.voided_at is not null then 0 when s.customer_id is null then s.total else coalesce(h.allocated, 0) end`
const DUE = `case when s.voided_at is not null then 0 else coalesce(h.amount - h.allocated, 0) end`

/** What paid this sale, and with how much of it. */
const PAYMENTS = `(
    select coalesce(json_agg(json_build_object('id', y.id, 'amount', y.amount, 'method', y.method, 'on', y.on) order by y.id), '[]')
    from (
      select p.id, sum(a.amount) as amount, p.method, p.on
      from allocations a join payments p on p.id = a.payment_id
      where a.charge_id = h.id group by p.id having sum(a.amount) > 0
      union all
      select p.id, p.amount, p.method, p.on from payments p
      where p.sale_id = s.id and p.customer_id is null and p.voided_at is null) y)`

const LOTS = `(
      select coalesce(json_agg(json_build_object('lotId', m.lot_id, 'quantity', trim_scale(-m.quantity), 'unitCost', m.unit_cost) order by m.id), '[]')
      from movements m where m.source_type = 'sale' and m.source_id = s.id and m.line = l.n and m.kind = 'sale')`

const items = (costs: boolean) => `(
    select json_agg(json_build_object('id', l.id, 'productId', l.product_id, 'name', l.name, 'emoji', l.emoji,
      'unit', l.unit, 'quantity', trim_scale(l.quantity), 'unitPrice', l.unit_price, 'discount', l.discount,
      'total', l.total${costs ? `, 'cost', l.cost, 'lots', ${LOTS}` : ''}) order by l.n)
    from sale_lines l where l.sale_id = s.id)`

/** Names are looked up row by row: joined, a small table is read whole for every sale. */
const person = (id: string) =>
  `(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = ${id})`

/** SQL of the sale's JSON over the aliases of SALE_FROM; with `costs`, what goes to staff alone: costs and lots, note and reason. */
export const saleJson = ({ costs }: { costs: boolean }) => `json_build_object(
  'id', s.id,
  'customer', (select json_build_object('id', c.id, 'name', c.name) from customers c where c.id = s.customer_id),
  'seller', ${person('s.seller_id')},
  'items', ${items(costs)},
  'subtotal', s.subtotal, 'discount', s.discount, 'total', s.total, 'paid', ${PAID}, 'due', ${DUE},
  'status', ${STATUS}, 'dueOn', s.due_on, 'on', s.on,${costs ? ` 'note', s.note,` : ''} 'overrideCredit', s.override_credit,
  'payments', ${PAYMENTS},
  'createdAt', utc(s.created_at), 'voidedAt', utc(s.voided_at),
  'voidedBy', ${person('s.voided_by')},
  ${costs ? ` 'voidReason', s.void_reason,` : ''} 'rev', s.rev)`

/** What saleJson reads from: s (sales), h (its charge). */
export const SALE_JOINS = `left join charges h on h.source = 'sale' and h.source_id = s.id`
export const SALE_FROM = `sales s ${SALE_JOINS}`

export { STATUS as SALE_STATUS }
