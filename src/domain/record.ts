// The last step of every write: the activity, the events, and the answer kept for a repeat.

import { type Block, block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import { ENTITIES, type Entity } from './entities.ts'

/**
 * SQL of a select that gives (topic, name, entity, entity_id, rev, data, customer_id, staff_only), see events.ts; with `when`
 * where a cheap look tells that most acts have nothing of it to say.
 */
type Announced = string | { readonly when: string; readonly select: string }

/** What a write declares of its record. */
export interface Recorded {
  /** The operation's name; the block is named after it. */
  readonly operation: string
  readonly entity: Entity
  /** SQL: the entity's id. */
  readonly entityId: string
  /** SQL: what the act was worth in minor units; for the list of what can be undone. */
  readonly amount?: string | undefined
  /** SQL: jsonb `{operation, input}` that takes it back, of ids and numbers: it stays with the activity. Left out or null: nothing does. */
  readonly undo?: string | undefined
  /** The same where the input may hold words, a name, a phone or a note as they were: kept apart, and not for long. */
  readonly undoInWords?: string | undefined
  /** SQL: jsonb, the names of the limits of staff that an owner went beyond; null: none. */
  readonly passed?: string | undefined
  /** SQL: whether an activity is written; left out: always. For what is told by one of many, see preferences. */
  readonly noted?: string | undefined
  readonly events: readonly Announced[]
  /** SQL: the answer as json; null for acts that answer nothing. */
  readonly answer: string
}

/** Answers `{undoId, answer}` as one JSON text: the answer's own bytes stay as its projection made them. */
export function record(parts: Recorded): Block {
  return block(`${parts.operation}:record`, {
    declare: 'the_activity bigint; the_undo bigint; the_answer json;',
    body: [
      sql`insert into activities (actor_id, operation, entity, entity_id, amount, source, passed, undo)
       select @actor::bigint, @operation::text, '${parts.entity}', ${parts.entityId}, ${parts.amount ?? 'null::bigint'}, @source::text,
         ${parts.passed ?? 'null::jsonb'}, ${parts.undo ? sql`case when ${PUT_FORTH} then ${parts.undo} end` : 'null::jsonb'}
       ${parts.noted ? `where ${parts.noted}` : ''} returning id, case when undo is not null then id end into the_activity, the_undo;`,
      ...(parts.undoInWords ? [keptApart(parts.undoInWords)] : []),
      ...parts.events.map(announce),
      `the_answer := coalesce(${parts.answer}, 'null');
       insert into requests (actor_id, key, operation, input_hash, telling, answer, undo_id)
       values (@actor::bigint, @key::text, @operation::text, @hash::text, @telling::json, the_answer, the_undo);`,
    ].join('\n'),
    answer: `'{"undoId":' || coalesce(the_undo::text, 'null') || ',"answer":' || the_answer || '}'`,
  })
}

/** What was taken back is not put forth again. */
const PUT_FORTH = `@operation::text <> 'undo.run'`

const keptApart = (undo: string) => `
       if ${PUT_FORTH} then
         insert into ways_back (activity_id, operation, input)
         select the_activity, w.undo->>'operation', w.undo->'input' from (select ${undo} as undo) w where w.undo is not null
         returning activity_id into the_undo;
       end if;`

const announce = (event: Announced): string =>
  typeof event === 'string'
    ? sql`
       insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
       select e.*, @actor::bigint from (${event}) e (topic, name, entity, entity_id, rev, data, customer_id, staff_only);`
    : `if ${event.when} then ${announce(event.select)}
       end if;`

/** An act can be taken back for minutes; the words it would bring back go soon after. */
export const WAY_BACK_HOURS = 1

/** Joined to an activity `a`: how it is taken back, as `w` (operation, input); no input any more: it is too late. */
export const WAY_BACK = sql`left join ways_back k on k.activity_id = a.id
  cross join lateral (select coalesce(k.operation, a.undo->>'operation') as operation,
    case when k.activity_id is null then a.undo->'input' else k.input end as input) w`

/** An id or a version that the way back `w` is to be run with. */
export const undoInput = (field: string) => `(w.input->>'${field}')::bigint`

/** SQL for `stands`: whether its row is there, and as `kept` (SQL over `e`) has it. */
export const rowStands = (entity: Entity, kept = 'true') =>
  sql`exists (select from ${ENTITIES[entity].table} e where e.id = ${undoInput('id')} and ${kept})`
/** Nobody has edited it since. */
export const UNCHANGED = `e.version = ${undoInput('version')}`
