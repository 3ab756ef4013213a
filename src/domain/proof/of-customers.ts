// What a customer's history tells: all that makes what they owe, in the order in which it happened under their lock.
import { sql } from '#database/sql.ts'
import { mark, type Source, untold } from './source.ts'

const subject = 'customer'

const CHARGES = sql`
      select s.created_at as at, 1 as rank, s.id, 'sale' as stream, null as about, s.note as text,
        jsonb_build_object('kind', 'charge', 'entity', 'sale', 'entityId', s.id, 'amount', h.amount, 'on', s."on", 'dueOn', h.due_on) as body
      from sales s join charges h on h.source = 'sale' and h.source_id = s.id
      where s.customer_id = c.id and s.id > ${mark('sale')} order by s.id limit @each::int`

const PAYMENTS = sql`
      select p.created_at, 2, p.id, 'payment', null, p.note,
        jsonb_build_object('kind', 'payment', 'entity', 'payment', 'entityId', p.id, 'amount', p.amount, 'method', p.method,
          'on', p."on", 'saleId', p.sale_id)
      from payments p where p.customer_id = c.id and p.id > ${mark('payment')} order by p.id limit @each::int`

/** Of all their payments, for an old one may pay something new. */
/** By the customer that each names; those that name none yet are looked for only where the chain does not go beyond the last of them. */
const ALLOCATIONS = sql`
      select a.at, 5, a.id, 'allocation', null, null,
        jsonb_build_object('kind', 'allocation', 'entity', 'payment', 'entityId', a.payment_id, 'amount', a.amount,
          'paid', h.source, 'paidId', h.source_id)
      from (
        (select a.* from allocations a where a.customer_id = c.id and a.id > ${mark('allocation')} order by a.id limit @each::int)
        union all
        (select a.* from payments p join allocations a on a.payment_id = p.id
         where p.customer_id = c.id and a.customer_id is null and a.id > ${mark('allocation')}
           and ${mark('allocation')} < (select max(o.id) from allocations o where o.customer_id is null)
         order by a.id limit @each::int)) a
      join charges h on h.id = a.charge_id order by a.id limit @each::int`

const OPENINGS = sql`
      select o.created_at, 0, o.id, null, 'opening ' || o.id, null,
        jsonb_build_object('kind', 'charge', 'entity', 'opening', 'entityId', o.id, 'amount', o.amount, 'on', o."on", 'dueOn', h.due_on)
      from openings o join charges h on h.source = 'opening' and h.source_id = o.id
      where o.customer_id = c.id and ${untold(subject, `'opening ' || o.id`)} order by o.created_at, o.id limit @each::int`

/** Void rows of a table: by the moment, for they rise in no order of their own. */
const voids = (entity: string, rank: number, from: string, amount: string, reason: string) => sql`
      select v.voided_at, ${rank}, v.id, null, 'void ${entity} ' || v.id, ${reason},
        jsonb_build_object('kind', 'void', 'entity', '${entity}', 'entityId', v.id, 'amount', ${amount})
      from ${from}
      where v.customer_id = c.id and v.voided_at is not null and ${untold(subject, `'void ${entity} ' || v.id`)}
      order by v.voided_at, v.id limit @each::int`

/** What the customer said of a sale or a payment, and what became of it; the words are those of that moment's line of the talk. */
const WORDS = sql`
      select w.at, 6, w.id, 'word', null, nullif((
          select l.text from dispute_lines l where l.dispute_id = w.dispute_id and l.at = w.at order by l.id limit 1), ''),
        jsonb_build_object('kind', case w.state when 'confirmed' then 'confirmation' when 'disputed' then 'dispute' else 'resolution' end,
          'entity', w.entity, 'entityId', w.entity_id, 'disputeId', w.dispute_id,
          'outcome', case when w.state = 'resolved' then d.outcome end)
      from confirmations w left join disputes d on d.id = w.dispute_id
      where w.customer_id = c.id and w.id > ${mark('word')} order by w.id limit @each::int`

/** Of a sale or a payment its note, or why it is void; of a talk, what was said at that moment. */
const SAID = sql`case e.kind
      when 'charge' then (select s.note from sales s where e.data->>'entity' = 'sale' and s.id = (e.data->>'entityId')::bigint)
      when 'payment' then (select p.note from payments p where p.id = (e.data->>'entityId')::bigint)
      when 'void' then case e.data->>'entity'
        when 'sale' then (select s.void_reason from sales s where s.id = (e.data->>'entityId')::bigint)
        when 'payment' then (select p.void_reason from payments p where p.id = (e.data->>'entityId')::bigint) end
      else (select l.text from dispute_lines l where l.dispute_id = (e.data->>'disputeId')::bigint and utc(l.at) = e.data->>'at' order by l.id limit 1) end`

const KINDS = [
  CHARGES,
  PAYMENTS,
  ALLOCATIONS,
  OPENINGS,
  WORDS,
  voids(
    'sale',
    3,
    `sales v join charges h on h.source = 'sale' and h.source_id = v.id`,
    'h.amount',
    'v.void_reason',
  ),
  voids('payment', 4, 'payments v', 'v.amount', 'v.void_reason'),
  voids('opening', 3, 'openings v', 'v.amount', 'null'),
]

export const customerHistory: Source = {
  subject,
  table: 'customers',
  whose: 'e.customer_id',
  facts: KINDS.map((kind) => `(${kind})`).join('\n      union all '),
  words: SAID,
}
