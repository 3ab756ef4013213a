// Proposing a contract: from now on its parties see it and are asked, and nothing of it changes any more.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { defineWrite, type Plan } from '../operation.ts'
import { entry } from './entries.ts'
import { judge, lockContract, NOT_IN } from './judged.ts'
import { GONE, PERSON } from './projection.ts'
import { oneInput } from './schemas.ts'
import { CHANGED } from './written.ts'

const judgePropose = judge(
  'contracts.propose:judge',
  sql`${NOT_IN(`'draft'`)}
       when k.deadline <= acted_at() then refuse('wrong_state', '{"state": "late"}')
       when exists (select from contract_parties p where p.contract_id = k.id and ${GONE}) then refuse('wrong_state', '{"state": "party_gone"}')
       when exists (
         select from contract_parties p where p.contract_id = k.id and ${PERSON} is not null group by ${PERSON} having count(*) > 1)
         then refuse('wrong_state', '{"state": "party_twice"}')`,
)

const propose = step(
  'contracts.propose',
  sql`update contracts k set state = 'proposed', proposed_at = acted_at(), rev = k.rev + 1 where k.id = kept('contract')`,
)

/** All that was agreed on, so that whoever holds the terms can show that they are these. */
const entries = [
  step(
    'contracts.propose:entry',
    entry(
      'proposed',
      sql`jsonb_build_object('quorum', k.quorum, 'deadline', utc(k.deadline))`,
      `from contracts k where k.id = kept('contract')`,
    ),
  ),
  step(
    'contracts.propose:parties',
    entry(
      'party',
      sql`jsonb_strip_nulls(jsonb_build_object('party', p.n, 'role', p.role, 'userId', p.user_id, 'customerId', p.customer_id, 'inviteId', p.invite_id))`,
      `from contract_parties p where p.contract_id = kept('contract') order by p.n`,
    ),
  ),
  step(
    'contracts.propose:instalments',
    entry(
      'instalment',
      sql`jsonb_strip_nulls(jsonb_build_object('instalment', i.n, 'on', i.on, 'amount', i.amount, 'customerId', i.customer_id))`,
      `from contract_instalments i where i.contract_id = kept('contract') order by i.n`,
    ),
  ),
] as const

export const proposeSteps = [judgePropose, propose, ...entries] as const

export const contractsPropose = defineWrite({
  name: 'contracts.propose',
  role: 'owner',
  input: oneInput,
  ...CHANGED,
  plan: (_, { code }): Plan => ({
    values: { code },
    locks: [lockContract],
    steps: proposeSteps,
  }),
})
