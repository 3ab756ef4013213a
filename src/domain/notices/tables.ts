// What people are told: a feed of each person's own, and what of it their chat says.
import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, moment, reference, rev } from '../columns.ts'
import type { Personal } from '../personal.ts'
import { users } from '../users/tables.ts'

export const notices = pgTable(
  'notices',
  {
    id: id(),
    userId: reference()
      .notNull()
      .references(() => users.id),
    at: moment().notNull().defaultNow(),
    kind: text().notNull(),
    /** The thing that it tells of. */
    entity: text().notNull(),
    entityId: reference().notNull(),
    /** Numbers and codes alone: names are looked up when it is read. */
    data: jsonb().notNull(),
    /** Stands in the feed; without it, it is the chat's alone. */
    inFeed: boolean().notNull(),
    readAt: moment(),
    /** Who did what it asks for, and when. */
    doneBy: reference(),
    doneAt: moment(),
    /** Rises when what it says changes. */
    rev: rev(),
    /** When the chat is told; null: it is not. */
    tellAt: moment(),
    /** The `rev` that the chat was told of; 0: nothing yet. */
    toldRev: integer().notNull().default(0),
    /** The message that says it, once it was sent: changes are told by editing it. */
    messageId: bigint({ mode: 'number' }),
  },
  (t) => [
    index('notices_of_person').on(t.userId, t.id),
    index('notices_unread').on(t.userId, t.id).where(sql`in_feed and read_at is null`),
    index('notices_to_tell').on(t.tellAt, t.id).where(sql`tell_at is not null and told_rev < rev`),
    // Of a sale, of a payment, one each; goods that run out may do so again.
    uniqueIndex('notices_of_receipt')
      .on(t.entity, t.entityId, t.userId)
      .where(sql`kind in ('sale', 'payment')`),
    index('notices_low').on(t.entityId, t.userId).where(sql`kind = 'lowStock' and done_at is null`),
    index('notices_of_reminder').on(t.entityId).where(sql`kind = 'reminder' and done_at is null`),
    index('notices_of_dispute').on(t.entityId).where(sql`kind = 'dispute'`),
    // Asked once, told once of each way that it goes on, and reminded once a day.
    uniqueIndex('notices_of_contract')
      .on(t.entity, t.entityId, t.userId, sql`(data->>'what')`, sql`coalesce(data->>'on', '')`)
      .where(sql`kind = 'contract'`),
    // Once a day each.
    uniqueIndex('notices_of_closing').on(t.userId, sql`(data->>'on')`).where(sql`kind = 'closing'`),
    index('notices_by_age').on(t.at),
  ],
)

export const PERSONAL: readonly Personal[] = [
  {
    table: 'notices',
    plain: ['kind', 'entity', 'data'],
    erase: `
      delete from notices o where o.user_id = leaver.id;`,
  },
]
