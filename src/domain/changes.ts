// What an edit changed, field by field, for the list of who did what; and forgetting of it what was somebody's.

import { sql } from '#database/sql.ts'
import type { Entity } from './entities.ts'

/** SQL: `{field: [before, after]}` in jsonb, of two jsonb objects of the same fields; `{}` where they are alike. */
export const changesOf = (before: string, after: string) => sql`(
      select coalesce(jsonb_object_agg(b.key, jsonb_build_array(b.value, a.value)), '{}')
      from jsonb_each(${before}) b join jsonb_each(${after}) a on a.key = b.key and a.value <> b.value)`

/** SQL: what stood in the fields that have changed, of what `changesOf` gives. */
export const BEFORE = (changes: string) =>
  sql`(select coalesce(jsonb_object_agg(f.key, f.value -> 0), '{}') from jsonb_each(${changes}) f)`

const PEOPLE: readonly Entity[] = ['customer', 'user']
/** Fields of theirs that tell of them. */
const PERSONAL = `array['name', 'phone', 'note', 'username']`

/** SQL: whether changes of such a thing tell of a person. */
export const ofPeople = (entity: Entity, changes: string) =>
  PEOPLE.includes(entity) ? sql`${changes} ?| ${PERSONAL}` : 'false'

/** A statement by which changes (alias c, that `where` names) go on saying what was changed, and no longer from what to what. */
export const blankChanges = (where: string) => sql`
    update activity_changes c
    set personal = false, changes = (
      select jsonb_object_agg(f.key, case when f.key = any(${PERSONAL}) then '[null, null]' else f.value end) from jsonb_each(c.changes) f)
    where c.personal and ${where}`

/** The same of all changes of somebody's records; `ids`: SQL of an array. */
export const forgetChanges = (entity: Entity, ids: string) =>
  blankChanges(
    `c.activity_id = any(array(select a.id from activities a where a.entity = '${entity}' and a.entity_id = any(${ids})))`,
  )

/** A statement by which it is forgotten where somebody (`id`: SQL) acted from. */
export const forgetOrigins = (id: string) => sql`delete from origins where actor_id = ${id}`
