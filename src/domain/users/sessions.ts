// Sessions: opened at login, looked up by every request, ended anywhere. A token proves which session, and nothing else.
import { z } from 'zod'
import { step } from '#database/step.ts'
import { DomainError } from '../errors.ts'
import { sessionEvent } from '../events.ts'
import { id, page } from '../input.ts'
import { list } from '../list.ts'
import { type Actor, defineRead, defineWrite, type Language, type Role } from '../operation.ts'
import { record } from '../record.ts'
import type { Runtime } from '../runtime.ts'

/** No session outlives its login by more. */
const DAYS_MAX = 30

export interface Session {
  readonly id: number
  /** RFC 3339. */
  readonly expiresAt: string
}

const open = step(
  'sessions.open',
  `with opened as (
     insert into sessions (user_id, expires_at, address, client)
     values (@user::bigint, now() + @hours::int * interval '1 hour', @address::text, @client::text)
     returning id, expires_at),
   raised as (update users set rev = rev + 1 where id = @user::bigint returning id, rev),
   told as (
     insert into events (topic, name, entity, entity_id, rev, data, actor_id)
     select 'me', 'session.opened', 'user', u.id, u.rev, jsonb_build_object('sessionId', o.id), u.id from raised u, opened o)
   select json_build_object('id', id, 'expiresAt', utc(expires_at))::text from opened`,
)

export async function openSession(
  runtime: Runtime,
  userId: number,
  from: { address: string | null; client: string | null; hours: number },
): Promise<Session> {
  const session = await runtime.database.json<Session>(open, { user: userId, ...from })
  if (!session) throw new Error('a session was not opened')
  runtime.committed('sessions.open')
  return session
}

const renew = step(
  'sessions.renew',
  `with renewed as (
     update sessions set expires_at = least(now() + @hours::int * interval '1 hour', created_at + interval '${DAYS_MAX} days'),
       last_seen_at = now()
     where id = @session::bigint returning id)
   select case when not exists (select from renewed) then refuse('not_found', '{}') end`,
)

/** One's own, by itself: `hours` from now, at most 30 days after login. The kernel has seen that it has not ended. */
export const sessionsRenew = defineWrite({
  name: 'sessions.renew',
  role: 'user',
  input: z.strictObject({ hours: z.int().positive() }),
  output: z.object({ id, renewedAt: z.string(), expiresAt: z.string() }),
  plan: (_, { hours }) => ({ values: { hours }, locks: [], steps: [renew], record: recordRenewed }),
})

const recordRenewed = record({
  operation: 'sessions.renew',
  entity: 'session',
  entityId: '@session::bigint',
  events: [],
  answer: `(select json_build_object('id', id, 'renewedAt', utc(last_seen_at), 'expiresAt', utc(expires_at))
    from sessions where id = @session::bigint)`,
})

interface Seen {
  readonly userId: number
  readonly role: Role
  readonly language: Language
  readonly disabled: boolean
  readonly ended: boolean
}

const look = step(
  'sessions.who',
  `with seen as (
     update sessions set last_seen_at = now() where id = @id::bigint and ended_at is null and last_seen_at < now() - interval '1 minute')
   select json_build_object('userId', u.id, 'role', u.role, 'language', u.language, 'disabled', u.disabled_at is not null,
     'ended', s.ended_at is not null or s.expires_at <= now())::text
   from sessions s join users u on u.id = s.user_id where s.id = @id::bigint`,
)

/** How long a look-up is believed, in ms; a write never relies on it. */
const BELIEVED_MS = 1000
const REMEMBERED_MAX = 5000

/** Who a session is, remembered for a second a process; forgotten at once where a change commits. */
export class Who {
  readonly #runtime: Runtime
  readonly #known = new Map<number, { at: number; seen: Promise<Seen | undefined> }>()

  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  /** Throws `unauthenticated` or `disabled`. */
  async of(sessionId: number): Promise<Actor> {
    const seen = await this.#look(sessionId)
    if (!seen) throw new DomainError('unauthenticated')
    if (seen.disabled) throw new DomainError('disabled')
    if (seen.ended) throw new DomainError('unauthenticated')
    return { userId: seen.userId, role: seen.role, sessionId, language: seen.language }
  }

