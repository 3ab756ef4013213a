// Opening an invite, once: the role that it gives, the account that it links, and the yes that an owner's waits for.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { keepLink, LINK_CHANGED } from '../customers/link.ts'
import { lockCustomer, noCustomer } from '../customers/lock.ts'
import { markedBy } from '../edits.ts'
import { customerEvent, linkEvent, userEvent } from '../events.ts'
import { id } from '../input.ts'
import { defineWrite, ROLES } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { lockOwners } from '../users/owners.ts'
import { lockInvite } from './invite.ts'
import { ENDED, INVITE_JSON, invite, inviteEvent, STATE } from './projection.ts'
import { hashOfCode } from './secret.ts'

/** What never changes of it, but for who asked, which is written once. */
interface Known {
  readonly id: number
  readonly byId: number
  readonly customerId: number | null
  readonly askedById: number | null
}

/** No invite: refused once it is known who asks. */
const NONE: Known = { id: 0, byId: 0, customerId: null, askedById: null }

const KNOWN = sql`json_build_object('id', id, 'byId', by_id, 'customerId', customer_id, 'askedById', asked_by_id)::text`
const byHash = step('invites.by_hash', sql`select ${KNOWN} from invites where hash = @hash::text`)
const byId = step('invites.by_id', sql`select ${KNOWN} from invites where id = @invite::bigint`)

/** Owners come before, for a role may change: then who comes in, who invited them, and who has the account by now. */
const lockPeople = step(
  'invites.lock_people',
  sql`select id from users
   where id in (@person::bigint, @maker::bigint, (select user_id from customers where id = @customer::bigint))
   order by id for no key update`,
)

const planOf = (known: Known, person: number) => ({
  values: {
    invite: known.id,
    maker: known.byId,
    customer: known.customerId,
    person,
  },
  locks: [lockOwners, lockPeople, known.customerId === null ? noCustomer : lockCustomer, lockInvite],
})

/** SQL: the invite (i), who made it (m), who comes in (u), and the account (c) they are to have. */
const ALL_OF_IT = sql`(select) one left join invites i on i.id = @invite::bigint
     left join users m on m.id = i.by_id left join users u on u.id = @person::bigint
     left join customers c on c.id = i.customer_id`

/** SQL: its maker may invite so, as they are now. */
const MAKER_MAY = `(m.disabled_at is null and (m.role = 'owner' or m.role = 'admin' and i.role = 'user'))`

/** SQL: the account it is for can be theirs: nobody's yet, and they have no other; only an owner links who is staff. */
const LINK_MAY = sql`(i.customer_id is null or c.id is not null and c.archived_at is null and c.user_id is null
       and (u.role = 'user' or m.role = 'owner')
       and not exists (select from customers other where other.user_id = u.id))`

const RANKS = `array['user', 'admin', 'owner']`
const rank = (role: string) => `array_position(${RANKS}, ${role})`

/** SQL: what becomes of it once it is taken by @person, where `does` of `ruled` is 'joined'. A role is never lowered. */
const TAKEN = sql`
   taken as (
     update invites i set used_by_id = @person::bigint, used_at = acted_at(), sealed = null, rev = i.rev + 1
     from ruled r where i.id = r.id and r.does = 'joined' returning i.id),
   raised as (
     update users u set role = case when r.raises then r.role else u.role end, role_decided = u.role_decided or r.raises,
       edits = case when r.raises then ${markedBy('u', `array['role']`)} else u.edits end,
       version = u.version + r.raises::int, rev = u.rev + 1
     from ruled r where u.id = @person::bigint and r.does = 'joined' and (r.raises or r.customer_id is not null)
     returning u.id, u.version),
   linked as (
     update customers c set user_id = @person::bigint, edits = ${markedBy('c', `array['userId']`)},
       version = c.version + 1, rev = c.rev + 1
     from ruled r where c.id = r.customer_id and r.does = 'joined' returning c.id, c.user_id)`

const KEPT_OF_TAKEN = sql`keep('raised', coalesce(p.id, 0)),
     ${keepLink('null::bigint', 'l.user_id')},
     case when r.raises and t.id is not null then pg_notify('access', @person::text) end`
const TAKEN_JOINED = `left join taken t on true left join raised p on true left join linked l on true`

const TOLD = [
  userEvent(`'user.changed'`, `u.id = kept('raised') and kept_or_0('link_got') = 0`),
  customerEvent(`'customer.changed'`, `c.id = @customer::bigint and kept_or_0('link_got') > 0`),
  linkEvent(LINK_CHANGED),
]

