// Column kinds that every area's tables share: ids and money as numbers (all below 2^53), times with their zone.
import { sql } from 'drizzle-orm'
import { bigint, customType, date, integer, jsonb, numeric, text, timestamp } from 'drizzle-orm/pg-core'

export const id = () => bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity()
export const reference = () => bigint({ mode: 'number' })
/**
 * Who acted. No key to `users`: it would lock the person's row in every act of theirs, which makes a shared lock of all that go on at
 * once. The act has just found the person there, people are never taken away, and an invariant looks after it.
 */
export const actor = () => reference().notNull()
/** Minor units of the shop's currency. */
export const cents = () => bigint({ mode: 'number' })
/** Units of the product, three decimals. */
export const quantity = () => numeric({ precision: 14, scale: 3 })
export const moment = () => timestamp({ withTimezone: true })
/** When the row was made: one moment for all rows of an operation, taken after its locks (see the function acted_at). */
export const actedAt = () => moment().notNull().default(sql`acted_at()`)
export const day = () => date()
/** Rises with every change of what is shown of the entity. */
export const rev = () => integer().notNull().default(1)
/** Rises with edits by people alone. */
export const version = () => integer().notNull().default(1)
/** Who changed which value last, when, and to which version: see edits.ts. */
export const edits = () => jsonb().notNull().default({})
/** The number of a transaction. */
export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })
/** Which transaction gave the name that stands, or put it away: kept by a trigger, so that who knows all names hears of it. */
export const named = () => xid8().default(sql`pg_current_xact_id()`)

/**
 * The words of a folded name as lib's search has them: hyphens and apostrophes read as spaces, then as nothing, with a
 * space at each end. The database keeps it, whoever writes the name; the index is made in the migration.
 */
export const searchText = (folded = 'folded') =>
  text().generatedAlwaysAs(
    sql.raw(`' ' || translate(${folded}, '-''', '  ') || ' ' || translate(${folded}, '-''', '') || ' '`),
  )
const bare = (folded: string) => `translate(${folded}, '-'' ', '')`
/** A folded code without spaces, hyphens and apostrophes. */
export const searchCode = (folded: string) => text().generatedAlwaysAs(sql.raw(bare(folded)))
/** The same, and an article's twelve digits are its thirteen. */
export const searchBarcode = (folded: string) =>
  text().generatedAlwaysAs(
    sql.raw(`case when ${bare(folded)} ~ '^[0-9]{12}$' then '0' else '' end || ${bare(folded)}`),
  )
export const searchDigits = (column: string) =>
  text().generatedAlwaysAs(sql.raw(`regexp_replace(${column}, '[^0-9]', '', 'g')`))
