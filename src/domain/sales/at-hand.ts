// What is at hand at the counter: who is likely to buy next, and how things stand once a sale is made. Each costs the same however old the shop is.
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { type CustomerName, customersNamed } from '../customers/index.ts'
import { dueOf } from '../debts/projection.ts'
import type { Runtime } from '../runtime.ts'

/** The newest sales that are looked through for who buys here. */
const LATELY = 200
/** The oldest open charges that are looked through for who owes. */
const OWED = 50
const SHOWN = 5

/** Who bought last, then whose debt is due first; each once, along the indexes of sales by id and of what is open. */
const likely = step(
  'sales.likely',
  sql`with lately as (
     select s.customer_id as id, max(s.id) as sale
     from (select id, customer_id from sales order by id desc limit ${LATELY}) s
     join customers c on c.id = s.customer_id and c.archived_at is null
     group by 1 order by sale desc limit ${SHOWN}),
   owing as (
     select o.id, min(o.n) as n
     from (select h.customer_id as id, row_number() over () as n from (
             select h.customer_id from charges h where h.allocated < h.amount and h.voided_at is null
             order by ${dueOf('h')}, h.customer_id, h.id limit ${OWED}) h) o
     join customers c on c.id = o.id and c.archived_at is null
     where o.id not in (select id from lately) group by 1 order by n limit ${SHOWN})
   select coalesce(json_agg(l.id order by l.place, l.n), '[]')::text
   from (select id, 0 as place, -sale as n from lately union all select id, 1, n from owing order by 2, 3 limit ${SHOWN}) l`,
)

/** Who is likely to buy, the likeliest first; few. */
export async function likelyBuyers(runtime: Runtime): Promise<readonly CustomerName[]> {
  const ids = await rowOf<number[]>(runtime.database, likely, {})
  const named = ids.length ? await customersNamed(runtime, ids) : []
  return ids.flatMap((id) => named.find((one) => one.id === id) ?? [])
}

/** So many of a person's newest sales are compared, in the order of their own index: whoever sells seldom has theirs far below. */
const COMPARED = 20
const ALIKE_SECONDS = 60

const LINES_OF = (sale: string) => sql`
     select array_agg((l.product_id, l.quantity, l.total)::text order by l.product_id, l.quantity, l.total)
     from sale_lines l where l.sale_id = ${sale}.id`

const after = step(
  'sales.after',
  sql`select json_build_object(
     'owes', (select c.due from customers c where c.id = s.customer_id),
     'alike', (
       select floor(extract(epoch from s.created_at - b.created_at))::int
       from (select * from sales b where (b.seller_id, b.id) > (s.seller_id, 0) and (b.seller_id, b.id) < (s.seller_id, s.id)
             order by b.seller_id desc, b.id desc limit ${COMPARED}) b
       where b.created_at > s.created_at - interval '${ALIKE_SECONDS} seconds' and b.voided_at is null
         and b.customer_id is not distinct from s.customer_id and b.total = s.total
         and (${LINES_OF('b')}) = (${LINES_OF('s')})
       order by b.id desc limit 1))::text
   from sales s where s.id = @id::bigint`,
)

/** How things stand after a sale. */
interface After {
  /** Minor units that its customer owes now; null where it has none. */
  readonly owes: number | null
  /** Seconds from the same person's last sale of the very same to it; null where there was none within a minute. */
  readonly alike: number | null
}

export const afterSale = async (runtime: Runtime, id: number): Promise<After> =>
  (await runtime.database.json<After>(after, { id })) ?? { owes: null, alike: null }
