// A customer says that a sale or a payment is as it should be; what they did not recognise before is talked over with that.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { disputeEvent } from '../confirmations/ended.ts'
import type { Spoken } from '../confirmations/standing.ts'
import { PAYMENT_FROM, paymentJson } from '../debts/projection.ts'
import { payment } from '../debts/schemas.ts'
import { id } from '../input.ts'
import { defineWrite } from '../operation.ts'
import { SALE_FROM, saleJson } from '../sales/projection.ts'
import { sale } from '../sales/schemas.ts'
import { judgeSpoken, lockCustomerOfThing, raise, THINGS } from './spoken.ts'

const ONCE = sql`when w.state = 'confirmed' then refuse('wrong_state', '{"state": "confirmed"}')
    when @undisputed::boolean and w.state = 'disputed' then refuse('wrong_state', '{"state": "disputed"}')`

const confirm = (entity: Spoken) =>
  step(
    `${entity}s.confirm`,
    sql`with ended as (
       update disputes d set resolved_at = acted_at(), resolved_by_id = @actor::bigint, outcome = 'kept', version = d.version + 1, rev = d.rev + 1
       where d.id = kept('open') returning d.id),
     said as (
       insert into confirmations (entity, entity_id, customer_id, state, dispute_id, by_id)
       select '${entity}', kept('spoken'), kept('customer'), s.state, s.dispute_id, @actor::bigint
       from (select 1, 'resolved', id from ended union all select 2, 'confirmed', null) s (n, state, dispute_id)
       order by s.n returning 1)
     select count(*) from said`,
  )

const declare = <N extends string, O>(
  name: N,
  entity: Spoken,
  output: z.ZodType<O>,
  answer: string,
  judge = judgeSpoken(name, THINGS[entity], ONCE),
  said = [judge, confirm(entity), raise(THINGS[entity])],
) =>
  defineWrite({
    name,
    role: 'user',
    input: z.strictObject({
      id,
      /** It was not disputed when this was said, which may be long ago: a dispute raised since stands. */
      undisputed: z.literal(true).optional(),
    }),
    output,
    entity,
    entityId: '@id::bigint',
    things: sql`select 'dispute', nullif(kept('open'), 0)`,
    events: [THINGS[entity].event, disputeEvent('resolved', `d.id = kept('open')`, `'customer'`)],
    answer,
    plan: (_, given) => ({
      values: { id: given.id, undisputed: given.undisputed ?? false },
      locks: [lockCustomerOfThing(THINGS[entity])],
      steps: said,
    }),
  })

export const salesConfirm = declare(
  'sales.confirm',
  'sale',
  sale,
  sql`(select ${saleJson({ costs: false })} from ${SALE_FROM} where s.id = @id::bigint)`,
)
export const paymentsConfirm = declare(
  'payments.confirm',
  'payment',
  payment,
  sql`(select ${paymentJson({ words: false })} from ${PAYMENT_FROM} where p.id = @id::bigint)`,
)
