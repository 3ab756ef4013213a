// Who has met the shop, and their sessions.
import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { edits, id, moment, reference, rev, searchText, version } from '../columns.ts'

export const users = pgTable(
  'users',
  {
    id: id(),
    telegramId: bigint({ mode: 'number' }).notNull().unique(),
    name: text().notNull(),
    folded: text().notNull(),
    username: text(),
    role: text().notNull().default('user'),
    language: text().notNull(),
    disabledAt: moment(),
    /** An owner has decided this person's role: OWNER_IDS no longer does. */
    roleDecided: boolean().notNull().default(false),
    /** An owner has given the name: Telegram's no longer replaces it. */
    nameDecided: boolean().notNull().default(false),
    /** The person has chosen the language: Telegram's no longer replaces it. */
    languageDecided: boolean().notNull().default(false),
    /** The role that the person was last told of; null: what everybody has. */
    toldRole: text(),
    preferences: jsonb().notNull().default({}),
    preferencesVersion: version(),
    /** The hour that their edits are counted in, and how many there were. */
    preferencesSince: moment(),
    preferencesEdits: integer().notNull().default(0),
    /** The day that their words to owners are counted in, and how many there were. */
    reportsSince: moment(),
    reports: integer().notNull().default(0),
    lastSeenAt: moment(),
    /** Has been shown round in the chat. */
    touredAt: moment(),
    createdAt: moment().notNull().defaultNow(),
    edits: edits(),
    version: version(),
    rev: rev(),
    search: searchText(`(folded || ' ' || coalesce(lower(username), ''))`),
  },
  (t) => [
    index('users_by_name').on(t.folded, t.id),
    uniqueIndex('users_by_username').on(sql`lower(${t.username})`),
    index('users_owners').on(t.id).where(sql`role = 'owner' and disabled_at is null`),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: reference()
      .notNull()
      .references(() => users.id),
    createdAt: moment().notNull().defaultNow(),
    lastSeenAt: moment().notNull().defaultNow(),
    expiresAt: moment().notNull(),
    endedAt: moment(),
    /** Hash of the random part of its tokens: a token of another database has another. Null: opened before there was one. */
    proof: text(),
    address: text(),
    client: text(),
  },
  (t) => [index('sessions_open').on(t.userId, t.id).where(sql`ended_at is null`)],
)
