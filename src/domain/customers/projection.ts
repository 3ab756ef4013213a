// The one shape of a customer in SQL, over customers c.

import { sql } from '#database/sql.ts'

export const CUSTOMER_JSON = sql`json_build_object(
  'id', c.id, 'name', c.name, 'phone', c.phone, 'note', c.note, 'userId', c.user_id, 'creditLimit', c.credit_limit,
  'due', c.due, 'credit', c.credit,
  'oldestOn', (select min(h.on) from charges h where h.customer_id = c.id and h.allocated < h.amount and h.voided_at is null),
  'lastSaleAt', utc(c.last_sale_at), 'archived', c.archived_at is not null,
  'version', c.version, 'rev', c.rev, 'createdAt', utc(c.created_at))`
