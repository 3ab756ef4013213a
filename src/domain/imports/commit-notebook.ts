// The steps of carrying out the notebook: new customers, what changes of others, and what they owed before.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { columnsOf } from '../customers/edit-customer.ts'
import { DUE_AFTER } from '../debts/due-again.ts'
import { allocateEach } from '../debts/ledger.ts'
import { markedBy } from '../edits.ts'
import { DEFAULT_CREDIT_LIMIT } from '../settings/index.ts'
import { customersChanged } from './changes.ts'
import { DONE } from './done.ts'
import type { Effect } from './effect.ts'

/** The effects as rows, `r`. */
const EFFECTS = sql`(select e.*, jsonb_populate_record(null::customers, e.fields) as f
     from jsonb_to_recordset(@effects::jsonb) e (line int, id bigint, version int, fields jsonb, owes bigint, since date, due date, before jsonb, edited text[]))`

/** Whose name is taken meanwhile in this very moment is met by the unique index, and it runs again. */
const free = step(
  'imports.notebook:free',
  sql`with r as ${EFFECTS}
   select case when exists (select from r join customers c on c.folded = (r.f).folded where c.archived_at is null and r.id is null)
     then refuse('wrong_state', '{"state": "changed"}') end`,
)

const lock = step(
  'imports.notebook:lock',
  sql`select id from customers where id = any(@customers::bigint[]) order by id for no key update`,
)

/** Under their locks: nobody has edited them, and nobody has brought in what they owe. */
const unchanged = step(
  'imports.notebook:unchanged',
  sql`with r as ${EFFECTS}
   select case when exists (select from r left join customers c on c.id = r.id where r.id is not null
       and (c.id is null or c.archived_at is not null or c.version <> r.version
         or r.owes is not null and exists (select from openings o where o.customer_id = c.id and o.voided_at is null)))
     then refuse('wrong_state', '{"state": "changed"}') end`,
)

const make = step(
  'imports.notebook:make',
  sql`with r as ${EFFECTS}
   insert into customers (name, folded, phone, note, credit_limit)
   select (r.f).name, (r.f).folded, (r.f).phone, (r.f).note,
     case when r.fields ? 'credit_limit' then (r.f).credit_limit else ${DEFAULT_CREDIT_LIMIT} end
   from r where r.id is null order by r.line
   returning id`,
)

/** Whose fields stay is not edited: what they owe is no edit. */
const change = step(
  'imports.notebook:change',
  sql`with r as ${EFFECTS}
   update customers c set phone = coalesce((r.f).phone, c.phone), note = coalesce((r.f).note, c.note),
     credit_limit = coalesce((r.f).credit_limit, c.credit_limit),
     edits = ${markedBy('c', 'r.edited')}, version = c.version + 1, rev = c.rev + 1
   from r where c.id = r.id and r.edited <> '{}'
   returning c.id`,
)

/** Who was made is found by name: a statement does not see whom it makes. */
const note = step(
  'imports.notebook',
  sql`with r as ${EFFECTS},
   done as (
     select c.id, c.version, true as made, r.owes, coalesce(r.since, current_date) as since, r.due, r.before, r.edited
     from r join customers c on c.folded = (r.f).folded and c.archived_at is null where r.id is null
     union all
     select c.id, c.version, false, r.owes, coalesce(r.since, current_date), r.due, r.before, r.edited from r join customers c on c.id = r.id)
   update imports i set rev = i.rev + 1, done = (select coalesce(jsonb_agg(to_jsonb(d) order by d.id), '[]') from done d)
   where i.id = kept('import')`,
)

const open = step(
  'imports.notebook:open',
  sql`with d as (select * from ${DONE('customers')} d where d.owes is not null),
   opened as (
     insert into openings (customer_id, amount, "on", import_id, actor_id)
     select d.id, d.owes, d.since, kept('import'), @actor::bigint from d order by d.id
     returning id, customer_id, amount, "on"),
   charged as (
     insert into charges (customer_id, source, source_id, "on", due_on, due_after, amount)
     select o.customer_id, 'opening', o.id, o."on", d.due, ${DUE_AFTER}, o.amount from opened o join d on d.id = o.customer_id order by o.id)
   select count(*)::text from opened`,
)

const settle = allocateEach(
  'imports.notebook:settle',
  sql`select d.id as customer_id, d.owes as charged, 0::bigint as received from ${DONE('customers')} d where d.owes is not null order by d.id`,
)

export const notebookSteps = [free, make, lock, unchanged, change, note, open, settle, customersChanged]

const asColumns = (fields: Parameters<typeof columnsOf>[0]) => JSON.parse(columnsOf(fields)) as unknown

/** As the customers' columns have them. */
export const notebookRow = ({ line, id, version, name, fields, opens, before }: Effect) => ({
  line,
  id,
  version,
  owes: opens?.owes ?? null,
  since: opens?.since ?? null,
  due: opens?.due ?? null,
  fields: asColumns(id === null ? { name, ...fields } : fields),
  before: before && asColumns(before),
  edited: id === null ? null : Object.keys(fields),
})
