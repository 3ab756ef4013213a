// What owners have decided of the shop: one row, there from the start. Its limits are columns, for each sale reads them.
import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, numeric, pgTable, text } from 'drizzle-orm/pg-core'
import { cents, edits, rev, version } from '../columns.ts'
import type { Personal } from '../personal.ts'

/** The first three are the environment's while they are null; of the Pix key an empty text is none. */
export const settings = pgTable(
  'settings',
  {
    id: integer().primaryKey(),
    shopName: text(),
    pixKey: text(),
    pixCity: text(),
    emoji: text(),
    hours: text(),
    /** `HH:MM` of the shop's zone, as in `quietHours`. */
    closingAt: text(),
    dueDays: integer().notNull().default(30),
    /** Of who is made by a sale, or without a limit of their own; null: none. */
    defaultCreditLimit: cents(),
    /** What staff may at most; null: as much as they like. */
    discountPercent: numeric({ precision: 6, scale: 3 }),
    priceOverridePercent: numeric({ precision: 6, scale: 3 }),
    voidHours: numeric({ precision: 9, scale: 3 }),
    backdateDays: integer(),
    belowCost: boolean(),
    seesCosts: boolean().notNull().default(true),
    quietHours: jsonb(),
    reminders: jsonb().notNull().default({ text: null, days: [] }),
    edits: edits(),
    version: version(),
    rev: rev(),
  },
  (t) => [check('settings_is_one_row', sql`${t.id} = 1`)],
)

export const PERSONAL: readonly Personal[] = [
  {
    table: 'settings',
    shop: ['shop_name', 'pix_key', 'pix_city', 'emoji', 'hours', 'closing_at', 'quiet_hours', 'reminders'],
    plain: ['edits'],
  },
]
