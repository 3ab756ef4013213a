// Contracts: each party is asked, whoever it turns out to be; how it ended is told to those it concerns; and the same of each step in one.
import { sql } from '#database/sql.ts'
import {
  AWAITS,
  CONTRACT_JSON,
  CONTRACTS_OF,
  PERSON,
  STATE,
  TRANSACTION_JSON,
} from '../../contracts/projection.ts'
import type { Contract, Transaction } from '../../contracts/schemas.ts'
import { headOf } from '../../proof/history.ts'
import type { NoticeRule } from './rule.ts'

/** Fewer than a notice is kept: what was told is never told again. */
const NEWS_DAYS = 7

export interface ContractFacts {
  /** As its person sees it. */
  readonly contract: Contract
  /** The step that it tells of. */
  readonly step: Transaction | null
  /** What whoever did it is called. */
  readonly by: string | null
  /** How far its history goes, as people compare it; null: nothing is sealed yet. */
  readonly head: string | null
}

/** Contracts that something became of (at a moment), and those that somebody may have become a party of (at none), by a link or an invite. */
const QUERIES = [
  sql`of_contracts as (
     select n, entity_id as contract_id, at from fresh where topic = 'contracts' and entity = 'contract'
     union all
     select e.n, w.contract_id, null from fresh e cross join lateral (select contract_id from ${CONTRACTS_OF('e.entity_id')} p) w
     where e.topic = 'me' and e.name = 'user.changed' and e.data ? 'customerId'
     union all
     select e.n, w.contract_id, null from fresh e join invites i on i.id = e.entity_id and i.used_by_id is not null
     cross join lateral (select contract_id from ${CONTRACTS_OF('i.used_by_id')} p) w where e.entity = 'invite'),
   touched_contracts as (select contract_id, min(n) as n, min(at) as at from of_contracts group by contract_id),
   touched_steps as (
     select t.id, min(e.n) as n, min(e.at) as at from fresh e join contract_transactions t on t.id = e.entity_id
     where e.topic = 'contracts' and e.entity = 'transaction' group by t.id
     union
     select t.id, c.n, c.at from touched_contracts c join contract_transactions t on t.contract_id = c.contract_id where t.state = 'waiting')`,
]

/** SQL: it happened (SQL of a moment) shortly before it was announced: what is touched again much later is no news. */
const IS_NEWS = (happened: string, announced: string) =>
  sql`${happened} > ${announced} - interval '${NEWS_DAYS} days'`

/** Whoever is a party and has not answered; asked once, also where the account or the invite came to be theirs later. */
const ASKED = sql`
     select c.n, w.id, 'contract', k.id, '{"what": "asked"}'::jsonb
     from touched_contracts c join contracts k on k.id = c.contract_id and k.state = 'proposed' and k.deadline > now()
     cross join lateral (
       select distinct ${PERSON} as id from contract_parties p where p.contract_id = k.id and p.answer = 'waiting') w where w.id is not null`

/** To its parties, and to whoever made it; not to who did it. */
const ENDED = sql`
     select c.n, w.id, 'contract', k.id, jsonb_strip_nulls(jsonb_build_object('what', k.state, 'byId', k.ended_by_id))
     from touched_contracts c join contracts k on k.id = c.contract_id and k.proposed_at is not null
       and k.state in ('declined', 'cancelled', 'expired', 'completed') and ${IS_NEWS('k.ended_at', 'c.at')}
     cross join lateral (
       select k.by_id as id union select ${PERSON} from contract_parties p where p.contract_id = k.id) w
     where w.id is not null and w.id is distinct from k.ended_by_id`

/** To whoever made it without being a party: the parties' own question says so. */
const ACTIVE = sql`
     select c.n, k.by_id, 'contract', k.id, '{"what": "active"}'::jsonb
     from touched_contracts c join contracts k on k.id = c.contract_id and k.state = 'active' and ${IS_NEWS('k.active_at', 'c.at')}
     where not exists (select from contract_parties p where p.contract_id = k.id and ${PERSON} = k.by_id)`

const STEP_ASKED = sql`
     select s.n, w.id, 'transaction', t.id, jsonb_build_object('what', 'asked', 'byId', t.actor_id)
     from touched_steps s join contract_transactions t on t.id = s.id join contracts k on k.id = t.contract_id
     cross join lateral (select distinct ${PERSON} as id from contract_parties p where p.contract_id = k.id) w
     where w.id is not null and ${AWAITS('w.id')}`

/** The same question once more, a day at most: to whom it waits for, but who reminds. What is asked by then needs no event of its own. */
const STEP_REMINDED = sql`
     select e.n, w.id, 'transaction', t.id, jsonb_build_object('what', 'reminded', 'byId', e.actor_id, 'on', e.data->>'remindedOn')
     from fresh e join contract_transactions t on t.id = e.entity_id join contracts k on k.id = t.contract_id
     cross join lateral (select distinct ${PERSON} as id from contract_parties p where p.contract_id = k.id) w
     where e.topic = 'contracts' and e.entity = 'transaction' and e.data ? 'remindedOn' and w.id <> e.actor_id and ${AWAITS('w.id')}`

