// What is announced of contracts and their steps: to owners, and to each party in their own feed.
import { sql } from '#database/sql.ts'
import { PERSON, STATE } from './projection.ts'

const OF_CONTRACT = sql`jsonb_build_object('contractId', k.id, 'code', k.code, 'state', ${STATE})`
const OF_STEP = sql`jsonb_build_object('contractId', k.id, 'code', k.code, 'transactionId', t.id, 'state', t.state)`

/** To whoever is a party by now, once it is no draft. */
const toParties = (name: string, data: string, rows: string) => sql`
  select 'me', '${name}', 'user', u.id, u.rev, ${data}, null::bigint, false
  from ${rows} cross join lateral (select distinct ${PERSON} as id from contract_parties p where p.contract_id = k.id) w
  join users u on u.id = w.id where k.state <> 'draft'`

/** `rows`: SQL of contracts k, with what names them. */
export const contractTold = (name: 'contract.created' | 'contract.changed', where: string) => sql`
  select 'contracts', '${name}', 'contract', k.id, k.rev, ${OF_CONTRACT}, null::bigint, true from contracts k where ${where}
  union all ${toParties(name, OF_CONTRACT, sql`(select * from contracts k where ${where}) k`)}`

/** Of a step t; `data`: SQL of what is said of it. */
export const stepTold = (
  name: 'transaction.created' | 'transaction.changed',
  where: string,
  data = OF_STEP,
) => sql`
  select 'contracts', '${name}', 'transaction', t.id, t.rev, ${data}, null::bigint, true
  from contract_transactions t join contracts k on k.id = t.contract_id where ${where}
  union all ${toParties(name, data, sql`(select * from contract_transactions t where ${where}) t join contracts k on k.id = t.contract_id`)}`

/** Of a step t, that those whom it waits for are reminded. */
export const remindedTold = (where: string) =>
  stepTold('transaction.changed', where, sql`${OF_STEP} || jsonb_build_object('remindedOn', t.reminded_on)`)
