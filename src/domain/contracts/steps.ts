// Steps of a contract that is active: one party says what was done, the others confirm it, or one of them rejects it.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { TRANSACTIONS_MAX } from '#lib/limits.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { entry } from './entries.ts'
import { ANSWERED, judge, lockContract, NO_PARTY, NO_STEP, NOT_IN } from './judged.ts'
import {
  accountOfInstalment,
  accountOfStep,
  lockAccount,
  SETTLED_EVENTS,
  settle,
  UNDO_POSTED,
} from './post.ts'
import { COUNTS, PERSON } from './projection.ts'
import { oneStepInput, rejectInput, stepInput } from './step-schemas.ts'
import { OF_STEP, STEP_CHANGED, stepChanged } from './written.ts'

const ON = sql`select 'contract', kept('contract') union all select 'payment', nullif(kept('payment'), 0)`

const judgeStep = judge(
  'transactions.create:judge',
  sql`
       when @kind::text = 'instalment' and not exists (select from contract_instalments i where i.contract_id = k.id and i.n = @instalment::int)
         then refuse('not_found', '{"errors": [{"path": "instalment", "issue": "no_such"}]}')
       when @kind::text = 'instalment' and @amount::bigint <> (select i.amount from contract_instalments i where i.contract_id = k.id and i.n = @instalment::int)
         then refuse('invalid_input', '{"errors": [{"path": "amount", "issue": "other_amount"}]}')
       ${NO_PARTY} ${NOT_IN(`'active'`)}
       when @kind::text = 'instalment' and exists (
         select from contract_transactions t where t.contract_id = k.id and t.instalment = @instalment::int and ${COUNTS})
         then refuse('wrong_state', json_build_object('state', (
           select case when bool_or(t.state = 'waiting') then 'waiting' else 'paid' end
           from contract_transactions t where t.contract_id = k.id and t.instalment = @instalment::int and ${COUNTS})))
       when (select count(*) from contract_transactions t where t.contract_id = k.id) >= ${TRANSACTIONS_MAX}
         then refuse('wrong_state', '{"state": "too_many_steps"}')`,
)

const propose = step(
  'transactions.create',
  sql`insert into contract_transactions (contract_id, kind, text, amount, instalment, actor_id)
   select k.id, @kind::text, @text::text, coalesce(@amount::bigint, (
     select i.amount from contract_instalments i where i.contract_id = k.id and i.n = @instalment::int)), @instalment::int, @actor::bigint
   from contracts k where k.id = kept('contract') returning keep('transaction', id)`,
)

/** Staff by the role that they have at this moment. */
const answerAs = (answer: 'confirmed' | 'rejected') => sql`
   insert into contract_answers (transaction_id, party, actor_id, answer, staff)
   select kept('transaction'), p.n, @actor::bigint, '${answer}', exists (select from users o where o.id = @actor::bigint and o.role <> 'user')
   from contract_parties p where p.contract_id = kept('contract') and ${PERSON} = @actor::bigint
   on conflict do nothing returning party`

const confirmed = step('transactions.confirmed', answerAs('confirmed'))

const FACTS = `jsonb_build_object('transactionId', t.id, 'step', t.kind, 'amount', t.amount, 'instalment', t.instalment)`
const proposed = step(
  'transactions.create:entry',
  entry(
    'transaction',
    sql`jsonb_strip_nulls(${FACTS})`,
    `from contract_transactions t where t.id = kept('transaction')`,
  ),
)

const accountOf = (text: string | null) => (text === null ? null : Number(text))

/** Who proposes it stands behind it. */
export const transactionsCreate = defineWrite({
  name: 'transactions.create',
  role: 'user',
  input: stepInput,
  ...OF_STEP,
  things: ON,
  undo: UNDO_POSTED,
  events: [stepChanged('transaction.created'), ...SETTLED_EVENTS],
  plan: async ({ database }, { code, kind, text, amount, instalment }): Promise<Plan> => {
    const found =
      instalment === undefined ? null : await database.run([accountOfInstalment], { code, instalment })
    return {
      values: {
        code,
        kind,
        text: text ?? null,
        amount: amount ?? null,
        instalment: instalment ?? null,
        customer: accountOf(found),
        first: [],
      },
      locks: [lockAccount, lockContract],
      steps: [judgeStep, propose, confirmed, proposed, ...settle],
    }
  },
})

const judgeAnswer = judge(
  'transactions.answer:judge',
  sql`${NO_STEP}
       ${NO_PARTY}
       when exists (select from contract_transactions t where t.id = @id::bigint and t.actor_id = @actor::bigint) then refuse('forbidden', '{"role": "other_party"}')
       ${NOT_IN(`'active'`)} ${ANSWERED}
       when not exists (
         select from contract_parties p where p.contract_id = k.id and ${PERSON} = @actor::bigint
           and not exists (select from contract_answers a where a.transaction_id = @id::bigint and a.party = p.n))
         then refuse('wrong_state', '{"state": "answered"}')`,
)
export const chosen = step('transactions.chosen', sql`select keep('transaction', @id::bigint)`)

const raised = step(
  'transactions.raised',
  sql`update contract_transactions t set rev = t.rev + 1 where t.id = kept('transaction')`,
)
const confirmedEntry = step(
  'transactions.confirm:entry',
  entry('confirmed', `jsonb_build_object('transactionId', kept('transaction'))`),
)

/** Done at last where as many as the quorum stand behind it. */
export const transactionsConfirm = defineWrite({
  name: 'transactions.confirm',
  role: 'user',
  input: oneStepInput,
  ...OF_STEP,
  things: ON,
  undo: UNDO_POSTED,
  events: [stepChanged('transaction.changed'), ...SETTLED_EVENTS],
  plan: async ({ database }, { code, id }): Promise<Plan> => ({
    values: { code, id, customer: accountOf(await database.run([accountOfStep], { id })), first: [] },
    locks: [lockAccount, lockContract],
    steps: [judgeAnswer, chosen, confirmed, raised, confirmedEntry, ...settle],
  }),
})

const rejected = [
  step('transactions.rejected', answerAs('rejected')),
  step(
    'transactions.reject',
    sql`update contract_transactions t set state = 'rejected', reason = @reason::text, ended_at = acted_at(), ended_by_id = @actor::bigint, rev = t.rev + 1
     where t.id = kept('transaction')`,
  ),
  step(
    'transactions.reject:entry',
    entry('rejected', `jsonb_build_object('transactionId', kept('transaction'))`),
  ),
] as const

/** One no ends it; the instalment is open again. */
export const transactionsReject = defineWrite({
  name: 'transactions.reject',
  role: 'user',
  input: rejectInput,
  ...STEP_CHANGED,
  plan: (_, { code, id, reason }): Plan => ({
    values: { code, id, reason },
    locks: [lockContract],
    steps: [judgeAnswer, chosen, ...rejected],
  }),
})