/** To who proposed it: what others said of it. That it ended with its contract, that contract's end tells; who took it back knows. */
const STEP_ENDED = sql`
     select s.n, t.actor_id, 'transaction', t.id, jsonb_strip_nulls(jsonb_build_object('what', t.state, 'byId', coalesce(t.ended_by_id, (
       select a.actor_id from contract_answers a where a.transaction_id = t.id and a.actor_id <> t.actor_id and a.answer = t.state order by a.at desc limit 1))))
     from touched_steps s join contract_transactions t on t.id = s.id
     where t.state <> 'waiting' and ${IS_NEWS('t.ended_at', 's.at')} and exists (
       select from contract_answers a where a.transaction_id = t.id and a.actor_id <> t.actor_id and a.answer = t.state)`

/** What was confirmed stands for nothing any more: to its parties, but who voided what it posted. */
const STEP_UNSETTLED = sql`
     select e.n, w.id, 'transaction', t.id, jsonb_build_object('what', 'unsettled', 'byId', e.actor_id)
     from fresh e join contract_transactions t on t.id = e.entity_id join contracts k on k.id = t.contract_id
     join payments y on y.id = t.payment_id and ${IS_NEWS('y.voided_at', 'e.at')}
     cross join lateral (select distinct ${PERSON} as id from contract_parties p where p.contract_id = k.id) w
     where e.topic = 'contracts' and e.entity = 'transaction' and w.id is not null and w.id <> e.actor_id`

/** SQL: what a notice is that waits for an answer. */
const QUESTIONS = `'asked', 'reminded'`

/** What was asked says how it stands by now; whoever answered has done it. */
const TURNED = [
  sql`
     select o.id, true, (select a.answered_by_id from contract_parties a where a.contract_id = o.entity_id and a.answered_by_id = o.user_id limit 1)
     from touched_contracts c join notices o on o.kind = 'contract' and o.entity = 'contract' and o.entity_id = c.contract_id and o.data->>'what' = 'asked'
     where c.at is not null`,
  sql`
     select o.id, true, coalesce(
       (select a.actor_id from contract_answers a where a.transaction_id = o.entity_id and a.actor_id = o.user_id limit 1),
       (select coalesce(t.ended_by_id, t.actor_id) from contract_transactions t where t.id = o.entity_id and t.state <> 'waiting'))
     from touched_steps s join notices o on o.kind = 'contract' and o.entity = 'transaction' and o.entity_id = s.id and o.data->>'what' in (${QUESTIONS})
     where s.at is not null`,
]

/** SQL of an id: the contract that the row (o or r) is about. */
const idOf = (row: string) =>
  sql`(case ${row}.entity when 'contract' then ${row}.entity_id else (select t.contract_id from contract_transactions t where t.id = ${row}.entity_id) end)`
const OF = (row: string) => sql`k.id = ${idOf(row)}`

/** SQL: the actor of the shapes is the row's person. */
const seenBy = (row: string, shape: string) => shape.replaceAll('@actor::bigint', `${row}.user_id`)

export const contract: NoticeRule = {
  kind: 'contract',
  queries: QUERIES,
  told: [ASKED, ENDED, ACTIVE, STEP_ASKED, STEP_REMINDED, STEP_ENDED, STEP_UNSETTLED],
  turned: TURNED,
  stands: sql`exists (select from contracts k where ${OF('o')} and (k.by_id = o.user_id and u.role = 'owner'
      or exists (select from contract_parties p where p.contract_id = k.id and ${PERSON} = o.user_id)))`,
  // What others said to what one made or proposed; that time ended it, or that it stands no more, can wait for the morning.
  passes: sql`(o.data->>'what' not in (${QUESTIONS}, 'unsettled') and (o.data->>'what' = 'active' or o.data ? 'byId') and case o.entity
      when 'contract' then exists (select from contracts k where k.id = o.entity_id and k.by_id = o.user_id)
      else exists (select from contract_transactions t where t.id = o.entity_id and t.actor_id = o.user_id) end)`,
  now: sql`(select jsonb_build_object('code', k.code, 'title', k.title, 'state', ${STATE}, 'deadline', utc(k.deadline))
      || coalesce((select jsonb_build_object('transactionId', t.id, 'step', t.kind, 'amount', t.amount, 'instalment', t.instalment, 'stepState', t.state)
        from contract_transactions t where o.entity = 'transaction' and t.id = o.entity_id), '{}') from contracts k where ${OF('o')})`,
  action: sql`(select case
      when o.data->>'what' not in (${QUESTIONS}) then null
      when o.entity = 'contract' and ${STATE} = 'proposed' and exists (
        select from contract_parties p where p.contract_id = k.id and p.answer = 'waiting' and ${PERSON} = o.user_id)
        then json_build_object('operation', 'contracts.accept', 'input', json_build_object('code', k.code))
      when o.entity = 'transaction' and exists (select from contract_transactions t where t.id = o.entity_id and ${AWAITS('o.user_id')})
        then json_build_object('operation', 'transactions.confirm', 'input', json_build_object('code', k.code, 'id', o.entity_id)) end
      from contracts k where ${OF('o')})`,
  facts: sql`(select json_build_object('contract', ${seenBy('r', CONTRACT_JSON)},
      'step', (select ${seenBy('r', TRANSACTION_JSON)} from contract_transactions t where r.entity = 'transaction' and t.id = r.entity_id),
      'by', (select b.name from users b where b.id = (r.data->>'byId')::bigint), 'head', ${headOf('contract', idOf('r'))})
      from contracts k where ${OF('r')})`,
  lane: 1,
}
