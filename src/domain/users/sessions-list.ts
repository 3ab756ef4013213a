// Where somebody is logged in: by themselves, and anyone's by an owner.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { getOne } from '../get-one.ts'
import { id, page } from '../input.ts'
import { list } from '../list.ts'
import { defineRead } from '../operation.ts'

export const session = z.object({
  id,
  createdAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  address: z.string().nullable(),
  client: z.string().nullable(),
  current: z.boolean(),
})

/** One person's, newest first: by @user, who asks from @session. */
const sessionsOpen = {
  name: 'sessions.list',
  from: 'sessions s',
  json: sql`json_build_object('id', s.id, 'createdAt', utc(s.created_at), 'lastSeenAt', utc(s.last_seen_at),
    'expiresAt', utc(s.expires_at), 'address', s.address, 'client', s.client, 'current', s.id is not distinct from @session::bigint)`,
  order: 's.id desc',
  keys: 'json_build_array(s.id)',
  after: 's.id < @k0::bigint',
}

const OPEN_SESSIONS = 's.user_id = @user::bigint and s.ended_at is null and s.expires_at > now()'

export const sessionsList = defineRead({
  name: 'sessions.list',
  role: 'user',
  input: z.strictObject({ ...page }),
  output: z.object({ items: z.array(session), nextCursor: z.string().nullable() }),
  read: (runtime, input, actor) =>
    list(runtime, sessionsOpen, input, [OPEN_SESSIONS], { user: actor.userId, session: actor.sessionId }),
})

const there = step(
  'users.there',
  sql`select 'there' from users u where u.id = @user::bigint and u.erased_at is null`,
)

/** Anyone's, as their own; `current` is the one that asks. */
export const usersSessions = defineRead({
  name: 'users.sessions',
  role: 'owner',
  input: z.strictObject({ id, ...page }),
  output: z.object({ items: z.array(session), nextCursor: z.string().nullable() }),
  async read(runtime, { id: user, ...asked }, actor) {
    await getOne(runtime, there, { user })
    return list(runtime, sessionsOpen, asked, [OPEN_SESSIONS], { user, session: actor.sessionId })
  },
})
