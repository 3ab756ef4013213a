// Drafts: what a chat and the MiniApp's form know of an act that is not done yet, for a day. A revision tells the newest buttons from older ones.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { draftChanged } from '../events.ts'

/** So long one waits to be finished. */
export const DRAFT_HOURS = 24
/** And so long after that what was known can be begun with anew. */
export const RESTART_HOURS = 24

/** What it would do as far as it is known, for programs: an operation's input, and what is missing in it. */
export interface Asks {
  readonly operation: string
  readonly input: unknown
  readonly missing: readonly string[]
  readonly choices: Readonly<
    Record<string, readonly { readonly id: string | number; readonly name: string }[]>
  >
  /** No other door fills it, or is told of it. */
  readonly alone?: true
}

/** As it stands. `Body`: the form as its command keeps it. */
export interface Draft<Body = unknown> {
  readonly id: number
  readonly userId: number
  readonly rev: number
  readonly body: Body
  /** Its message as last shown; null for one that the release before asked. */
  readonly card: unknown
  /** The live message that shows it; null where none was sent yet. */
  readonly messageId: number | null
  /** What the conversations plugin waits with. */
  readonly waiting: unknown
}

/** How a draft ended; `expired`: a day went by. */
export type Ended = 'answered' | 'cancelled' | 'expired'

/** A draft that begins (`read` 0) or goes on from the revision that was read. */
export interface Saved {
  readonly is: 'saved'
  readonly id: number
  readonly read: number
  readonly userId: number
  readonly kind: string
  readonly body: unknown
  readonly asks: Asks
  readonly card: unknown
  readonly waiting: unknown
}

/** One that ends, or is put aside for something else until it is asked for again. */
export interface Closed {
  readonly is: 'ended' | 'parked'
  readonly id: number
  readonly read: number
  readonly ended?: Ended
}

/** What an update does to a draft; nothing of the update is stored where its revision is no longer the one that was read. */
export type Change = Saved | Closed

/** SQL: a row of drafts as JSON. */
const AS_JSON = sql`json_build_object('id', d.id, 'userId', d.user_id, 'rev', d.rev, 'body', d.body, 'card', d.card,
   'messageId', d.message_id, 'waiting', d.waiting)`

/** SQL: those that are in hand in a chat, one a person, as a JSON array. */
export const IN_HAND = (chat: string) =>
  sql`select coalesce(json_agg(${AS_JSON} order by d.id desc), '[]') from (
     select * from drafts where chat_id = ${chat} and settled_at is null and not parked and until > now() order by id desc limit 20) d`

/** SQL that announces drafts to their people, outside of any act; `from`: their rows. */
export const tellDrafts = (from: string) =>
  sql`insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
     select e.*, e.entity_id from (${draftChanged('d', `${from} d, `)}) e (topic, name, entity, entity_id, rev, data, customer_id, staff_only)`

const reserve = step('drafts.reserve', sql`select nextval(pg_get_serial_sequence('drafts', 'id'))::text`)
/** An id for a draft that is about to begin: its buttons name it. */
export const newDraftId = async (database: Database): Promise<number> =>
  Number(await database.run([reserve], {}))

const byId = step(
  'drafts.by_id',
  sql`select ${AS_JSON}::text from drafts d
   where id = @id::bigint and chat_id = @chat::bigint and settled_at is null and until > now()`,
)
/** One of this chat that is open, also where it was put aside; undefined where it is over. */
export const draftById = <B>(database: Database, chatId: number, id: number) =>
  database.json<Draft<B>>(byId, { id, chat: chatId })

const lapsed = step(
  'drafts.lapsed',
  sql`select ${AS_JSON}::text from drafts d
   where id = @id::bigint and chat_id = @chat::bigint and settled_at is null and until <= now() and body <> '{}'`,
)
/** One of this chat that nobody finished within its day, as long as what was known is kept; undefined for all others. */
export const lapsedDraft = <B>(database: Database, chatId: number, id: number) =>
  database.json<Draft<B>>(lapsed, { id, chat: chatId })

const ended = step(
  'drafts.ended',
  sql`select case when settled_at is null then 'expired' else coalesce(ended, 'answered') end
   from drafts where id = @id::bigint and chat_id = @chat::bigint`,
)
/** How a draft that is not open ended; null where this chat never had it. */
export const howEnded = async (database: Database, chatId: number, id: number) =>
  (await database.run([ended], { id, chat: chatId })) as Ended | null

/** A draft that goes on in another chat of the same person, where a message that is still to be sent shows it. */
export interface Move {
  readonly draft: number
  readonly chatId: number
}

/** A step: it is in hand there; what was, is put aside. */
export const moveDraft = step(
  'drafts.move',
  sql`with moved as (
     update drafts set chat_id = @toChat::bigint, message_id = null
     where id = @moved::bigint and chat_id = @chat::bigint and settled_at is null returning user_id)
   update drafts d set parked = true, waiting = null from moved
   where d.chat_id = @toChat::bigint and d.user_id = moved.user_id and d.id <> @moved::bigint
     and d.settled_at is null and not d.parked`,
)
