// Voice notes that wait to be heard, photos to be fetched: one a chat at a time, in order; what they come to is an update of the chat, once.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { storable } from './json.ts'
import { isFree, keepOn, LEASED, leaseChat, letGo, OTHERS } from './leases.ts'

export interface Recording<Note = unknown> {
  readonly updateId: number
  readonly chatId: number
  readonly note: Note
  /** How often its hearing was begun before. */
  readonly before: number
  /** Another chat's waits too. */
  readonly more: boolean
}

/** What it came to: words, the text of a list, the name of a photo that was taken in, or why there are none. */
export type Heard =
  | { readonly text: string }
  | { readonly list: string }
  | { readonly photo: string }
  | { readonly why: string }

/** `heard`: said to the chat; `later`: heard again in so many seconds, `counts` false where it was no fault of its own. */
export type Hearing =
  | { readonly is: 'heard'; readonly heard: Heard }
  | { readonly is: 'later'; readonly seconds: number; readonly counts: boolean }

/** Those that wait, and all of the hour; itself left out, for who keeps it a second time. */
const keep = step(
  'recordings.keep',
  sql`with had as (
     select count(*) filter (where done_at is null) as waiting, count(*) as lately from recordings
     where chat_id = @chat::bigint and update_id <> @update::bigint and created_at > now() - interval '1 hour'),
   kept as (
     insert into recordings (update_id, chat_id, note)
     select @update::bigint, @chat::bigint, @note::jsonb from had
     where waiting < @waiting::bigint and lately < @hourly::bigint on conflict do nothing)
   select case when waiting >= @waiting::bigint then 'waiting' when lately >= @hourly::bigint then 'lately' else 'kept' end
   from had`,
)

/**
 * Keeps a voice note for whoever hears next; nothing happens for one that is kept already. `note.message`: what of the
 * update acts when it was heard. `waiting`, `lately`: not kept, for so many of the chat wait, or came within this hour.
 */
export const keepRecording = async (
  database: Database,
  { chatId, updateId }: Pick<Recording, 'chatId' | 'updateId'>,
  note: { readonly message: object },
  most: { readonly waiting: number; readonly hourly: number },
) =>
  (await database.run([keep], { chat: chatId, update: updateId, note: storable(note), ...most })) as
    | 'kept'
    | 'waiting'
    | 'lately'

/** The chat whose oldest note is due and that nobody hears, leased. */
const lease = leaseChat(
  'recordings.lease',
  'ear',
  sql`select h.chat_id, h.update_id as first from (
       select distinct on (chat_id) chat_id, update_id, next_at from recordings
       where done_at is null order by chat_id, update_id) h
     where h.next_at <= now() and ${isFree('ear', 'h.chat_id')}`,
)
/** The leased chat's oldest note, if it is due, counted before it is heard; without one, the lease is let go. */
const next = step(
  'recordings.next',
  sql`with first as (
     select * from (
       select update_id, attempts as before, next_at from recordings
       where chat_id = ${LEASED} and done_at is null order by update_id limit 1) r
     where next_at <= now()),
   taken as (
     update recordings r set attempts = r.attempts + 1 from first
     where r.update_id = first.update_id and r.done_at is null returning r.*, first.before),
   let_go as (${letGo('ear')})
   select json_build_object(
     'updateId', update_id, 'chatId', chat_id, 'note', note, 'before', before, 'more', ${OTHERS})::text
   from taken`,
)

/** Leases a chat that has something to be heard, and gives its oldest. Undefined when none is due. */
export async function takeRecording<N>(
  database: Database,
  holder: string,
): Promise<Recording<N> | undefined> {
  const text = await database.run([lease, next], { holder })
  return text === null ? undefined : (JSON.parse(text) as Recording<N>)
}

/** What an update of our own is numbered below that of its note: below all of Telegram's, and in their order. Exact in JSON. */
const OWN = 2 ** 52

/** Whoever comes second, from a lease that was lost, finds it done. */
const heard = step(
  'recordings.heard',
  sql`with done as (
     select update_id, chat_id, note from recordings
     where update_id = @update::bigint and done_at is null for update),
   emptied as (
     update recordings r set done_at = now(), note = '{}' from done where r.update_id = done.update_id)
   insert into updates (update_id, chat_id, body)
   select update_id - ${OWN}, chat_id,
     jsonb_build_object('update_id', update_id - ${OWN}, 'message', note -> 'message' || jsonb_build_object('heard', @heard::jsonb))
   from done on conflict do nothing`,
)
const later = step(
  'recordings.later',
  sql`update recordings set attempts = attempts - @back::integer, next_at = now() + @seconds::float * interval '1 second'
   where update_id = @update::bigint and done_at is null`,
)

/** Stores how the hearing went and gives the chat's next; undefined when none is due, and the lease is let go. */
export async function endRecording<N>(
  database: Database,
  holder: string,
  { chatId, updateId }: Pick<Recording, 'chatId' | 'updateId'>,
  hearing: Hearing,
): Promise<Recording<N> | undefined> {
  const isLater = hearing.is === 'later'
  const steps: Step[] = [isLater ? later : heard, keepOn, next]
  const text = await database.run(steps, {
    holder,
    lease: `ear:${chatId}`,
    chat: chatId,
    update: updateId,
    heard: isLater ? null : storable(hearing.heard),
    seconds: isLater ? hearing.seconds : null,
    back: isLater && !hearing.counts ? 1 : 0,
  })
  return text === null ? undefined : (JSON.parse(text) as Recording<N>)
}
