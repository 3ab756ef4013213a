// A party's answer to what is proposed: once, for themselves, before the deadline.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { entry } from './entries.ts'
import { judge, lockContract, NO_PARTY, NOT_IN } from './judged.ts'
import { PERSON } from './projection.ts'
import { oneInput, reasonInput } from './schemas.ts'
import { CHANGED } from './written.ts'

/** Whoever is several parties, for an account came to be theirs, answers as all that wait. */
const judgeAnswer = judge(
  'contracts.answer:judge',
  sql`${NO_PARTY} ${NOT_IN(`'proposed'`)}
       when not exists (select from contract_parties p where p.contract_id = k.id and p.answer = 'waiting' and ${PERSON} = @actor::bigint)
         then refuse('wrong_state', '{"state": "answered"}')`,
)

const answerAs = (answer: 'accepted' | 'declined') => sql`
   update contract_parties p set answer = '${answer}', at = acted_at(), answered_by_id = @actor::bigint
   where p.contract_id = kept('contract') and p.answer = 'waiting' and ${PERSON} = @actor::bigint`

/** A line for each party that was answered for just now. */
const JUST_NOW = sql`from contract_parties p
   where p.contract_id = kept('contract') and p.answered_by_id = @actor::bigint and p.at = acted_at() order by p.n`

const accept = [
  step('contracts.accept', answerAs('accepted')),
  step('contracts.accept:entry', entry('accepted', `jsonb_build_object('party', p.n)`, JUST_NOW)),
  // Enough have accepted, and every seller and buyer among them.
  step(
    'contracts.accept:active',
    sql`with active as (
       select k.id, (select count(*) from contract_parties p where p.contract_id = k.id and p.answer = 'accepted') >= k.quorum
         and not exists (
           select from contract_parties p where p.contract_id = k.id and p.role in ('seller', 'buyer') and p.answer <> 'accepted') as enough
       from contracts k where k.id = kept('contract'))
     update contracts k set state = case when a.enough then 'active' else k.state end,
       active_at = case when a.enough then acted_at() end, rev = k.rev + 1
     from active a where k.id = a.id returning keep('active', a.enough::int)`,
  ),
  step(
    'contracts.accept:entry_active',
    entry('active', `'{}'::jsonb`, `where kept('active') = 1`, 'null::bigint'),
  ),
] as const

export const acceptSteps = [judgeAnswer, ...accept] as const

export const contractsAccept = defineWrite({
  name: 'contracts.accept',
  role: 'user',
  input: oneInput,
  ...CHANGED,
  plan: (_, { code }): Plan => ({
    values: { code },
    locks: [lockContract],
    steps: acceptSteps,
  }),
})

const decline = [
  step('contracts.decline', answerAs('declined')),
  step(
    'contracts.decline:state',
    sql`update contracts k set state = 'declined', reason = @reason::text, ended_at = acted_at(), ended_by_id = @actor::bigint, rev = k.rev + 1
     where k.id = kept('contract')`,
  ),
  step('contracts.decline:entry', entry('declined', `jsonb_build_object('party', p.n)`, JUST_NOW)),
] as const

/** One no ends it. */
export const contractsDecline = defineWrite({
  name: 'contracts.decline',
  role: 'user',
  input: reasonInput,
  ...CHANGED,
  plan: (_, { code, reason }): Plan => ({
    values: { code, reason },
    locks: [lockContract],
    steps: [judgeAnswer, ...decline],
  }),
})
