// The one shape of a contract and of its steps in SQL, and who its parties are: over contracts k, parties p, transactions t.
import { sql } from '#database/sql.ts'
import { STEPS_LISTED_MAX } from '#lib/limits.ts'

/** SQL: which of the states it is in. A deadline that is past has ended it, whoever was told. */
export const STATE = sql`(case when k.state = 'proposed' and k.deadline <= acted_at() then 'expired' else k.state end)`

/** SQL: that it is in this state, in words that an index answers. */
export const IN_STATE = (state: string) =>
  state === 'proposed'
    ? sql`k.state = 'proposed' and k.deadline > now()`
    : state === 'expired'
      ? sql`(k.state = 'expired' or k.state = 'proposed' and k.deadline <= now())`
      : sql`k.state = '${state}'`

/** SQL of the id of whoever is behind the party by now; null: nobody yet, or any more. */
export const PERSON = sql`(case when p.user_id is not null then p.user_id
    when p.customer_id is not null then (select c.user_id from customers c where c.id = p.customer_id)
    else (select i.used_by_id from invites i where i.id = p.invite_id) end)`

/** SQL: nobody will ever answer as this party. */
export const GONE = sql`(case when p.customer_id is not null then exists (select from customers c where c.id = p.customer_id and c.erased_at is not null)
    when p.user_id is not null then exists (select from users u where u.id = p.user_id and u.erased_at is not null)
    else not exists (
      select from invites i left join users u on u.id = i.used_by_id where i.id = p.invite_id
        and case when i.used_at is null then i.revoked_at is null and i.expires_at > acted_at() else u.erased_at is null end) end)`

/** SQL: the person (SQL of an id) is a party of the contract. */
export const IS_PARTY = (person: string) =>
  sql`exists (select from contract_parties p where p.contract_id = k.id and ${PERSON} = ${person})`
/** SQL: the actor is an owner, as they are now. */
export const BY_OWNER = `exists (select from users o where o.id = @actor::bigint and o.role = 'owner')`

/** SQL: ids of the contracts that somebody (SQL of an id) is a party of. */
export const CONTRACTS_OF = (person: string) => sql`(
    select p.contract_id from contract_parties p where p.user_id = ${person}
    union select p.contract_id from customers c join contract_parties p on p.customer_id = c.id where c.user_id = ${person}
    union select p.contract_id from invites i join contract_parties p on p.invite_id = i.id where i.used_by_id = ${person})`

/** SQL: the actor is a party of it, once it is no draft. */
export const OWN = sql`k.state <> 'draft' and k.id in ${CONTRACTS_OF('@actor::bigint')}`
/** SQL: the actor, an owner or not (@owner), may read it. */
export const SEEN = sql`(@owner::boolean or ${OWN})`

/** SQL: as many as stand behind a step that holds: the quorum, or all who are left. */
export const NEEDED = sql`least(k.quorum, (select count(*) from contract_parties p where p.contract_id = k.id and not ${GONE}))`

const personJson = (id: string) =>
  sql`(select json_build_object('id', u.id, 'name', u.name) from users u where u.id = ${id})`

const NAME = sql`(case when p.user_id is not null then (select u.name from users u where u.id = p.user_id)
    when p.customer_id is not null then (select c.name from customers c where c.id = p.customer_id)
    else (select coalesce(u.name, i.name) from invites i left join users u on u.id = i.used_by_id where i.id = p.invite_id) end)`

const PARTY_JSON = sql`jsonb_build_object('id', p.n, 'n', p.n, 'person',
    jsonb_strip_nulls(jsonb_build_object('userId', p.user_id, 'customerId', p.customer_id, 'inviteId', p.invite_id))
      || jsonb_build_object('name', ${NAME}),
    'role', p.role, 'answer', p.answer, 'at', utc(p.at), 'own', coalesce(${PERSON} = @actor::bigint, false),
    'gone', ${GONE})`

const ANSWERS = sql`(select coalesce(json_agg(json_build_object('party', a.party, 'by', ${personJson('a.actor_id')}, 'answer', a.answer,
    'at', utc(a.at)) order by a.at, a.party), '[]') from contract_answers a where a.transaction_id = t.id)`

