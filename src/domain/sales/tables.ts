// Sales and their lines; names and emoji as they were when sold.
import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { products } from '../catalog/tables.ts'
import { actedAt, actor, cents, day, id, moment, quantity, reference, rev } from '../columns.ts'
import { customers } from '../customers/tables.ts'
import { users } from '../users/tables.ts'

export const sales = pgTable(
  'sales',
  {
    id: id(),
    customerId: reference().references(() => customers.id),
    sellerId: actor(),
    subtotal: cents().notNull(),
    discount: cents().notNull(),
    total: cents().notNull(),
    /** The trading day. */
    on: day().notNull(),
    dueOn: day(),
    note: text(),
    overrideCredit: boolean().notNull().default(false),
    createdAt: actedAt(),
    voidedAt: moment(),
    voidedBy: reference().references(() => users.id),
    voidReason: text(),
    rev: rev(),
  },
  (t) => [
    index('sales_of_customer').on(t.customerId, t.id),
    index('sales_of_seller').on(t.sellerId, t.id),
    index('sales_by_day').on(t.on, t.id),
    index('sales_voided').on(t.id).where(sql`voided_at is not null`),
  ],
)

export const saleLines = pgTable(
  'sale_lines',
  {
    id: id(),
    saleId: reference()
      .notNull()
      .references(() => sales.id),
    /** Its place in the sale, from 0. */
    n: integer().notNull(),
    productId: reference()
      .notNull()
      .references(() => products.id),
    name: text().notNull(),
    emoji: text(),
    unit: text().notNull(),
    quantity: quantity().notNull(),
    unitPrice: cents().notNull(),
    discount: cents().notNull(),
    total: cents().notNull(),
    /** Of the lots it took from, by first in, first out. */
    cost: cents().notNull(),
  },
  (t) => [
    uniqueIndex('sale_lines_of_sale').on(t.saleId, t.n),
    index('sale_lines_of_product').on(t.productId, t.saleId),
  ],
)
