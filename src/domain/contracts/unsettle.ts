// A payment that an instalment posted is voided or taken back: the instalment is open again, and its contract is told so.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { contractTold, stepTold } from './told.ts'
import { STEPS_KEPT } from './written.ts'

/** Of the payment @id; after its account, as in every act about money. */
export const lockContractOfPayment = step(
  'contracts.lock_of_payment',
  sql`select k.id from contract_transactions t join contracts k on k.id = t.contract_id where t.payment_id = @id::bigint for no key update of k`,
)

/** After the payments of kept_json('voiding') were voided. The step stays as it was confirmed: by its payment it stands for nothing. */
export const unsettle = step(
  'contracts.unsettle',
  sql`with back as (
     update contract_transactions t set rev = t.rev + 1
     where t.payment_id = any(array(select jsonb_array_elements_text(kept_json('voiding'))::bigint))
     returning t.id, t.contract_id, t.payment_id, t.amount),
   raised as (update contracts k set rev = k.rev + 1 from back b where k.id = b.contract_id),
   noted as (
     insert into contract_entries (contract_id, kind, actor_id, data)
     select b.contract_id, 'unsettled', @actor::bigint,
       jsonb_build_object('transactionId', b.id, 'paymentId', b.payment_id, 'amount', b.amount) from back b)
   select keep_json('unsettled', (select coalesce(jsonb_agg(id), '[]') from back))`,
)

export const UNSETTLED_EVENTS = [
  {
    when: `kept_json('unsettled') <> '[]'`,
    select: contractTold(
      'contract.changed',
      `k.id in (select t.contract_id from contract_transactions t where ${STEPS_KEPT('unsettled')})`,
    ),
  },
  {
    when: `kept_json('unsettled') <> '[]'`,
    select: stepTold('transaction.changed', STEPS_KEPT('unsettled')),
  },
] as const
