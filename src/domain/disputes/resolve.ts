// The shop ends a dispute: it voids what it is about, by all the rules of a void, or keeps it; in either case with a word.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { disputeEvent } from '../confirmations/ended.ts'
import type { Spoken } from '../confirmations/standing.ts'
import { PAYMENT_VOID, paymentsVoid } from '../debts/void-payment.ts'
import { paymentEvent, saleEvent } from '../events.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { type Recorded, record } from '../record.ts'
import { SALE_VOID, salesVoid } from '../sales/void-sale.ts'
import { IS_RESOLVED, lockCustomerOfDispute } from './answer.ts'
import { DISPUTE_JSON } from './projection.ts'
import { dispute, resolveInput } from './schemas.ts'

/** What it is about, which never changes. */
interface Known {
  readonly entity: Spoken
  readonly id: number
}
const find = step(
  'disputes.find',
  sql`select json_build_object('entity', entity, 'id', entity_id)::text from disputes where id = @dispute::bigint`,
)

/** Its word is the last of the talk. A void that comes after this one ends it, with what else it ends. */
const judge = step(
  'disputes.resolve:rules',
  sql`with ruled as (
     select d.id, case when d.id is null then refuse('not_found', '{}') ${IS_RESOLVED} end as refusal
     from (select) one left join disputes d on d.id = @dispute::bigint),
   said as (
     insert into dispute_lines (dispute_id, by_id, side, text)
     select id, @actor::bigint, 'shop', @text::text from ruled where refusal is null returning 1)
   select count(*) from said`,
)

const keepIt = step(
  'disputes.resolve:kept',
  sql`with ended as (
     update disputes d
     set resolved_at = acted_at(), resolved_by_id = @actor::bigint, outcome = 'kept', version = d.version + 1, rev = d.rev + 1
     where d.id = @dispute::bigint returning d.id, d.entity, d.entity_id, d.customer_id),
   said as (
     insert into confirmations (entity, entity_id, customer_id, state, dispute_id, by_id)
     select entity, entity_id, customer_id, 'resolved', id, @actor::bigint from ended),
   sale as (update sales s set rev = s.rev + 1 from ended e where e.entity = 'sale' and s.id = e.entity_id)
   update payments p set rev = p.rev + 1 from ended e where e.entity = 'payment' and p.id = e.entity_id`,
)

const ABOUT = (entity: Spoken) =>
  sql`(select e.entity_id from disputes e where e.id = @dispute::bigint and e.entity = '${entity}')`

const RECORDED = {
  entity: 'dispute',
  entityId: '@dispute::bigint',
  amount: sql`(select coalesce((select total from sales where id = ${ABOUT('sale')}), (select amount from payments where id = ${ABOUT('payment')})))`,
  things: sql`select d.entity, d.entity_id from disputes d where d.id = @dispute::bigint`,
  answer: sql`(select ${DISPUTE_JSON} from disputes d where d.id = @dispute::bigint)`,
} as const

const voided = (entity: Spoken, { passed, events }: Pick<Recorded, 'passed' | 'events'>) =>
  record({ ...RECORDED, operation: `disputes.resolve:${entity}`, passed, events })
/** A void is recorded as what it is, with the dispute that it ends. */
const VOIDED = { sale: voided('sale', SALE_VOID), payment: voided('payment', PAYMENT_VOID) }

export const disputesResolve = defineWrite({
  name: 'disputes.resolve',
  role: 'admin',
  input: resolveInput,
  output: dispute,
  ...RECORDED,
  events: [
    saleEvent(`'sale.changed'`, `s.id = ${ABOUT('sale')}`),
    paymentEvent(`p.id = ${ABOUT('payment')}`),
    disputeEvent('resolved', 'd.id = @dispute::bigint', `'shop'`),
  ],
  async plan(runtime, { id, outcome, text }, actor): Promise<Plan> {
    const values = { dispute: id, text }
    const about = await runtime.database.json<Known>(find, values)
    if (!about || outcome === 'kept')
      return { values, locks: [lockCustomerOfDispute], steps: [judge, keepIt] }
    const voiding = await (about.entity === 'sale'
      ? salesVoid.plan(runtime, { id: about.id, reason: text, payments: 'credit' }, actor)
      : paymentsVoid.plan(runtime, { id: about.id, reason: text }, actor))
    return {
      ...voiding,
      values: { ...voiding.values, ...values },
      steps: [judge, ...voiding.steps],
      record: VOIDED[about.entity],
    }
  },
})
