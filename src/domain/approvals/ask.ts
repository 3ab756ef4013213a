// Asking an owner to free what one was refused by a limit. It is judged as the act itself would be, and nothing of it is done.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { DomainError, type ErrorDetails, type LimitReached } from '../errors.ts'
import { type Actor, defineWrite } from '../operation.ts'
import { hashOf } from '../replay.ts'
import type { Runtime } from '../runtime.ts'
import { APPROVAL_JSON, approvalEvent, RESULT } from './projection.ts'
import { approval, askInput, type Kind } from './schemas.ts'
import {
  actOf,
  canBeFreed,
  isRefusedBy,
  type Outcome,
  type Pinned,
  readWaiting,
  type Waiting,
} from './waiting.ts'

/** An hour: who stands at the counter has gone by then. */
const WAITS = `interval '1 hour'`
/** Of one person at once. */
const WAITING_MAX = 100

/** Who asks does one thing after the other, so that the same is not asked twice. */
const lockSelf = step(
  'approvals.lock_self',
  sql`select id from users where id = @actor::bigint for no key update`,
)

/** A repeat is answered before: what was found when it was asked is told to who asks anew alone. */
const judged = step(
  'approvals.judged',
  sql`with mine as (
     select a.id, a.asked from approvals a where a.by_id = @actor::bigint and a.decided_at is null and a.expires_at > now())
   select case
     when @refusedFor::text is not null then refuse(@refusedFor::text, @refusedWith::json)
     when (select count(*) from mine) >= ${WAITING_MAX} then refuse('rate_limited', '{"retryAfter": 3600}')
     when same.id is not null then refuse('wrong_state', json_build_object('state', 'waiting', 'id', same.id)) end
   from (select) one left join (select id from mine where mine.asked = @asked::text order by id limit 1) same on true`,
)

const put = step(
  'approvals.put',
  sql`with put as (
     insert into approvals (by_id, kind, input, prices, override_credit, beyond, asked, customer_id, sale_id, payment_id, amount, expires_at)
     values (@actor::bigint, @kind::text, @asks::jsonb, @prices::bigint[], @overrideCredit::boolean, @beyond::jsonb, @asked::text,
       (select c.id from customers c where c.id = @customer::bigint), @sale::bigint, @payment::bigint, @amount::bigint, acted_at() + ${WAITS})
     returning id)
   select keep('approval', (select id from put))`,
)

/** What stands in its way, in the order in which it is found. */
interface Beyond {
  readonly limits: readonly LimitReached[]
  readonly credit: ReturnType<typeof creditOf> | null
}

/** What it comes to, were it freed now. */
interface Judged {
  readonly pinned: Pinned
  readonly outcome: Outcome
  readonly beyond: Beyond
}

/**
 * Tried as often as a limit stands in its way, beyond all those that were found: one yes is to all that who answers was told.
 * Throws what it is refused for beside them; `wrong_state` where nobody has to be asked.
 */
async function judge(runtime: Runtime, kind: Kind, waiting: Waiting, actor: Actor): Promise<Judged> {
  let beyond: Beyond = { limits: [], credit: null }
  for (;;) {
    const overrideCredit = beyond.credit !== null
    const freed = beyond.limits.map(({ name }) => name)
    const isFirst = !overrideCredit && !freed.length
    const tried = await resultOf(
      actOf(waiting, { prices: null, overrideCredit }).run(runtime, {
        actor,
        source: 'approval',
        dryRun: true,
        ...(!isFirst && { freed }),
      }),
    )
    if (!(tried instanceof DomainError)) {
      if (isFirst || actor.role === 'owner') throw new DomainError('wrong_state', { state: 'allowed' })
      return { outcome: tried, pinned: { prices: tried.prices, overrideCredit }, beyond }
    }
    const { code, details } = tried
    if (isFirst ? !isRefusedBy(kind, tried) : !canBeFreed(waiting, tried)) throw tried
    // What was freed already and stands in the way all the same would do so for ever.
    if (code === 'credit_limit' ? overrideCredit : freed.some((name) => name === details.reached?.name))
      throw tried
    beyond =
      code === 'credit_limit'
        ? { ...beyond, credit: creditOf(details) }
        : { ...beyond, limits: [...beyond.limits, ...(details.reached ? [details.reached] : [])] }
  }
}

const creditOf = ({ limit, due, exceedsBy }: ErrorDetails) => ({ limit, due, exceedsBy })

async function resultOf<T>(tried: Promise<T>): Promise<T | DomainError> {
  try {
    return await tried
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'unavailable') return error
    throw error
  }
}

/** Nobody's, for the row that is not written. */
const NOTHING = {
  refusedFor: null,
  refusedWith: null,
  prices: null,
  overrideCredit: false,
  beyond: '{}',
  customer: null,
  amount: 0,
}

async function valuesOf(runtime: Runtime, kind: Kind, waiting: Waiting, actor: Actor) {
  try {
    const { pinned, outcome, beyond } = await judge(runtime, kind, waiting, actor)
    return {
      ...NOTHING,
      ...pinned,
      // `limit`: for the release before, which knew of one.
      beyond: JSON.stringify({ ...beyond, limit: beyond.limits[0] ?? null }),
      customer: outcome.customerId,
      amount: outcome.amount,
    }
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'unavailable') throw error
    return { ...NOTHING, refusedFor: error.code, refusedWith: JSON.stringify(error.details) }
  }
}

/** Waits an hour. Refused as the act itself would be where that is not for the limit that is asked about. */
export const approvalsCreate = defineWrite({
  name: 'approvals.create',
  role: 'admin',
  input: askInput,
  output: approval,
  entity: 'approval',
  entityId: `kept('approval')`,
  amount: '@amount::bigint',
  things: sql`select 'customer', a.customer_id from approvals a where a.id = kept('approval')
    union all select ${RESULT}, coalesce(a.sale_id, a.payment_id) from approvals a where a.id = kept('approval')`,
  events: [approvalEvent('approval.created', `a.id = kept('approval')`)],
  answer: sql`(select ${APPROVAL_JSON} from approvals a where a.id = kept('approval'))`,
  async plan(runtime, { kind, input }, actor) {
    const waiting = readWaiting(kind, input)
    return {
      values: {
        kind,
        asks: JSON.stringify(waiting.input),
        asked: hashOf(waiting.of, waiting.input),
        sale: waiting.of === 'void' ? waiting.input.saleId : null,
        payment: waiting.of === 'payment' ? waiting.input.paymentId : null,
        ...(await valuesOf(runtime, kind, waiting, actor)),
      },
      locks: [lockSelf],
      steps: [judged, put],
    }
  },
})