/** Whatever is wrong with it is told alike: `not_found`. */
const open = step(
  'invites.open',
  sql`with ruled as (
     select i.id, i.role, i.customer_id, ${rank('u.role')} < ${rank('i.role')} as raises,
       case
         when i.role = 'owner' and u.role <> 'owner' then case when i.asked_by_id is null then 'asked' else 'waits' end
         when i.customer_id is null and u.role <> 'user' and ${rank('u.role')} >= ${rank('i.role')} then 'already'
         else 'joined' end as does,
       case when i.id is null or ${STATE} not in ('open', 'asked') or i.asked_by_id <> u.id or not ${MAKER_MAY} or not ${LINK_MAY}
         then refuse('not_found', '{}') end as refusal
     from ${ALL_OF_IT}),
   asked as (
     update invites i set asked_by_id = @person::bigint, sealed = null, rev = i.rev + 1
     from ruled r where i.id = r.id and r.does = 'asked' returning i.id),${TAKEN}
   select case when r.refusal is null then keep_json('did', to_jsonb(r.does)) end, ${KEPT_OF_TAKEN},
     keep('changed', coalesce(t.id, a.id, 0)), keep('asked', coalesce(a.id, 0))
   from ruled r ${TAKEN_JOINED} left join asked a on true`,
)

/** `joined`: they are in; `asked`: an owner's yes is waited for; `already`: it gives nothing they have not, and stays open. */
export const OUTCOMES = ['joined', 'asked', 'waits', 'already'] as const

/** By its secret, as who opens it. */
export const invitesOpen = defineWrite({
  name: 'invites.open',
  role: 'user',
  input: z.strictObject({ code: z.string().max(64) }),
  output: z.object({
    outcome: z.enum(OUTCOMES),
    role: z.enum(ROLES),
    customer: z.object({ id, name: z.string() }).nullable(),
  }),
  entity: 'invite',
  entityId: '@invite::bigint',
  noted: `kept('changed') > 0`,
  things: sql`select 'user', @person::bigint union all select 'customer', @customer::bigint`,
  events: [
    inviteEvent(
      `case when kept('asked') > 0 then 'invite.asked' else 'invite.changed' end`,
      `i.id = kept('changed')`,
    ),
    ...TOLD,
  ],
  answer: sql`(select json_build_object('outcome', kept_json('did'), 'role', i.role,
    'customer', (select json_build_object('id', c.id, 'name', c.name) from customers c where c.id = i.customer_id))
    from invites i where i.id = @invite::bigint)`,
  async plan(runtime, { code }, actor) {
    const hash = hashOfCode(code)
    const known = hash === null ? undefined : await runtime.database.json<Known>(byHash, { hash })
    return { ...planOf(known ?? NONE, actor.userId), steps: [open] }
  },
})

const grant = step(
  'invites.grant',
  sql`with ruled as (
     select i.id, i.role, i.customer_id, u.role as was, ${rank('u.role')} < ${rank('i.role')} as raises, 'joined' as does,
       case
         when i.id is null then refuse('not_found', '{}')
         when ${STATE} <> 'asked' then refuse('wrong_state', json_build_object('state', ${ENDED}))
         when u.disabled_at is not null or not ${MAKER_MAY} or not ${LINK_MAY} then refuse('wrong_state', '{"state": "void"}')
         end as refusal
     from ${ALL_OF_IT}),${TAKEN}
   select case when r.refusal is null then keep_json('before', case when r.raises then
       jsonb_build_object('id', p.id, 'version', p.version, 'role', r.was) else 'null'::jsonb end) end, ${KEPT_OF_TAKEN}
   from ruled r ${TAKEN_JOINED}`,
)

/** An owner's yes to who opened an invite that makes an owner; the no is to revoke it. */
export const invitesGrant = defineWrite({
  name: 'invites.grant',
  role: 'owner',
  input: z.strictObject({ id }),
  output: invite,
  entity: 'user',
  entityId: '@person::bigint',
  things: sql`select 'invite', @invite::bigint union all select 'customer', @customer::bigint`,
  undo: sql`(select jsonb_build_object('operation', 'users.edit', 'input', b) from kept_json('before') b
    where b <> 'null'::jsonb and kept_or_0('link_got') = 0)`, // an account that came with it stays: that is taken back on its own
  events: [inviteEvent(`'invite.answered'`, 'i.id = @invite::bigint'), ...TOLD],
  answer: sql`(select ${INVITE_JSON} from invites i where i.id = @invite::bigint)`,
  async plan(runtime: Runtime, input) {
    const known = (await runtime.database.json<Known>(byId, { invite: input.id })) ?? NONE
    return { ...planOf(known, known.askedById ?? 0), steps: [grant] }
  },
})
