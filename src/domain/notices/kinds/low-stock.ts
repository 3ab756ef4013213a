// Goods at their minimum: to staff, once until there is more; done by who receives them.
import { sql } from '#database/sql.ts'
import { PHOTO_SHOWN } from '../../media/index.ts'
import type { NoticeRule } from './rule.ts'

export interface LowStockFacts {
  readonly name: string
  readonly unit: string
  readonly stock: number
  readonly minStock: number
}

/** What each product's stock was last announced as. */
const LEVELS = sql`levels as (
     select distinct on (entity_id) n, entity_id, actor_id, (data->>'low')::boolean as low
     from fresh where name = 'stock.changed' order by entity_id, n desc)`

const RUN_OUT = sql`
     select v.n, u.id, 'product', v.entity_id, '{}'::jsonb
     from levels v join products p on p.id = v.entity_id and p.archived_at is null join users u on u.role in ('admin', 'owner')
     where v.low and not exists (
       select from notices o where o.kind = 'lowStock' and o.entity_id = v.entity_id and o.user_id = u.id and o.done_at is null)`

const RECEIVED = sql`
     select o.id, false, v.actor_id from levels v
     join notices o on o.kind = 'lowStock' and o.entity_id = v.entity_id and o.done_at is null where not v.low`

export const lowStock: NoticeRule = {
  kind: 'lowStock',
  queries: [LEVELS],
  told: [RUN_OUT],
  turned: [RECEIVED],
  stands: sql`u.role <> 'user'`,
  now: sql`(select jsonb_build_object('stock', trim_scale(p.stock), 'minStock', trim_scale(p.min_stock), 'unit', p.unit, 'emoji', p.emoji,
      ${PHOTO_SHOWN}) from products p where p.id = o.entity_id)`,
  action: sql`json_build_object('operation', 'stock.receive', 'input', json_build_object('productId', o.entity_id))`,
  facts: sql`(select json_build_object('name', t.name, 'unit', t.unit, 'stock', trim_scale(t.stock), 'minStock', trim_scale(t.min_stock))
      from products t where t.id = r.entity_id)`,
  lane: 1,
}
