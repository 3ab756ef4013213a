// The outbox: calls of the Bot API that must arrive, in order per chat, whoever sends them.
import type { Database } from '#database/pool.ts'
import { type Step, step } from '#database/step.ts'
import { advance } from './followers.ts'
import { DONE } from './inbox.ts'
import { HOLDER, LEASE_SECONDS } from './leases.ts'

export interface Outgoing {
  readonly chatId: number
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface Waiting extends Outgoing {
  readonly id: number
  /** Before this one. */
  readonly attempts: number
}

const put = step(
  'outbox.put',
  `insert into outbox (chat_id, method, payload)
   select chat, method, payload from jsonb_to_recordset(@calls::jsonb) as c (chat bigint, method text, payload jsonb)`,
)
const done = step('outbox.update_done', `update updates set ${DONE} where update_id = @update::bigint`)
const settle = step(
  'outbox.settle_question',
  `update questions set settled_at = now() where id = @question::bigint`,
)

/** What goes with the calls, in one transaction: neither without the other. */
export interface With {
  /** The update they answer, done. */
  readonly updateId?: number | undefined
  /** The question they end. */
  readonly questionId?: number | undefined
  /** How far a follower has read. */
  readonly follower?: { readonly name: string; readonly x: string; readonly id: number } | undefined
}

export async function putOut(
  database: Database,
  calls: readonly Outgoing[],
  { updateId, questionId, follower }: With = {},
): Promise<void> {
  const steps: Step[] = [
    ...(calls.length ? [put] : []),
    ...(questionId === undefined ? [] : [settle]),
    ...(follower ? [advance] : []),
    ...(updateId === undefined ? [] : [done]),
  ]
  if (!steps.length) return
  await database.run(steps, {
    calls: JSON.stringify(calls.map(({ chatId, method, payload }) => ({ chat: chatId, method, payload }))),
    update: updateId ?? null,
    question: questionId ?? null,
    follower: follower?.name ?? null,
    x: follower?.x ?? null,
    eventId: follower?.id ?? null,
  })
}

/** The chat whose oldest waiting call is due and that nobody sends to, leased to us. */
const nextChat = step(
  'outbox.next_chat',
  `with heads as (
     select distinct on (chat_id) chat_id, id, next_at from outbox
     where sent_at is null and failed_at is null order by chat_id, id),
   waiting as (
     select h.chat_id from heads h
     where h.next_at <= now() and not exists (select from leases l where l.name = 'out:' || h.chat_id and l.until >= now())
     order by h.id limit 1)
   insert into leases as l (name, holder, until)
   select 'out:' || chat_id, @holder::text, now() + interval '${LEASE_SECONDS} seconds' from waiting
   on conflict (name) do update set holder = excluded.holder, until = excluded.until where l.until < now()
   returning substr(name, 5)`,
)
export async function leaseOut(database: Database, worker: string): Promise<number | undefined> {
  const chat = await database.run([nextChat], { holder: `${HOLDER}:${worker}` })
  return chat === null ? undefined : Number(chat)
}

const next = step(
  'outbox.next',
  `select json_build_object('id', id, 'chatId', chat_id, 'method', method, 'payload', payload, 'attempts', attempts)::text
   from (select * from outbox where chat_id = @chat::bigint and sent_at is null and failed_at is null order by id limit 1) o
   where next_at <= now()`,
)
/** The chat's oldest waiting call, if it is due. */
export const nextOut = (database: Database, chatId: number) => database.json<Waiting>(next, { chat: chatId })

/** Once it was sent, or never will be, its words go. */
const sent = step(
  'outbox.sent',
  `update outbox set sent_at = now(), payload = '{}', attempts = attempts + 1 where id = @id::bigint`,
)
export async function sentOut(database: Database, id: number): Promise<void> {
  await database.run([sent], { id })
}

const later = step(
  'outbox.later',
  `update outbox set attempts = attempts + 1, next_at = now() + @seconds::float * interval '1 second', error = @error::text where id = @id::bigint`,
)
export async function retryOut(
  database: Database,
  id: number,
  seconds: number,
  error: string,
): Promise<void> {
  await database.run([later], { id, seconds, error })
}

const failed = step(
  'outbox.failed',
  `update outbox set failed_at = now(), payload = '{}', attempts = attempts + 1, error = @error::text where id = @id::bigint`,
)
/** Set aside: it will never arrive. */
export async function failOut(database: Database, id: number, error: string): Promise<void> {
  await database.run([failed], { id, error })
}
