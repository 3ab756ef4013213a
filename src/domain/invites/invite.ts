// Inviting: who may come in as what, the link that says so, and taking it back.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { INVITE_HOURS, INVITE_HOURS_MAX } from '#lib/limits.ts'
import { DomainError } from '../errors.ts'
import { id, name, page } from '../input.ts'
import { list } from '../list.ts'
import { defineRead, defineWrite, mayAct, ROLES } from '../operation.ts'
import { rowStands } from '../record.ts'
import type { Runtime } from '../runtime.ts'
import { ENDED, HAS_LINK, IN_STATE, INVITE_JSON, invite, inviteEvent, SEEN_BY, STATES } from './projection.ts'
import { newSecret, withLinks } from './secret.ts'

const IS_OWNER = `exists (select from users o where o.id = @actor::bigint and o.role = 'owner')`

const create = step(
  'invites.create',
  sql`with ruled as (
     select case
       when @role::text <> 'user' and not ${IS_OWNER} then refuse('forbidden', '{"role": "owner"}')
       when @customer::bigint is not null and c.id is null
         then refuse('not_found', '{"errors": [{"path": "customerId", "issue": "no_such"}]}')
       when c.archived_at is not null then refuse('wrong_state', '{"state": "archived"}')
       when c.user_id is not null then refuse('wrong_state', '{"state": "linked"}')
       end as refusal
     from (select) one left join customers c on c.id = @customer::bigint)
   insert into invites (role, name, customer_id, hash, sealed, by_id, expires_at)
   select @role::text, @name::text, @customer::bigint, @found::text, @sealed::text, @actor::bigint,
     acted_at() + @hours::int * interval '1 hour'
   from ruled where refusal is null
   returning keep('invite', id)`,
)

const ANSWER = sql`(select ${INVITE_JSON} from invites i where i.id = kept('invite'))`

/** Staff invite customers alone, owners anyone. Throws `not_configured` while nobody knows what the bot is called. */
export const invitesCreate = defineWrite({
  name: 'invites.create',
  role: 'admin',
  input: z.strictObject({
    role: z.enum(ROLES),
    name: name.optional(),
    customerId: id.optional(),
    hours: z.int().min(1).max(INVITE_HOURS_MAX).default(INVITE_HOURS),
  }),
  output: invite,
  entity: 'invite',
  entityId: `kept('invite')`,
  undo: sql`jsonb_build_object('operation', 'invites.revoke', 'input', jsonb_build_object('id', kept('invite')))`,
  events: [inviteEvent(`'invite.created'`, `i.id = kept('invite')`)],
  answer: ANSWER,
  reveal: withLinks,
  plan(runtime, { role, name: meant, customerId, hours }, actor) {
    if (role !== 'user' && !mayAct(actor.role, 'owner')) throw new DomainError('forbidden', { role: 'owner' })
    if (runtime.botName() === null) throw new DomainError('not_configured')
    const { hash, sealed } = newSecret(runtime.sealKeys)
    return {
      values: { role, name: meant ?? null, customer: customerId ?? null, found: hash, sealed, hours },
      locks: [],
      steps: [create],
    }
  },
})

export const lockInvite = step(
  'invites.lock',
  sql`select id from invites where id = @invite::bigint for no key update`,
)

const revoke = step(
  'invites.revoke',
  sql`with ruled as (
     select i.id, case
       when i.id is null or not ${SEEN_BY(IS_OWNER)} then refuse('not_found', '{}')
       when i.used_at is not null or i.revoked_at is not null
         then refuse('wrong_state', json_build_object('state', ${ENDED}))
       end as refusal
     from (select) one left join invites i on i.id = @invite::bigint)
   update invites i set revoked_at = acted_at(), sealed = null, rev = i.rev + 1
   from ruled r where i.id = r.id and r.refusal is null
   returning keep('invite', i.id)`,
)

/** From now on its link opens nothing; also the no to who waits for a yes. */
export const invitesRevoke = defineWrite({
  name: 'invites.revoke',
  role: 'admin',
  input: z.strictObject({ id }),
  output: z.null(),
  stands: rowStands('invite', 'e.used_at is null and e.revoked_at is null'),
  entity: 'invite',
  entityId: '@invite::bigint',
  events: [
    inviteEvent(
      `case when i.asked_by_id is null then 'invite.changed' else 'invite.answered' end`,
      'i.id = @invite::bigint',
    ),
  ],
  answer: 'null::json',
  plan: (_, input) => ({ values: { invite: input.id }, locks: [lockInvite], steps: [revoke] }),
})

const NEWEST = {
  name: 'invites.list',
  from: 'invites i',
  json: INVITE_JSON,
  order: 'i.id desc',
  keys: 'json_build_array(i.id)',
  after: 'i.id < @k0::bigint',
}

/** Newest first; staff see those of customers, owners all, and each the links of their own alone. */
export const invitesList = defineRead({
  name: 'invites.list',
  role: 'admin',
  input: z.strictObject({ state: z.enum(STATES).optional(), ...page }),
  output: z.object({ items: z.array(invite), nextCursor: z.string().nullable() }),
  read: async (runtime, { state, ...asked }, actor) =>
    withLinks(
      runtime,
      await list(
        runtime,
        NEWEST,
        asked,
        [state && IN_STATE[state], !mayAct(actor.role, 'owner') && SEEN_BY('false')],
        { actor: actor.userId },
      ),
    ),
})

const linkStep = step(
  'invites.link',
  sql`select json_build_object('link', 'sealed:' || i.sealed)::text from invites i where i.id = @invite::bigint and ${HAS_LINK}`,
)

/** The link of one of somebody's own that is of use still; null for all others. */
export async function linkOfInvite(
  runtime: Runtime,
  actorId: number,
  inviteId: number,
): Promise<string | null> {
  const text = await runtime.database.run([linkStep], { invite: inviteId, actor: actorId })
  if (text === null) return null
  return (JSON.parse(withLinks(runtime, text)) as { readonly link: string | null }).link
}
