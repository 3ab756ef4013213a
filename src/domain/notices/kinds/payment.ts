// A payment that was made apart from a sale: a receipt to whom the customer is linked; and a word to the owners who did not take it.
import { sql } from '#database/sql.ts'
import { confirmationOf } from '../../confirmations/standing.ts'
import type { Sale } from '../../sales/index.ts'
import { type AccountFacts, accountFacts, isOwnAccount, type NoticeRule } from './rule.ts'

export interface PaymentFacts {
  readonly payment: {
    readonly amount: number
    readonly method: string
    readonly voided: boolean
    readonly confirmation: Sale['confirmation']
  }
  readonly customer: AccountFacts | null
}

/** SQL: a payment that was made now, and not in a sale; one whose credit is spent is told again too. */
const IS_MADE = sql`e.name = 'payment.received' and e.data->>'saleId' is null
       and exists (select from payments p where p.id = e.entity_id and p.created_at = e.at)`

/** What was voided meanwhile is told to nobody. */
const RECEIPT = sql`
     select e.n, c.user_id, e.entity, e.entity_id, jsonb_build_object('total', e.data->'amount', 'method', e.data->'method')
     from fresh e join customers c on c.id = e.customer_id
     where ${IS_MADE} and not exists (select from fresh v where v.name = 'payment.voided' and v.entity_id = e.entity_id)`

const RECEIVED = sql`
     select e.n, u.id, e.entity, e.entity_id, jsonb_build_object('total', e.data->'amount', 'method', e.data->'method', 'byId', e.actor_id)
     from fresh e join users u on u.role = 'owner' and u.id <> e.actor_id
     where ${IS_MADE} and not exists (select from customers c where c.id = e.customer_id and c.user_id = u.id)`

const VOIDED = sql`
     select o.id, true, null::bigint from fresh e
     join notices o on o.kind = 'payment' and o.entity = 'payment' and o.entity_id = e.entity_id where e.name = 'payment.voided'`

/** What the customer says of it stands on its receipt, whatever door they said it at. */
const SPOKEN = sql`
     select o.id, true, null::bigint from fresh e
     join notices o on o.kind = 'payment' and o.entity = 'payment' and o.entity_id = e.entity_id and not o.data ? 'byId'
     where e.name = 'payment.received' and e.data->'confirmation'->>'at' = utc(e.at)`

export const payment: NoticeRule = {
  kind: 'payment',
  told: [RECEIPT],
  shown: [RECEIVED],
  turned: [VOIDED, SPOKEN],
  stands: sql`case when o.data ? 'byId' then u.role = 'owner'
      else exists (select from payments p where p.id = o.entity_id and ${isOwnAccount('p.customer_id')}) end`,
  now: sql`(select jsonb_build_object('voided', p.voided_at is not null, 'customerId', p.customer_id) from payments p where p.id = o.entity_id)`,
  facts: sql`(select json_build_object(
      'payment', json_build_object('amount', p.amount, 'method', p.method, 'voided', p.voided_at is not null, 'confirmation', ${confirmationOf('payment', 'p.id')}), 'customer', ${accountFacts('p.customer_id')})
      from payments p where p.id = r.entity_id)`,
  lane: 0,
}
