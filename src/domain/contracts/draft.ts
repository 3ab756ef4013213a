// Drafting a contract: made whole, changed value by value while it is a draft.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { fold } from '#lib/fold.ts'
import { AGREED_DAYS_MAX } from '#lib/limits.ts'
import { changesOf } from '../changes.ts'
import { markedBy, stale } from '../edits.ts'
import { invalid } from '../errors.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { entry } from './entries.ts'
import { judge, lockContract, NOT_IN } from './judged.ts'
import { CONTRACT_JSON, GONE, PERSON } from './projection.ts'
import { createInput, type Draft, editInput } from './schemas.ts'
import { CHANGED, CREATED } from './written.ts'

/** The parties that are given, as rows p. */
const GIVEN_PARTIES = sql`(
    select g.n, (g.one->'person'->>'userId')::bigint as user_id, (g.one->'person'->>'customerId')::bigint as customer_id,
      (g.one->'person'->>'inviteId')::bigint as invite_id, g.one->>'role' as role
    from jsonb_array_elements(@parties::jsonb) with ordinality as g (one, n)) p`
const GIVEN_INSTALMENTS = sql`(
    select g.n, (g.one->>'on')::date as "on", (g.one->>'amount')::bigint as amount, (g.one->>'customerId')::bigint as customer_id
    from jsonb_array_elements(@instalments::jsonb) with ordinality as g (one, n)) i`

/** SQL: the party `p` is nobody who can be asked. */
const NOBODY = sql`(case when p.user_id is not null then not exists (
      select from users u where u.id = p.user_id and u.erased_at is null and u.disabled_at is null)
    when p.customer_id is not null then not exists (select from customers c where c.id = p.customer_id and c.archived_at is null)
    else ${GONE} end)`

const errorsAt = (path: string, issue: string) =>
  sql`json_agg(json_build_object('path', ${path}, 'issue', '${issue}') order by n)`

/** SQL of rules over what is given; each names where it fails. */
const RULES = sql`
       when missing.parties is not null then refuse('not_found', json_build_object('errors', missing.parties))
       when missing.customers is not null then refuse('not_found', json_build_object('errors', missing.customers))
       when twice.errors is not null then refuse('invalid_input', json_build_object('errors', twice.errors))
       when far.errors is not null then refuse('invalid_input', json_build_object('errors', far.errors))
       when @deadline::timestamptz <= acted_at() then refuse('invalid_input', '{"errors": [{"path": "deadline", "issue": "past_moment"}]}')
       when @deadline::timestamptz > acted_at() + interval '${AGREED_DAYS_MAX} days'
         then refuse('invalid_input', '{"errors": [{"path": "deadline", "issue": "too_far", "values": {"days": ${AGREED_DAYS_MAX}}}]}')`
const JUDGED = sql`
     cross join lateral (select
       (select ${errorsAt(`'parties.' || p.n - 1 || '.person.' || case when p.user_id is not null then 'userId' when p.customer_id is not null then 'customerId' else 'inviteId' end`, 'no_such')}
         from ${GIVEN_PARTIES} where ${NOBODY}) as parties,
       (select ${errorsAt(`'instalments.' || i.n - 1 || '.customerId'`, 'no_such')}
         from ${GIVEN_INSTALMENTS} where i.customer_id is not null
           and not exists (select from customers c where c.id = i.customer_id and c.archived_at is null)) as customers) missing
     cross join lateral (
       select ${errorsAt(`'parties.' || n - 1 || '.person'`, 'twice')} as errors from (
         select p.n, row_number() over (partition by ${PERSON} order by p.n) as nth, ${PERSON} as person from ${GIVEN_PARTIES}) x
       where x.person is not null and x.nth > 1) twice
     cross join lateral (
       select json_agg(json_build_object('path', 'instalments.' || i.n - 1 || '.on', 'issue', 'too_far', 'values',
         json_build_object('days', ${AGREED_DAYS_MAX})) order by i.n) as errors
       from ${GIVEN_INSTALMENTS} where abs(i.on - current_date) > ${AGREED_DAYS_MAX}) far`

const WRITE_PARTIES = sql`
   insert into contract_parties (contract_id, n, user_id, customer_id, invite_id, role)
   select kept('contract'), p.n, p.user_id, p.customer_id, p.invite_id, p.role from ${GIVEN_PARTIES} where kept('contract') > 0 returning n`
const WRITE_INSTALMENTS = sql`
   insert into contract_instalments (contract_id, n, "on", amount, customer_id)
   select kept('contract'), i.n, i.on, i.amount, i.customer_id from ${GIVEN_INSTALMENTS} where kept('contract') > 0 returning n`

