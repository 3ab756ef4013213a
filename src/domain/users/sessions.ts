// Sessions: opened at login, looked up by every request, ended anywhere. A token proves which session, and nothing else:
// by a random part whose hash its row keeps, for ids alone mean another session in another database.

import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { DomainError } from '../errors.ts'
import { sessionEvent } from '../events.ts'
import { id } from '../input.ts'
import { type Actor, defineWrite, type Language, type Role } from '../operation.ts'
import type { Runtime } from '../runtime.ts'

/** No session outlives its login by more. */
const DAYS_MAX = 30

/** Bytes of a token's random part. */
const PART_BYTES = 24

/** Which session, and the hash of the random part that shows it. */
export interface Proof {
  readonly sessionId: number
  readonly proof: string
}

/** Of a token's random part: what the session's row keeps. */
export const proofOf = (part: string): string => createHash('sha256').update(part).digest('base64url')

export interface Session {
  readonly id: number
  /** What its tokens carry; kept nowhere. */
  readonly part: string
  /** RFC 3339. */
  readonly expiresAt: string
}

/** Coming in on a device that is new, as it stands among what was done. */
export const OPENED = 'sessions.open'

/** SQL: what a client says it is, whichever release of it; by that a device is known again. */
export const clientKind = (client: string) => `regexp_replace(coalesce(${client}, ''), '[0-9._]+', '', 'g')`

/** Of who may sell or decide, a device that they have not been in by before is told to owners. */
const NOTED = sql`
   fresh as (
     select u.id from users u where u.id = @user::bigint and u.role <> 'user'
       and not exists (select from sessions s where s.user_id = u.id and ${clientKind('s.client')} = ${clientKind('@client::text')})),
   whence as (
     insert into origins (seen_on, actor_id, address, client)
     select current_date, f.id, @address::text, coalesce(@client::text, '') from fresh f where @address::text is not null
     on conflict (seen_on, actor_id, address, client) do update set seen_on = excluded.seen_on returning id),
   noted as (
     insert into activities (actor_id, operation, entity, entity_id, source, origin_id)
     select f.id, '${OPENED}', 'session', o.id, 'http', (select id from whence) from fresh f, opened o)`

const open = step(
  'sessions.open',
  sql`with opened as (
     insert into sessions (user_id, expires_at, proof, address, client)
     select u.id, now() + @hours::int * interval '1 hour', @proof::text, @address::text, @client::text
     from users u where u.id = @user::bigint and u.erased_at is null
     returning id, expires_at),
   raised as (update users set rev = rev + 1 where id = @user::bigint and erased_at is null returning id, rev),
   told as (
     insert into events (topic, name, entity, entity_id, rev, data, actor_id)
     select 'me', 'session.opened', 'user', u.id, u.rev, jsonb_build_object('sessionId', o.id), u.id from raised u, opened o),${NOTED}
   select json_build_object('id', id, 'expiresAt', utc(expires_at))::text from opened`,
)

export async function openSession(
  runtime: Runtime,
  userId: number,
  from: { address: string | null; client: string | null; hours: number },
): Promise<Session> {
  const part = randomBytes(PART_BYTES).toString('base64url')
  const values = { user: userId, proof: proofOf(part), ...from }
  const session = await runtime.database.json<Omit<Session, 'part'>>(open, values)
  if (!session) throw new DomainError('unauthenticated') // erased since they came in
  runtime.committed('sessions.open')
  return { ...session, part }
}

const renew = step(
  'sessions.renew',
  sql`with renewed as (
     update sessions set expires_at = least(now() + @hours::int * interval '1 hour', created_at + interval '${DAYS_MAX} days'),
       last_seen_at = now()
     where id = @session::bigint returning id)
   select case when not exists (select from renewed) then refuse('not_found', '{}') end`,
)

/** One's own, by itself: `hours` from now, at most 30 days after login. The kernel has seen that it has not ended. */
export const sessionsRenew = defineWrite({
  name: 'sessions.renew',
  role: 'user',
  ofSession: true,
  input: z.strictObject({ hours: z.int().positive() }),
  output: z.object({ id, renewedAt: z.string(), expiresAt: z.string() }),
  entity: 'session',
  entityId: '@session::bigint',
  events: [],
  answer: sql`(select json_build_object('id', id, 'renewedAt', utc(last_seen_at), 'expiresAt', utc(expires_at))
    from sessions where id = @session::bigint)`,
  plan: (_, { hours }) => ({ values: { hours }, locks: [], steps: [renew] }),
})

interface Seen {
  readonly userId: number
  readonly role: Role
  readonly language: Language
  readonly disabled: boolean
  readonly ended: boolean
}

const look = step(
  'sessions.look_up',
  sql`with seen as (
     update sessions set last_seen_at = now()
     where id = @id::bigint and proof = @proof::text and ended_at is null and last_seen_at < now() - interval '1 minute')
   select json_build_object('userId', u.id, 'role', u.role, 'language', u.language, 'disabled', u.disabled_at is not null,
     'ended', s.ended_at is not null or s.expires_at <= now())::text
   from sessions s join users u on u.id = s.user_id where s.id = @id::bigint and s.proof = @proof::text`,
)

/** How long a look-up is believed, in ms; a write never relies on it. */
const BELIEVED_MS = 1000
const REMEMBERED_MAX = 5000

interface Known {
  readonly at: number
  readonly sessionId: number
  readonly seen: Promise<Seen | undefined>
  /** Undefined until it is seen. */
  userId?: number | undefined
}

