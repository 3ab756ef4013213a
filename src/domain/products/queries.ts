// Reading the catalogue: products by name or by what is sold most, and the categories.

import { z } from 'zod'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { type Filter, list } from '../list.ts'
import { namesOf } from '../names.ts'
import { defineRead, mayAct } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { type Area, search } from '../search.ts'
import { LINES_OF_MONTH } from '../tallied.ts'
import { LOW } from '../units.ts'
import { productJson } from './projection.ts'
import { categoriesInput, listInput, oneInput, product } from './schemas.ts'

const PUBLIC = 'p.archived_at is null and not p.hidden'

const anyProduct = step(
  'products.get',
  sql`select ${productJson({ staff: true })}::text from products p where p.id = @id::bigint`,
)
const publicProduct = step(
  'products.get:public',
  sql`select ${productJson({ staff: false })}::text from products p where p.id = @id::bigint and ${PUBLIC}`,
)

export const productsGet = defineRead({
  name: 'products.get',
  role: 'user',
  input: oneInput,
  output: product,
  read(runtime, input, actor) {
    return getOne(runtime, mayAct(actor.role, 'admin') ? anyProduct : publicProduct, { id: input.id })
  },
})

const SOLD = sql`(select t.product_id, sum(t.lines) as lines from ${LINES_OF_MONTH} t group by t.product_id)`

const byName = (staff: boolean) => ({
  name: 'products.list',
  from: 'products p',
  json: productJson({ staff }),
  order: 'p.folded, p.id',
  keys: 'json_build_array(p.folded, p.id)',
  after: '(p.folded, p.id) > (@k0::text, @k1::bigint)',
})

const byPopularity = (staff: boolean) => ({
  name: 'products.popular',
  from: 'products p',
  // What was sold, and what was not: of those a page is found by name, however many there are.
  parts: [
    sql`${SOLD} sold cross join lateral (select * from products q where q.id = sold.product_id limit 1) p`,
    `(select * from products q where q.id not in (select t.product_id from ${LINES_OF_MONTH} t)) p cross join (select 0::bigint as lines) sold`,
  ],
  json: productJson({ staff }),
  order: '-coalesce(sold.lines, 0), p.folded, p.id',
  keys: 'json_build_array(-coalesce(sold.lines, 0), p.folded, p.id)',
  after: '(-coalesce(sold.lines, 0), p.folded, p.id) > (@k0::bigint, @k1::text, @k2::bigint)',
})

const either = (flag: boolean | undefined, sql: string): Filter =>
  flag !== undefined && (flag ? sql : `not (${sql})`)

/** By name and codes. A SKU is the staff's own, and is found by them alone. */
export const productsByName: Area = {
  table: 'products',
  as: 'p',
  codes: ['search_barcode', 'search_sku'],
}
const forCustomers: Area = { ...productsByName, codes: ['search_barcode'] }

export const productsList = defineRead({
  name: 'products.list',
  role: 'user',
  input: listInput,
  output: z.object({ items: z.array(product), nextCursor: z.string().nullable() }),
  read(runtime, input, actor) {
    const staff = mayAct(actor.role, 'admin')
    return search(runtime, {
      area: staff ? productsByName : forCustomers,
      q: input.q,
      page: input,
      list: input.sort === 'popular' ? byPopularity(staff) : byName(staff),
      where: [
        input.archived === true ? 'p.archived_at is not null' : 'p.archived_at is null',
        !staff && PUBLIC,
        input.category !== undefined && 'p.category = @category::text',
        either(input.hidden, 'p.hidden'),
        // A user knows what is out, not how much there is: `low` would tell, so it is not asked for them.
        staff && either(input.low, LOW),
        either(input.out, 'p.stock = 0'),
      ],
      values: { category: input.category ?? null },
    })
  },
})

