// Making, changing, archiving and removing products; what takes each of them back.

import type { z } from 'zod'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import { PRICE_MAX, QUANTITY_MAX } from '#lib/limits.ts'
import { changesOf } from '../changes.ts'
import { editedBy, markedBy, stale } from '../edits.ts'
import { productEvent } from '../events.ts'
import { holdPhoto } from '../media/index.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { rowStands, UNCHANGED } from '../record.ts'
import { CONVERTIBLE, COUNTED, HISTORY, SCALE, STOCK_NOT_EXACT } from '../units.ts'
import { lockProduct } from './lock.ts'
import { productJson } from './projection.ts'
import { createInput, editInput, oneInput, product, unmakeInput } from './schemas.ts'

const WHOLE = product
const ANSWER = sql`(select ${productJson({ staff: true })} from products p where p.id = kept('product'))`

/** The one product that has this name, SKU or barcode already; a race is caught by the unique index and runs again. */
const TWIN = (self: string) => sql`(
    select json_build_object('existing', json_build_object('id', t.id, 'name', t.name)) from products t
    where t.archived_at is null and t.id is distinct from ${self}
      and (t.folded = n.folded or t.sku = n.sku or t.barcode = n.barcode) order by t.id limit 1)`

const create = step(
  'products.create',
  sql`with n as (select * from jsonb_populate_record(null::products, @fields::jsonb)),
   ruled as (
     select case when twin is not null then refuse('duplicate', twin) end as refusal
     from (select ${TWIN('null::bigint')} as twin from n) t)
   insert into products (name, folded, emoji, sku, folded_sku, barcode, folded_barcode, category, description, unit, price, min_stock, hidden)
   select name, folded, emoji, sku, folded_sku, barcode, folded_barcode, category, description, coalesce(unit, 'un'), price, coalesce(min_stock, 0), coalesce(hidden, false)
   from n, ruled where refusal is null
   returning keep('product', id)`,
)

/** With its first photo: it is the same act, of which one has heard nothing yet. */
const showFirst = step(
  'products.show_first',
  sql`update products p set photo = f.name, thumb_hash = f.thumb_hash from photos f
   where p.id = kept('product') and f.name = @photo::text`,
)

type Fields = {
  [K in Exclude<keyof z.infer<typeof createInput>, 'photo'>]?: z.infer<typeof createInput>[K] | undefined
}

/** Columns by name; a text that is empty is none. */
export function columnsOf({ name, minStock, description, ...fields }: Fields): string {
  return JSON.stringify({
    ...fields,
    ...(description === undefined ? {} : { description: description || null }),
    ...(name === undefined ? {} : { name, folded: fold(name) }),
    ...(fields.sku === undefined ? {} : { folded_sku: fields.sku && fold(fields.sku) }),
    ...(fields.barcode === undefined ? {} : { folded_barcode: fields.barcode && fold(fields.barcode) }),
    ...(minStock === undefined ? {} : { min_stock: minStock }),
  })
}

export const productsCreate = defineWrite({
  name: 'products.create',
  role: 'owner',
  input: createInput,
  output: WHOLE,
  entity: 'product',
  entityId: `kept('product')`,
  undo: sql`jsonb_build_object('operation', 'products.unmake', 'input', jsonb_build_object('id', kept('product'), 'version', 1))`,
  events: [productEvent(`'product.created'`, `p.id = kept('product')`)],
  answer: ANSWER,
  plan: (_, { photo, ...fields }): Plan => ({
    values: { fields: columnsOf(fields), photo: photo ?? null },
    locks: [],
    steps: photo === undefined ? [create] : [create, holdPhoto, showFirst],
  }),
})

/** As many as a level can say: numeric(14, 3). */
const STOCK_MAX = 10_000_000_000

/** Why what the product has cannot be said in the new unit, or null; over p, as it is, and n, as it is to be. */
const UNIT_ISSUE = sql`case when n.converted then case
         when n.new_price <> trunc(n.new_price) then 'price_not_exact'
         when n.new_minimum <> round(n.new_minimum, 3) or ${STOCK_NOT_EXACT('p', 'n.unit')} then 'stock_not_exact'
         when n.new_price > ${PRICE_MAX} or n.new_minimum > ${QUANTITY_MAX} or p.stock * n.factor > ${STOCK_MAX} then 'out_of_bounds_in_unit' end end`

