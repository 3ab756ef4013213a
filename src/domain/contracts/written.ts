// What acts on one contract, or on one step of it, have alike: what they are on, what they announce and answer.
import { sql } from '#database/sql.ts'
import { ANSWER, STEP_ANSWER } from './projection.ts'
import { contract, transaction } from './schemas.ts'
import { contractTold, stepTold } from './told.ts'

const THIS = `k.id = kept('contract')`
const OF_CONTRACT = {
  output: contract,
  entity: 'contract',
  entityId: `kept('contract')`,
  answer: ANSWER,
} as const

/** A contract that is made. */
export const CREATED = { ...OF_CONTRACT, events: [contractTold('contract.created', THIS)] } as const
/** One that something becomes of. */
export const CHANGED = { ...OF_CONTRACT, events: [contractTold('contract.changed', THIS)] } as const

/** SQL: the steps whose ids were kept as a list by this name. */
export const STEPS_KEPT = (name: string) =>
  sql`t.id = any(array(select jsonb_array_elements_text(kept_json('${name}'))::bigint))`

/** A step `kept('transaction')` of a contract. */
export const OF_STEP = {
  output: transaction,
  entity: 'transaction',
  entityId: `kept('transaction')`,
  amount: sql`(select t.amount from contract_transactions t where t.id = kept('transaction'))`,
  answer: STEP_ANSWER,
} as const
export const stepChanged = (name: 'transaction.created' | 'transaction.changed') =>
  stepTold(name, `t.id = kept('transaction')`)
/** One that no money comes of. */
export const STEP_CHANGED = {
  ...OF_STEP,
  things: sql`select 'contract', kept('contract')`,
  events: [stepChanged('transaction.changed')],
} as const
