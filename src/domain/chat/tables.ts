// What the chat needs to lose nothing: updates as they came, messages that must arrive, leases, and drafts that are open.
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
} from 'drizzle-orm/pg-core'
import { id, moment, reference, rev } from '../columns.ts'
import { isAbout, type Personal, wordOf } from '../personal.ts'
import { tellDrafts } from './drafts.ts'

/** The inbox: an update is here before Telegram is told that we have it. */
export const updates = pgTable(
  'updates',
  {
    updateId: bigint({ mode: 'number' }).primaryKey(),
    chatId: bigint({ mode: 'number' }),
    body: jsonb().notNull(),
    receivedAt: moment().notNull().defaultNow(),
    /** How often it was begun; counted before it is acted on, for what ends a process cannot count itself. */
    attempts: integer().notNull().default(0),
    doneAt: moment(),
  },
  (t) => [
    index('updates_open').on(t.chatId, t.updateId).where(sql`done_at is null`),
    index('updates_by_age').on(t.receivedAt),
  ],
)

/** Voice notes that wait to be heard: what they say goes into the inbox, as an update of ours numbered below zero. */
export const recordings = pgTable(
  'recordings',
  {
    updateId: bigint({ mode: 'number' }).primaryKey(),
    chatId: bigint({ mode: 'number' }).notNull(),
    /** Whose it is and where it lies; nothing of it once it was heard. */
    note: jsonb().notNull(),
    createdAt: moment().notNull().defaultNow(),
    /** How often the hearing began. */
    attempts: integer().notNull().default(0),
    nextAt: moment().notNull().defaultNow(),
    doneAt: moment(),
  },
  (t) => [
    index('recordings_open').on(t.chatId, t.updateId).where(sql`done_at is null`),
    index('recordings_by_chat').on(t.chatId, t.createdAt),
  ],
)

/** Who does something alone, for a while: polls, acts in a chat, hears a chat's voice notes, sends to a chat. */
export const leases = pgTable('leases', {
  name: text().primaryKey(),
  holder: text().notNull(),
  until: moment().notNull(),
})

/** The outbox: calls of the Bot API that must arrive, in order per chat. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    chatId: bigint({ mode: 'number' }).notNull(),
    method: text().notNull(),
    payload: jsonb().notNull(),
    createdAt: moment().notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    nextAt: moment().notNull().defaultNow(),
    sentAt: moment(),
    failedAt: moment(),
    error: text(),
    /** The draft whose live message it sends, edits or takes away. */
    draftId: reference(),
    /** The notice whose message it sends or edits. */
    noticeId: reference(),
    /** Of those that wait for one chat: answers before notices, those before what goes to many. */
    lane: smallint().notNull().default(0),
    /** The person's copy of a broadcast that it is of. */
    copyId: reference(),
    /** Of such a copy: when its sending began; null: it has not, or Telegram has said that it did not arrive. */
    begunAt: moment(),
  },
  (t) => [
    index('outbox_open').on(t.chatId, t.lane, t.id).where(sql`sent_at is null and failed_at is null`),
    index('outbox_open_notices')
      .on(t.createdAt)
      .where(sql`notice_id is not null and sent_at is null and failed_at is null`),
    index('outbox_of_copy').on(t.copyId).where(sql`copy_id is not null`),
    index('outbox_open_copies')
      .on(t.id)
      .where(sql`copy_id is not null and sent_at is null and failed_at is null`),
    index('outbox_by_age').on(t.createdAt),
  ],
)

/**
 * An act that is not done yet: what is known of it, and what it waits for. Its buttons name it, and the revision they belong to.
 * One is in hand a chat and person; others are put aside.
 */
export const drafts = pgTable(
  'drafts',
  {
    id: id(),
    /** Null: no chat shows it. */
    chatId: bigint({ mode: 'number' }),
    userId: reference().notNull(),
    /** Of its form, by which its command is found. */
    kind: text().notNull(),
    /** The form as its command keeps it. */
    body: jsonb().notNull(),
    /** The same for programs: operation, input, what is missing, what may be chosen. */
    asks: jsonb().notNull(),
    /** Its message as last shown, for who taps an older one. */
    card: jsonb(),
    /** The live message that shows it, once it was sent. */
    messageId: bigint({ mode: 'number' }),
    /** Of the conversations plugin: one wait, however long the dialogue. */
    waiting: jsonb(),
    /** Rises when it goes further. */
    rev: rev(),
    /** The door that changed it last. */
    source: text().notNull().default('chat'),
    createdAt: moment().notNull().defaultNow(),
    updatedAt: moment().notNull().defaultNow(),
    until: moment().notNull(),
    parked: boolean().notNull().default(false),
    settledAt: moment(),
    /** `answered`, `cancelled`, or `expired`: that is also noted of one whose day is over, which is settled by nothing. */
    ended: text(),
  },
  (t) => [
    index('drafts_open').on(t.chatId, t.id).where(sql`settled_at is null`),
    index('drafts_of_person').on(t.userId, t.id).where(sql`settled_at is null`),
    index('drafts_by_end').on(t.until),
    index('drafts_lapsing').on(t.until, t.id).where(sql`settled_at is null and ended is null`),
  ],
)

/** As the release before kept drafts, which may run beside this one: it goes with the next. */
export const questions = pgTable(
  'questions',
  {
    id: id(),
    chatId: bigint({ mode: 'number' }).notNull(),
    userId: reference().notNull(),
    draft: jsonb().notNull(),
    /** Rises when it goes further. */
    rev: rev(),
    /** Its message as last shown, for who taps an older one. */
    card: jsonb(),
    createdAt: moment().notNull().defaultNow(),
    until: moment().notNull(),
    settledAt: moment(),
    /** `answered`, `cancelled`, or `left` for something else. */
    ended: text(),
  },
  (t) => [index('questions_open').on(t.chatId, t.id).where(sql`settled_at is null`)],
)

