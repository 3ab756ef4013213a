// The outbox: calls of the Bot API that must arrive, in order per chat, whoever sends them.
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { isNobodys } from '../personal.ts'
import { ACCESS, holdPerson } from './chats.ts'
import { advance } from './followers.ts'
import { storable } from './json.ts'
import { isFree, keepOn, LEASED, leaseChat, letGo, OTHERS } from './leases.ts'

export interface Outgoing {
  readonly chatId: number
  readonly method: string
  readonly payload: Readonly<Record<string, unknown>>
  /** The draft whose live message it sends, edits or takes away: which message that is, is known when it is sent. */
  readonly draft?: number
  /** The notice whose message it sends or edits, likewise. */
  readonly notice?: number
  /** The person's copy of a broadcast that it is of. */
  readonly copy?: number
  /** Of those that wait for one chat: answers and receipts (0, unless told), notices, what goes to many. */
  readonly lane?: 0 | 1 | 2
}

/** A call in hand; its chat is leased to who took it. */
export interface Waiting extends Outgoing {
  readonly id: number
  /** Before this one. */
  readonly attempts: number
  /** Another chat waits too. */
  readonly more: boolean
  /** The live message of its draft or notice; null where there is none. */
  readonly live: number | null
  /** Somebody has begun to send it and never said how that went: it may have arrived. */
  readonly begun: boolean
  /** It was put there so long ago that it is no news; of words to people (lane 1) who puts them there judges that. */
  readonly old: boolean
}

/** SQL: how long something is news; what is older is not sent as if it were new. */
export const NEWS = `interval '1 day'`

/** Lanes up to this one. */
export type Lanes = 0 | 2

/** How sending went: it arrived; it is tried again in so many seconds; it never will, and this is sent in its place. */
export type Sent =
  | {
      readonly is: 'sent'
      /** The message that now shows its draft; null where none does. */
      readonly live?: number | null
      /** The poll that was sent, as Telegram numbers it. */
      readonly poll?: string
    }
  | { readonly is: 'later'; readonly seconds: number; readonly error: string }
  | {
      readonly is: 'failed'
      readonly error: string
      readonly instead?: Outgoing
      /** Nothing that is sent there arrives. */
      readonly closes?: boolean
    }

/** Calls as the steps read them. */
export const callsJson = (calls: readonly Outgoing[]): string =>
  storable(calls.map(({ chatId, ...call }) => ({ chat: chatId, ...call })))

const put = step(
  'outbox.put',
  sql`insert into outbox (chat_id, method, payload, draft_id, notice_id, lane)
   select chat, method, payload, draft, notice, coalesce(lane, 0)
   from jsonb_to_recordset(@calls::jsonb) as c (chat bigint, method text, payload jsonb, draft bigint, notice bigint, lane smallint)`,
)

/** The same, but to chats that take nothing, and in the order given: a join has none. */
export const putUnasked = step(
  'outbox.put_unasked',
  sql`insert into outbox (chat_id, method, payload, draft_id, notice_id, lane)
   select chat, method, payload, draft, notice, coalesce(lane, 0)
   from rows from (jsonb_to_recordset(@calls::jsonb) as (chat bigint, method text, payload jsonb, draft bigint, notice bigint, lane smallint))
     with ordinality as c (chat, method, payload, draft, notice, lane, n)
   where not exists (select from closed_chats s where s.chat_id = c.chat)
   order by n`,
)

/** A step of a write: the text kept as `message` goes to every owner whose chat takes something, however late, for it is kept nowhere else; keeps how many as `told`. */
export const tellOwners = step(
  'outbox.tell_owners',
  sql`with put as (
     insert into outbox (chat_id, method, payload, lane)
     select u.telegram_id, 'sendMessage', jsonb_build_object('chat_id', u.telegram_id, 'text', kept_json('message')), 1
     from users u
     where u.role = 'owner' and u.disabled_at is null
       and not exists (select from closed_chats s where s.chat_id = u.telegram_id)
     order by u.id
     returning id)
   select keep('told', count(*)) from put`,
)

/** Puts out what no update asked for, to chats that take it. `follower`: how far it has read, in the same transaction. */
export async function putOut(
  database: Database,
  calls: readonly Outgoing[],
  follower?: { readonly name: string; readonly x: string; readonly id: number },
): Promise<void> {
  const steps: Step[] = [...(calls.length ? [putUnasked] : []), ...(follower ? [advance] : [])]
  if (!steps.length) return
  await database.run(steps, {
    calls: callsJson(calls),
    follower: follower?.name ?? null,
    x: follower?.x ?? null,
    eventId: follower?.id ?? null,
  })
}