/** After these, who somebody is must be looked up afresh. */
const CHANGES_ACCESS: ReadonlySet<string> = new Set([
  'users.edit',
  'users.bulk',
  'users.remove',
  'users.endSession',
  'users.endSessions',
  'invites.open',
  'invites.grant',
  'preferences.edit',
  'me.erase',
  'sessions.end',
  'sessions.endOthers',
  'undo.run', // may take any of them back
])

/** Who a session is, remembered for a second a process; forgotten at once where a change commits. */
export class SessionCache {
  readonly #runtime: Runtime
  /** By proof: ids alone are not believed. */
  readonly #known = new Map<string, Known>()

  constructor(runtime: Runtime) {
    this.#runtime = runtime
  }

  /** Throws `unauthenticated` or `disabled`. */
  async of(proven: Proof): Promise<Actor> {
    const seen = await this.#look(proven)
    if (!seen) throw new DomainError('unauthenticated')
    if (seen.disabled) throw new DomainError('disabled')
    if (seen.ended) throw new DomainError('unauthenticated')
    const { userId, role, language } = seen
    const { sessionId, proof } = proven
    return { userId, role, sessionId, proof, language }
  }

  /** Who they are at this moment, whatever is remembered: for those who have waited. */
  again(proven: Proof): Promise<Actor> {
    this.#known.delete(proven.proof)
    return this.of(proven)
  }

  /** Called after each commit in this process, with the operation. */
  committed(operation: string): void {
    if (CHANGES_ACCESS.has(operation)) this.forget()
  }

  /** After a change of access, a logout, a login: of one person, with what is being looked up, or of everybody. */
  forget(userId?: number): void {
    for (const [proof, known] of this.#known)
      if (userId === undefined || known.userId === undefined || known.userId === userId)
        this.#known.delete(proof)
  }

  #look({ sessionId, proof }: Proof): Promise<Seen | undefined> {
    const known = this.#known.get(proof)
    const now = performance.now()
    if (known?.sessionId === sessionId && now - known.at < BELIEVED_MS) return known.seen
    if (this.#known.size >= REMEMBERED_MAX) this.#known.clear()
    const seen = this.#runtime.database.json<Seen>(look, { id: sessionId, proof })
    const looking: Known = { at: now, sessionId, seen }
    this.#known.set(proof, looking)
    seen.then(
      (found) => (looking.userId = found?.userId),
      () => this.#known.delete(proof),
    )
    return seen
  }
}

const lookAll = step(
  'sessions.look_up_all',
  sql`select coalesce(json_agg(json_build_object('proof', s.proof, 'userId', u.id, 'role', u.role, 'language', u.language,
     'disabled', u.disabled_at is not null, 'ended', s.ended_at is not null or s.expires_at <= now())), '[]')::text
   from unnest(@ids::bigint[], @proofs::text[]) t (id, proof)
   join sessions s on s.id = t.id and s.proof = t.proof join users u on u.id = s.user_id`,
)

/** Who the sessions are now, by their proof, for those that stay connected; what is not given has gone. */
export async function accessOf(runtime: Runtime, sessions: readonly Proof[]) {
  const values = {
    ids: sessions.map(({ sessionId }) => sessionId),
    proofs: sessions.map(({ proof }) => proof),
  }
  return await rowOf<(Seen & Pick<Proof, 'proof'>)[]>(runtime.database, lookAll, values)
}

/** What proves the actor's session; undefined for who has none. */
export const provenBy = ({ sessionId, proof }: Actor): Proof | undefined =>
  sessionId === null || proof === undefined ? undefined : { sessionId, proof }

/** The person before the session, as where an owner disables them. */
const lockSelf = step(
  'sessions.lock_self',
  sql`select id from users where id = @actor::bigint for no key update`,
)

const end = step(
  'sessions.end',
  sql`with ended as (
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
  entity: 'session',
  entityId: `kept('ended')`,
  events: [sessionEvent(`'session.ended'`, `'sessionId', kept('ended')`, 'u.id = @actor::bigint')],
  answer: 'null::json',
  plan: (_, input) => ({ values: { id: input.id }, locks: [lockSelf], steps: [end] }),
})

const endOthers = step(
  'sessions.end_others',
  sql`with ended as (
     update sessions set ended_at = now()
     where user_id = @actor::bigint and id is distinct from @session::bigint and ended_at is null and expires_at > now()
     returning id),
   raised as (
     update users set rev = rev + 1 where id = @actor::bigint and exists (select from ended))
   select keep('ended', (select count(*) from ended)),
     case when exists (select from ended) then pg_notify('access', @actor::text) end`,
)

/** All of one's own but the one that asks, announced at once: they may be many. Where there is no other, nothing has happened. */
export const sessionsEndOthers = defineWrite({
  name: 'sessions.endOthers',
  role: 'user',
  ofSession: true,
  input: z.strictObject({}),
  output: z.null(),
  entity: 'session',
  entityId: 'coalesce(@session::bigint, 0)',
  noted: `kept('ended') > 0`,
  events: [
    sessionEvent(
      `'sessions.ended'`,
      `'keptId', @session::bigint`,
      `u.id = @actor::bigint and kept('ended') > 0`,
    ),
  ],
  answer: 'null::json',
  plan: () => ({ values: {}, locks: [lockSelf], steps: [endOthers] }),
})
