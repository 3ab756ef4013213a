// All that the shop holds of whoever asks, as one document: theirs alone, with nobody else's name, and no cost.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { STATE as APPROVAL_STATE } from '../approvals/projection.ts'
import { confirmationOf } from '../confirmations/standing.ts'
import { STATE as CONTRACT_STATE, CONTRACTS_OF, PERSON } from '../contracts/projection.ts'
import { KEPT_AT } from '../debts/promised.ts'
import { getOne } from '../get-one.ts'
import { STATE } from '../links/projection.ts'
import { defineRead, defineWrite, type Plan } from '../operation.ts'
import { wordsOf } from '../proof/index.ts'
import { lock } from './leaving.ts'

/** Of each list the newest: nobody has more but by a program, and an answer has an end. */
const MOST = 10_000

/** SQL of a JSON array of the newest of `rows` (SQL with columns id and item). */
const newest = (rows: string) => sql`(
    select coalesce(json_agg(n.item order by n.id desc), '[]') from (select * from (${rows}) r order by r.id desc limit ${MOST}) n)`

const OWN = 'any(array(select c.id from customers c where c.user_id = u.id))'

const SALES = newest(sql`
      select s.id, json_build_object('id', s.id, 'on', s.on, 'total', s.total, 'discount', s.discount, 'dueOn', s.due_on, 'note', s.note,
        'confirmation', ${confirmationOf('sale', 's.id')},
        'items', (select coalesce(json_agg(json_build_object('name', l.name, 'unit', l.unit, 'quantity', trim_scale(l.quantity),
          'unitPrice', l.unit_price, 'total', l.total) order by l.n), '[]') from sale_lines l where l.sale_id = s.id),
        'createdAt', utc(s.created_at), 'voidedAt', utc(s.voided_at), 'voidReason', s.void_reason) as item
      from sales s where s.customer_id = ${OWN}`)
const PAYMENTS = newest(sql`
      select p.id, json_build_object('id', p.id, 'on', p.on, 'amount', p.amount, 'method', p.method, 'note', p.note,
        'confirmation', ${confirmationOf('payment', 'p.id')},
        'createdAt', utc(p.created_at), 'voidedAt', utc(p.voided_at), 'voidReason', p.void_reason) as item
      from payments p where p.customer_id = ${OWN}`)
const SESSIONS = newest(sql`
      select s.id, json_build_object('createdAt', utc(s.created_at), 'lastSeenAt', utc(s.last_seen_at), 'expiresAt', utc(s.expires_at),
        'endedAt', utc(s.ended_at), 'address', s.address, 'client', s.client) as item
      from sessions s where s.user_id = u.id`)
const PLACES = newest(sql`
      select o.id, json_build_object('on', o.seen_on, 'address', o.address, 'client', nullif(o.client, '')) as item
      from origins o where o.actor_id = u.id`)
const ACTS = newest(sql`
      select a.id, json_build_object('id', a.id, 'at', utc(a.at), 'operation', a.operation, 'entity', a.entity, 'entityId', a.entity_id,
        'refused', a.refused) as item
      from activities a where a.actor_id = u.id`)
/** One act may be on several people: of them each has what was changed of themselves, by `<id>.<field>`. */
const CHANGES = newest(sql`
      select a.id, json_build_object('at', utc(a.at), 'changes', own.changes) as item
      from (
        select a.id, a.at, a.entity, true as alone from activities a
        where a.entity = 'user' and a.entity_id = u.id or a.entity = 'customer' and a.entity_id = ${OWN}
        union all
        select a.id, a.at, a.entity, false from activity_things t join activities a on a.id = t.activity_id
        where t.entity = 'user' and t.entity_id = u.id or t.entity = 'customer' and t.entity_id = ${OWN}) a
      join activity_changes h on h.activity_id = a.id
      cross join lateral (
        select jsonb_object_agg(f.key, f.value) as changes from jsonb_each(h.changes) f
        where case when f.key !~ '^[0-9]+[.]' then a.alone
          when a.entity = 'user' then split_part(f.key, '.', 1) = u.id::text
          else split_part(f.key, '.', 1) = any(array(select c.id::text from customers c where c.user_id = u.id)) end) own
      where own.changes is not null`)
const OPENINGS = newest(sql`
      select o.id, json_build_object('id', o.id, 'on', o.on, 'amount', o.amount, 'createdAt', utc(o.created_at), 'voidedAt', utc(o.voided_at)) as item
      from openings o where o.customer_id = ${OWN}`)
const PROMISES = newest(sql`
      select p.id, json_build_object('id', p.id, 'on', p."on", 'due', p.due, 'note', p.note, 'createdAt', utc(p.created_at),
        'keptAt', utc(${KEPT_AT})) as item
      from promises p where p.customer_id = ${OWN}`)
