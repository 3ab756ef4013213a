// The last step of every write: the activity, the events, and the answer kept for a repeat; one statement.
import { type Step, step } from '#database/step.ts'

interface RecordParts {
  /** The operation's name; the step is named after it. */
  readonly operation: string
  readonly entity: 'product' | 'lot' | 'customer' | 'sale' | 'payment' | 'user' | 'session'
  /** SQL: the entity's id. */
  readonly entityId: string
  /** SQL: what the act was worth in minor units; for the list of what can be undone. */
  readonly amount?: string
  /** SQL: jsonb `{operation, input}` that takes it back; left out or null: nothing does. */
  readonly undo?: string
  /** SQL: whether an activity is written; left out: always. For what is told by one of many, see preferences. */
  readonly noted?: string
  /** SQL of selects that give (topic, name, entity, entity_id, rev, data, customer_id, staff_only); see events.ts. */
  readonly events: readonly string[]
  /** SQL: the answer as json; null for acts that answer nothing. */
  readonly answer: string
}

/** Answers `{answer, undoId}` as one JSON text: the answer's own bytes stay as its projection made them. */
export function record(parts: RecordParts): Step {
  const events = parts.events.map((text) => `(${text})`).join('\n      union all\n      ')
  return step(
    `${parts.operation}:record`,
    `with activity as (
       insert into activities (actor_id, operation, entity, entity_id, amount, source)
       select @actor::bigint, @operation::text, '${parts.entity}', ${parts.entityId},
         ${parts.amount ?? 'null::bigint'}, @source::text ${parts.noted ? `where ${parts.noted}` : ''}
       returning id),
     ${
       parts.undo
         ? `way_back as (
       insert into ways_back (activity_id, operation, input)
       select a.id, w.undo->>'operation', w.undo->'input' from activity a, (select ${parts.undo} as undo) w
       where w.undo is not null and @operation::text <> 'undo.run' -- what was taken back is not put forth again
       returning activity_id),`
         : ''
     }
     ${
       parts.events.length
         ? `announced as (
       insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
       select e.*, @actor::bigint from (
      ${events}
       ) e (topic, name, entity, entity_id, rev, data, customer_id, staff_only)),`
         : ''
     }
     answer as (
       select ${parts.answer} as answer, ${parts.undo ? '(select activity_id from way_back)' : 'null::bigint'} as undo_id),
     stored as (
       update requests r set answer = coalesce(a.answer, 'null'::json), undo_id = a.undo_id
       from answer a where r.actor_id = @actor::bigint and r.key = @key::text)
     select '{"undoId":' || coalesce(undo_id::text, 'null') || ',"answer":' || coalesce(answer::text, 'null') || '}' from answer`,
  )
}
