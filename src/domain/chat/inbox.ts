// The inbox: updates kept before they are confirmed, acted on in order per chat, once.
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { HOLDER, LEASE_SECONDS } from './leases.ts'

export interface Update {
  readonly updateId: number
  readonly body: unknown
  /** This one included. */
  readonly attempts: number
}

const keep = step(
  'inbox.keep',
  `insert into updates (update_id, chat_id, body, done_at)
   select id, chat, case when chat is null then '{}' else body end, case when chat is null then now() end
   from jsonb_to_recordset(@updates::jsonb) as u (id bigint, chat bigint, body jsonb) on conflict do nothing`,
)

/** `chat` null: nobody's, never acted on; that it came is all that is kept. */
export interface Incoming {
  readonly id: number
  readonly chat: number | null
  readonly body: unknown
}

/** Nothing happens for those that we have already. */
export async function keepUpdates(database: Database, updates: readonly Incoming[]): Promise<void> {
  await database.run([keep], { updates: JSON.stringify(updates) })
}

/** The chat whose open update is oldest and that nobody acts in, leased to us. */
const nextChat = step(
  'inbox.next_chat',
  `with waiting as (
     select u.chat_id, min(u.update_id) as first from updates u
     where u.done_at is null and u.chat_id is not null
       and not exists (select from leases l where l.name = 'chat:' || u.chat_id and l.until >= now())
     group by u.chat_id order by first limit 1)
   insert into leases as l (name, holder, until)
   select 'chat:' || chat_id, @holder::text, now() + interval '${LEASE_SECONDS} seconds' from waiting
   on conflict (name) do update set holder = excluded.holder, until = excluded.until where l.until < now()
   returning substr(name, 6)`,
)

/** Leases a chat that has something to do; undefined when there is none. The holder is told apart by worker. */
export async function leaseChat(database: Database, worker: string): Promise<number | undefined> {
  const chat = await database.run([nextChat], { holder: `${HOLDER}:${worker}` })
  return chat === null ? undefined : Number(chat)
}

const next = step(
  'inbox.next',
  `update updates set attempts = attempts + 1
   where update_id = (select update_id from updates where chat_id = @chat::bigint and done_at is null order by update_id limit 1)
   returning json_build_object('updateId', update_id, 'body', body, 'attempts', attempts)::text`,
)
export const nextUpdate = (database: Database, chatId: number) =>
  database.json<Update>(next, { chat: chatId })

/** SQL, of an update that was acted on: its words go at once, for that it was is all that is asked of it from now on. */
export const DONE = `done_at = now(), body = '{}'`

const done = step('inbox.done', `update updates set ${DONE} where update_id = @id::bigint`)
export async function doneUpdate(database: Database, updateId: number): Promise<void> {
  await database.run([done], { id: updateId })
}

const prune = step(
  'inbox.prune',
  `with gone as (delete from updates where done_at < now() - interval '8 days'),
   sent as (delete from outbox where coalesce(sent_at, failed_at) < now() - interval '8 days'),
   asked as (delete from questions where until < now() - interval '8 days'),
   over as (
     update questions set draft = '{}'
     where (settled_at is not null or until < now()) and until >= now() - interval '8 days' and draft <> '{}'),
   left_alone as (delete from leases where until < now() - interval '1 day')
   select 1`,
)
/** What nobody asks for any more: Telegram forgets updates in a day. A question that is over keeps that it is, not its draft. */
export async function pruneChat(database: Database): Promise<void> {
  await database.run([prune], {})
}

const figures = step(
  'chat.figures',
  `select json_build_object(
     'inbox', (select count(*) from updates where done_at is null and chat_id is not null),
     'outbox', (select count(*) from outbox where sent_at is null and failed_at is null),
     'failed', (select count(*) from outbox where failed_at is not null))::text`,
)
export const chatFigures = async (database: Database) =>
  (await database.json<Record<string, number>>(figures, {})) ?? {}
