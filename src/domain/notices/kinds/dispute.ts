// What a customer does not recognise: to staff each word of the customer's, to the customer each word of the shop's and how it ended.
import { sql } from '#database/sql.ts'
import { DISPUTE_JSON } from '../../disputes/projection.ts'
import type { Dispute } from '../../disputes/schemas.ts'
import type { Sale } from '../../sales/index.ts'
import { SALE_JOINS, saleJson } from '../../sales/projection.ts'
import { isOwnAccount, type NoticeRule } from './rule.ts'

export interface DisputeFacts {
  readonly dispute: Dispute
  /** What was said, where something was. */
  readonly text: string | null
  /** What was sold, without what it cost; null of a payment. */
  readonly sale: Sale | null
}

const data = (what: string, to: 'shop' | 'customer') =>
  sql`jsonb_build_object('what', ${what}, 'to', '${to}', 'lineId', e.data->'lineId', 'of', e.data->'of', 'ofId', e.data->'ofId')`

const ASKED = sql`
     select e.n, u.id, e.entity, e.entity_id, ${data(`case e.name when 'dispute.created' then 'opened' else 'answered' end`, 'shop')}
     from fresh e join users u on u.role in ('admin', 'owner') and u.id <> e.actor_id
     where e.name in ('dispute.created', 'dispute.changed') and e.data->>'side' = 'customer'`

const ANSWERED = sql`
     select e.n, c.user_id, e.entity, e.entity_id, ${data(`case e.name when 'dispute.resolved' then 'resolved' else 'answered' end`, 'customer')}
     from fresh e join customers c on c.id = e.customer_id and c.user_id <> e.actor_id
     where e.name in ('dispute.changed', 'dispute.resolved') and e.data->>'side' = 'shop'`

/** By whoever ended it. */
const ENDED = sql`
     select o.id, o.data->>'what' <> 'resolved', case when o.data->>'to' = 'shop' then e.actor_id end from fresh e
     join notices o on o.kind = 'dispute' and o.entity_id = e.entity_id and o.done_at is null
     where e.name = 'dispute.resolved'`

export const dispute: NoticeRule = {
  kind: 'dispute',
  told: [ASKED, ANSWERED],
  turned: [ENDED],
  stands: sql`case when o.data->>'to' = 'shop' then u.role <> 'user'
      else exists (select from disputes d where d.id = o.entity_id and ${isOwnAccount('d.customer_id')}) end`,
  passes: `o.data->>'to' = 'customer'`,
  now: sql`(select jsonb_build_object('state', case when d.resolved_at is null then 'open' else 'resolved' end, 'outcome', d.outcome,
      'total', case d.entity when 'sale' then (select s.total from sales s where s.id = d.entity_id) else (select p.amount from payments p where p.id = d.entity_id) end)
      from disputes d where d.id = o.entity_id)`,
  action: sql`(select json_build_object('operation', 'disputes.answer', 'input', json_build_object('id', d.id))
      from disputes d where d.id = o.entity_id and d.resolved_at is null)`,
  facts: sql`(select json_build_object('dispute', ${DISPUTE_JSON},
      'text', (select l.text from dispute_lines l where l.dispute_id = d.id and case when r.data->>'what' = 'resolved'
        then l.at = d.resolved_at and l.side = 'shop' else l.id = (r.data->>'lineId')::bigint end),
      'sale', (select ${saleJson({ costs: false })} from sales s ${SALE_JOINS} where s.id = d.entity_id and d.entity = 'sale'))
      from disputes d where d.id = r.entity_id)`,
  lane: 1,
}
