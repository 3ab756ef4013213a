// The end of an update: its mark, its answers and what it did to its drafts, all of it once or nothing; then the chat's next.

import { Refusal } from '#database/errors.ts'
import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { isNobodys } from '../personal.ts'
import { ACCESS, type Access, holdPerson, tellEdit } from './chats.ts'
import { type Change, DRAFT_HOURS, type Move, moveDraft, tellDrafts } from './drafts.ts'
import { nextUpdate, type Taken } from './inbox.ts'
import { storable } from './json.ts'
import { keepOn } from './leases.ts'
import { callsJson, type Outgoing } from './outbox.ts'

/** What acting on an update came to. */
export interface Done {
  readonly calls: readonly Outgoing[]
  /** What becomes of the drafts it was about; each once. */
  readonly changes?: readonly Change[]
  /** The draft that goes on elsewhere. */
  readonly moves?: Move | undefined
  /** It is not done, but acted on anew in this chat, where it waits its turn: what was asked before others is answered in private. */
  readonly handOver?: number | undefined
  /** Whether the chat takes messages from now on, where the update tells that. */
  readonly access?: Access | undefined
  /** The message whose author was told that an edit changes nothing. */
  readonly edited?: number | undefined
}

/** What was written goes once it was acted on, and whose it was, where they were erased by it. Whoever comes second, from a lease that was lost, adds nothing: the steps below hold to the chat kept here. */
const done = step(
  'finish.done',
  sql`with open as (select update_id, chat_id from updates where update_id = @update::bigint and done_at is null for update),
   done as (
     update updates u set done_at = now(), body = '{}', chat_id = case when not ${isNobodys('o.chat_id')} then o.chat_id end
     from open o where u.update_id = o.update_id and u.done_at is null returning o.chat_id)
   select keep('done', chat_id) from done`,
)
const handOver = step(
  'finish.hand_over',
  sql`with moved as (
     update updates set chat_id = @to::bigint, attempts = 0
     where update_id = @update::bigint and chat_id = @chat::bigint and done_at is null returning @chat::bigint as chat)
   select keep('done', chat) from moved`,
)
const DONE = `nullif(current_setting('keep.done', true), '')::bigint`

/** What a screen changed of a card waits its second for nothing once something else is said. */
const put = step(
  'finish.put',
  sql`with hurried as (
     update outbox set next_at = now()
     where chat_id = ${DONE} and draft_id is not null and attempts = 0 and sent_at is null and failed_at is null and next_at > now())
   insert into outbox (chat_id, method, payload, draft_id)
   select chat, method, payload, draft from jsonb_to_recordset(@calls::jsonb) as c (chat bigint, method text, payload jsonb, draft bigint)
   where ${DONE} is not null`,
)

const CHANGED = 'draft_changed'

/**
 * Nothing is begun for who was erased meanwhile. A draft that went on elsewhere since it was read undoes the whole end: the update is
 * acted on again, with what is there now. Not one that was acted on: what is done stands above what was changed or given up at the same moment, and is told.
 */
const change = step(
  'finish.change_drafts',
  sql`with change as (
     select * from jsonb_to_recordset(@changes::jsonb) as c (
       "is" text, id bigint, read integer, "userId" bigint, kind text, body jsonb, asks jsonb, card jsonb, waiting jsonb, ended text)
     where ${DONE} is not null),
   begun as (
     insert into drafts (id, chat_id, user_id, kind, body, asks, card, waiting, until)
     select id, ${DONE}, "userId", kind, body, asks, nullif(card, 'null'), nullif(waiting, 'null'), now() + interval '${DRAFT_HOURS} hours'
     from change where "is" = 'saved' and read = 0
       and exists (select from users u where u.id = "userId" and u.erased_at is null) returning *),
   went_on as (
     update drafts d set rev = d.rev + 1, source = 'chat', updated_at = now(), parked = false, chat_id = ${DONE},
       kind = c.kind, body = c.body, asks = c.asks, card = nullif(c.card, 'null'), waiting = nullif(c.waiting, 'null')
     from change c where d.id = c.id and c."is" = 'saved' and d.rev = c.read and d.settled_at is null returning d.*),
   closed as (
     update drafts d set parked = true, waiting = null,
       settled_at = case when c."is" = 'ended' then now() end, ended = c.ended, source = 'chat'
     from change c where d.id = c.id and c."is" <> 'saved' and (
       d.rev = c.read and d.settled_at is null
       or c.ended = 'answered' and d.ended is distinct from 'answered') returning d.*),
   told as (${tellDrafts('(select * from begun union all select * from went_on union all select * from closed where settled_at is not null)')})
   select case when (select count(*) from change) <>
     (select count(*) from begun) + (select count(*) from went_on) + (select count(*) from closed)
   then refuse('${CHANGED}', '{}') end`,
)

/** Whether an end was undone because a draft went on elsewhere: nobody's fault, and tried again. */
export const isDraftChanged = (error: unknown): boolean => error instanceof Refusal && error.code === CHANGED

/** Ends the update in hand and takes the chat's next; undefined when there is none, and the lease is let go. */
export async function finishUpdate<D>(
  database: Database,
  holder: string,
  { chatId, updateId }: Pick<Taken, 'chatId' | 'updateId'>,
  { calls, changes = [], moves, handOver: to, access, edited }: Done,
): Promise<Taken<D> | undefined> {
  const steps: Step[] = [
    holdPerson,
    to === undefined ? done : handOver,
    ...(access ? [ACCESS[access]] : []),
    ...(edited === undefined ? [] : [tellEdit]),
    ...(calls.length ? [put] : []),
    ...(changes.length ? [change] : []),
    ...(moves ? [moveDraft] : []),
    keepOn,
    nextUpdate,
  ]
  const text = await database.run(steps, {
    holder,
    lease: `chat:${chatId}`,
    chat: chatId,
    update: updateId,
    to: to ?? null,
    edited: edited ?? null,
    moved: moves?.draft ?? null,
    toChat: moves?.chatId ?? null,
    calls: callsJson(calls),
    changes: storable(changes),
  })
  return text === null ? undefined : (JSON.parse(text) as Taken<D>)
}
