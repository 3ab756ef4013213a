// What every act on a contract begins with: its row is held, and whoever may not see it, or may not do this, is refused.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { BY_OWNER, IS_PARTY, STATE } from './projection.ts'

/** By its code, which never changes. */
export const lockContract = step(
  'contracts.lock',
  sql`select id from contracts where code = @code::text for no key update`,
)

const MINE = IS_PARTY('@actor::bigint')

/** SQL of a rule: it is not there for who is neither a party nor an owner; a draft is owners' alone. */
export const UNSEEN = sql`
       when k.id is null or not (${BY_OWNER} or k.state <> 'draft' and ${MINE}) then refuse('not_found', '{}')`
/** SQL of a rule after that: an owner who is no party answers for nobody. */
export const NO_PARTY = sql`
       when not ${MINE} then refuse('forbidden', '{"role": "party"}')`
/** SQL of a rule: it is in none of these states (a list in SQL). */
export const NOT_IN = (states: string) => sql`
       when ${STATE} not in (${states}) then refuse('wrong_state', json_build_object('state', ${STATE}))`

const STEP_STATE = '(select t.state from contract_transactions t where t.id = @id::bigint)'
/** SQL of a rule: the step is its own, once it may be seen. */
export const NO_STEP = sql`
       when not exists (select from contract_transactions t where t.id = @id::bigint and t.contract_id = k.id) then refuse('not_found', '{}')`
/** SQL of a rule: the step waits no more. */
export const ANSWERED = sql`
       when ${STEP_STATE} <> 'waiting' then refuse('wrong_state', json_build_object('state', ${STEP_STATE}))`

/** The contract that `lockContract` holds, as `kept('contract')`, unless one of the rules refuses. */
export const judge = (name: string, rules: string) =>
  step(
    name,
    sql`select keep('contract', k.id) from (select) one left join contracts k on k.code = @code::text
     where case ${UNSEEN} ${rules} end is null`,
  )
