// Who proposed a step takes it back while it waits: it was not so, or not yet. No answer to it, which one's own step never gets.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { entry } from './entries.ts'
import { ANSWERED, judge, lockContract, NO_PARTY, NO_STEP, NOT_IN } from './judged.ts'
import { oneStepInput } from './step-schemas.ts'
import { chosen } from './steps.ts'
import { STEP_CHANGED } from './written.ts'

const judgeWithdraw = judge(
  'transactions.withdraw:judge',
  sql`${NO_STEP} ${NO_PARTY}
       when exists (select from contract_transactions t where t.id = @id::bigint and t.actor_id <> @actor::bigint) then refuse('forbidden', '{"role": "proposer"}')
       ${NOT_IN(`'active'`)} ${ANSWERED}`,
)

/** They stand behind it no more: their own answer is a no. */
const withdraw = [
  step(
    'transactions.withdraw',
    sql`update contract_transactions t set state = 'rejected', ended_at = acted_at(), ended_by_id = @actor::bigint, rev = t.rev + 1
     where t.id = kept('transaction')`,
  ),
  step(
    'transactions.withdraw:answer',
    sql`update contract_answers a set answer = 'rejected', at = acted_at()
     where a.transaction_id = kept('transaction') and a.actor_id = @actor::bigint`,
  ),
  step(
    'transactions.withdraw:entry',
    entry('withdrawn', `jsonb_build_object('transactionId', kept('transaction'))`),
  ),
] as const

/** The instalment is open again. */
export const transactionsWithdraw = defineWrite({
  name: 'transactions.withdraw',
  role: 'user',
  input: oneStepInput,
  ...STEP_CHANGED,
  plan: (_, { code, id }): Plan => ({
    values: { code, id },
    locks: [lockContract],
    steps: [judgeWithdraw, chosen, ...withdraw],
  }),
})
