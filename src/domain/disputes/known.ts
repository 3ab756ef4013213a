// What the shop knows of what a customer does not recognise: facts beside the talk, for staff.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { method } from '../debts/schemas.ts'
import { getOne } from '../get-one.ts'
import { id } from '../input.ts'
import { defineRead } from '../operation.ts'

/** Of so many earlier purchases is seen what is usual; it was in two of them or more. */
const EARLIER = 20
const USUAL = 3

const facts = z.object({
  /** Whether its receipt stands in their chat, and since when; `at` is null where that is longer ago than is kept. */
  receipt: z.object({ arrived: z.boolean(), at: z.string().nullable() }),
  /** What was paid with the sale, and by which way most of it; null: nothing, or it is a payment. */
  paid: z.object({ amount: z.int(), method }).nullable(),
  /** What they take most of the time, by name; none where too little is known. */
  usual: z.array(z.string()),
  /** What else of theirs was not recognised, ever. */
  others: z.int(),
})

const known = step(
  'disputes.known',
  sql`select json_build_object(
     'receipt', (
       select json_build_object('arrived', coalesce(bool_or(n.message_id is not null), false), 'at', utc(max(x.sent_at)))
       from customers c join notices n on n.user_id = c.user_id and n.entity = d.entity and n.entity_id = d.entity_id and n.kind = d.entity
       left join outbox x on x.notice_id = n.id and x.sent_at is not null
       where c.id = d.customer_id),
     'paid', (
       select case when sum(p.amount) > 0 then json_build_object('amount', sum(p.amount), 'method', (array_agg(p.method order by p.amount desc, p.id))[1]) end
       from payments p where d.entity = 'sale' and p.sale_id = d.entity_id and p.voided_at is null),
     'usual', (
       select coalesce(json_agg(o.name order by o.times desc, o.name), '[]') from (
         select max(l.name) as name, count(distinct l.sale_id) as times
         from (select s.id from sales s where s.customer_id = d.customer_id and s.voided_at is null
               and not (d.entity = 'sale' and s.id = d.entity_id) order by s.id desc limit ${EARLIER}) e
         join sale_lines l on l.sale_id = e.id
         group by l.product_id having count(distinct l.sale_id) > 1 order by 2 desc, 1 limit ${USUAL}) o),
     'others', (select count(*) from disputes o where o.customer_id = d.customer_id and o.id <> d.id))::text
   from disputes d where d.id = @id::bigint`,
)

export const disputesKnown = defineRead({
  name: 'disputes.known',
  role: 'admin',
  input: z.strictObject({ id }),
  output: facts,
  read: (runtime, input) => getOne(runtime, known, { id: input.id }),
})
