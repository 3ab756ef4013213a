// Turning a document's movements round: what a void or an undo does to lots, levels and movements.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'

/**
 * Takes back all movements of the document @sourceType kept('source'), under the locks of its products: what went out
 * returns to the lots it came from; a lot that the document made is closed, which is refused when something of it is gone.
 */
export const takeBack = step(
  'stock.take_back',
  sql`with back as (
     select m.id, m.product_id, m.lot_id, -m.quantity as quantity, m.unit_cost, m.line,
       sum(-m.quantity) over (partition by m.product_id order by m.id) as sofar
     from movements m
     where m.source_type = @sourceType::text and m.source_id = kept('source') and m.kind <> 'void' and m.lot_id is not null),
   gone as (
     select json_agg(json_build_object('productId', p.id, 'name', p.name,
       'requested', trim_scale(-b.quantity), 'available', trim_scale(l.remaining))) as list
     from back b join lots l on l.id = b.lot_id join products p on p.id = b.product_id
     where b.quantity < 0 and l.remaining < -b.quantity),
   ruled as (
     select case when list is not null then refuse('insufficient_stock', json_build_object('shortages', list)) end as refusal
     from gone),
   allowed as (select back.* from back, ruled where refusal is null),
   moved as (
     insert into movements (product_id, lot_id, kind, quantity, level, unit_cost, actor_id, source_type, source_id, line)
     select a.product_id, a.lot_id, 'void', a.quantity, p.stock + a.sofar, a.unit_cost, @actor::bigint,
       @sourceType::text, kept('source'), a.line
     from allowed a join products p on p.id = a.product_id order by a.id),
   returned as (
     update lots l set remaining = l.remaining + a.quantity, rev = l.rev + 1,
       voided_at = case when a.made then acted_at() else l.voided_at end
     from (select lot_id, sum(quantity) as quantity, bool_or(quantity < 0) as made from allowed group by lot_id) a
     where l.id = a.lot_id),
   levelled as (
     update products p set stock = p.stock + a.quantity, rev = p.rev + 1
     from (select product_id, sum(quantity) as quantity from allowed group by product_id) a where p.id = a.product_id)
   select count(*)::text from allowed`,
)
