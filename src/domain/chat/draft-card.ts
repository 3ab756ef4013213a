// The card that a chat shows of a draft, as a write of another door changes it: SQL over the variable `draft`, put out in that write's transaction.
import { sql } from '#database/sql.ts'

/** An edit of ours that still waits is replaced by the newer one, at its own time; after one that was sent, a second goes by. */
export const CARD_EDITED = sql`
    with gone as (
      delete from outbox o where o.chat_id = draft.chat_id and o.draft_id = draft.id and o.method = 'editMessageText'
        and not o.payload ? 'message_id' and o.sent_at is null and o.failed_at is null
      returning case when o.next_at > now() then o.next_at else now() + interval '1 second' end as at),
    sent as (
      select o.sent_at + interval '1 second' as at from outbox o
      where o.created_at > now() - interval '10 seconds' and o.draft_id = draft.id and o.method = 'editMessageText' and o.sent_at is not null)
    insert into outbox (chat_id, method, payload, draft_id, next_at)
    select draft.chat_id, 'editMessageText', @payload::jsonb || jsonb_build_object('chat_id', draft.chat_id), draft.id,
      greatest(now(), (select max(at) from (select at from gone union all select at from sent) a));`

/** The card of before goes, and what was to be said of it and was not yet. */
export const CARD_GONE = sql`
      delete from outbox o where o.chat_id = draft.chat_id and o.draft_id = draft.id and not o.payload ? 'message_id'
        and o.sent_at is null and o.failed_at is null;
      if draft.message_id is not null then
        insert into outbox (chat_id, method, payload)
        values (draft.chat_id, 'deleteMessage', jsonb_build_object('chat_id', draft.chat_id, 'message_id', draft.message_id));
      end if;`

/** In the person's own chat, below what is there; what was in hand there is put aside. */
export const SENT_TO_CHAT = sql`${CARD_GONE}
      update drafts d set parked = true where d.chat_id = target and d.user_id = draft.user_id and d.id <> draft.id
        and d.settled_at is null and not d.parked;
      update drafts d set chat_id = target, message_id = null, parked = false where d.id = draft.id returning * into draft;
      insert into outbox (chat_id, method, payload, draft_id)
      values (draft.chat_id, 'sendMessage', @payload::jsonb || jsonb_build_object('chat_id', draft.chat_id), draft.id);`

/** Where a group has its card: what is on a screen is its person's alone, so it goes on in their own chat. */
export const OWN_CHAT = sql`case when draft.chat_id < 0 then (select u.telegram_id from users u where u.id = draft.user_id) end`
