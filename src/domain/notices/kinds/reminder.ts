// A reminder of what is owed: to whom the account is. What was paid or promised meanwhile is told to nobody.
import { sql } from '#database/sql.ts'
import { debtOf } from '../../debts/projection.ts'
import { PROMISED } from '../../debts/promised.ts'
import { isOwnAccount, type NoticeRule } from './rule.ts'

export interface ReminderFacts {
  readonly customer: string
  readonly due: number
  readonly overdue: number
  readonly oldestOn: string | null
  /** With its words in braces; null: the shop's usual. */
  readonly template: string | null
  readonly byPix: boolean
}

const REMINDED = sql`
     select e.n, c.user_id, 'customer', c.id, jsonb_build_object('reminderId', e.data->'reminderId')
     from fresh e join customers c on c.id = e.entity_id and c.user_id is not null where e.name = 'customer.reminded'`

/** Who has promised has answered. */
const ANSWERED = sql`
     select o.id, false, e.actor_id from fresh e
     join notices o on o.kind = 'reminder' and o.entity = 'customer' and o.entity_id = e.entity_id and o.done_at is null
     where e.name = 'customer.promised'`

export const reminder: NoticeRule = {
  kind: 'reminder',
  told: [REMINDED],
  turned: [ANSWERED],
  stands: isOwnAccount('o.entity_id'),
  now: sql`(select jsonb_build_object('due', c.due, 'overdue', d.overdue) from customers c cross join lateral ${debtOf('c.id')} d where c.id = o.entity_id)`,
  action: sql`(select json_build_object('operation', 'payments.pix', 'input', json_build_object('customerId', c.id))
      from customers c where c.id = o.entity_id and c.due > 0)`,
  facts: sql`(select json_build_object('customer', c.name, 'due', c.due, 'overdue', d.overdue, 'oldestOn', d.oldest_on,
      'template', coalesce(x.text, s.reminders->>'text'), 'byPix', x.by_pix)
      from reminders m join reminder_runs x on x.id = m.run_id join customers c on c.id = m.customer_id cross join settings s
      cross join lateral ${debtOf('c.id')} d
      where m.id = (r.data->>'reminderId')::bigint and c.due > 0 and c.user_id = r.user_id and not ${PROMISED('c.id')})`,
  lane: 1,
}
