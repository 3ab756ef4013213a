// Invites: who may come in as what, by a link that is opened once.
import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { actor, id, moment, reference, rev } from '../columns.ts'
import type { Personal } from '../personal.ts'

export const invites = pgTable(
  'invites',
  {
    id: id(),
    role: text().notNull(),
    /** Whom its maker means; null: whoever opens it. */
    name: text(),
    /** Whom the person becomes the account of. No key: a customer without history may go meanwhile. */
    customerId: reference(),
    /** Of its secret: what it is found by. */
    hash: text().notNull(),
    /** The secret, for its maker to be shown again; only who has the shop's key reads it. Null: it is of no use any more. */
    sealed: text(),
    byId: actor(),
    createdAt: moment().notNull().default(sql`acted_at()`),
    expiresAt: moment().notNull(),
    /** Who opened one that makes an owner, and waits for an owner's yes. */
    askedById: reference(),
    usedById: reference(),
    usedAt: moment(),
    revokedAt: moment(),
    rev: rev(),
  },
  (t) => [
    uniqueIndex('invites_by_hash').on(t.hash),
    index('invites_unused').on(t.id).where(sql`used_at is null and revoked_at is null`),
    index('invites_used').on(t.id).where(sql`used_at is not null`),
    index('invites_revoked').on(t.id).where(sql`revoked_at is not null`),
  ],
)

export const PERSONAL: readonly Personal[] = [
  {
    table: 'invites',
    people: ['name'],
    plain: ['role', 'hash', 'sealed'],
    words: `select i.name from invites i where leaver.id in (i.used_by_id, i.asked_by_id) or i.customer_id = any(their_customers)`,
    // Theirs open nothing any more, nor do those that they made.
    erase: `
      update invites i set name = null, rev = i.rev + 1
      where i.name is not null and (leaver.id in (i.used_by_id, i.asked_by_id) or i.customer_id = any(their_customers) or i.name = any(their_words));
      update invites i set revoked_at = acted_at(), sealed = null, rev = i.rev + 1
      where i.used_at is null and i.revoked_at is null and (leaver.id in (i.by_id, i.asked_by_id) or i.customer_id = any(their_customers));`,
  },
]