/** What people edit of the row. */
const FIELDS = (
  row: string,
  price: string,
  minimum: string,
) => sql`jsonb_build_object('name', ${row}.name, 'price', ${price}, 'emoji', ${row}.emoji, 'sku', ${row}.sku,
            'barcode', ${row}.barcode, 'category', ${row}.category, 'description', ${row}.description, 'unit', ${row}.unit,
            'minStock', trim_scale(${minimum}), 'hidden', ${row}.hidden)`
const WITH_ARCHIVED = (fields: string, archivedAt: string) =>
  sql`${fields} || jsonb_build_object('archived', ${archivedAt} is not null)`

const edit = step(
  'products.edit',
  sql`with p as (select * from products where id = @id::bigint),
   n as (
     select x.*, case when @archived::boolean then coalesce(q.archived_at, acted_at()) when not @archived::boolean then null else q.archived_at end as archived,
       c.converted, c.factor, -- what was said along with the unit is said in it
       case when c.converted and not @fieldsChanged::jsonb ? 'price' then x.price / c.factor else x.price end as new_price,
       case when c.converted and not @fieldsChanged::jsonb ? 'minStock' then x.min_stock * c.factor else x.min_stock end as new_minimum
     from products q cross join lateral jsonb_populate_record(q, @change::jsonb) x
     cross join lateral (select ${CONVERTIBLE('q.unit', 'x.unit')} as converted, (${SCALE('q.unit')})::numeric / ${SCALE('x.unit')} as factor) c
     where q.id = @id::bigint),
   ruled as (
     select case
       when p.id is null then refuse('not_found', '{}')
       when ${COUNTED('n.unit')} and (p.stock <> trunc(p.stock) or n.new_minimum <> trunc(n.new_minimum))
         then refuse('invalid_input', json_build_object('errors', json_build_array(json_build_object('issue', 'not_whole',
           'path', case when p.stock = trunc(p.stock) and @fieldsChanged::jsonb ? 'minStock' then 'minStock' else 'unit' end))))
       when ${UNIT_ISSUE} is not null
         then refuse('invalid_input', json_build_object('errors', json_build_array(json_build_object('path', 'unit', 'issue', ${UNIT_ISSUE}))))
       when n.unit <> p.unit and not n.converted and ${HISTORY('p')} then refuse('wrong_state', '{"state": "unit_in_use"}')
       when p.version <> @version::int then ${stale('p', productJson({ staff: true }))}
       when n.archived is null and t.twin is not null then refuse('duplicate', t.twin)
       end as refusal
     from (select) one left join p on true left join n on true left join lateral (select ${TWIN('n.id')} as twin) t on true),
   edited as (
     update products u set name = n.name, folded = n.folded, emoji = n.emoji, sku = n.sku, folded_sku = n.folded_sku, barcode = n.barcode, folded_barcode = n.folded_barcode,
       category = n.category, description = n.description, unit = n.unit, price = n.new_price, min_stock = n.new_minimum,
       hidden = n.hidden, archived_at = n.archived, updated_at = acted_at(), version = u.version + 1, rev = u.rev + 1,
       edits = ${editedBy('u', WITH_ARCHIVED(FIELDS('p', 'p.price', 'p.min_stock'), 'p.archived_at'), WITH_ARCHIVED(FIELDS('n', 'n.new_price', 'n.new_minimum'), 'n.archived'))}
     from n, p, ruled where u.id = n.id and ruled.refusal is null
     returning u.*)
   select keep('product', e.id), keep('archived', (e.archived_at is not null and p.archived_at is null)::int),
     keep_json('unit_was', to_jsonb(p.unit)), keep('just_hidden', (e.hidden and not p.hidden and p.archived_at is null)::int),
     keep_json('changes', ${changesOf(WITH_ARCHIVED(FIELDS('p', 'p.price', 'p.min_stock'), 'p.archived_at'), WITH_ARCHIVED(FIELDS('e', 'e.price', 'e.min_stock'), 'e.archived_at'))}),
     -- The way back: what the fields held that were said, as an edit of the version that now is.
     keep_json('before', jsonb_build_object('id', e.id, 'version', e.version)
       || (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(${FIELDS('p', 'p.price', 'p.min_stock')}) f
          where @fieldsChanged::jsonb ? key)
       || case when @archived::boolean is null then '{}'::jsonb else jsonb_build_object('archived', p.archived_at is not null) end)
   from ruled left join (edited e join p on p.id = e.id) on true -- the rules are read whatever was edited`,
)

