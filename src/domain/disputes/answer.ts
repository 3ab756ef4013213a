// A word in the talk about what a customer does not recognise: the customer's, or the shop's.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { THREAD_MAX } from '#lib/limits.ts'
import { disputeEvent } from '../confirmations/ended.ts'
import { lockCustomerOf } from '../customers/lock.ts'
import { defineWrite } from '../operation.ts'
import { DISPUTE_JSON } from './projection.ts'
import { answerInput, dispute } from './schemas.ts'

export const lockCustomerOfDispute = lockCustomerOf(
  '(select d.customer_id from disputes d where d.id = @dispute::bigint)',
)

/** SQL of an arm of a `case`: it is over. */
export const IS_RESOLVED = sql`when d.resolved_at is not null then refuse('wrong_state', '{"state": "resolved"}')`

/** Whoever has the account now speaks as its customer, whatever else they are; then staff speak for the shop. */
const say = step(
  'disputes.answer',
  sql`with ruled as (
     select d.id, case when c.user_id = @actor::bigint then 'customer' else 'shop' end as side, case
       when d.id is null or c.user_id is distinct from @actor::bigint
         and not exists (select from users u where u.id = @actor::bigint and u.role <> 'user') then refuse('not_found', '{}')
       ${IS_RESOLVED}
       when (select count(*) from dispute_lines l where l.dispute_id = d.id) >= ${THREAD_MAX} then refuse('wrong_state', '{"state": "full"}')
       end as refusal
     from (select) one left join disputes d on d.id = @dispute::bigint left join customers c on c.id = d.customer_id),
   said as (
     insert into dispute_lines (dispute_id, by_id, side, text) select id, @actor::bigint, side, @text::text from ruled where refusal is null)
   update disputes d set version = d.version + 1, rev = d.rev + 1 from ruled r where d.id = r.id and r.refusal is null`,
)

/** SQL: whose the last word is. */
const LAST_SIDE = sql`(select l.side from dispute_lines l where l.dispute_id = d.id order by l.id desc limit 1)`

export const disputesAnswer = defineWrite({
  name: 'disputes.answer',
  role: 'user',
  input: answerInput,
  output: dispute,
  entity: 'dispute',
  entityId: '@dispute::bigint',
  events: [disputeEvent('changed', 'd.id = @dispute::bigint', LAST_SIDE)],
  answer: sql`(select ${DISPUTE_JSON} from disputes d where d.id = @dispute::bigint)`,
  plan: (_, { id, text }) => ({
    values: { dispute: id, text },
    locks: [lockCustomerOfDispute],
    steps: [say],
  }),
})
