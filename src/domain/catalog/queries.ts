// Reading the catalogue: products by name or by what is sold most, and the categories.
import { z } from 'zod'
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import { containing, dynamicStep, type Filter, list } from '../list.ts'
import { one } from '../one.ts'
import { defineRead, mayAct } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { LINES_OF_MONTH } from '../tallied.ts'
import { LOW, productJson } from './projection.ts'
import { categoriesInput, listInput, oneInput, product } from './shapes.ts'

const PUBLIC = 'p.archived_at is null and not p.hidden'

export const productsGet = defineRead({
  name: 'products.get',
  role: 'user',
  input: oneInput,
  output: product,
  read(runtime, input, actor) {
    const staff = mayAct(actor.role, 'admin')
    const found = dynamicStep(
      'products.get',
      `select ${productJson({ staff })}::text from products p where p.id = @id::bigint ${staff ? '' : `and ${PUBLIC}`}`,
    )
    return one(runtime, found, { id: input.id })
  },
})

const SOLD = `
  left join (select t.product_id, sum(t.lines) as lines from ${LINES_OF_MONTH} t group by t.product_id) sold on sold.product_id = p.id`

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
  from: `products p ${SOLD}`,
  json: productJson({ staff }),
  order: '-coalesce(sold.lines, 0), p.folded, p.id',
  keys: 'json_build_array(-coalesce(sold.lines, 0), p.folded, p.id)',
  after: '(-coalesce(sold.lines, 0), p.folded, p.id) > (@k0::bigint, @k1::text, @k2::bigint)',
})

const either = (flag: boolean | undefined, sql: string): Filter =>
  flag !== undefined && (flag ? sql : `not (${sql})`)

export const productsList = defineRead({
  name: 'products.list',
  role: 'user',
  input: listInput,
  output: z.object({ items: z.array(product), nextCursor: z.string().nullable() }),
  read(runtime, input, actor) {
    const staff = mayAct(actor.role, 'admin')
    const folded = fold(input.q ?? '')
    return list(
      runtime,
      input.sort === 'popular' ? byPopularity(staff) : byName(staff),
      input,
      [
        input.archived === true ? 'p.archived_at is not null' : 'p.archived_at is null',
        !staff && PUBLIC,
        input.q !== undefined &&
          `p.folded like @q::text or p.folded_barcode like @q::text ${staff ? 'or p.folded_sku like @q::text' : ''}`,
        input.category !== undefined && 'p.category = @category::text',
        either(input.hidden, 'p.hidden'),
        // A user knows what is out, not how much there is: `low` would tell, so it is not asked for them.
        staff && either(input.low, LOW),
        either(input.out, 'p.stock = 0'),
      ],
      { q: containing(folded), category: input.category ?? null },
    )
  },
})

const categories = (staff: boolean) => ({
  name: 'categories.list',
  from: `(select category as name, count(*) as products from products p
    where p.category is not null and ${staff ? 'p.archived_at is null' : PUBLIC} group by category) g`,
  json: `json_build_object('name', g.name, 'products', g.products)`,
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
}

const names = step(
  'products.names',
  `select coalesce(json_agg(json_build_object('id', id, 'name', name, 'folded', folded, 'emoji', emoji, 'unit', unit, 'price', price,
     'stock', trim_scale(stock), 'minStock', trim_scale(min_stock), 'hidden', hidden, 'version', version) order by folded, id), '[]')::text
   from (select * from products where archived_at is null order by folded, id limit 10000) p`,
)

/** Everything that can be named in chat, by name. */
export const productNames = async (runtime: Runtime) =>
  (await runtime.database.json<ProductName[]>(names, {})) ?? []
