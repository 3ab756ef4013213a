// What a list changed, for the list of who did what: up to so many values, keyed `<id>.<field>`.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { DONE } from './done.ts'

/** Values that are told of one act; prices first. */
const VALUES_MAX = 200

/** Columns by what they are called outside. */
const GOODS = {
  price: 'price',
  unit: 'unit',
  hidden: 'hidden',
  min_stock: 'minStock',
  category: 'category',
  sku: 'sku',
  barcode: 'barcode',
  emoji: 'emoji',
}
const CUSTOMERS = { credit_limit: 'creditLimit' }

const told = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns)
    .map(([column, field], n) => `(${n}, '${column}', '${field}')`)
    .join(', ')

const values = (columns: Readonly<Record<string, string>>, done: string, now: string) => sql`(
     select coalesce(jsonb_object_agg(v.key, v.values), '{}') from (
       select d.id || '.' || f.field as key, jsonb_build_array(d.before -> f.name, n.row -> f.name) as values
       from ${done} d cross join (values ${told(columns)}) f (n, name, field) cross join lateral (${now}) n (row)
       where not d.made and d.before ? f.name order by f.n, d.id limit ${VALUES_MAX}) v)`

export const goodsChanged = step(
  'imports.commit:changes',
  sql`select keep_json('changes', ${values(GOODS, DONE('products'), 'select to_jsonb(p) from products p where p.id = d.id')})`,
)

/** Of people, numbers alone. */
export const customersChanged = step(
  'imports.notebook:changes',
  sql`select keep_json('changes', ${values(CUSTOMERS, DONE('customers'), 'select to_jsonb(c) from customers c where c.id = d.id')})`,
)
