// Who buys. Due and credit are columns here, kept with the money that changes them; the row is the lock on all of it.
import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  cents,
  edits,
  id,
  moment,
  named,
  reference,
  rev,
  searchDigits,
  searchText,
  version,
} from '../columns.ts'
import type { Personal } from '../personal.ts'
import { users } from '../users/tables.ts'

export const customers = pgTable(
  'customers',
  {
    id: id(),
    name: text().notNull(),
    folded: text().notNull(),
    phone: text(),
    note: text(),
    userId: reference().references(() => users.id),
    /** Null: no limit; 0: no credit. */
    creditLimit: cents(),
    due: cents().notNull().default(0),
    credit: cents().notNull().default(0),
    lastSaleAt: moment(),
    archivedAt: moment(),
    /** Of somebody who was erased: a mark stands where the name was. */
    erasedAt: moment(),
    edits: edits(),
    version: version(),
    rev: rev(),
    createdAt: moment().notNull().default(sql`acted_at()`),
  },
  (t) => [
    uniqueIndex('customers_one_name').on(t.folded).where(sql`archived_at is null`),
    uniqueIndex('customers_one_user').on(t.userId),
    index('customers_by_name').on(t.folded, t.id),
    // None over money or the last sale: each sale changes them, and would write anew into every index here.
    check('customers_due_or_credit', sql`due >= 0 and credit >= 0 and (due = 0 or credit = 0)`),
  ],
)

/**
 * What customers are found by, kept by a trigger: beside them, for their own rows change with every sale, and an index of
 * words is dear to write.
 */
export const customerNames = pgTable(
  'customer_names',
  {
    id: reference()
      .primaryKey()
      .references(() => customers.id, { onDelete: 'cascade' }),
    folded: text().notNull(),
    phone: text(),
    archivedAt: moment(),
    search: searchText(),
    searchPhone: searchDigits('phone'),
    named: named(),
  },
  (t) => [index('customer_names_by_named').on(t.named)],
)

export const PERSONAL: readonly Personal[] = [
  {
    table: 'customers',
    people: ['name', 'folded', 'phone', 'note'],
    plain: ['edits'],
    words: `select unnest(array[c.name, c.phone]) from customers c where c.id = any(their_customers)`,
    erase: `
      update customers c set name = 'Cliente apagado ' || c.id, folded = 'cliente apagado ' || c.id, phone = null, note = null,
        user_id = null, archived_at = coalesce(c.archived_at, acted_at()), erased_at = acted_at(), version = c.version + 1, rev = c.rev + 1
      where c.id = any(their_customers);`,
  },
  // Kept by a trigger, as customers are.
  { table: 'customer_names', people: ['folded', 'phone'] },
]