/** Its code is the next that nobody has; a race is caught by the unique index and runs again. */
const create = step(
  'contracts.create',
  sql`with ruled as (
     select case ${RULES}
       when twin.id is not null then refuse('duplicate', json_build_object('existing', json_build_object('id', twin.id, 'name', twin.title)))
       end as refusal
     from (select) one left join contracts twin on twin.code = @code::text ${JUDGED})
   insert into contracts (code, title, terms, folded, quorum, deadline, by_id)
   select @code::text, @title::text, @terms::text, @folded::text, @quorum::int, @deadline::timestamptz, @actor::bigint
   from ruled where refusal is null returning keep('contract', id)`,
)
const createParties = step('contracts.create:parties', WRITE_PARTIES)
const createInstalments = step('contracts.create:instalments', WRITE_INSTALMENTS)
const made = step('contracts.create:entry', entry('made', `'{}'::jsonb`))

export const given = ({ title, terms, quorum, deadline, parties, instalments }: Draft, code: string) => ({
  code,
  title,
  terms,
  folded: fold(`${title} ${code}`),
  quorum,
  deadline,
  parties: JSON.stringify(parties),
  instalments: JSON.stringify(instalments),
})

export const createSteps = [create, createParties, createInstalments, made] as const

export const contractsCreate = defineWrite({
  name: 'contracts.create',
  role: 'owner',
  input: createInput,
  ...CREATED,
  plan: (_, { code, ...draft }): Plan => ({
    values: given(draft, code),
    locks: [],
    steps: createSteps,
  }),
})

const judgeEdit = judge('contracts.edit:judge', '')

const NUMBERS = (row: string) =>
  sql`jsonb_build_object('quorum', ${row}.quorum, 'deadline', utc(${row}.deadline))`

/** What is left out stays; parties and instalments are replaced whole. */
const edit = step(
  'contracts.edit',
  sql`with was as (select * from contracts where id = kept('contract')),
   n as (
     select w.id, coalesce(@title::text, w.title) as title, coalesce(@terms::text, w.terms) as terms,
       coalesce(@quorum::int, w.quorum) as quorum, coalesce(@deadline::timestamptz, w.deadline) as deadline,
       case when @parties::jsonb is null then (select count(*) from contract_parties q where q.contract_id = w.id)
         else jsonb_array_length(@parties::jsonb) end as parties
     from was w),
   ruled as (
     select case ${RULES}
       when n.quorum > n.parties then refuse('invalid_input', '{"errors": [{"path": "quorum", "issue": "above_parties"}]}')
       ${NOT_IN(`'draft'`)}
       when k.version <> @version::int then ${stale('k', CONTRACT_JSON)}
       end as refusal
     from contracts k join n on n.id = k.id ${JUDGED}),
   edited as (
     update contracts k set title = n.title, terms = n.terms, folded = coalesce(@folded::text, k.folded), quorum = n.quorum, deadline = n.deadline,
       edits = ${markedBy('k', '@fields::text[]')}, version = k.version + 1, rev = k.rev + 1
     from n, ruled where k.id = n.id and ruled.refusal is null returning k.*)
   select keep_json('changes', ${changesOf(NUMBERS('w'), NUMBERS('e'))}) from edited e, was w`,
)
const editParties = [
  step('contracts.edit:no_parties', sql`delete from contract_parties where contract_id = kept('contract')`),
  createParties,
]
const editInstalments = [
  step(
    'contracts.edit:no_instalments',
    sql`delete from contract_instalments where contract_id = kept('contract')`,
  ),
  createInstalments,
]

/** Throws `invalid_input` for a change of nothing. */
export const contractsEdit = defineWrite({
  name: 'contracts.edit',
  role: 'owner',
  input: editInput,
  ...CHANGED,
  changes: `kept_json('changes')`,
  plan: (_, { code, version, ...change }): Plan => {
    const fields = Object.keys(change).filter((field) => change[field as keyof typeof change] !== undefined)
    if (!fields.length) throw invalid('title', 'required')
    const { title, terms, quorum, deadline, parties, instalments } = change
    return {
      values: {
        code,
        version,
        fields,
        title: title ?? null,
        terms: terms ?? null,
        folded: title === undefined ? null : fold(`${title} ${code}`),
        quorum: quorum ?? null,
        deadline: deadline ?? null,
        parties: parties === undefined ? null : JSON.stringify(parties),
        instalments: instalments === undefined ? null : JSON.stringify(instalments),
      },
      locks: [lockContract],
      steps: [judgeEdit, edit, ...(parties ? editParties : []), ...(instalments ? editInstalments : [])],
    }
  },
})
