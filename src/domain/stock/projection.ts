// The shapes of lots, movements and levels in SQL; one place each.
import { sql } from '#database/sql.ts'
import { PHOTO_SHOWN } from '../media/index.ts'
import { COSTS_SHOWN } from '../settings/index.ts'
import { LOW } from '../units.ts'

/** Over lots l. */
export const LOT_JSON = sql`json_build_object(
  'id', l.id, 'productId', l.product_id, 'receivedAt', utc(l.received_at), 'quantity', trim_scale(l.quantity),
  'remaining', trim_scale(l.remaining), 'unit', coalesce(l.unit, (select p.unit from products p where p.id = l.product_id)),
  'unitCost', case when ${COSTS_SHOWN} then l.unit_cost end, 'expiresOn', l.expires_on, 'note', l.note,
  'voidedAt', utc(l.voided_at), 'rev', l.rev)`

/** Over MOVEMENT_FROM. */
export const MOVEMENT_JSON = sql`json_build_object(
  'id', m.id, 'at', utc(m.at), 'productId', m.product_id, 'lotId', m.lot_id, 'kind', m.kind,
  'quantity', trim_scale(m.quantity), 'level', trim_scale(m.level),
  'unit', coalesce((select l.unit from lots l where l.id = m.lot_id), (select p.unit from products p where p.id = m.product_id)),
  'unitCost', case when ${COSTS_SHOWN} then m.unit_cost end,
  'actor', json_build_object('id', actor.id, 'name', actor.name),
  'source', json_build_object('type', m.source_type, 'id', m.source_id, 'name', c.name),
  'reason', coalesce(m.reason, case when m.kind = 'void' then s.void_reason end))`

/** A sale's movement names its customer, and why it was voided: both stand with the sale, where they can be erased. */
export const MOVEMENT_FROM = `movements m
  join users actor on actor.id = m.actor_id
  left join sales s on m.source_type = 'sale' and s.id = m.source_id
  left join customers c on c.id = s.customer_id`

/** Products with their open lots, summed for the rows that are shown alone. */
export const LEVEL_FROM = `products p cross join lateral (
    select coalesce(half_even(sum(l.remaining * l.unit_cost)), 0) as value, count(*) as lots
    from lots l where l.product_id = p.id and l.remaining > 0) open`

/** Over LEVEL_FROM; the value is at cost. As all that costs, it is shown to whom the shop shows costs: @actor. */
export const LEVEL_JSON = sql`json_build_object('productId', p.id, 'name', p.name, 'emoji', p.emoji, ${PHOTO_SHOWN}, 'unit', p.unit,
    'stock', trim_scale(p.stock), 'minStock', trim_scale(p.min_stock), 'low', ${LOW},
    'value', case when ${COSTS_SHOWN} then open.value end, 'lots', open.lots)`