/** Chats that take nothing: of who blocked the bot or never let it in, of groups that it is no longer in. */
export const closedChats = pgTable('closed_chats', {
  chatId: bigint({ mode: 'number' }).primaryKey(),
  closedAt: moment().notNull().defaultNow(),
})

/** Messages whose author was told that an edit changes nothing: once each. */
export const editsTold = pgTable(
  'edits_told',
  {
    chatId: bigint({ mode: 'number' }).notNull(),
    messageId: bigint({ mode: 'number' }).notNull(),
    toldAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chatId, t.messageId] }), index('edits_told_by_age').on(t.toldAt)],
)

/** How far a follower of the events has read. */
export const followers = pgTable('followers', {
  name: text().primaryKey(),
  x: text().notNull(),
  eventId: reference().notNull(),
})

/** SQL of a pattern: a key whose value people read. */
const READ = `'^"(text|caption|title|description|input_field_placeholder|switch_inline_query\\w*)": $'`

/** Groups are nobody's: of them goes what they wrote there, or what names them. */
export const PERSONAL: readonly Personal[] = [
  {
    table: 'updates',
    people: ['chat_id', 'body'],
    // One that is in hand says nothing any more, and is nobody's once it is done: see finish.ts.
    erase: `
      update updates x set body = '{}' where x.done_at is null and
        (x.chat_id = leaver.telegram_id or x.body #>> '{message,from,id}' = leaver.telegram_id::text or x.body #>> '{callback_query,from,id}' = leaver.telegram_id::text);
      update updates x set chat_id = null, done_at = coalesce(x.done_at, now())
      where x.chat_id = leaver.telegram_id and (x.attempts = 0 or x.done_at is not null);`,
  },
  {
    table: 'recordings',
    people: ['chat_id', 'note'],
    erase: `
      delete from recordings x where x.chat_id = leaver.telegram_id or x.note #>> '{message,from,id}' = leaver.telegram_id::text;`,
  },
  {
    table: 'leases',
    people: ['name'],
    plain: ['holder'],
    erase: `delete from leases x where x.name in ('chat:' || leaver.telegram_id, 'out:' || leaver.telegram_id, 'ear:' || leaver.telegram_id);`,
  },
  {
    table: 'outbox',
    people: ['chat_id', 'payload'],
    plain: ['method', 'error'],
    // What others still read keeps its length, for what is bold in it is counted by letters. JSON is taken apart into its strings, each
    // key with its colon, and what stands between them.
    erase: `
      delete from outbox x where x.chat_id = leaver.telegram_id
        or x.sent_at is null and x.failed_at is null and x.payload #>> '{ephemeral_message_parameters,receiver_user_id}' = leaver.telegram_id::text;
      for n in 1 .. cardinality(their_words) loop
        update outbox x set payload = (
          select string_agg(case when p.said then to_json(regexp_replace(p.part::jsonb #>> '{}', ${wordOf('their_words[n]')}, repeat('•', char_length(their_words[n])), 'gi'))::text else p.part end, '' order by p.at)::jsonb
          from (
            select m.part[1] as part, m.at, right(m.part[1], 1) = '"' and lag(m.part[1]) over (order by m.at) ~ ${READ} as said
            from regexp_matches(x.payload::text, '"(?:[^"\\\\]|\\\\.)*"(?:: )?|[^"]+', 'g') with ordinality m (part, at)) p)
        where x.sent_at is null and x.failed_at is null and x.payload <> '{}'
          and position(lower(substr(to_json(their_words[n])::text, 2, length(to_json(their_words[n])::text) - 2)) in lower(x.payload::text)) > 0;
      end loop;`,
  },
  {
    table: 'drafts',
    people: ['chat_id', 'body', 'asks', 'card', 'waiting'],
    plain: ['kind', 'source', 'ended'],
    erase: `
      update drafts d set body = '{}', asks = '{}', card = null, waiting = null, chat_id = null, message_id = null,
        settled_at = coalesce(d.settled_at, now()), ended = coalesce(d.ended, 'cancelled')
      where d.user_id = leaver.id;
      with named as (
        select d.id, d.settled_at is null as is_open from drafts d
        where d.user_id <> leaver.id and d.body <> '{}' and coalesce(d.asks->>'operation', '') not in ('products.create', 'products.edit')
          and (${isAbout('d.body')} or ${isAbout('d.asks')} or ${isAbout('d.card')})),
      emptied as (
        update drafts d set body = '{}', asks = '{}', card = null, waiting = null, rev = d.rev + 1, source = 'system',
          settled_at = coalesce(d.settled_at, now()), ended = coalesce(d.ended, 'cancelled')
        from named where d.id = named.id returning d.*)
      ${tellDrafts('(select e.* from emptied e join named n on n.id = e.id where n.is_open)')};`,
  },
  {
    table: 'questions',
    people: ['chat_id', 'draft', 'card'],
    plain: ['ended'],
    erase: `delete from questions x where x.user_id = leaver.id or ${isAbout('x.draft')} or ${isAbout('x.card')};`,
  },
  {
    table: 'closed_chats',
    people: ['chat_id'],
    erase: `delete from closed_chats x where x.chat_id = leaver.telegram_id;`,
  },
  {
    table: 'edits_told',
    people: ['chat_id'],
    erase: `delete from edits_told x where x.chat_id = leaver.telegram_id;`,
  },
  { table: 'followers', plain: ['name', 'x'] },
]
