// Lots, the movements that explain every level, and the documents of adjusting and counting.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { actedAt, actor, cents, day, id, moment, quantity, reference, rev } from '../columns.ts'
import type { Personal } from '../personal.ts'
import { products } from '../products/tables.ts'
import { users } from '../users/tables.ts'

export const lots = pgTable(
  'lots',
  {
    id: id(),
    productId: reference()
      .notNull()
      .references(() => products.id),
    receivedAt: actedAt(),
    quantity: quantity().notNull(),
    remaining: quantity().notNull(),
    unitCost: cents().notNull(),
    /** What it is counted in, once that is not the product's unit any more; null: the product's. */
    unit: text(),
    expiresOn: day(),
    note: text(),
    voidedAt: moment(),
    rev: rev(),
  },
  (t) => [
    index('lots_of_product').on(t.productId, t.id),
    index('lots_open').on(t.productId, t.id).where(sql`remaining > 0`),
    check('lots_remaining_in_bounds', sql`remaining >= 0 and remaining <= quantity`),
  ],
)

/** Append-only. A sale's takes are its movements of kind sale: line says which line took. */
export const movements = pgTable(
  'movements',
  {
    id: id(),
    at: actedAt(),
    productId: reference()
      .notNull()
      .references(() => products.id),
    lotId: reference().references(() => lots.id),
    kind: text().notNull(),
    /** Signed: what came in is positive. */
    quantity: quantity().notNull(),
    /** The product's level after this movement. */
    level: quantity().notNull(),
    unitCost: cents().notNull(),
    actorId: actor(),
    sourceType: text().notNull(),
    sourceId: reference().notNull(),
    line: integer(),
    reason: text(),
  },
  (t) => [
    index('movements_of_product').on(t.productId, t.id),
    index('movements_of_source').on(t.sourceType, t.sourceId),
    index('movements_by_day').on(t.at),
    index('movements_but_sales').on(t.kind, t.id).where(sql`kind <> 'sale'`),
  ],
)

export const adjustments = pgTable('adjustments', {
  id: id(),
  productId: reference()
    .notNull()
    .references(() => products.id),
  delta: quantity().notNull(),
  reason: text().notNull(),
  actorId: reference()
    .notNull()
    .references(() => users.id),
  createdAt: actedAt(),
})

export const counts = pgTable('counts', {
  id: id(),
  productId: reference()
    .notNull()
    .references(() => products.id),
  expected: quantity().notNull(),
  counted: quantity().notNull(),
  note: text(),
  actorId: reference()
    .notNull()
    .references(() => users.id),
  createdAt: actedAt(),
})

/** What staff wrote of goods is the shop's: it stays, and names whoever did it by their mark. */
export const PERSONAL: readonly Personal[] = [
  { table: 'lots', shop: ['unit', 'note'] },
  { table: 'movements', shop: ['reason'], plain: ['kind', 'source_type'] },
  { table: 'adjustments', shop: ['reason'] },
  { table: 'counts', shop: ['note'] },
]