const REMINDERS = newest(sql`
      select r.id, json_build_object('id', r.id, 'createdAt', utc(r.created_at)) as item
      from reminders r where r.customer_id = ${OWN}`)
const NOTICES = newest(sql`
      select o.id, json_build_object('id', o.id, 'at', utc(o.at), 'kind', o.kind, 'entity', o.entity, 'entityId', o.entity_id, 'data', o.data,
        'readAt', utc(o.read_at)) as item
      from notices o where o.user_id = u.id`)
const LINKS = newest(sql`
      select l.id, json_build_object('id', l.id, 'state', ${STATE}, 'createdAt', utc(l.created_at), 'answeredAt', utc(l.answered_at)) as item
      from links l where l.user_id = u.id`)
const DISPUTES = newest(sql`
      select d.id, json_build_object('id', d.id, 'entity', d.entity, 'entityId', d.entity_id, 'createdAt', utc(d.created_at),
        'resolvedAt', utc(d.resolved_at), 'outcome', d.outcome, 'thread', (
          select coalesce(json_agg(json_build_object('at', utc(l.at), 'side', l.side, 'text', l.text) order by l.id), '[]')
          from dispute_lines l where l.dispute_id = d.id)) as item
      from disputes d where d.customer_id = ${OWN}`)
const APPROVALS = newest(sql`
      select a.id, json_build_object('id', a.id, 'kind', a.kind, 'amount', a.amount, 'state', ${APPROVAL_STATE}, 'reason', a.reason,
        'input', case when a.by_id = u.id then a.input end, 'createdAt', utc(a.created_at), 'decidedAt', utc(a.decided_at)) as item
      from approvals a where a.by_id = u.id or a.customer_id = ${OWN}`)
const RECORDINGS = newest(sql`
      select x.update_id as id, json_build_object('at', utc(x.created_at), 'note', x.note) as item
      from recordings x where x.chat_id = u.telegram_id and x.note <> '{}'`)
const DRAFTS = newest(sql`
      select d.id, json_build_object('id', d.id, 'kind', d.kind, 'asks', d.asks, 'updatedAt', utc(d.updated_at)) as item
      from drafts d where d.user_id = u.id and d.body <> '{}'`)
const MESSAGES = newest(sql`
      select x.update_id as id, x.body as item from updates x where x.chat_id = u.telegram_id and x.body <> '{}'`)
const INVITES = newest(sql`
      select i.id, json_build_object('role', i.role, 'name', i.name, 'usedAt', utc(i.used_at)) as item
      from invites i where i.used_by_id = u.id or i.asked_by_id = u.id`)

const CONTRACTS = newest(sql`
      select k.id, json_build_object('code', k.code, 'title', k.title, 'terms', k.terms, 'state', ${CONTRACT_STATE}, 'deadline', utc(k.deadline),
        'parts', (select json_agg(json_build_object('role', p.role, 'answer', p.answer, 'at', utc(p.at)) order by p.n)
          from contract_parties p where p.contract_id = k.id and ${PERSON} = u.id),
        'instalments', (select coalesce(json_agg(json_build_object('n', i.n, 'on', i.on, 'amount', i.amount) order by i.n), '[]')
          from contract_instalments i where i.contract_id = k.id)) as item
      from contracts k where k.state <> 'draft' and k.id in ${CONTRACTS_OF('u.id')}`)
const STEPS = newest(sql`
      select t.id, json_build_object('id', t.id, 'kind', t.kind, 'text', t.text, 'amount', t.amount, 'instalment', t.instalment,
        'state', t.state, 'at', utc(t.created_at)) as item
      from contract_transactions t where t.actor_id = u.id`)
const ANSWERS = newest(sql`
      select a.transaction_id as id, json_build_object('contract', k.code, 'stepId', t.id, 'answer', a.answer, 'at', utc(a.at)) as item
      from contract_answers a join contract_transactions t on t.id = a.transaction_id join contracts k on k.id = t.contract_id
      where a.actor_id = u.id`)
/** What they wrote when they said no. */
const REASONS = newest(sql`
      select k.id, json_build_object('entity', 'contract', 'entityId', k.id, 'reason', k.reason, 'at', utc(k.ended_at)) as item
      from contracts k where k.ended_by_id = u.id and k.reason is not null
      union all
      select t.id, json_build_object('entity', 'step', 'entityId', t.id, 'reason', t.reason, 'at', utc(t.ended_at))
      from contract_transactions t where t.ended_by_id = u.id and t.reason is not null
      union all
      select a.id, json_build_object('entity', 'approval', 'entityId', a.id, 'reason', a.reason, 'at', utc(a.decided_at))
      from approvals a where a.decided_by_id = u.id and a.reason is not null`)
