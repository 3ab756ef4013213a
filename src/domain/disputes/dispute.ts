// A customer does not recognise a sale or a payment: a talk begins. No money moves by that.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { DISPUTE_DAYS } from '#lib/limits.ts'
import { disputeEvent } from '../confirmations/ended.ts'
import type { Spoken } from '../confirmations/standing.ts'
import { defineWrite } from '../operation.ts'
import { DISPUTE_JSON } from './projection.ts'
import { dispute, disputeInput } from './schemas.ts'
import { judgeSpoken, lockCustomerOfThing, raise, THINGS } from './spoken.ts'

/** One at a time; what was confirmed, or talked over, is spoken of again for a time. */
const AGAIN = sql`when w.state = 'disputed' then refuse('wrong_state', json_build_object('state', 'disputed', 'id', w.dispute_id))
         when w.at < acted_at() - interval '${DISPUTE_DAYS} days' then refuse('wrong_state', '{"state": "long_ago"}')`

const open = (entity: Spoken) =>
  step(
    `${entity}s.dispute`,
    sql`with opened as (
       insert into disputes (entity, entity_id, customer_id) values ('${entity}', kept('spoken'), kept('customer')) returning id),
     begun as (
       insert into dispute_lines (dispute_id, by_id, side, text) select id, @actor::bigint, 'customer', @reason::text from opened),
     said as (
       insert into confirmations (entity, entity_id, customer_id, state, dispute_id, by_id)
       select '${entity}', kept('spoken'), kept('customer'), 'disputed', id, @actor::bigint from opened)
     select keep('dispute', id) from opened`,
  )

const declare = <N extends string>(
  name: N,
  entity: Spoken,
  judge = judgeSpoken(name, THINGS[entity], AGAIN),
  said = [judge, open(entity), raise(THINGS[entity])],
) =>
  defineWrite({
    name,
    role: 'user',
    input: disputeInput,
    output: dispute,
    entity: 'dispute',
    entityId: `kept('dispute')`,
    things: sql`select '${entity}', @id::bigint`,
    events: [THINGS[entity].event, disputeEvent('created', `d.id = kept('dispute')`, `'customer'`)],
    answer: sql`(select ${DISPUTE_JSON} from disputes d where d.id = kept('dispute'))`,
    plan: (_, { id, reason }) => ({
      values: { id, reason },
      locks: [lockCustomerOfThing(THINGS[entity])],
      steps: said,
    }),
  })

export const salesDispute = declare('sales.dispute', 'sale')
export const paymentsDispute = declare('payments.dispute', 'payment')
