// A receipt of a sale: to whom the customer is linked.
import { sql } from '#database/sql.ts'
import type { Sale } from '../../sales/index.ts'
import { SALE_JOINS, saleJson } from '../../sales/projection.ts'
import { type AccountFacts, accountFacts, isOwnAccount, type NoticeRule } from './rule.ts'

export interface SaleFacts {
  /** Without what it cost. */
  readonly sale: Sale
  readonly customer: AccountFacts | null
}

/** What was voided meanwhile is told to nobody. */
const MADE = sql`
     select e.n, c.user_id, e.entity, e.entity_id, jsonb_build_object('total', e.data->'total', 'paid', e.data->'paid') as data
     from fresh e join customers c on c.id = e.customer_id
     where e.name = 'sale.created' and not exists (select from fresh v where v.name = 'sale.voided' and v.entity_id = e.entity_id)`

const VOIDED = sql`
     select o.id, true, null::bigint from fresh e
     join notices o on o.kind = 'sale' and o.entity = 'sale' and o.entity_id = e.entity_id where e.name = 'sale.voided'`

/** What the customer says of it stands on its receipt, whatever door they said it at. */
const SPOKEN = sql`
     select o.id, true, null::bigint from fresh e
     join notices o on o.kind = 'sale' and o.entity = 'sale' and o.entity_id = e.entity_id
     where e.name = 'sale.changed' and e.data->'confirmation'->>'at' = utc(e.at)`

export const sale: NoticeRule = {
  kind: 'sale',
  told: [MADE],
  turned: [VOIDED, SPOKEN],
  stands: sql`exists (select from sales s where s.id = o.entity_id and ${isOwnAccount('s.customer_id')})`,
  now: sql`(select jsonb_build_object('voided', s.voided_at is not null) from sales s where s.id = o.entity_id)`,
  facts: sql`(select json_build_object('sale', ${saleJson({ costs: false })}, 'customer', ${accountFacts('s.customer_id')})
      from sales s ${SALE_JOINS} where s.id = r.entity_id)`,
  lane: 0,
}
