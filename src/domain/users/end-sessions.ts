// Somebody's sessions ended by an owner: one by one, or all at once.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { sessionEvent } from '../events.ts'
import { id } from '../input.ts'
import { defineWrite } from '../operation.ts'

/** The person before their sessions, as where an owner disables them. */
const lockUser = step('users.lock_user', sql`select id from users where id = @user::bigint for no key update`)

/** `which`: SQL of those that end, of sessions s of the person. */
const ending = (name: string, which: string) =>
  step(
    name,
    sql`with ended as (
       update sessions s set ended_at = acted_at()
       where s.user_id = @user::bigint and s.ended_at is null and ${which} returning s.id),
     raised as (update users u set rev = u.rev + 1 where u.id = @user::bigint and exists (select from ended))
     select keep('ended', (select count(*) from ended)),
       case when exists (select from ended) then pg_notify('access', @user::text) end`,
  )

const notThere = (what: string) =>
  step(`users.no_${what}`, sql`select case when kept('ended') = 0 then refuse('not_found', '{}') end`)

const declareEnd = <N extends string, I extends { id: number; sessionId?: number }>(
  name: N,
  input: z.ZodType<I>,
  { steps, told }: { steps: readonly ReturnType<typeof step>[]; told: string },
) =>
  defineWrite({
    name,
    role: 'owner',
    input,
    output: z.null(),
    entity: 'user',
    entityId: '@user::bigint',
    noted: `kept('ended') > 0`,
    events: [told],
    answer: 'null::json',
    plan: (_, given) => ({
      values: { user: given.id, ended: given.sessionId ?? null },
      locks: [lockUser],
      steps,
    }),
  })

/** Reached through its own person alone. */
export const usersEndSession = declareEnd('users.endSession', z.strictObject({ id, sessionId: id }), {
  steps: [ending('users.end_session', 's.id = @ended::bigint'), notThere('session')],
  told: sessionEvent(`'session.ended'`, `'sessionId', @ended::bigint`, 'u.id = @user::bigint'),
})

/** All of them; where there is none, nothing has happened. */
export const usersEndSessions = declareEnd('users.endSessions', z.strictObject({ id }), {
  steps: [
    step(
      'users.known',
      sql`select case when not exists (select from users u where u.id = @user::bigint and u.erased_at is null)
       then refuse('not_found', '{}') end`,
    ),
    ending('users.end_sessions', 's.expires_at > now()'),
  ],
  told: sessionEvent(`'sessions.ended'`, `'keptId', null`, `u.id = @user::bigint and kept('ended') > 0`),
})
