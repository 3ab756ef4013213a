// Voiding payments: what they paid is open again, and what is free elsewhere pays it at once.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { disputesEnded, endDisputes } from '../confirmations/ended.ts'
import { lockContractOfPayment, UNSETTLED_EVENTS, unsettle } from '../contracts/unsettle.ts'
import { lockCustomerOf } from '../customers/lock.ts'
import { customerEvent, paymentEvent, saleEvent } from '../events.ts'
import { id, reason } from '../input.ts'
import { defineWrite } from '../operation.ts'
import { rowStands } from '../record.ts'
import { PASSED, voidBound } from '../settings/index.ts'
import { DUE_AFTER } from './due-again.ts'
import { allocate } from './ledger.ts'
import { PAYMENT_FROM, PAYMENT_JSON } from './projection.ts'
import { payment } from './schemas.ts'

const lockCustomerOfPayment = lockCustomerOf(
  '(select p.customer_id from payments p where p.id = @id::bigint)',
)
const lockPayment = step(
  'payments.void:lock',
  sql`select id from payments where id = @id::bigint for no key update`,
)

const young = voidBound('p')

const rules = step(
  'payments.void:rules',
  sql`select case
     when p.id is null then refuse('not_found', '{}')
     ${young.rule}
     when p.voided_at is not null then refuse('already_voided', '{}')
     when p.customer_id is null then refuse('wrong_state', '{"state": "part_of_a_sale"}')
     else keep('payment', p.id) end,
     keep_json('voiding', jsonb_build_array(p.id)), keep_json('passed', ${young.passed})
   from (select) one left join payments p on p.id = @id::bigint`,
)

/**
 * Voids the payments of kept_json('voiding') under their customer's lock, by opposite allocations. Adds to `charged`
 * and `received` what an earlier step may have kept.
 */
export const voidPayments = step(
  'debts.void_payments',
  sql`with gone as (
     select p.id, p.customer_id, p.amount, p.allocated from payments p
     where p.id = any(array(select jsonb_array_elements_text(kept_json('voiding'))::bigint)) and p.voided_at is null),
   net as (
     select a.payment_id, a.charge_id, g.customer_id, sum(a.amount) as amount
     from allocations a join gone g on g.id = a.payment_id group by 1, 2, 3 having sum(a.amount) <> 0),
   reversed as (
     insert into allocations (payment_id, charge_id, customer_id, amount)
     select payment_id, charge_id, customer_id, -amount from net order by payment_id, charge_id),
   reopened as (
     update charges h set allocated = h.allocated - x.amount, due_after = ${DUE_AFTER}
     from (select charge_id, sum(amount) as amount from net group by charge_id) x where h.id = x.charge_id),
   seen as (
     update sales s set rev = s.rev + 1
     where s.id = any(array(select h.source_id from charges h join net n on n.charge_id = h.id where h.source = 'sale')) and s.id <> kept_or_0('sale')),
   voided as (
     update payments p set voided_at = acted_at(), void_reason = @reason::text, allocated = 0, rev = p.rev + 1
     from gone g where p.id = g.id)
   select keep('charged', kept_or_0('charged') + coalesce((select sum(amount) from net), 0)::bigint),
     -- Money that is gone: what was free goes from credit, what was spent comes back as dues.
     keep('received', kept_or_0('received') - coalesce((select sum(amount - allocated) from gone), 0)::bigint),
     keep_json('reopened', (select coalesce(jsonb_agg(distinct h.source_id), '[]')
       from charges h join net n on n.charge_id = h.id where h.source = 'sale' and h.source_id <> kept_or_0('sale')))`,
)

/** What is recorded of it, by whichever operation. */
export const PAYMENT_VOID = {
  passed: PASSED,
  events: [
    paymentEvent(`p.id = any(array(select kept('payment') union select touched('payments')))`),
    saleEvent(
      `'sale.changed'`,
      `s.id = any(array(select touched('sales') union select jsonb_array_elements_text(kept_json('reopened'))::bigint))`,
    ),
    customerEvent(`'customer.changed'`, `c.id = kept('customer')`),
    disputesEnded,
    ...UNSETTLED_EVENTS,
  ],
}

const declare = <N extends string, I extends { id: number; reason?: string | undefined }>(
  name: N,
  input: z.ZodType<I>,
) => {
  return defineWrite({
    name,
    role: 'admin',
    input,
    output: payment,
    stands: rowStands('payment', 'e.voided_at is null'),
    entity: 'payment',
    entityId: `kept('payment')`,
    amount: sql`(select amount from payments where id = kept('payment'))`,
    ...PAYMENT_VOID,
    answer: sql`(select ${PAYMENT_JSON} from ${PAYMENT_FROM} where p.id = kept('payment'))`,
    plan: (_, given) => ({
      values: { id: given.id, isVoid: name === 'payments.void', reason: given.reason ?? null, first: [] },
      locks: [lockCustomerOfPayment, lockPayment, lockContractOfPayment],
      steps: [rules, voidPayments, endDisputes, unsettle, allocate],
    }),
  })
}

export const paymentsVoid = declare('payments.void', z.strictObject({ id, reason }))
/** The opposite of taking a payment, for undo alone. */
export const paymentsUnpay = declare('payments.unpay', z.strictObject({ id }))
