// A price list against the catalogue: what each line would make or change, and what is wrong with it.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { isCounted } from '#lib/counted-units.ts'
import { PRICE_MAX, QUANTITY_MAX } from '#lib/limits.ts'
import { inUnit, type Unit } from '#lib/quantity.ts'
import type { Runtime } from '../runtime.ts'
import type { Said, Wrong } from './cells.ts'
import { differing, type Effect, heldOf, type JudgeLine, type ReadLine } from './effect.ts'
import type { List, Row } from './read-list.ts'

interface Goods {
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

const ASKED_AT_ONCE = 2000

interface Shelf {
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

/** Those that have a name or a code of these, so many lines at once: others have their turn in between. */
async function shelfOf({ database }: Runtime, lines: readonly ReadLine[]): Promise<Shelf> {
  const shelf = {
    named: new Map<string, Goods>(),
    sku: new Map<string, number>(),
    barcode: new Map<string, number>(),
  }
  for (let at = 0; at < lines.length; at += ASKED_AT_ONCE) {
    const some = lines.slice(at, at + ASKED_AT_ONCE)
    const found = await database.json<Goods[]>(find, {
      names: some.flatMap(({ folded }) => folded || []),
      skus: some.flatMap(({ said }) => said.sku ?? []),
      barcodes: some.flatMap(({ said }) => said.barcode ?? []),
    })
    for (const one of found ?? []) {
      shelf.named.set(one.folded, one)
      if (one.sku !== null) shelf.sku.set(one.sku, one.id)
      if (one.barcode !== null) shelf.barcode.set(one.barcode, one.id)
    }
  }
  return shelf
}

export async function judgeGoods(
  runtime: Runtime,
  list: List,
  lines: readonly ReadLine[],
): Promise<JudgeLine> {
  const shelf = await shelfOf(runtime, lines)
  const seen = new Map<string, number>()
  return ({ row, said, folded }) => {
    const goods = shelf.named.get(folded)
    const wrong = [
      ...missing(row, said, goods),
      ...together(list, said, goods),
      ...twins({ row, said, folded }, goods, shelf, seen),
    ]
    return { wrong, effect: wrong.length ? undefined : effectOf({ row, said, folded }, goods) }
  }
}

/** What it cannot do without: a name, and of what is new a price. */
function missing({ cells }: Row, said: Said, goods: Goods | undefined): Wrong[] {
  const needed = goods || said.name === undefined ? (['name'] as const) : (['name', 'price'] as const)
  return needed
    .filter((column) => cells[column] === undefined)
    .map((column) => ({ column, issue: 'required' }))
}

/** What its fields say of one another, and of what is there. */
function together({ columns }: List, said: Said, goods: Goods | undefined): Wrong[] {
  const unit = said.unit ?? goods?.unit ?? 'un'
  const isWhole = (value: number | undefined) =>
    value === undefined || !isCounted(unit) || Number.isInteger(value)
  const wrong: Wrong[] = []
  if (goods?.moved && unit !== goods.unit) wrong.push({ column: 'unit', issue: 'unit_in_use' })
  if (!isWhole(said.minStock ?? goods?.minStock)) wrong.push({ column: 'minStock', issue: 'not_whole' })
  if (!isWhole(said.stock)) wrong.push({ column: 'stock', issue: 'not_whole' })
  const turned = turnedOf(said, goods)
  if (goods && turned) wrong.push(...notInUnit(said, goods, turned))
  if (columns.cost !== undefined && said.stock && said.cost === undefined && !goods?.moved)
    wrong.push({ column: 'cost', issue: 'required' })
  return wrong
}

type Turned = Pick<Goods, 'price' | 'minStock'>

/** Its price and its minimum in the unit that is said; undefined: it stays in its own, or goes to one that has nothing to do with it. */
function turnedOf({ unit }: Said, goods: Goods | undefined): Turned | undefined {
  if (!goods || unit === undefined || unit === goods.unit) return undefined
  const price = inUnit(goods.price, unit, goods.unit)
  const minStock = inUnit(goods.minStock, goods.unit, unit)
  return price === undefined || minStock === undefined ? undefined : { price, minStock }
}

/** Why what is not said along with the unit cannot be said in it. */
function notInUnit({ unit = 'un', ...said }: Said, goods: Goods, turned: Turned): Wrong[] {
  const price = said.price ?? turned.price
  const issue = !Number.isInteger(price)
    ? ('price_not_exact' as const)
    : said.minStock === undefined && inUnit(turned.minStock, unit, goods.unit) !== goods.minStock
      ? ('stock_not_exact' as const)
      : price > PRICE_MAX || (said.minStock ?? turned.minStock) > QUANTITY_MAX
        ? ('out_of_bounds_in_unit' as const)
        : undefined
  return issue ? [{ column: 'unit', issue }] : []
}

/** What another has already: in the shop, or in an earlier line. */
function twins(
  { row: { line }, said, folded }: ReadLine,
  goods: Goods | undefined,
  shelf: Shelf,
  seen: Map<string, number>,
): Wrong[] {
  const keys: Partial<Record<'name' | 'sku' | 'barcode', string | undefined>> = {
    name: folded || undefined,
    sku: said.sku,
    barcode: said.barcode,
  }
  const wrong: Wrong[] = []
  for (const column of ['name', 'sku', 'barcode'] as const) {
    const key = keys[column]
    if (key === undefined) continue
    const holder = column === 'name' ? undefined : shelf[column].get(key)
    const earlier = seen.get(`${column} ${key}`)
    if (holder !== undefined && holder !== goods?.id) wrong.push({ column, issue: 'taken' })
    else if (earlier !== undefined) wrong.push({ column, issue: 'stands_twice', values: { line: earlier } })
    seen.set(`${column} ${key}`, earlier ?? line)
  }
  return wrong
}

const FIELDS = ['price', 'unit', 'category', 'sku', 'barcode', 'minStock', 'emoji', 'hidden'] as const

function effectOf({ row, said, folded }: ReadLine, goods: Goods | undefined): Effect | undefined {
  const { name = '', stock = 0, cost } = said
  const turned = turnedOf(said, goods)
  const fields = differing(FIELDS, { ...turned, ...said }, goods && { ...goods })
  // What has moved already had its opening: the same list again doubles nothing.
  const opens = cost !== undefined && stock > 0 && !goods?.moved
  if (goods && !Object.keys(fields).length && !opens) return undefined
  return {
    line: row.line,
    id: goods?.id ?? null,
    version: goods?.version ?? null,
    name: goods?.name ?? name,
    folded: goods?.folded ?? folded,
    fields: goods ? fields : { unit: 'un', ...fields },
    opens: opens ? { stock, cost } : null,
    before: goods ? heldOf(fields, { ...goods }) : null,
    odd: isOdd(said, goods && { ...goods, ...turned }),
  }
}

/** A price that somebody mistyped, most likely. */
function isOdd({ price, cost }: Said, goods: Goods | undefined): boolean {
  if (price === undefined || price === goods?.price) return false
  const paid = cost ?? goods?.cost ?? 0
  return price < paid || (goods !== undefined && (price > 2 * goods.price || price * 10 <= goods.price))
}
