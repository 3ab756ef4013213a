// Asking for an account: who showed whose telephone to be theirs, and what was answered. The number itself is not kept.
import { sql } from 'drizzle-orm'
import { boolean, index, pgTable, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, moment, reference, rev } from '../columns.ts'
import type { Personal } from '../personal.ts'

export const links = pgTable(
  'links',
  {
    id: id(),
    /** Who asks. No key, as of the account: what it names may go. */
    userId: reference().notNull(),
    customerId: reference().notNull(),
    createdAt: moment().notNull().default(sql`acted_at()`),
    answeredAt: moment(),
    answeredById: reference(),
    /** What was answered; null: nothing yet. */
    granted: boolean(),
    rev: rev(),
  },
  (t) => [
    uniqueIndex('links_one_open').on(t.userId).where(sql`answered_at is null`),
    index('links_open').on(t.id).where(sql`answered_at is null`),
    index('links_of_customer').on(t.customerId, t.id),
    index('links_of_person').on(t.userId, t.id),
  ],
)

/** Ids alone; nobody answers any more who asked, or for which account. */
export const PERSONAL: readonly Personal[] = [
  {
    table: 'links',
    erase: `
      their_links := array(select l.id from links l where l.answered_at is null and (l.user_id = leaver.id or l.customer_id = any(their_customers)));
      update links l set answered_at = acted_at(), granted = false, rev = l.rev + 1 where l.id = any(their_links);`,
  },
]
