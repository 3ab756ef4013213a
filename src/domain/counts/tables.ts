// Counting many products together: a session that several people fill, and what each of them found on the shelf.
import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { actedAt, actor, cents, id, moment, quantity, reference, rev } from '../columns.ts'
import type { Personal } from '../personal.ts'
import { products } from '../products/tables.ts'

export const countSessions = pgTable(
  'count_sessions',
  {
    id: id(),
    /** Null: the whole shop. */
    category: text(),
    /** Those that were chosen, whatever their category; null: all of them. */
    products: bigint({ mode: 'number' }).array(),
    actorId: actor(),
    createdAt: actedAt(),
    closedAt: moment(),
    closedBy: reference(),
    /** It was closed, and that was taken back. */
    undoneAt: moment(),
    /** What closing did: levels that it changed, that agreed, products that nobody had counted, and money at cost. */
    adjusted: integer(),
    agreed: integer(),
    notCounted: integer(),
    value: cents(),
    rev: rev(),
  },
  (t) => [
    uniqueIndex('count_sessions_open').on(sql`coalesce(${t.category}, '')`).where(sql`closed_at is null`),
  ],
)

export const countLines = pgTable(
  'count_lines',
  {
    sessionId: reference()
      .notNull()
      .references(() => countSessions.id, { onDelete: 'cascade' }),
    productId: reference()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** Its place in the order of counting: the session's revision. */
    n: integer().notNull(),
    /** What both are counted in: once the product's unit is another, it is to be counted again. */
    unit: text().notNull(),
    counted: quantity().notNull(),
    /** As it stood when it was counted. */
    expected: quantity().notNull(),
    /** The last movement of the shop then: a count of the product behind it has set its level since. */
    seen: reference().notNull().default(0),
    /** Of the difference at cost, as lots stood then. */
    value: cents().notNull(),
    reason: text(),
    actorId: actor(),
    at: actedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.productId] }),
    uniqueIndex('count_lines_in_order').on(t.sessionId, t.n),
    index('count_lines_of_product').on(t.productId),
  ],
)

export const PERSONAL: readonly Personal[] = [
  { table: 'count_sessions', shop: ['category'], plain: ['products'] },
  { table: 'count_lines', shop: ['unit', 'reason'] },
]