const UNIT_CAN_GO_BACK = `(not w.input ? 'unit' or w.input->>'unit' = e.unit or case when ${CONVERTIBLE('e.unit', `w.input->>'unit'`)}
      then not ${STOCK_NOT_EXACT('e', `w.input->>'unit'`)} else not ${HISTORY('e')} end)`

/** `convert` counts the stock in the new unit; it is handed in, for stock stands above the catalogue. */
export const declareEdit = (convert: Step) =>
  defineWrite({
    name: 'products.edit',
    role: 'owner',
    input: editInput,
    output: WHOLE,
    stands: rowStands('product', `${UNCHANGED} and ${UNIT_CAN_GO_BACK}`),
    entity: 'product',
    entityId: `kept('product')`,
    undoInWords: sql`jsonb_build_object('operation', 'products.edit', 'input', kept_json('before'))`,
    changes: `kept_json('changes')`,
    events: [
      productEvent(
        sql`case when kept('archived') = 1 then 'product.archived' else 'product.changed' end`,
        `p.id = kept('product')`,
      ),
    ],
    answer: ANSWER,
    plan: (_, { id, version, archived, ...change }): Plan => ({
      values: {
        id,
        version,
        archived: archived ?? null,
        change: columnsOf(change),
        fieldsChanged: JSON.stringify(Object.keys(change)),
      },
      locks: [lockProduct],
      steps: change.unit === undefined ? [edit] : [edit, convert],
    }),
  })

/** Removes what has no history, archives what has; `@made` is the version an undo of making insists on. */
const remove = step(
  'products.remove',
  sql`with ruled as (
     select p.id, p.version, p.archived_at, p.rev, p.shown_rev, p.name, p.price, p.hidden, ${HISTORY('p')} as kept, case
       when p.id is null then refuse('not_found', '{}')
       when p.archived_at is not null then refuse('wrong_state', '{"state": "archived"}')
       when @made::int <> p.version then refuse('version_conflict', json_build_object('current', ${productJson({ staff: true })}))
       when @made::int is not null and ${HISTORY('p')} then refuse('wrong_state', '{"state": "in_use"}')
       end as refusal
     from (select) one left join products p on p.id = @id::bigint),
   archived as (
     update products u set archived_at = acted_at(), updated_at = acted_at(), version = u.version + 1, rev = u.rev + 1,
       edits = ${markedBy('u', `array['archived']`)}
     from ruled r where u.id = r.id and r.kept and r.refusal is null returning u.version),
   removed as (
     delete from products d using ruled r where d.id = r.id and not r.kept and r.refusal is null returning d.id),
   told as (
     insert into events (topic, name, entity, entity_id, rev, data, staff_only, actor_id)
     select 'inventory', 'product.archived', 'product', r.id, r.rev + 1, jsonb_build_object('name', r.name, 'price', r.price, 'inStock', false, 'removed', true,
         'shownRev', r.shown_rev + 1),
       r.hidden, @actor::bigint from ruled r join removed on removed.id = r.id)
   select keep('product', r.id), keep('version', coalesce((select version from archived), 0)) from ruled r`,
)

const declareRemove = <N extends string, I extends { id: number; version?: number }>(
  name: N,
  input: z.ZodType<I>,
) => {
  return defineWrite({
    name,
    role: 'owner',
    input,
    output: WHOLE.nullable(),
    stands: rowStands(
      'product',
      `${UNCHANGED} and not exists (select from movements m where m.product_id = e.id)`,
    ),
    entity: 'product',
    entityId: `kept('product')`,
    undo: sql`case when kept('version') > 0 then jsonb_build_object('operation', 'products.edit',
      'input', jsonb_build_object('id', kept('product'), 'version', kept('version'), 'archived', false)) end`,
    events: [productEvent(`'product.archived'`, `p.id = kept('product')`)],
    answer: `coalesce(${ANSWER}, 'null'::json)`,
    plan: (_, given): Plan => ({
      values: { id: given.id, made: given.version ?? null },
      locks: [lockProduct],
      steps: [remove],
    }),
  })
}

export const productsRemove = declareRemove('products.remove', oneInput)
/** The opposite of making a product, for undo alone. */
export const productsUnmake = declareRemove('products.unmake', unmakeInput)
