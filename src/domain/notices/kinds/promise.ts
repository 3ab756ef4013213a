// A promised day: to staff where a customer has said it, to the customer where staff have written it down.
import { sql } from '#database/sql.ts'
import { KEPT_AT } from '../../debts/promised.ts'
import { isOwnAccount, type NoticeRule } from './rule.ts'

export interface PromiseFacts {
  readonly customer: { readonly id: number; readonly name: string; readonly own: boolean }
  readonly on: string
  /** What was owed when it was made. */
  readonly due: number
}

const MADE = sql`fresh e join customers c on c.id = e.entity_id`
const DATA = sql`jsonb_build_object('promiseId', e.data->'promiseId', 'on', e.data->'on')`

const SAID = sql`
     select e.n, u.id, 'customer', c.id, ${DATA} from ${MADE} join users u on u.role <> 'user' and u.id <> e.actor_id
     where e.name = 'customer.promised' and c.user_id = e.actor_id`
const WRITTEN_DOWN = sql`
     select e.n, c.user_id, 'customer', c.id, ${DATA} || jsonb_build_object('byId', e.actor_id) from ${MADE}
     where e.name = 'customer.promised' and c.user_id <> e.actor_id`

export const promise: NoticeRule = {
  kind: 'promise',
  told: [SAID, WRITTEN_DOWN],
  stands: sql`(u.role <> 'user' or ${isOwnAccount('o.entity_id')})`,
  now: sql`(select jsonb_build_object('due', p.due, 'keptAt', utc(${KEPT_AT})) from promises p where p.id = (o.data->>'promiseId')::bigint)`,
  facts: sql`(select json_build_object('customer', json_build_object('id', c.id, 'name', c.name, 'own', c.user_id is not distinct from r.user_id),
      'on', p."on", 'due', p.due)
      from promises p join customers c on c.id = p.customer_id where p.id = (r.data->>'promiseId')::bigint)`,
  lane: 1,
}