/** SQL: the step waits for the person (SQL of an id), who has not answered, nor proposed it. */
export const AWAITS = (person: string) => sql`(t.state = 'waiting' and k.state = 'active' and exists (
    select from contract_parties p where p.contract_id = k.id and ${PERSON} = ${person})
    and not exists (
      select from contract_answers a join contract_parties p on p.contract_id = k.id and p.n = a.party
      where a.transaction_id = t.id and (a.actor_id = ${person} or ${PERSON} = ${person})))`

/** Over transactions t and their contract k. */
export const TRANSACTION_JSON = sql`json_build_object('id', t.id,
  'contract', json_build_object('id', k.id, 'code', k.code, 'title', k.title, 'state', ${STATE}),
  'kind', t.kind, 'text', t.text, 'amount', t.amount, 'instalment', t.instalment, 'state', t.state, 'by', ${personJson('t.actor_id')},
  'answers', ${ANSWERS}, 'reason', t.reason, 'at', utc(t.created_at), 'endedAt', utc(t.ended_at),
  'payment', (select json_build_object('id', y.id, 'voided', y.voided_at is not null) from payments y where y.id = t.payment_id),
  'awaitsYou', ${AWAITS('@actor::bigint')}, 'remindedOn', t.reminded_on, 'rev', t.rev)`

/** SQL: the step `t` stands for its instalment: it waits, or it holds and what it posted was not taken back. */
export const COUNTS = sql`(t.state = 'waiting' or t.state = 'confirmed'
    and not exists (select from payments y where y.id = t.payment_id and y.voided_at is not null))`

/** Joined laterally to instalments i: the step that stands for it. */
const STANDING = sql`lateral (
    select t.id, t.state from contract_transactions t
    where t.contract_id = i.contract_id and t.instalment = i.n and ${COUNTS} order by t.id desc limit 1) s`

/** SQL of what an instalment is: `i` and the step `s` that stands for it. */
const INSTALMENT_STATE = `case s.state when 'waiting' then 'waiting' when 'confirmed' then 'paid' else 'open' end`

/** Over contracts k, as the actor sees it; `steps`: SQL of which of its transactions t. */
const jsonWith = (
  steps: string,
) => sql`json_build_object('id', k.id, 'code', k.code, 'title', k.title, 'terms', k.terms, 'state', ${STATE},
  'parties', (select json_agg(${PARTY_JSON} order by p.n) from contract_parties p where p.contract_id = k.id),
  'quorum', k.quorum, 'deadline', utc(k.deadline),
  'instalments', (select coalesce(json_agg(json_build_object('n', i.n, 'on', i.on, 'amount', i.amount, 'customerId', i.customer_id,
      'transactionId', s.id, 'state', ${INSTALMENT_STATE}) order by i.n), '[]')
    from contract_instalments i left join ${STANDING} on true where i.contract_id = k.id),
  'transactions', (select coalesce(json_agg(${TRANSACTION_JSON} order by t.id), '[]') from ${steps} t),
  'by', ${personJson('k.by_id')}, 'reason', k.reason, 'proposedAt', utc(k.proposed_at), 'activeAt', utc(k.active_at),
  'endedAt', utc(case when ${STATE} = 'expired' then coalesce(k.ended_at, k.deadline) else k.ended_at end), 'endedBy', ${personJson('k.ended_by_id')},
  'version', k.version, 'rev', k.rev, 'createdAt', utc(k.created_at))`

const STEPS = 'select t.* from contract_transactions t where t.contract_id = k.id'

export const CONTRACT_JSON = jsonWith(`(${STEPS})`)
/** In a list, which is long enough: of its steps those that wait for the actor, then for others, the oldest of them; then the newest. */
export const LISTED_JSON = jsonWith(sql`(
    ${STEPS} order by ${AWAITS('@actor::bigint')} desc, t.state = 'waiting' desc, case when t.state = 'waiting' then t.id end, t.id desc
    limit ${STEPS_LISTED_MAX})`)

/** SQL of the step `kept('transaction')`. */
export const STEP_ANSWER = sql`(select ${TRANSACTION_JSON} from contract_transactions t join contracts k on k.id = t.contract_id where t.id = kept('transaction'))`

/** SQL of the contract that was locked. */
export const ANSWER = sql`(select ${CONTRACT_JSON} from contracts k where k.id = kept('contract'))`
