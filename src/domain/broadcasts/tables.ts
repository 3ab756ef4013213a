// Broadcasts: what an owner tells many at once, each person's copy of it, and what they answered.
import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { actedAt, actor, id, moment, reference, rev } from '../columns.ts'
import type { Personal } from '../personal.ts'
import { users } from '../users/tables.ts'

export const broadcasts = pgTable(
  'broadcasts',
  {
    id: id(),
    /** As it is sent; empty where a photo or a poll says all. */
    text: text().notNull(),
    /** What is bold or a link in it, as Telegram counts. */
    entities: jsonb().notNull(),
    photo: text(),
    question: text(),
    /** Of the poll: its answers in their order. */
    options: jsonb(),
    multiple: boolean().notNull().default(false),
    /** Whom it is meant for, as it was asked. */
    audience: jsonb().notNull(),
    /** How many it reaches; settled when their copies are made. */
    reach: integer().notNull(),
    /** Copies made so far. */
    copies: integer().notNull().default(0),
    sent: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    /** `sending`, `done` or `stopped`. */
    state: text().notNull().default('sending'),
    /** The person up to whom copies are made; null: all are. */
    madeTo: reference().default(0),
    byId: actor(),
    createdAt: actedAt(),
    endedAt: moment(),
    /** The draft whose card in the chat says how far it is; null once that says the end. */
    draftId: reference(),
    /** Up to which that card was told. */
    toldRev: integer().notNull().default(1),
    toldAt: moment(),
    rev: rev(),
  },
  (t) => [
    index('broadcasts_carded').on(t.id).where(sql`draft_id is not null`),
    index('broadcasts_sending').on(t.id).where(sql`state = 'sending'`),
    index('broadcasts_by_photo').on(t.photo).where(sql`photo is not null`),
  ],
)

export const broadcastCopies = pgTable(
  'broadcast_copies',
  {
    id: id(),
    broadcastId: reference()
      .notNull()
      .references(() => broadcasts.id),
    userId: reference()
      .notNull()
      .references(() => users.id),
    /** `waiting`, `queued` in the outbox, `sent` or `failed`. */
    state: text().notNull().default('waiting'),
    /** When it may go out: not in the person's quiet hours. */
    dueAt: moment().notNull(),
    /** When it was sent, or was not. */
    at: moment(),
    /** Why it was not. */
    why: text(),
    /** The poll as this person has it. */
    pollId: text(),
  },
  (t) => [
    uniqueIndex('broadcast_copies_once').on(t.broadcastId, t.userId),
    index('broadcast_copies_waiting').on(t.broadcastId, t.dueAt, t.id).where(sql`state = 'waiting'`),
    index('broadcast_copies_queued').on(t.id).where(sql`state = 'queued'`),
    index('broadcast_copies_failed').on(t.broadcastId, t.id).where(sql`state = 'failed'`),
    index('broadcast_copies_ended').on(t.broadcastId, t.at).where(sql`at is not null`),
    index('broadcast_copies_by_poll').on(t.pollId).where(sql`poll_id is not null`),
  ],
)

/** What people chose in the polls that they were sent; kept as it comes, which may be before the poll's own number is. */
export const pollVotes = pgTable(
  'poll_votes',
  {
    pollId: text().notNull(),
    userId: reference().notNull(),
    /** Places of the options. */
    options: jsonb().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.pollId, t.userId] }), index('poll_votes_of_person').on(t.userId)],
)

export const PERSONAL: readonly Personal[] = [
  {
    table: 'broadcasts',
    shop: ['text', 'question', 'options'],
    plain: ['entities', 'photo', 'audience', 'state'],
  },
  {
    table: 'poll_votes',
    people: ['options'],
    plain: ['poll_id'],
    erase: `
      delete from poll_votes v where v.user_id = leaver.id;`,
  },
  {
    table: 'broadcast_copies',
    people: ['poll_id'],
    plain: ['state', 'why'],
    erase: `
      update broadcast_copies p set poll_id = null where p.user_id = leaver.id and p.poll_id is not null;`,
  },
]