/** The chat whose oldest waiting call is due and that nobody sends to, leased: an earlier lane's before a later one's, whosever it is. */
const lease = leaseChat(
  'outbox.lease',
  'out',
  sql`select h.chat_id, (h.lane::bigint << 50) + h.id as first from (
       select distinct on (chat_id) chat_id, id, next_at, lane from outbox
       where sent_at is null and failed_at is null order by chat_id, lane, id) h
     where h.next_at <= now() and h.lane <= @lanes::int and ${isFree('out', 'h.chat_id')}`,
)
/**
 * The leased chat's oldest waiting call, if it is due; without one, the lease is let go. That a copy of a broadcast is begun is noted
 * before it is sent: nobody gets a second one.
 */
const next = step(
  'outbox.next',
  sql`with found as (
     select * from (
       select * from outbox where chat_id = ${LEASED} and sent_at is null and failed_at is null order by lane, id limit 1) o
     where next_at <= now() and lane <= @lanes::int),
   begun as (update outbox o set begun_at = now() from found f where o.id = f.id and f.copy_id is not null returning o.id),
   first as (select f.* from found f where f.copy_id is null or exists (select from begun)),
   let_go as (${letGo('out')})
   select json_build_object(
     'id', id, 'chatId', chat_id, 'method', method, 'payload', payload, 'attempts', attempts, 'more', ${OTHERS},
     'draft', draft_id, 'notice', notice_id, 'copy', copy_id, 'lane', lane, 'begun', begun_at is not null, 'old', lane <> 1 and created_at < now() - ${NEWS},
     'live', coalesce((select d.message_id from drafts d where d.id = first.draft_id and d.chat_id = first.chat_id),
       (select message_id from notices o where o.id = notice_id)))::text
   from first`,
)

/** Leases a chat that has something to be sent in these lanes, and gives its oldest call. Undefined when none is due. */
export async function takeOut(
  database: Database,
  holder: string,
  lanes: Lanes = 2,
): Promise<Waiting | undefined> {
  const text = await database.run([lease, next], { holder, lanes })
  return text === null ? undefined : (JSON.parse(text) as Waiting)
}

/** Of a message that is too old to be sent. */
export const NO_NEWS = 'no news any more'
/** Of a copy that was begun when its process ended. */
export const NOT_SURE = 'nobody knows whether it arrived'

/** Of who is nobody here any more, nothing is kept of what was sent. */
const gone = sql`with gone as (delete from outbox where id = @id::bigint and ${isNobodys('chat_id')} returning id)`
const STAYS = 'not exists (select from gone)'

/** Once a call was sent, or never will be, its words go. */
const ENDS = {
  sent: step(
    'outbox.sent',
    sql`${gone} update outbox set sent_at = now(), payload = '{}', attempts = attempts + 1 where id = @id::bigint and ${STAYS}`,
  ),
  later: step(
    'outbox.later',
    sql`update outbox set attempts = attempts + 1, begun_at = null, next_at = now() + @seconds::float * interval '1 second', error = @error::text where id = @id::bigint`,
  ),
  failed: step(
    'outbox.failed',
    sql`${gone} update outbox set failed_at = now(), payload = '{}', attempts = attempts + 1, error = @error::text where id = @id::bigint and ${STAYS}`,
  ),
} as const

const showsIn = step(
  'outbox.shows_in',
  sql`update drafts set message_id = @live::bigint where id = @draft::bigint and chat_id = @chat::bigint`,
)

const tellsIn = step(
  'outbox.tells_in',
  sql`update notices set message_id = @live::bigint where id = @notice::bigint`,
)

const asksIn = step(
  'outbox.asks_in',
  sql`update broadcast_copies set poll_id = @poll::text where id = @copy::bigint`,
)

/** Stores how the call in hand went and gives the chat's next; undefined when none is due, and the lease is let go. */
export async function endOut(
  database: Database,
  holder: string,
  { id, chatId, draft, notice, copy }: Pick<Waiting, 'id' | 'chatId' | 'draft' | 'notice' | 'copy'>,
  sent: Sent,
  lanes: Lanes = 2,
): Promise<Waiting | undefined> {
  const instead = sent.is === 'failed' && sent.instead ? [sent.instead] : []
  const live = sent.is === 'sent' ? sent.live : undefined
  const poll = sent.is === 'sent' && copy ? sent.poll : undefined
  const closes = sent.is === 'failed' && sent.closes
  const steps: Step[] = [
    holdPerson,
    ENDS[sent.is],
    ...(closes ? [ACCESS.closed] : []),
    ...(live === undefined ? [] : [draft ? showsIn : tellsIn]),
    ...(poll === undefined ? [] : [asksIn]),
    ...(instead.length ? [put] : []),
    keepOn,
    next,
  ]
  const text = await database.run(steps, {
    id,
    holder,
    lease: `out:${chatId}`,
    chat: chatId,
    seconds: sent.is === 'later' ? sent.seconds : null,
    error: sent.is === 'sent' ? null : sent.error.replaceAll('\0', ''),
    calls: callsJson(instead),
    draft: draft ?? null,
    notice: notice ?? null,
    live: live ?? null,
    copy: copy ?? null,
    poll: poll ?? null,
    lanes,
  })
  return text === null ? undefined : (JSON.parse(text) as Waiting)
}
