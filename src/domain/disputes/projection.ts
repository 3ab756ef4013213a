// The one shape of a dispute in SQL, over disputes d.
import { sql } from '#database/sql.ts'

const person = (id: string) =>
  sql`(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = ${id})`

const THREAD = sql`(
    select coalesce(json_agg(json_build_object('at', utc(l.at), 'by', ${person('l.by_id')}, 'side', l.side, 'text', l.text) order by l.id), '[]')
    from dispute_lines l where l.dispute_id = d.id)`

export const DISPUTE_JSON = sql`json_build_object('id', d.id, 'entity', d.entity, 'entityId', d.entity_id,
  'amount', case d.entity
    when 'sale' then (select s.total from sales s where s.id = d.entity_id)
    else (select p.amount from payments p where p.id = d.entity_id) end,
  'customer', (select json_build_object('id', c.id, 'name', c.name) from customers c where c.id = d.customer_id),
  'state', case when d.resolved_at is null then 'open' else 'resolved' end,
  'reason', (select l.text from dispute_lines l where l.dispute_id = d.id order by l.id limit 1), 'thread', ${THREAD},
  'outcome', d.outcome, 'resolvedBy', ${person('d.resolved_by_id')}, 'version', d.version, 'rev', d.rev,
  'createdAt', utc(d.created_at), 'resolvedAt', utc(d.resolved_at))`

/** SQL: a person's own account, as they are linked now; @actor is who asks. */
export const OWN = '(select c.id from customers c where c.user_id = @actor::bigint)'
