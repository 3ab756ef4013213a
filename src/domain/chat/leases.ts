// Leases: what only one process may do at a time, for some seconds; a row, renewed, that holds no connection.

import { randomUUID } from 'node:crypto'
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'

/** Who we are among the processes. */
export const HOLDER: string = randomUUID()
export const LEASE_SECONDS = 6
export const RENEW_MS = 2000

/** What is done in a chat by one alone, each under a lease of its own: `chat:7`. */
type Kind = 'chat' | 'out' | 'ear'

/** In a step: the chat that an earlier one of the same group leased; null when it found none. */
export const LEASED = `nullif(current_setting('keep.chat', true), '')::bigint`
/** In a step: whether another chat waits too. */
export const OTHERS = sql`coalesce(nullif(current_setting('keep.others', true), '')::bigint, 0) > 0`

const take = step(
  'leases.take',
  sql`insert into leases as l (name, holder, until) values (@name::text, @holder::text, now() + interval '${LEASE_SECONDS} seconds')
   on conflict (name) do update set holder = excluded.holder, until = excluded.until
   where l.holder = excluded.holder or l.until < now()
   returning name`,
)
const renew = step(
  'leases.renew',
  sql`update leases set until = now() + interval '${LEASE_SECONDS} seconds' where name = @name::text and holder = @holder::text
   returning name`,
)
const drop = step('leases.drop', sql`delete from leases where name = @name::text and holder = @holder::text`)

/** Ours now, and for some seconds. False while another holds it. */
export const takeLease = async (database: Database, name: string, holder = HOLDER): Promise<boolean> =>
  (await database.run([take], { name, holder })) !== null

/** Of what is still ours; nothing comes back that was given up meanwhile, or that another has had: false. */
export const renewLease = async (database: Database, name: string, holder = HOLDER): Promise<boolean> =>
  (await database.run([renew], { name, holder })) !== null

export async function dropLease(database: Database, name: string, holder = HOLDER): Promise<void> {
  await database.run([drop], { name, holder })
}

/** SQL: nobody has this of the chat in hand. */
export const isFree = (kind: Kind, chat: string) =>
  sql`not exists (select from leases l where l.name = '${kind}:' || ${chat} and l.until >= now())`

/**
 * A step that leases the chat whose turn it is, and keeps it. `waiting`: SQL of the chats that have something to do and are free, as
 * (chat_id, first): the one whose `first` is smallest has waited longest.
 */
export const leaseChat = (name: string, kind: Kind, waiting: string): Step =>
  step(
    name,
    sql`with waiting as (${waiting} order by first limit 2),
   leased as (
     insert into leases as l (name, holder, until)
     select '${kind}:' || chat_id, @holder::text, now() + interval '${LEASE_SECONDS} seconds' from waiting order by first limit 1
     on conflict (name) do update set holder = excluded.holder, until = excluded.until where l.until < now()
     returning substr(name, ${kind.length + 2})::bigint as chat)
   select keep('chat', chat), keep('others', (select count(*) from waiting) - 1) from leased`,
  )

/** SQL: the leased chat is let go where `first`, what is next in it, is nothing. */
export const letGo = (kind: Kind) =>
  sql`delete from leases where name = '${kind}:' || ${LEASED} and holder = @holder::text and not exists (select from first)`

/** A step that renews a chat's lease and keeps the chat, where it is still ours; `name` as in `chat:7`. */
export const keepOn = step(
  'leases.keep_on',
  sql`with ours as (
     update leases set until = now() + interval '${LEASE_SECONDS} seconds'
     where name = @lease::text and holder = @holder::text returning 1)
   select keep('chat', @chat::bigint) from ours`,
)
