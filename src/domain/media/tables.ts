// Photos that the shop keeps: a row each, by the hash that its files are named after. The files themselves lie in the store.
import { sql } from 'drizzle-orm'
import { bigint, boolean, index, pgTable, text } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import type { Personal } from '../personal.ts'

export const photos = pgTable(
  'photos',
  {
    /** Of what its files hold: the same picture has the same name. */
    name: text().primaryKey(),
    /** A placeholder of some thirty bytes, in base64. */
    thumbHash: text().notNull(),
    /** When it came in, was shown or let go: what nothing shows any more goes a day later. */
    usedAt: moment().notNull().defaultNow(),
    /** Its files are being taken away: nothing may show it any more. */
    leaving: boolean().notNull().default(false),
    /** The bot that has sent it, and what Telegram knows it by there: it is uploaded once. */
    sentBy: bigint({ mode: 'number' }),
    sentAs: text(),
  },
  (t) => [index('photos_by_use').on(t.usedAt), index('photos_leaving').on(t.name).where(sql`leaving`)],
)

/** Photos show goods. */
export const PERSONAL: readonly Personal[] = [{ table: 'photos', plain: ['name', 'thumb_hash', 'sent_as'] }]