const categories = (staff: boolean) => ({
  name: 'categories.list',
  from: sql`(select category as name, count(*) as products from products p
    where p.category is not null and ${staff ? 'p.archived_at is null' : PUBLIC} group by category) g`,
  json: sql`json_build_object('name', g.name, 'products', g.products)`,
  order: 'g.name',
  keys: 'json_build_array(g.name)',
  after: 'g.name > @k0::text',
})

export const categoriesList = defineRead({
  name: 'categories.list',
  role: 'user',
  input: categoriesInput,
  output: z.object({
    items: z.array(z.object({ name: z.string(), products: z.int() })),
    nextCursor: z.string().nullable(),
  }),
  read: (runtime, input, actor) => list(runtime, categories(mayAct(actor.role, 'admin')), input, [], {}),
})

export interface ProductName {
  readonly id: number
  readonly name: string
  readonly folded: string
  readonly emoji: string | null
  readonly unit: string
  readonly price: number
  readonly stock: number
  readonly minStock: number
  readonly hidden: boolean
  readonly version: number
  /** The name of its photo. */
  readonly photo: string | null
}

const NAME_JSON = sql`json_build_object('id', t.id, 'name', t.name, 'folded', t.folded, 'emoji', t.emoji, 'unit', t.unit, 'price', t.price,
  'stock', trim_scale(t.stock), 'minStock', trim_scale(t.min_stock), 'hidden', t.hidden, 'version', t.version, 'photo', t.photo)`

/** Products that a line may mean. */
export const productNames = namesOf<ProductName>({
  table: 'products',
  stands: 't.archived_at is null',
  json: NAME_JSON,
})

const byIds = step(
  'products.names',
  sql`select coalesce(json_agg(${NAME_JSON} order by t.folded, t.id), '[]')::text
   from products t where t.id = any(@ids::bigint[]) and t.archived_at is null`,
)

/** Those of these ids that stand. */
export const productsNamed = async (runtime: Runtime, ids: readonly number[]) =>
  await rowOf<ProductName[]>(runtime.database, byIds, { ids })

/** Products by the same sign that are enough to know that there are several. */
const SIGNED_MAX = 12
const bySigns = step(
  'products.signed',
  sql`select coalesce(json_agg(${NAME_JSON} order by t.folded, t.id), '[]')::text
   from (select * from products p where p.emoji = any(@signs::text[]) and p.archived_at is null
         order by p.folded, p.id limit ${SIGNED_MAX}) t`,
)

/** Those that have one of these emojis. */
export const productsSigned = async (runtime: Runtime, signs: readonly string[]) =>
  await rowOf<ProductName[]>(runtime.database, bySigns, { signs })

export interface Shelf {
  readonly total: number
  readonly low: number
  /** Of those, what there is none of. */
  readonly out: number
  readonly items: readonly ProductName[]
}

const shelf = step(
  'products.shelf',
  sql`select json_build_object(
     'total', (select count(*) from products p where p.archived_at is null and (@hidden::boolean or not p.hidden)),
     'low', (select count(*) from products p where p.archived_at is null and (@hidden::boolean or not p.hidden) and ${LOW}),
     'out', (select count(*) from products p where p.archived_at is null and (@hidden::boolean or not p.hidden) and ${LOW} and p.stock = 0),
     'items', (select coalesce(json_agg(${NAME_JSON} order by t.folded, t.id), '[]') from (
       select * from products p where p.archived_at is null and (@hidden::boolean or not p.hidden)
       order by p.folded, p.id offset @from::int limit @count::int) t))::text`,
)

/** The shelf by name, `count` of it from a place on, and how much there is in all; hidden ones only for staff. */
export const shelfFrom = async (
  runtime: Runtime,
  { from, count, hidden }: { from: number; count: number; hidden: boolean },
): Promise<Shelf> =>
  (await runtime.database.json<Shelf>(shelf, { from, count, hidden })) ?? {
    total: 0,
    low: 0,
    out: 0,
    items: [],
  }
