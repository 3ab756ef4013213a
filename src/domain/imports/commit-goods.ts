// The steps of carrying out a price list: new goods, what changes of others, and their opening lots.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { markedBy } from '../edits.ts'
import { columnsOf } from '../products/edit-product.ts'
import { lockOrder, lockProducts } from '../products/lock.ts'
import { goodsChanged } from './changes.ts'
import { DONE } from './done.ts'
import type { Effect } from './effect.ts'

/** The effects as rows, `r`. */
const EFFECTS = sql`(select e.*, jsonb_populate_record(null::products, e.fields) as f
     from jsonb_to_recordset(@effects::jsonb) e (line int, id bigint, version int, fields jsonb, stock numeric, cost bigint, before jsonb, edited text[]))`

/** Nobody has taken a name or a code meanwhile; who does so in this very moment is met by the unique index, and it runs again. */
const free = step(
  'imports.commit:free',
  sql`with r as ${EFFECTS}
   select case when
       exists (select from r join products p on p.folded = (r.f).folded where p.archived_at is null and r.id is null)
       or exists (select from r join products p on p.sku = (r.f).sku where p.archived_at is null and p.id is distinct from r.id)
       or exists (select from r join products p on p.barcode = (r.f).barcode where p.archived_at is null and p.id is distinct from r.id)
     then refuse('wrong_state', '{"state": "changed"}') end`,
)

/** Under their locks: nobody has edited what is changed, and nothing has moved where an opening or another unit is to be. */
const unchanged = step(
  'imports.commit:unchanged',
  sql`with r as ${EFFECTS}
   select case when exists (select from r left join products p on p.id = r.id where r.id is not null
       and (p.id is null or p.archived_at is not null or p.version <> r.version
         or (r.stock is not null or (r.f).unit is not null) and exists (select from movements m where m.product_id = p.id)))
     then refuse('wrong_state', '{"state": "changed"}') end`,
)

const make = step(
  'imports.commit:make',
  sql`with r as ${EFFECTS}
   insert into products (name, folded, emoji, sku, folded_sku, barcode, folded_barcode, category, unit, price, min_stock, hidden, stock)
   select (r.f).name, (r.f).folded, (r.f).emoji, (r.f).sku, (r.f).folded_sku, (r.f).barcode, (r.f).folded_barcode, (r.f).category,
     (r.f).unit, (r.f).price, coalesce((r.f).min_stock, 0), coalesce((r.f).hidden, false), coalesce(r.stock, 0)
   from r where r.id is null order by r.line
   returning id`,
)

const change = step(
  'imports.commit:change',
  sql`with r as ${EFFECTS}
   update products p set emoji = coalesce((r.f).emoji, p.emoji), sku = coalesce((r.f).sku, p.sku),
     folded_sku = coalesce((r.f).folded_sku, p.folded_sku), barcode = coalesce((r.f).barcode, p.barcode),
     folded_barcode = coalesce((r.f).folded_barcode, p.folded_barcode), category = coalesce((r.f).category, p.category),
     unit = coalesce((r.f).unit, p.unit), price = coalesce((r.f).price, p.price), min_stock = coalesce((r.f).min_stock, p.min_stock),
     hidden = coalesce((r.f).hidden, p.hidden), stock = p.stock + coalesce(r.stock, 0),
     edits = ${markedBy('p', 'r.edited')}, updated_at = acted_at(), version = p.version + 1, rev = p.rev + 1
   from r where p.id = r.id
   returning p.id`,
)

/** What was made is found by its name: a statement does not see what it makes. */
const note = step(
  'imports.commit',
  sql`with r as ${EFFECTS},
   done as (
     select p.id, p.version, true as made, r.stock, r.cost, null::jsonb as before, null::text[] as edited
     from r join products p on p.folded = (r.f).folded and p.archived_at is null where r.id is null
     union all
     select p.id, p.version, false, r.stock, r.cost, r.before, r.edited from r join products p on p.id = r.id)
   update imports i set rev = i.rev + 1, done = (select coalesce(jsonb_agg(to_jsonb(d) order by d.id), '[]') from done d)
   where i.id = kept('import')`,
)

/** Of goods that have never moved: the level after it is what came. */
const receive = step(
  'imports.commit:receive',
  sql`with lot as (
     insert into lots (product_id, quantity, remaining, unit_cost)
     select d.id, d.stock, d.stock, d.cost from ${DONE('products')} d where d.stock is not null order by d.id
     returning id, product_id, quantity, unit_cost),
   moved as (
     insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id)
     select product_id, id, 'receipt', quantity, quantity, unit_cost, @actor::bigint, 'import', kept('import') from lot order by product_id)
   select count(*)::text from lot`,
)

/** What is made holds nobody up, and takes the most time: what is sold meanwhile is locked after it. */
export const goodsSteps = [free, make, lockProducts, unchanged, change, note, receive, goodsChanged]

export const lockedGoods = (effects: readonly Effect[]) => lockOrder(effects.flatMap((one) => one.id ?? []))

const asColumns = (fields: Parameters<typeof columnsOf>[0]) => JSON.parse(columnsOf(fields)) as unknown

/** As the catalogue's columns have them. */
export const goodsRow = ({ line, id, version, name, fields, opens, before }: Effect) => ({
  line,
  id,
  version,
  stock: opens?.stock ?? null,
  cost: opens?.cost ?? null,
  fields: asColumns(id === null ? { name, ...fields } : fields),
  before: before && asColumns(before),
  edited: id === null ? null : Object.keys(fields),
})
