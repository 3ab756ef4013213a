// How a contract ends: completed or cancelled by an owner; expired once its deadline has passed, which is announced here.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { entry } from './entries.ts'
import { judge, lockContract, NOT_IN } from './judged.ts'
import { GONE } from './projection.ts'
import { oneInput, reasonInput } from './schemas.ts'
import { contractTold, stepTold } from './told.ts'
import { CHANGED, STEPS_KEPT } from './written.ts'

const judgeCancel = judge('contracts.cancel:judge', NOT_IN(`'draft', 'proposed', 'active'`))
const judgeComplete = judge('contracts.complete:judge', NOT_IN(`'active'`))

const ended = (state: 'cancelled' | 'completed', reason: string) =>
  step(
    `contracts.${state}`,
    sql`update contracts k set state = '${state}', reason = ${reason}, ended_at = acted_at(), ended_by_id = @actor::bigint, rev = k.rev + 1
     where k.id = kept('contract')`,
  )

/** What waited in it is rejected with it, by nobody: nobody can answer it any more. */
const endWaiting = step(
  'contracts.end_waiting',
  sql`with over as (
     update contract_transactions t set state = 'rejected', ended_at = acted_at(), rev = t.rev + 1
     where t.contract_id = kept('contract') and t.state = 'waiting' returning t.id),
   noted as (
     insert into contract_entries (contract_id, kind, data)
     select kept('contract'), 'rejected', jsonb_build_object('transactionId', o.id) from over o order by o.id)
   select keep_json('over', (select coalesce(jsonb_agg(id), '[]') from over))`,
)

const OF_OWNERS = {
  role: 'owner',
  ...CHANGED,
  events: [
    ...CHANGED.events,
    { when: `kept_json('over') <> '[]'`, select: stepTold('transaction.changed', STEPS_KEPT('over')) },
  ],
} as const

const cancel = [
  ended('cancelled', '@reason::text'),
  step('contracts.cancel:entry', entry('cancelled', `'{}'::jsonb`)),
  endWaiting,
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
  endWaiting,
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

/** What is proposed and names an invite that nobody will open: it ends where it cannot come into force without them, as with who is erased. */
const giveUp = step(
  'contracts.give_up',
  sql`with over as (
     select k.id from contracts k
     where k.state = 'proposed' and k.deadline > now()
       and exists (select from contract_parties p where p.contract_id = k.id and p.invite_id is not null and ${GONE})
       and (exists (select from contract_parties p where p.contract_id = k.id and p.role in ('seller', 'buyer') and p.answer = 'waiting' and ${GONE})
         or k.quorum > (select count(*) from contract_parties p where p.contract_id = k.id and (p.answer = 'accepted' or not ${GONE})))
     limit ${AT_ONCE} for update of k skip locked),
   gone as (
     update contracts k set state = 'cancelled', ended_at = acted_at(), rev = k.rev + 1 from over where k.id = over.id returning k.id),
   noted as (insert into contract_entries (contract_id, kind, data) select g.id, 'cancelled', '{}' from gone g)
   select keep_json('gone', kept_json('gone') || (select coalesce(jsonb_agg(id), '[]') from gone))`,
)
const tellEnded = step(
  'contracts.ended:tell',
  sql`with heard as (
     insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
     select e.*, g.by_id from contracts g cross join lateral (${contractTold('contract.changed', 'k.id = g.id')})
       e (topic, name, entity, entity_id, rev, data, customer_id, staff_only)
     where g.id in (select value::bigint from jsonb_array_elements_text(kept_json('gone'))))
   select jsonb_array_length(kept_json('gone'))::text`,
)

/**
 * Announces those whose deadline has passed, which were expired already, and ends those that nobody can bring into force any more.
 * `more`: there may be others.
 */
export async function endContracts(database: Database): Promise<{ some: boolean; more: boolean }> {
  const count = Number(await database.run([expire, giveUp, tellEnded], {}))
  return { some: count > 0, more: count >= AT_ONCE }
}
