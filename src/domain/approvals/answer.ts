// What an owner answers: the first word counts. What is freed is done there and then, as the act of who asked for it.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import type { StaffLimit } from '../errors.ts'
import { asTheirs, FREED_BY } from '../freed.ts'
import { type Actor, defineWrite, type Language } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { APPROVAL_JSON, approvalEvent, LIMITS, RESULT, STATE } from './projection.ts'
import { answerInput, approval, type Kind, oneInput } from './schemas.ts'
import { actOf, limitsOf, type Pinned, readWaiting, type Waiting } from './waiting.ts'

/** What never changes of it, but that it goes with whom it told of. */
interface Known extends Pinned {
  readonly kind: Kind
  readonly input: unknown
  readonly byId: number
  /** Names of the limits of staff that it went beyond as it was asked. */
  readonly reached: readonly StaffLimit[]
  readonly language: Language
}
const find = step(
  'approvals.find',
  sql`select json_build_object('kind', a.kind, 'input', a.input, 'prices', a.prices, 'overrideCredit', a.override_credit,
     'byId', a.by_id,
     'reached', jsonb_path_query_array(${LIMITS}, '$[*].name'), 'language', b.language)::text
   from approvals a join users b on b.id = a.by_id where a.id = @approval::bigint`,
)

const lock = step(
  'approvals.lock',
  sql`select id from approvals where id = @approval::bigint for no key update`,
)

const OVER = sql`
     when a.id is null then refuse('not_found', '{}')
     when ${STATE} <> 'waiting' then refuse('wrong_state', json_build_object('state', ${STATE}))`

/** What follows is freed by who acts, of what was asked about. Of somebody who is none of the team any more nothing is done. */
const free = step(
  'approvals.free',
  sql`select case ${OVER}
     when b.role = 'user' or b.disabled_at is not null or b.erased_at is not null then refuse('wrong_state', '{"state": "asker_gone"}') end,
     ${FREED_BY('@actor::bigint', '@frees::jsonb')}
   from (select) one left join approvals a on a.id = @approval::bigint left join users b on b.id = a.by_id`,
)

const decided = (granted: boolean, result: string) => sql`
   update approvals a set decided_at = acted_at(), decided_by_id = @actor::bigint, granted = ${String(granted)}, reason = @text::text,
     result_id = ${result}, rev = a.rev + 1`

/** Every act that can wait keeps what it is on. */
const settle = step(
  'approvals.settle',
  sql`${decided(true, `case when a.payment_id is null then kept_or_0('sale') else kept_or_0('payment') end`)} where a.id = @approval::bigint`,
)

const wordOf = (text: string | undefined) => text || null

const recorded = {
  output: approval,
  entity: 'approval',
  entityId: '@approval::bigint',
  things: sql`select 'user', a.by_id from approvals a where a.id = @approval::bigint
    union all select 'customer', a.customer_id from approvals a where a.id = @approval::bigint
    union all select ${RESULT}, coalesce(a.result_id, a.sale_id, a.payment_id) from approvals a where a.id = @approval::bigint`,
  events: [approvalEvent('approval.changed', 'a.id = @approval::bigint')],
  answer: sql`(select ${APPROVAL_JSON} from approvals a where a.id = @approval::bigint)`,
} as const

/** The act that waits, under a key of its own: once, whoever frees it and however often. */
async function freed(runtime: Runtime, id: number, waiting: Waiting, known: Known) {
  const { byId, language } = known
  const act = actOf(waiting, known)
  const asker: Actor = { userId: byId, role: act.role, sessionId: null, language }
  return asTheirs(
    await act.prepare(runtime, { actor: asker, intentKey: `approval:${id}`, source: 'approval' }),
  )
}

/** What can be done no more answers as it would by itself, and waits on: 404, 409. */
export const approvalsGrant = defineWrite({
  name: 'approvals.grant',
  role: 'owner',
  input: answerInput,
  ...recorded,
  amount: '(select a.amount from approvals a where a.id = @approval::bigint)',
  async plan(runtime, { id, text }) {
    const known = await runtime.database.json<Known>(find, { approval: id })
    const values = { approval: id, text: wordOf(text), frees: '[]' }
    const plan = { values, locks: [lock], steps: [free] }
    // Without it there is nothing to free, which is what it is refused for.
    if (!known?.input) return plan
    const waiting = readWaiting(known.kind, known.input)
    return {
      ...plan,
      values: { ...values, frees: JSON.stringify(limitsOf(waiting, known.reached)) },
      frees: { ...(await freed(runtime, id, waiting, known)), after: [settle] },
    }
  },
})

const refuseIt = step(
  'approvals.refuse',
  sql`with ruled as (
     select a.id, case ${OVER} end as refusal from (select) one left join approvals a on a.id = @approval::bigint)
   ${decided(false, 'null')} from ruled r where a.id = r.id and r.refusal is null`,
)

/** Nothing is done, and who asked hears it. */
export const approvalsRefuse = defineWrite({
  name: 'approvals.refuse',
  role: 'owner',
  input: answerInput,
  ...recorded,
  plan: (_, { id, text }) => ({
    values: { approval: id, text: wordOf(text) },
    locks: [lock],
    steps: [refuseIt],
  }),
})

const withdrawIt = step(
  'approvals.withdraw',
  sql`with ruled as (
     select a.id, case when a.by_id <> @actor::bigint then refuse('not_found', '{}') ${OVER} end as refusal
     from (select) one left join approvals a on a.id = @approval::bigint)
   ${decided(false, 'null')} from ruled r where a.id = r.id and r.refusal is null`,
)

/** Who asked gives it up: refused, by themselves. */
export const approvalsWithdraw = defineWrite({
  name: 'approvals.withdraw',
  role: 'admin',
  input: oneInput,
  ...recorded,
  plan: (_, { id }) => ({ values: { approval: id, text: null }, locks: [lock], steps: [withdrawIt] }),
})
