// What an import did, in SQL: rows of what it made or changed, of goods `{id, version, made, stock, cost, before, edited}`, of
// customers `{id, version, made, owes, since, due, before, edited}`; of a list of the other kind there are none.
import { sql } from '#database/sql.ts'
import type { Kind } from './columns.ts'

const OPENS: Readonly<Record<Kind, string>> = {
  products: 'stock numeric, cost bigint',
  customers: 'owes bigint, since date, due date',
}

/** Of the import with this id (SQL). */
export const DONE_OF = (kind: Kind, id: string) =>
  sql`(select d.* from imports i
     cross join lateral jsonb_to_recordset(i.done) d (id bigint, version int, made boolean, ${OPENS[kind]}, before jsonb, edited text[])
     where i.id = ${id} and i.kind = '${kind}')`
/** Of the act at hand. */
export const DONE = (kind: Kind) => DONE_OF(kind, `kept('import')`)
/** SQL that says of a thing's id that the act at hand did it, as `which` (SQL over d) has it. */
export const DONE_TO = (kind: Kind, id: string, which = 'true') =>
  `${id} in (select d.id from ${DONE(kind)} d where ${which})`
