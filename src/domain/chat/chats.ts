// What becomes of a chat as a whole: closed, open again, moved to another id; and what was told about an edited message.

import type { Database } from '#database/pool.ts'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { tellDrafts } from './drafts.ts'

/**
 * A step, before what ends something in `chat`: while whoever has it is being erased it waits for that, and the steps after it find
 * nobody. Without it an end that overlaps an erasure would leave what the erasure can no longer see.
 */
export const holdPerson = step(
  'chats.hold_person',
  sql`select id::text from users where telegram_id = @chat::bigint for key share`,
)

/** How a chat stands after an update: it takes nothing more, or it does again. */
export type Access = 'closed' | 'open'

const closed = step(
  'chats.close',
  sql`with shut as (insert into closed_chats (chat_id) values (@chat::bigint) on conflict do nothing),
   unsent as (
     update outbox set failed_at = now(), payload = '{}', error = 'the chat takes nothing'
     where chat_id = @chat::bigint and sent_at is null and failed_at is null),
   given_up as (
     update drafts set settled_at = now(), ended = 'cancelled', source = 'chat', waiting = null
     where chat_id = @chat::bigint and chat_id < 0 and settled_at is null returning *)
   ${tellDrafts('given_up')}`,
)
const open = step('chats.open', sql`delete from closed_chats where chat_id = @chat::bigint`)

/**
 * Steps: what waits for a chat that takes nothing ends; a person's open drafts stay, for they may come back to them.
 * All of it may run twice.
 */
export const ACCESS = { closed, open } as const satisfies Record<Access, unknown>

const move = step(
  'chats.move',
  sql`with unsent as (
     update outbox set chat_id = @to::bigint, payload = jsonb_set(payload, '{chat_id}', to_jsonb(@to::bigint))
     where chat_id = @from::bigint and sent_at is null and failed_at is null),
   waiting as (
     update updates set chat_id = @to::bigint
     where chat_id = @from::bigint and done_at is null and update_id is distinct from @update::bigint)
   update drafts set chat_id = @to::bigint, message_id = null where chat_id = @from::bigint and settled_at is null`,
)
/** A group has another id now: what waits for it and what is open there goes along. `update`: the one in hand, which stays. */
export async function moveChat(
  database: Database,
  chats: { readonly from: number; readonly to: number; readonly update?: number },
): Promise<void> {
  await database.run([move], { from: chats.from, to: chats.to, update: chats.update ?? null })
}

const told = step(
  'chats.edit_told',
  sql`select 'told' from edits_told where chat_id = @chat::bigint and message_id = @message::bigint`,
)
/** Whether the author of a message was told before that editing it changes nothing. */
export const wasEditTold = async (database: Database, chatId: number, messageId: number): Promise<boolean> =>
  (await database.run([told], { chat: chatId, message: messageId })) !== null

/** A step: from now on they were told. */
export const tellEdit = step(
  'chats.tell_edit',
  sql`insert into edits_told (chat_id, message_id) values (@chat::bigint, @edited::bigint) on conflict do nothing`,
)
