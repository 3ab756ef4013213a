// The inbox: updates kept before they are confirmed, acted on in order per chat, once; what ends a process is counted.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { isNobodys } from '../personal.ts'
import { AT_ONCE, inBatches } from '../prune.ts'
import { type Draft, IN_HAND, RESTART_HOURS } from './drafts.ts'
import { storable } from './json.ts'
import { isFree, LEASED, leaseChat, letGo, OTHERS } from './leases.ts'

/** An update in hand; its chat is leased to who took it. */
export interface Taken<Body = unknown> {
  readonly chatId: number
  readonly updateId: number
  readonly body: unknown
  /** How often it was begun before, and had no end; what was given back does not count. */
  readonly before: number
  /** Another chat waits too. */
  readonly more: boolean
  /** In hand in this chat, one a person. */
  readonly drafts: readonly Draft<Body>[]
}

const keep = step(
  'inbox.keep',
  sql`insert into updates (update_id, chat_id, body, done_at)
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
  await database.run([keep], { updates: storable(updates) })
}

/** The chat whose open update is oldest and that nobody acts in, leased. */
const lease = leaseChat(
  'inbox.lease',
  'chat',
  sql`select u.chat_id, min(u.update_id) as first from updates u
     where u.done_at is null and u.chat_id is not null and ${isFree('chat', 'u.chat_id')} group by u.chat_id`,
)

/**
 * A step: the leased chat's oldest open update; without one, the lease is let go. It is counted as begun before it is
 * acted on; one that was begun before is counted by `beginAgain`, when its turn has come.
 */
export const nextUpdate = step(
  'inbox.next',
  sql`with first as (
     select update_id, attempts as before from updates
     where chat_id = ${LEASED} and done_at is null order by update_id limit 1),
   taken as (
     update updates u set attempts = greatest(u.attempts, 1) from first
     where u.update_id = first.update_id and u.done_at is null returning u.*, first.before),
   let_go as (${letGo('chat')})
   select json_build_object(
     'chatId', chat_id, 'updateId', update_id, 'body', body, 'before', before, 'more', ${OTHERS},
     'drafts', (${IN_HAND('taken.chat_id')}))::text
   from taken`,
)

/** Leases a chat that has something to do, and takes its oldest update. Undefined when nothing waits. */
export async function takeUpdate<D>(database: Database, holder: string): Promise<Taken<D> | undefined> {
  const text = await database.run([lease, nextUpdate], { holder })
  return text === null ? undefined : (JSON.parse(text) as Taken<D>)
}

const again = step(
  'inbox.again',
  sql`update updates set attempts = attempts + 1 where update_id = @update::bigint and done_at is null`,
)
/** Counts an update that was begun before, now that it is acted on. */
export async function beginAgain(database: Database, updateId: number): Promise<void> {
  await database.run([again], { update: updateId })
}

/**
 * Takes back what the taking counted and no more: of `update`, which was begun `before` times by then, and of what the holder
 * has besides, a taking whose answer was lost, which counts to 1 and no further.
 */
const uncount = step(
  'inbox.uncount',
  sql`update updates u set attempts = u.attempts - 1
   where u.done_at is null and (
     (u.update_id = @update::bigint and u.attempts > @before::integer)
     or (u.attempts = 1 and u.update_id is distinct from @update::bigint and u.update_id in (
       select min(o.update_id) from leases l join updates o on l.name = 'chat:' || o.chat_id
       where l.holder = @holder::text and o.done_at is null group by o.chat_id)))`,
)
const letAllGo = step(
  'inbox.let_go',
  sql`delete from leases where holder = @holder::text and name like 'chat:%'`,
)

/** Gives up every chat that this holder has. `blameless`: what was in hand, which counts for nothing; null where that is not known. */
export async function leaveChats(
  database: Database,
  holder: string,
  blameless?: Pick<Taken, 'updateId' | 'before'> | null,
): Promise<void> {
  await database.run([...(blameless === undefined ? [] : [uncount]), letAllGo], {
    holder,
    update: blameless?.updateId ?? null,
    before: blameless?.before ?? 0,
  })
}

const prune = step(
  'inbox.prune',
  sql`with gone as (
     delete from updates where ctid in (
       select ctid from updates where done_at < now() - interval '8 days' limit ${AT_ONCE}) returning 1),
   sent as (
     delete from outbox where ctid in (
       select ctid from outbox where coalesce(sent_at, failed_at) < now() - interval '8 days' limit ${AT_ONCE}) returning 1),
   for_nobody as (
     delete from outbox where ctid in (
       select ctid from outbox
       where sent_at is null and failed_at is null and created_at < now() - interval '1 day' and ${isNobodys('chat_id')} limit ${AT_ONCE}) returning 1),
   heard as (
     delete from recordings where ctid in (
       select ctid from recordings where created_at < now() - interval '1 day' limit ${AT_ONCE}) returning 1),
   asked as (
     delete from drafts where ctid in (
       select ctid from drafts where until < now() - interval '8 days' limit ${AT_ONCE}) returning 1),
   asked_before as (
     delete from questions where ctid in (
       select ctid from questions where until < now() limit ${AT_ONCE}) returning 1),
   told as (
     delete from edits_told where ctid in (
       select ctid from edits_told where told_at < now() - interval '8 days' limit ${AT_ONCE}) returning 1),
   over as (
     update drafts set body = '{}', asks = '{}', card = null, waiting = null where ctid in (
       select ctid from drafts
       where (settled_at is not null or until < now() - interval '${RESTART_HOURS} hours') and until >= now() - interval '8 days'
         and (body <> '{}' or asks <> '{}' or card is not null or waiting is not null) limit ${AT_ONCE}) returning 1),
   left_alone as (
     delete from leases where ctid in (
       select ctid from leases where until < now() - interval '1 day' limit ${AT_ONCE}) returning 1)
   select (${AT_ONCE} in (
     (select count(*) from gone), (select count(*) from sent), (select count(*) from for_nobody), (select count(*) from heard), (select count(*) from asked), (select count(*) from over), (select count(*) from asked_before),
     (select count(*) from left_alone), (select count(*) from told)))::text`,
)
/** What nobody asks for any more: Telegram forgets updates in a day. A draft that is over keeps that it is, not what was in it. */
export async function pruneChat(database: Database): Promise<void> {
  await inBatches(database, prune)
}