/** A vote may be there before it is known which poll it was in. */
const VOTES = newest(sql`
      select b.id, json_build_object('broadcastId', b.id, 'question', b.question, 'chosen', (
          select coalesce(json_agg(coalesce(b.options->>o.place::int, o.place) order by o.n), '[]')
          from jsonb_array_elements_text(v.options) with ordinality o (place, n)), 'at', utc(v.at)) as item
      from poll_votes v left join broadcast_copies p on p.poll_id = v.poll_id and p.user_id = v.user_id
      left join broadcasts b on b.id = p.broadcast_id
      where v.user_id = u.id`)
/** What shows what their histories say: see docs/proof.md. */
const WORDS = newest(
  wordsOf({
    customer: 'select c.id from customers c where c.user_id = u.id',
    contract: sql`select k.id from contracts k where k.state <> 'draft' and k.id in ${CONTRACTS_OF('u.id')}`,
  }),
)

/** SQL, over users u. */
const DOCUMENT = sql`json_build_object(
    'exportedAt', utc(now()),
    'user', json_build_object('id', u.id, 'telegramId', u.telegram_id, 'name', u.name, 'username', u.username, 'role', u.role,
      'language', u.language, 'preferences', u.preferences, 'lastSeenAt', utc(u.last_seen_at), 'createdAt', utc(u.created_at)),
    'customer', (select json_build_object('id', c.id, 'name', c.name, 'phone', c.phone, 'note', c.note, 'creditLimit', c.credit_limit,
      'due', c.due, 'credit', c.credit, 'lastSaleAt', utc(c.last_sale_at), 'createdAt', utc(c.created_at)) from customers c where c.user_id = u.id),
    'sales', ${SALES}, 'payments', ${PAYMENTS}, 'openings', ${OPENINGS}, 'promises', ${PROMISES}, 'reminders', ${REMINDERS}, 'sessions', ${SESSIONS}, 'places', ${PLACES}, 'invites', ${INVITES},
    'links', ${LINKS}, 'disputes', ${DISPUTES}, 'approvals', ${APPROVALS}, 'messages', ${MESSAGES}, 'recordings', ${RECORDINGS}, 'drafts', ${DRAFTS}, 'notices', ${NOTICES},
    'contracts', ${CONTRACTS}, 'steps', ${STEPS}, 'answers', ${ANSWERS}, 'reasons', ${REASONS}, 'votes', ${VOTES}, 'words', ${WORDS},
    'changes', ${CHANGES}, 'acts', ${ACTS})::text`

const document = step('me.export', sql`select ${DOCUMENT} from users u where u.id = @user::bigint`)

const rows = z.array(z.looseObject({}))

export const meExport = defineRead({
  name: 'me.export',
  role: 'user',
  input: z.strictObject({}),
  output: z.object({
    exportedAt: z.string(),
    user: z.looseObject({}),
    customer: z.looseObject({}).nullable(),
    sales: rows,
    payments: rows,
    openings: rows,
    promises: rows,
    reminders: rows,
    sessions: rows,
    places: rows,
    invites: rows,
    links: rows,
    disputes: rows,
    approvals: rows,
    messages: rows,
    recordings: rows,
    drafts: rows,
    notices: rows,
    contracts: rows,
    steps: rows,
    answers: rows,
    reasons: rows,
    votes: rows,
    words: rows,
    changes: rows,
    acts: rows,
  }),
  read: (runtime, _, { userId }) => getOne(runtime, document, { user: userId }),
})

/** It is made behind the locks: not for a repeat, nor while one waits to be sent. */
const put = step(
  'me.send',
  sql`with open as (
     select u.* from users u where u.id = @actor::bigint and not exists (select from closed_chats s where s.chat_id = u.telegram_id)),
   waits as (
     select from outbox o join open on o.chat_id = open.telegram_id
     where o.sent_at is null and o.failed_at is null and o.method = 'sendDocument' and o.payload->>'document' like '{"exportedAt"%' limit 1),
   put as (
     insert into outbox (chat_id, method, payload)
     select u.telegram_id, 'sendDocument', jsonb_build_object('chat_id', u.telegram_id, 'document', ${DOCUMENT})
     from open u where not exists (select from waits)
     returning id)
   select keep('sent', (select count(*) from waits) + (select count(*) from put))`,
)

/** The same as a file in the caller's chat; `sent` false: nothing that is sent there arrives. */
export const meSend = defineWrite({
  name: 'me.send',
  role: 'user',
  input: z.strictObject({}),
  output: z.object({ sent: z.boolean() }),
  entity: 'user',
  entityId: '@actor::bigint',
  events: [],
  answer: `json_build_object('sent', kept('sent') > 0)`,
  plan: (): Plan => ({ values: {}, locks: [lock], steps: [put] }),
})
