// Who changed which value of a thing, when, and to which version: kept on its row by the edit itself, and told to whose edit is stale.
import { sql } from '#database/sql.ts'

/** SQL of json objects: which of their values differ, as text[]. */
const differing = (before: string, after: string) => sql`array(
    select f.key from jsonb_each(${before}) f join jsonb_each(${after}) n on n.key = f.key and n.value <> f.value)`

/** SQL of what `row` keeps once the actor has changed its fields from `before` to `after`: SQL of jsonb, what people edit by its name. */
export const editedBy = (row: string, before: string, after: string) =>
  markedBy(row, differing(before, after))

/** Where a row keeps it, and the version it is of: most have one kind of edit alone. */
interface Kept {
  readonly edits: string
  readonly version: string
}
const KEPT: Kept = { edits: 'edits', version: 'version' }

/** The same of fields that are known, as SQL of text[]. */
export const markedBy = (
  row: string,
  fields: string,
  { edits, version }: Kept = KEPT,
) => sql`${row}.${edits} || (
    select coalesce(jsonb_object_agg(f, jsonb_build_object('by', @actor::bigint, 'at', utc(acted_at()), 'version', ${row}.${version} + 1)), '{}')
    from unnest(${fields}) f)`

/** SQL of json: which values of `row` others changed after the version (SQL) that the edit is of, each with who and when. */
export const changedSince = (row: string, version: string, { edits }: Pick<Kept, 'edits'> = KEPT) => sql`(
    select coalesce(json_object_agg(f.key, json_build_object(
      'by', (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = (f.value->>'by')::bigint),
      'at', f.value->>'at')), '{}')
    from jsonb_each(${row}.${edits}) f where (f.value->>'version')::int > ${version})`

/** SQL of a refusal: the edit is of an older version of `row`, whose shape is `current`. */
export const stale = (row: string, current: string, kept: Pick<Kept, 'edits'> = KEPT) =>
  sql`refuse('version_conflict', json_build_object('current', ${current}, 'changed', ${changedSince(row, '@version::int', kept)}))`
