// Counting a product's stock in another unit: each lot that stands in an old one is closed, and opened anew in the new one.
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { SCALE } from '../units.ts'

/** SQL: a lot's cost in the product's present unit, over lots l and products p; for what has no cost of its own. */
export const COST_IN_PRESENT_UNIT = `half_even(l.unit_cost::numeric * ${SCALE('p.unit')} / ${SCALE('coalesce(l.unit, p.unit)')})`

/**
 * Of the products that `which` selects, under their locks: lots in another unit than the product's give what is left to
 * new lots, of the same day, note and worth. What came in together is one worth; where that does not divide into whole
 * minor units, the lot is parted into a dearer and a cheaper one, so that no money is lost. `was` is the unit of lots
 * that do not say theirs. Old rows stay as they are: a lot has one unit for ever.
 */
const convert = (name: string, which: string, was: string, marked: string): Step =>
  step(
    name,
    sql`with old as (
       select l.*, p.stock, p.unit as present, coalesce(l.unit, ${was}) as counted_in
       from lots l join products p on p.id = l.product_id
       where p.id in (${which}) and l.remaining > 0 and coalesce(l.unit, ${was}) <> p.unit),
     marked as (
       update lots l set unit = coalesce(l.unit, ${was}), remaining = 0, rev = l.rev + (l.remaining > 0)::int
       from products p where p.id = l.product_id and p.id in (${which}) and coalesce(l.unit, ${was}) <> p.unit
         and ${marked}),
     pooled as ( -- quantity in the new unit, worth in minor units
       select product_id, received_at, expires_on, note, stock, present, min(id) as first_id, min(counted_in) as counted_in,
         sum(remaining * ${SCALE('counted_in')} / ${SCALE('present')}) as quantity, sum(remaining * unit_cost) as worth
       from old group by product_id, received_at, expires_on, note, stock, present),
     parted as (
       select pooled.*, dearer, div(worth, quantity) + dearer as unit_cost,
         case dearer when 1 then mod(worth, quantity) else quantity - mod(worth, quantity) end as part
       from pooled cross join (values (0), (1)) parts (dearer)),
     made as (
       insert into lots (product_id, received_at, quantity, remaining, unit_cost, expires_on, note)
       select product_id, received_at, part, part, unit_cost, expires_on, note
       from parted where part > 0 order by product_id, first_id, dearer
       returning id, product_id, remaining, unit_cost),
     moves as (
       select 1 as turn, id, product_id, -remaining as quantity, unit_cost from old
       union all
       select 2, id, product_id, remaining, unit_cost from made),
     moved as (
       insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, reason)
       select m.product_id, m.id, 'conversion', m.quantity,
         p.stock + sum(m.quantity) over (partition by m.product_id order by m.turn, m.id),
         m.unit_cost, @actor::bigint, 'product', m.product_id,
         (select min(o.counted_in) || ' → ' || p.unit from old o where o.product_id = m.product_id)
       from moves m join products p on p.id = m.product_id order by m.product_id, m.turn, m.id),
     levelled as (
       update products p set stock = p.stock + m.quantity, rev = p.rev + 1
       from (select product_id, sum(quantity) as quantity from moves group by product_id) m where p.id = m.product_id)
     select count(*)::text from moves`,
  )

/** After an edit that kept what the unit was. */
export const convertProduct = convert(
  'stock.convert:product',
  sql`select kept('product')`,
  `kept_json('unit_was')#>>'{}'`,
  '(l.unit is null or l.remaining > 0)', // empty ones too say from now on what they were
)

/** After what a document moved went back to its lots: they may be of before the unit was changed. */
export const convertReturned = convert(
  'stock.convert:returned',
  sql`select m.product_id from movements m where m.source_type = @sourceType::text and m.source_id = kept('source')`,
  'p.unit',
  'l.remaining > 0',
)
