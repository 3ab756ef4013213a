// Lists that somebody sent in: kept for a day as they were read, with what they would do, and what they did.
import { index, integer, json, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { actedAt, actor, id, moment, rev } from '../columns.ts'
import type { Personal } from '../personal.ts'

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

/** SQL: of JSON of lines, those that are not theirs. */
const without = (lines: string) => `(select coalesce(json_agg(l.value order by l.n), '[]')
          from json_array_elements(${lines}) with ordinality l (value, n) where (l.value->>'line')::int <> all(lines.gone))`

/** Lists of people, whoever sent them in: of it their lines go, and what it did stands. */
export const PERSONAL: readonly Personal[] = [
  {
    table: 'imports',
    people: ['list', 'errors', 'items', 'done'],
    plain: ['kind', 'digest'],
    erase: `
      update imports i set digest = case when i.done is null then '' else i.digest end, rev = i.rev + 1,
        list = json_build_object('kind', i.kind, 'separator', i.list->'separator', 'columns', i.list->'columns', 'rows', ${without("i.list->'rows'")}),
        errors = ${without('i.errors')}, items = ${without('i.items')},
        rows = i.rows - n.rows, creates = i.creates - n.creates, changes = i.changes - n.changes
      from imports o
      cross join lateral (select array(
        select (r->>'line')::int from json_array_elements(o.list->'rows') r
        where lower(r #>> '{cells,name}') = any(their_small) or r #>> '{cells,phone}' = any(their_words)
        union select (e->>'line')::int from json_array_elements(o.items) e where (e->>'entityId')::bigint = any(their_customers)) as gone) lines
      -- How many of an open one; of one that was done it is known how many there were.
      cross join lateral (select cardinality(lines.gone) * (o.done is null)::int as rows,
        count(*) filter (where e->>'entityId' is null and o.done is null) as creates, count(e->>'entityId') filter (where o.done is null) as changes
        from json_array_elements(o.items) e where (e->>'line')::int = any(lines.gone)) n
      where i.id = o.id and o.kind <> 'products' and lines.gone <> '{}';
      -- What it did stands; what it was before it does not.
      update imports i set done = (
        select jsonb_agg(case when (d.value->>'id')::bigint = any(their_customers) then d.value || '{"before": {}}' else d.value end order by d.n)
        from jsonb_array_elements(i.done) with ordinality d (value, n))
      where i.kind <> 'products' and exists (
        select from jsonb_array_elements(i.done) d where (d->>'id')::bigint = any(their_customers));`,
  },
]
