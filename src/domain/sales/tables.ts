// Sales and their lines; names and emoji as they were when sold.
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { actedAt, actor, cents, day, id, moment, quantity, reference, rev } from '../columns.ts'
import { customers } from '../customers/tables.ts'
import type { Personal } from '../personal.ts'
import { products } from '../products/tables.ts'
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
    index('sales_of_customer_by_moment')
      .on(t.customerId, t.createdAt, t.id)
      .where(sql`customer_id is not null`),
    index('sales_voided_of_customer').on(t.customerId, t.voidedAt, t.id).where(sql`voided_at is not null`),
    index('sales_of_seller').on(t.sellerId, t.id),
    index('sales_by_day').on(t.on, t.id),
    index('sales_discounted').on(t.on).where(sql`discount > 0`),
    index('sales_by_total').on(t.total, t.sellerId, t.id),
    index('sales_voided').on(t.id).where(sql`voided_at is not null`),
    index('sales_voided_by_total').on(t.total, t.sellerId, t.id).where(sql`voided_at is not null`),
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

/**
 * One row: up to which event the tables below have been counted on, and for which days. No row: for none yet. What came
 * after that event is added by whoever reads (src/domain/tallied.ts); one worker counts on (tally.ts), never a sale.
 */
export const salesTally = pgTable(
  'sales_tally',
  {
    only: boolean().primaryKey().default(true),
    x: text().notNull(),
    eventId: reference().notNull(),
    /** Of the feed: places of another life of the database mean nothing. */
    epoch: integer().notNull(),
    /** Hours and days are those of this zone. */
    timeZone: text().notNull(),
    firstOn: day().notNull(),
    lastOn: day().notNull(),
    /** The last of the 30 days that linesOfMonth counts; null: it does not yet. */
    monthOn: day(),
  },
  (t) => [check('sales_tally_is_one_row', sql`${t.only}`)],
)

/** Of sales that stand; a back-dated one counts from hour 0 of its day. */
export const salesByHour = pgTable(
  'sales_by_hour',
  { on: day().notNull(), hour: integer().notNull(), count: integer().notNull(), total: cents().notNull() },
  (t) => [primaryKey({ columns: [t.on, t.hour] })],
)

/** Lines of sales that stand, kept for as long as popularity looks back and some days more. */
export const linesByDay = pgTable(
  'lines_by_day',
  { on: day().notNull(), productId: reference().notNull(), lines: integer().notNull() },
  (t) => [primaryKey({ columns: [t.on, t.productId] })],
)

export const linesOfMonth = pgTable('lines_of_month', {
  productId: reference().primaryKey(),
  lines: integer().notNull(),
})

export const PERSONAL: readonly Personal[] = [
  {
    table: 'sales',
    people: ['note', 'void_reason'],
    erase: `
      their_sales := array(
        select s.id from sales s where s.customer_id = any(their_customers) and (s.note is not null or s.void_reason is not null));
      update sales s set note = null, void_reason = null, rev = s.rev + 1 where s.id = any(their_sales);`,
  },
  { table: 'sale_lines', shop: ['name', 'emoji', 'unit'] },
  { table: 'sales_tally', plain: ['x', 'time_zone'] },
]
