// A history as it is given: its lines, page by page, and its head, by which two people compare what they hold.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { id } from '../input.ts'
import { defineRead, mayAct } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import type { Source } from './source.ts'

/** Lines a page. */
const PAGE = 1000

export const historyPage = z.object({
  /** Each as it was sealed: its JSON, as text. */
  lines: z.array(z.string()),
  /** After which line the next page begins; null: this is the last. */
  next: z.int().nullable(),
})

const page = step(
  'proof.history',
  sql`with p as (
     select l.n, l.line from chain_lines l
     where l.subject = @subject::text and l.subject_id = @id::bigint and l.n > @after::int order by l.n limit ${PAGE})
   select json_build_object('lines', (select coalesce(json_agg(line order by n), '[]') from p),
     'next', (select max(n) from p having count(*) = ${PAGE}))::text`,
)

/** As historyPage, of a subject that the caller may see. */
export const historyOf = (runtime: Runtime, subject: Source['subject'], id: number, after: number) =>
  getOne(runtime, page, { subject, id, after })

/** SQL: how far the subject's history goes, as people compare it (see shortHash); null: nothing is sealed yet. */
export const headOf = (subject: Source['subject'], id: string) =>
  sql`(select left(k.hash, 8) from chains k where k.subject = '${subject}' and k.subject_id = ${id})`

/** SQL: the reader `u` may still come in. A history is long, and rights may change while it is read: they are looked at with each page. */
export const IS_HERE = 'u.disabled_at is null and u.erased_at is null'

const mayRead = step(
  'customers.history:may',
  sql`select c.id::text from customers c join users u on u.id = @reader::bigint and ${IS_HERE}
   where c.id = @customerId::bigint and (c.user_id = u.id or @staff::boolean and u.role in ('admin', 'owner'))`,
)

/** For staff, and for the customer themselves; to others it is not there. */
export const customersHistory = defineRead({
  name: 'customers.history',
  role: 'user',
  input: z.strictObject({ id, after: z.int().min(0).max(2_147_483_647).default(0) }),
  output: historyPage,
  async read(runtime, input, actor) {
    const staff = mayAct(actor.role, 'admin')
    await getOne(runtime, mayRead, { customerId: input.id, staff, reader: actor.userId })
    return historyOf(runtime, 'customer', input.id, input.after)
  },
})
