// What the shop sells. The level of stock is a column here: the product's row is what a sale locks first.
import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import {
  cents,
  edits,
  id,
  moment,
  named,
  quantity,
  rev,
  searchBarcode,
  searchCode,
  searchText,
  version,
} from '../columns.ts'
import { photos } from '../media/tables.ts'
import type { Personal } from '../personal.ts'
import { HAS_MINIMUM } from '../units.ts'

export const products = pgTable(
  'products',
  {
    id: id(),
    name: text().notNull(),
    folded: text().notNull(),
    emoji: text(),
    sku: text(),
    foldedSku: text(),
    barcode: text(),
    foldedBarcode: text(),
    category: text(),
    description: text(),
    unit: text().notNull().default('un'),
    price: cents().notNull(),
    minStock: quantity().notNull().default('0'),
    /** Sum of the open lots and of all movements; changed by stock alone. */
    stock: quantity().notNull().default('0'),
    /** As the release before would have had it; they go with the next. */
    mediaUrl: text(),
    thumbUrl: text(),
    /** Which photo shows it. */
    photo: text().references(() => photos.name),
    /** That photo's placeholder: a list of goods looks nothing up. */
    thumbHash: text(),
    hidden: boolean().notNull().default(false),
    archivedAt: moment(),
    edits: edits(),
    version: version(),
    rev: rev(),
    /** The revision as of the last change that users see, kept by a trigger: what they get as `rev`, for it counts no sales. */
    shownRev: rev(),
    createdAt: moment().notNull().default(sql`acted_at()`),
    updatedAt: moment().notNull().default(sql`acted_at()`),
    search: searchText(),
    searchSku: searchCode('folded_sku'),
    searchBarcode: searchBarcode('folded_barcode'),
    named: named(),
  },
  (t) => [
    uniqueIndex('products_one_name').on(t.folded).where(sql`archived_at is null`),
    uniqueIndex('products_one_sku').on(t.sku).where(sql`archived_at is null`),
    uniqueIndex('products_one_barcode').on(t.barcode).where(sql`archived_at is null`),
    index('products_by_name').on(t.folded, t.id),
    index('products_with_minimum')
      .on(t.folded, t.id)
      .where(sql.raw(`archived_at is null and ${HAS_MINIMUM}`)),
    index('products_by_named').on(t.named),
    index('products_by_photo').on(t.photo).where(sql`photo is not null`),
    index('products_by_category').on(t.category).where(sql`archived_at is null`),
    check('products_stock_not_negative', sql`stock >= 0`),
  ],
)

export const PERSONAL: readonly Personal[] = [
  {
    table: 'products',
    shop: [
      'name',
      'folded',
      'emoji',
      'sku',
      'folded_sku',
      'barcode',
      'folded_barcode',
      'category',
      'description',
      'unit',
    ],
    plain: ['media_url', 'thumb_url', 'photo', 'thumb_hash', 'edits'],
  },
]
