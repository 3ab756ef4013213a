// What staff ask owners to free: to every owner at once, and the answer to who asked; done for all by the first who answers.
import { sql } from '#database/sql.ts'
import type { ApprovalShown } from '../../approvals/index.ts'
import { APPROVAL_SHOWN_JSON, BEYOND_JSON, STATE } from '../../approvals/projection.ts'
import type { NoticeRule } from './rule.ts'

export type ApprovalFacts = ApprovalShown

/** Of an act that is asked again and answered meanwhile, the owners hear nothing. */
const ASKED = sql`
     select e.n, u.id, 'approval', e.entity_id, jsonb_build_object('asks', true, 'byId', e.actor_id)
     from fresh e join users u on u.role = 'owner' and u.id <> e.actor_id
     where e.name = 'approval.created' and not exists (select from fresh v where v.name = 'approval.changed' and v.entity_id = e.entity_id)`

/** Not to who gave it up. */
const ANSWERED = sql`
     select e.n, a.by_id, 'approval', e.entity_id, jsonb_build_object('byId', e.actor_id)
     from fresh e join approvals a on a.id = e.entity_id and a.by_id <> e.actor_id and a.decided_at is not null
     where e.name = 'approval.changed'`

const DECIDED = sql`
     select o.id, true, e.actor_id from fresh e
     join notices o on o.kind = 'approval' and o.entity_id = e.entity_id and o.data ? 'asks' and o.done_at is null
     where e.name = 'approval.changed'`

export const approval: NoticeRule = {
  kind: 'approval',
  told: [ASKED, ANSWERED],
  turned: [DECIDED],
  stands: sql`case when o.data ? 'asks' then u.role = 'owner' else u.role <> 'user' end`,
  // It waits an hour, and somebody at the counter waits with it; the answer is one to an act of one's own.
  passes: 'true',
  now: sql`(select jsonb_build_object('state', ${STATE}, 'asked', a.kind, 'amount', a.amount, 'reason', a.reason, 'beyond', ${BEYOND_JSON}, 'saleId', case when a.payment_id is null then a.result_id end) from approvals a where a.id = o.entity_id)`,
  action: sql`(select json_build_object('operation', 'approvals.grant', 'input', json_build_object('id', a.id))
      from approvals a where a.id = o.entity_id and o.data ? 'asks' and ${STATE} = 'waiting')`,
  facts: sql`(select ${APPROVAL_SHOWN_JSON} from approvals a where a.id = r.entity_id)`,
  lane: 0,
}
