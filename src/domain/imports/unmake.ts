// Taking back what a list did, for undo alone: all of it, where nothing stands against it; of goods here, of customers beside it.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { CUSTOMER_JSON } from '../customers/projection.ts'
import { markedBy } from '../edits.ts'
import { customerEvent, paymentEvent, productEvent, saleEvent, stockChanged } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { productJson } from '../products/projection.ts'
import { rowStands } from '../record.ts'
import { takeBack } from '../stock/take-back.ts'
import type { Kind } from './columns.ts'
import { DONE, DONE_OF, DONE_TO } from './done.ts'
import { lockImport } from './preview.ts'
import { oneInput } from './schemas.ts'
import { lockNotebook, NOTEBOOK_STANDS, notebookBack } from './unmake-notebook.ts'

export const UNMAKEABLE = sql`(select case when jsonb_array_length(i.done) > 0
    then jsonb_build_object('operation', 'imports.unmake', 'input', jsonb_build_object('id', i.id)) end
  from imports i where i.id = kept('import'))`

const lockDone = step(
  'imports.unmake:lock',
  sql`select p.id from products p where p.id in (select d.id from ${DONE_OF('products', '@id::bigint')} d) order by p.id for no key update`,
)

/** Over what was done, `d`, and the product, `p`: somebody has changed it since, or something more happened to it. */
const STANDS_AGAINST = (id: string) => sql`(p.id is null or p.version <> d.version
    or (d.made or d.stock is not null) and (
      exists (select from movements m where m.product_id = p.id and not (m.source_type = 'import' and m.source_id = ${id}))
      or exists (select from sale_lines l where l.product_id = p.id))
    or exists (select from products t where t.archived_at is null and t.id <> p.id
      and t.sku = d.before->>'sku')
    or exists (select from products t where t.archived_at is null and t.id <> p.id and t.barcode = d.before->>'barcode'))`

/** SQL over an import's id: something of it stands against taking it back. */
const STANDS = (id: string) => sql`(exists (
    select from ${DONE_OF('products', id)} d left join products p on p.id = d.id where ${STANDS_AGAINST(id)})
    or ${NOTEBOOK_STANDS(id)})`

/** The first of what was edited since, as it is now. */
const EDITED = sql`coalesce(
    (select ${productJson({ staff: true })} from products p where p.id = (
       select min(q.id) from ${DONE_OF('products', '@id::bigint')} d join products q on q.id = d.id where q.version <> d.version)),
    (select ${CUSTOMER_JSON} from customers c where c.id = (
       select min(q.id) from ${DONE_OF('customers', '@id::bigint')} d join customers q on q.id = d.id where q.version <> d.version)))`

/** Something that came with the list is gone in part: taking it back says of what, and how much. */
const SOLD = sql`exists (
    select from movements m join lots l on l.id = m.lot_id
    where m.source_type = 'import' and m.source_id = @id::bigint and l.remaining < m.quantity)`

const find = step(
  'imports.unmake:find',
  sql`select keep('import', i.id), keep('source', i.id) from (select) one left join imports i on i.id = @id::bigint and i.done is not null
   cross join lateral (select case when i.undone_at is null then ${EDITED} end as edited) n
   where case
     when i.id is null then refuse('not_found', '{}')
     when i.undone_at is not null then refuse('wrong_state', '{"state": "undone"}')
     when n.edited is not null then refuse('version_conflict', json_build_object('current', n.edited))
     when not ${SOLD} and ${STANDS('@id::bigint')}
       then refuse('wrong_state', '{"state": "in_use"}')
     end is null`,
)

/** What was changed is as it was; a field that was empty is empty again. */
const restore = step(
  'imports.unmake:restore',
  sql`update products p set price = b.price, unit = b.unit, category = b.category, min_stock = b.min_stock, emoji = b.emoji, hidden = b.hidden,
     sku = b.sku, barcode = b.barcode, folded_sku = b.folded_sku, folded_barcode = b.folded_barcode,
     edits = ${markedBy('p', 'd.edited')}, updated_at = acted_at(), version = p.version + 1, rev = p.rev + 1
   from ${DONE('products')} d join products q on q.id = d.id cross join lateral jsonb_populate_record(q, d.before) b
   where p.id = d.id and not d.made`,
)

/** What was made and has held nothing is gone; what has is archived: its movements stay. */
const unmake = step(
  'imports.unmake:remove',
  sql`with archived as (
     update products p set archived_at = acted_at(), edits = ${markedBy('p', `array['archived']`)}, updated_at = acted_at(), version = p.version + 1, rev = p.rev + 1
     from ${DONE('products')} d where p.id = d.id and d.made and d.stock is not null returning p.id),
   removed as (
     delete from products p using ${DONE('products')} d where p.id = d.id and d.made and d.stock is null
     returning p.id, p.rev, p.shown_rev, p.name, p.price, p.hidden),
   told as (
     insert into events (topic, name, entity, entity_id, rev, data, staff_only, actor_id)
     select 'inventory', 'product.archived', 'product', r.id, r.rev + 1, jsonb_build_object('name', r.name, 'price', r.price, 'inStock', false,
       'removed', true, 'shownRev', r.shown_rev + 1), r.hidden, @actor::bigint from removed r)
   update imports i set undone_at = acted_at(), rev = i.rev + 1 where i.id = kept('import')`,
)

const kindOf = step(
  'imports.unmake:kind',
  sql`select to_json(i.kind)::text from imports i where i.id = @id::bigint`,
)

const PARTS = {
  products: {
    long: true as const,
    locks: [lockImport, lockDone],
    steps: [find, takeBack, restore, unmake],
  },
  customers: {
    long: true as const,
    locks: [lockImport, lockNotebook],
    steps: [find, ...notebookBack],
  },
}

export const importsUnmake = defineWrite({
  name: 'imports.unmake',
  role: 'owner',
  input: oneInput,
  output: z.object({ id: z.int() }),
  stands: rowStands('import', `not ${STANDS('e.id')}`),
  entity: 'import',
  entityId: `kept('import')`,
  things: sql`select 'product', d.id from ${DONE('products')} d union all select 'customer', d.id from ${DONE('customers')} d`,
  events: [
    productEvent(`'product.archived'`, DONE_TO('products', 'p.id', 'd.made')),
    productEvent(`'product.changed'`, DONE_TO('products', 'p.id', 'not d.made')),
    // Nothing else has moved of it: there was some, and now there is none.
    stockChanged(DONE_TO('products', 'p.id', 'd.stock is not null'), '-1'),
    customerEvent(`'customer.changed'`, DONE_TO('customers', 'c.id')),
    paymentEvent(`p.id = any(array(select touched('payments')))`),
    saleEvent(`'sale.changed'`, `s.id = any(array(select touched('sales')))`),
  ],
  answer: `json_build_object('id', kept('import'))`,
  async plan(runtime, { id }): Promise<Plan> {
    const kind = (await runtime.database.json<Kind>(kindOf, { id })) ?? 'products'
    return { values: { id, sourceType: 'import', reason: null, first: [] }, ...PARTS[kind] }
  },
})
