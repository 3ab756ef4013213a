// What the chat needs to lose nothing: updates as they came, messages that must arrive, leases, and questions that are open.
import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { id, moment, reference, rev } from '../columns.ts'

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

/** Who does something alone, for a while: polls, acts in a chat, sends to a chat. */
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
  },
  (t) => [
    index('outbox_open').on(t.chatId, t.id).where(sql`sent_at is null and failed_at is null`),
    index('outbox_by_age').on(t.createdAt),
  ],
)

/** A question in a chat: what is known so far; its buttons name it, and the revision they belong to. One is open a chat. */
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

/** How far a follower of the events has read. */
export const followers = pgTable('followers', {
  name: text().primaryKey(),
  x: text().notNull(),
  eventId: reference().notNull(),
})
