// Lists that somebody sent in: kept for a day as they were read, with what they would do, and what they did.
import { index, integer, json, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { actedAt, actor, id, moment, rev } from '../columns.ts'
import { namesThem, type Personal } from '../personal.ts'

export const imports = pgTable(
  'imports',
  {
    id: id(),
    /** Whose it is: nobody else is shown it. */
    actorId: actor(),
    kind: text().notNull(),
    /** The file as it was read, see read-list.ts: its columns and its lines, mended where somebody did. */
    list: json().notNull(),
    /** How many lines it has, and how many of them would make, change or leave something. */
    rows: integer().notNull(),
    creates: integer().notNull(),
    changes: integer().notNull(),
    same: integer().notNull(),
    errors: json().notNull(),
    items: json().notNull(),
    /** Of all that it would do, so that nobody agrees to something else than they were shown. */
    digest: text().notNull(),
    /** What was done, a row a thing: `{id, version, lot, before}`; null: nothing yet. */
    done: jsonb(),
    undoneAt: moment(),
    createdAt: actedAt(),
    rev: rev(),
  },
  (t) => [index('imports_by_age').on(t.createdAt)],
)

/** A list of people, whoever sent it in: it goes where it names them, but that it was done. */
export const PERSONAL: readonly Personal[] = [
  {
    table: 'imports',
    people: ['list', 'errors', 'items', 'done'],
    plain: ['kind', 'digest'],
    erase: `
      delete from imports i where i.done is null and i.kind <> 'products' and ${namesThem('i.list')};
      update imports i set list = '{"columns": [], "rows": []}', errors = '[]', items = '[]'
      where i.kind <> 'products' and ${namesThem('i.list')};
      -- What it did stands; what it was before it does not.
      update imports i set done = (
        select jsonb_agg(case when (d.value->>'id')::bigint = any(their_customers) then d.value || '{"before": {}}' else d.value end order by d.n)
        from jsonb_array_elements(i.done) with ordinality d (value, n))
      where i.kind <> 'products' and exists (
        select from jsonb_array_elements(i.done) d where (d->>'id')::bigint = any(their_customers));`,
  },
]
