// What the catalogue has of the goods that a list names, read at once.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import type { Unit } from '#lib/quantity.ts'
import type { Runtime } from '../runtime.ts'
import type { Said } from './cells.ts'

export interface Goods {
  readonly id: number
  readonly version: number
  readonly name: string
  readonly folded: string
  readonly price: number
  readonly unit: Unit
  readonly category: string | null
  readonly sku: string | null
  readonly barcode: string | null
  readonly minStock: number
  readonly emoji: string | null
  readonly hidden: boolean
  /** It has a history: it is counted in its unit, and had its opening. */
  readonly moved: boolean
  /** What the newest lot cost; null: there is none. */
  readonly cost: number | null
}

export interface Shelf {
  readonly named: ReadonlyMap<string, Goods>
  /** By code: whose it is. */
  readonly sku: ReadonlyMap<string, number>
  readonly barcode: ReadonlyMap<string, number>
}

const find = step(
  'imports.goods',
  sql`with named as (
     select id from products where archived_at is null and folded = any(@names::text[])
     union select id from products where archived_at is null and sku = any(@skus::text[])
     union select id from products where archived_at is null and barcode = any(@barcodes::text[]))
   select coalesce(json_agg(json_build_object('id', p.id, 'version', p.version, 'name', p.name, 'folded', p.folded, 'price', p.price,
     'unit', p.unit, 'category', p.category, 'sku', p.sku, 'barcode', p.barcode, 'minStock', trim_scale(p.min_stock), 'emoji', p.emoji,
     'hidden', p.hidden,
     'moved', exists (select from movements m where m.product_id = p.id) or exists (select from sale_lines s where s.product_id = p.id),
     'cost', (select l.unit_cost from lots l where l.product_id = p.id and l.voided_at is null order by l.id desc limit 1))), '[]')::text
   from products p join named using (id)`,
)

/** Those that have a name or a code of these. */
export async function goodsLike({ database }: Runtime, said: readonly Said[]): Promise<Shelf> {
  const all = (of: (one: Said) => string | undefined) => said.flatMap((one) => of(one) ?? [])
  const found =
    (await database.json<Goods[]>(find, {
      names: all(({ name }) => name && fold(name)),
      skus: all(({ sku }) => sku),
      barcodes: all(({ barcode }) => barcode),
    })) ?? []
  const coded = (code: 'sku' | 'barcode') =>
    new Map(found.flatMap((one) => (one[code] === null ? [] : [[one[code], one.id] as const])))
  return {
    named: new Map(found.map((one) => [one.folded, one])),
    sku: coded('sku'),
    barcode: coded('barcode'),
  }
}
