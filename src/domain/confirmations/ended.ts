// What a void does to what is talked over: an open dispute of what is voided ends with it, whoever voids it and from where.

import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'

/**
 * Over disputes d. To staff, and to the customer; which topic is that of what it is about. `side`: SQL of whose word it was, the
 * customer's or the shop's; null: nobody's.
 */
export const disputeEvent = (name: 'created' | 'changed' | 'resolved', where: string, side: string) => sql`
  select d.entity || 's', 'dispute.${name}', 'dispute', d.id, d.rev,
    jsonb_build_object('customerId', d.customer_id, 'of', d.entity, 'ofId', d.entity_id,
      'state', case when d.resolved_at is null then 'open' else 'resolved' end, 'outcome', d.outcome,
      'side', ${side}, 'lineId', (select max(l.id) from dispute_lines l where l.dispute_id = d.id)),
    d.customer_id, false
  from disputes d where ${where}`

/** After the sale kept as `sale`, if any, and the payments of kept_json('voiding') were voided, under their customer's lock. */
export const endDisputes = step(
  'disputes.end',
  sql`with gone (entity, id) as (
     select 'sale', kept_or_0('sale') union all select 'payment', jsonb_array_elements_text(kept_json('voiding'))::bigint),
   ended as (
     update disputes d
     set resolved_at = acted_at(), resolved_by_id = @actor::bigint, outcome = 'void', version = d.version + 1, rev = d.rev + 1
     from gone g where d.entity = g.entity and d.entity_id = g.id and d.resolved_at is null
     returning d.id, d.entity, d.entity_id, d.customer_id),
   said as (
     insert into confirmations (entity, entity_id, customer_id, state, dispute_id, by_id)
     select entity, entity_id, customer_id, 'resolved', id, @actor::bigint from ended order by id)
   select keep_json('ended', (select coalesce(jsonb_agg(id), '[]') from ended))`,
)

export const disputesEnded = disputeEvent(
  'resolved',
  `d.id = any(array(select jsonb_array_elements_text(kept_json('ended'))::bigint))`,
  `'shop'`,
)