  /** Who they are at this moment, whatever is remembered: for those who have waited. */
  again(sessionId: number): Promise<Actor> {
    this.#known.delete(sessionId)
    return this.of(sessionId)
  }

  /** After a change of access, a logout, a login. */
  forget(): void {
    this.#known.clear()
  }

  #look(sessionId: number): Promise<Seen | undefined> {
    const known = this.#known.get(sessionId)
    const now = performance.now()
    if (known && now - known.at < BELIEVED_MS) return known.seen
    if (this.#known.size >= REMEMBERED_MAX) this.#known.clear()
    const seen = this.#runtime.database.json<Seen>(look, { id: sessionId })
    this.#known.set(sessionId, { at: now, seen })
    seen.catch(() => this.#known.delete(sessionId))
    return seen
  }
}

const lookAll = step(
  'sessions.who_all',
  `select coalesce(json_agg(json_build_object('sessionId', s.id, 'userId', u.id, 'role', u.role, 'language', u.language,
     'disabled', u.disabled_at is not null, 'ended', s.ended_at is not null or s.expires_at <= now())), '[]')::text
   from sessions s join users u on u.id = s.user_id where s.id = any(@ids::bigint[])`,
)

/** Who the sessions are now, for those that stay connected; what is not given has gone. */
export const whoAll = async (runtime: Runtime, ids: readonly number[]) =>
  (await runtime.database.json<(Seen & { readonly sessionId: number })[]>(lookAll, { ids })) ?? []

const session = z.object({
  id,
  createdAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  address: z.string().nullable(),
  client: z.string().nullable(),
  current: z.boolean(),
})

const own = {
  name: 'sessions.list',
  from: 'sessions s',
  json: `json_build_object('id', s.id, 'createdAt', utc(s.created_at), 'lastSeenAt', utc(s.last_seen_at),
    'expiresAt', utc(s.expires_at), 'address', s.address, 'client', s.client, 'current', s.id is not distinct from @session::bigint)`,
  order: 's.id desc',
  keys: 'json_build_array(s.id)',
  after: 's.id < @k0::bigint',
}

export const sessionsList = defineRead({
  name: 'sessions.list',
  role: 'user',
  input: z.strictObject({ ...page }),
  output: z.object({ items: z.array(session), nextCursor: z.string().nullable() }),
  read: (runtime, input, actor) =>
    list(runtime, own, input, ['s.user_id = @user::bigint and s.ended_at is null and s.expires_at > now()'], {
      user: actor.userId,
      session: actor.sessionId,
    }),
})

/** The person before the session, as where an owner disables them. */
const lockSelf = step(
  'sessions.lock_self',
  `select id from users where id = @actor::bigint for no key update`,
)

const end = step(
  'sessions.end',
  `with ended as (
     update sessions set ended_at = now() where id = @id::bigint and user_id = @actor::bigint and ended_at is null
     returning id),
   raised as (update users u set rev = u.rev + 1 from ended where u.id = @actor::bigint)
   select keep('ended', coalesce((select id from ended), 0)),
     case when not exists (select from ended) then refuse('not_found', '{}') end,
     pg_notify('access', @actor::text)`,
)

/** One's own alone; another's is not there. */
export const sessionsEnd = defineWrite({
  name: 'sessions.end',
  role: 'user',
  input: z.strictObject({ id }),
  output: z.null(),
  plan: (_, input) => ({ values: { id: input.id }, locks: [lockSelf], steps: [end], record: recordEnd }),
})

const recordEnd = record({
  operation: 'sessions.end',
  entity: 'session',
  entityId: `kept('ended')`,
  events: [sessionEvent(`'session.ended'`, `kept('ended')`, 'u.id = @actor::bigint')],
  answer: 'null::json',
})
