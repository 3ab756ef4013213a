// How a contract ends: completed or cancelled by an owner; expired once its deadline has passed, which is announced here.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { entry } from './entries.ts'
import { judge, lockContract, NOT_IN } from './judged.ts'
import { ANSWER } from './projection.ts'
import { contract, oneInput, reasonInput } from './schemas.ts'
import { contractTold } from './told.ts'

const judgeCancel = judge('contracts.cancel:judge', NOT_IN(`'draft', 'proposed', 'active'`))
const judgeComplete = judge('contracts.complete:judge', NOT_IN(`'active'`))

const ended = (state: 'cancelled' | 'completed', reason: string) =>
  step(
    `contracts.${state}`,
    sql`update contracts k set state = '${state}', reason = ${reason}, ended_at = acted_at(), ended_by_id = @actor::bigint, rev = k.rev + 1
     where k.id = kept('contract')`,
  )

const OF_OWNERS = {
  role: 'owner',
  output: contract,
  entity: 'contract',
  entityId: `kept('contract')`,
  events: [contractTold('contract.changed', `k.id = kept('contract')`)],
  answer: ANSWER,
} as const

const cancel = [
  ended('cancelled', '@reason::text'),
  step('contracts.cancel:entry', entry('cancelled', `'{}'::jsonb`)),
] as const

export const contractsCancel = defineWrite({
  name: 'contracts.cancel',
  ...OF_OWNERS,
  input: reasonInput,
  plan: (_, { code, reason }): Plan => ({
    values: { code, reason },
    locks: [lockContract],
    steps: [judgeCancel, ...cancel],
  }),
})

const complete = [
  ended('completed', 'null::text'),
  step('contracts.complete:entry', entry('completed', `'{}'::jsonb`)),
] as const

export const contractsComplete = defineWrite({
  name: 'contracts.complete',
  ...OF_OWNERS,
  input: oneInput,
  plan: (_, { code }): Plan => ({
    values: { code },
    locks: [lockContract],
    steps: [judgeComplete, ...complete],
  }),
})

const AT_ONCE = 100

/** Whoever is at one of them now sees for themselves that it is too late. */
const expire = step(
  'contracts.expire',
  sql`with over as (
     select k.id from contracts k where k.state = 'proposed' and k.deadline <= now() order by k.deadline limit ${AT_ONCE} for update skip locked),
   gone as (
     update contracts k set state = 'expired', ended_at = k.deadline, rev = k.rev + 1 from over where k.id = over.id returning k.id),
   noted as (insert into contract_entries (contract_id, kind, data) select g.id, 'expired', '{}' from gone g)
   select keep_json('gone', (select coalesce(jsonb_agg(id), '[]') from gone))`,
)
const tellExpired = step(
  'contracts.expire:tell',
  sql`with heard as (
     insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
     select e.*, g.by_id from contracts g cross join lateral (${contractTold('contract.changed', 'k.id = g.id')})
       e (topic, name, entity, entity_id, rev, data, customer_id, staff_only)
     where g.id in (select value::bigint from jsonb_array_elements_text(kept_json('gone'))))
   select jsonb_array_length(kept_json('gone'))::text`,
)

/** Announces those whose deadline has passed: they were expired already. How many they were; as many as AT_ONCE: there may be more. */
export async function expireContracts(database: Database): Promise<{ some: boolean; more: boolean }> {
  const count = Number(await database.run([expire, tellExpired], {}))
  return { some: count > 0, more: count === AT_ONCE }
}
