// What an import did, in SQL: rows `{id, version, made, stock, cost, before, edited}` of the products that it made or changed.
import { sql } from '#database/sql.ts'

/** Of the import with this id (SQL). */
export const DONE_OF = (id: string) =>
  sql`(select d.* from imports i
     cross join lateral jsonb_to_recordset(i.done) d (id bigint, version int, made boolean, stock numeric, cost bigint, before jsonb, edited text[])
     where i.id = ${id})`
/** Of the act at hand. */
export const DONE = DONE_OF(`kept('import')`)
