// Who has met the shop, and their sessions.
import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { edits, id, moment, named, reference, rev, searchText, version } from '../columns.ts'
import type { Personal } from '../personal.ts'

export const users = pgTable(
  'users',
  {
    id: id(),
    /** Null: of nobody any more. */
    telegramId: bigint({ mode: 'number' }).unique(),
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
    /** Which of them were chosen last, when, and to which version: of the person alone. */
    preferencesEdited: edits(),
    /** The hour that their edits are counted in, and how many there were. */
    preferencesSince: moment(),
    preferencesEdits: integer().notNull().default(0),
    /** The day that their words to owners are counted in, and how many there were. */
    reportsSince: moment(),
    reports: integer().notNull().default(0),
    lastSeenAt: moment(),
    /** Has been shown round in the chat. */
    touredAt: moment(),
    /** Asked to be erased as soon as no money is open. */
    leavingAt: moment(),
    /** What was personal is gone; a mark stands where the name was, for what they did stays. */
    erasedAt: moment(),
    createdAt: moment().notNull().defaultNow(),
    edits: edits(),
    version: version(),
    rev: rev(),
    search: searchText(`(folded || ' ' || coalesce(lower(username), ''))`),
    named: named(),
  },
  (t) => [
    index('users_by_name').on(t.folded, t.id),
    index('users_by_named').on(t.named),
    // The team is few among all customers, and so is who is shut out.
    index('users_by_role').on(t.role, t.folded, t.id),
    index('users_disabled').on(t.folded, t.id).where(sql`disabled_at is not null`),
    uniqueIndex('users_by_username').on(sql`lower(${t.username})`),
    index('users_owners').on(t.id).where(sql`role = 'owner' and disabled_at is null`),
    index('users_leaving').on(t.id).where(sql`leaving_at is not null`),
    index('users_erased').on(t.erasedAt).where(sql`erased_at is not null`),
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
  (t) => [
    index('sessions_open').on(t.userId, t.id).where(sql`ended_at is null`),
    index('sessions_of_person').on(t.userId, t.id),
  ],
)

/**
 * Keyed hashes of the Telegram ids of who was erased, and nothing else of them: an owner's stays, so that OWNER_IDS does not bring
 * them back; another's for as long as another device of theirs could enter by what Telegram had signed before.
 */
export const erased = pgTable('erased', {
  mark: text().primaryKey(),
  isOwner: boolean().notNull(),
  at: moment().notNull(),
})

export const PERSONAL: readonly Personal[] = [
  {
    table: 'users',
    people: ['telegram_id', 'name', 'folded', 'username', 'preferences'],
    plain: ['role', 'told_role', 'language', 'edits', 'preferences_edited'],
    words: `select unnest(array[leaver.name, leaver.username, leaver.telegram_id::text])`,
    erase: `
      update users u set telegram_id = null, name = m.mark, folded = lower(m.mark), username = null, preferences = '{}', preferences_edited = '{}',
        role = 'user', role_decided = true, name_decided = true, disabled_at = coalesce(u.disabled_at, acted_at()), last_seen_at = null,
        leaving_at = null, erased_at = acted_at(), version = u.version + 1, rev = u.rev + 1
      from (select case
          when leaver.role <> 'user' or exists (select from sales s where s.seller_id = leaver.id) then 'Equipe apagada ' || leaver.id
          when their_customers <> '{}' then 'Cliente apagado ' || their_customers[1]
          else 'Pessoa apagada ' || leaver.id end as mark) m
      where u.id = leaver.id;`,
  },
  {
    table: 'sessions',
    people: ['address', 'client'],
    plain: ['proof'],
    erase: `delete from sessions s where s.user_id = leaver.id;`,
  },
  {
    table: 'erased',
    plain: ['mark'],
    erase: `
      insert into erased as e (mark, is_owner, at) values (@mark::text, leaver.role = 'owner' or @named::boolean, clock_timestamp())
      on conflict (mark) do update set is_owner = e.is_owner or excluded.is_owner, at = excluded.at;`,
  },
]
