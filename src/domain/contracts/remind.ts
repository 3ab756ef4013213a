// An owner reminds those whom a step waits for: once a day a step, whichever owner does it.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { ANSWERED, judge, lockContract, NO_STEP, NOT_IN } from './judged.ts'
import { AWAITS, PERSON } from './projection.ts'
import { oneStepInput } from './step-schemas.ts'
import { chosen } from './steps.ts'
import { remindedTold } from './told.ts'
import { STEP_CHANGED } from './written.ts'

/** SQL: the user `u` is told of contracts, in their feed or in a chat that is open. */
const REACHED = sql`(u.disabled_at is null and (coalesce((u.preferences->'notices'->'contract'->>'app')::boolean, true)
         or coalesce((u.preferences->'notices'->'contract'->>'chat')::boolean, true)
           and not exists (select from closed_chats s where s.chat_id = u.telegram_id)))`

const judgeRemind = judge(
  'transactions.remind:judge',
  sql`${NO_STEP} ${NOT_IN(`'active'`)} ${ANSWERED}
       when not exists (
         select from contract_transactions t
         cross join lateral (select distinct ${PERSON} as id from contract_parties p where p.contract_id = k.id) w
         join users u on u.id = w.id and u.id <> @actor::bigint and ${REACHED}
         where t.id = @id::bigint and ${AWAITS('w.id')}) then refuse('wrong_state', '{"state": "nobody"}')
       when exists (select from contract_transactions t where t.id = @id::bigint and t.reminded_on = current_date)
         then refuse('wrong_state', '{"state": "today"}')`,
)

const remind = step(
  'transactions.remind',
  sql`update contract_transactions t set reminded_on = current_date, rev = t.rev + 1 where t.id = kept('transaction')`,
)

/** No entry of its history: nothing becomes of it. Who is reminded, notices/kinds/contract.ts knows. */
export const transactionsRemind = defineWrite({
  name: 'transactions.remind',
  role: 'owner',
  input: oneStepInput,
  ...STEP_CHANGED,
  events: [remindedTold(`t.id = kept('transaction')`)],
  plan: (_, { code, id }): Plan => ({
    values: { code, id },
    locks: [lockContract],
    steps: [judgeRemind, chosen, remind],
  }),
})
