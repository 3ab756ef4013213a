// The last step of every write: the activity, the events, and the answer kept for a repeat.
import { type Block, block } from '#database/routine.ts'

/**
 * SQL of a select that gives (topic, name, entity, entity_id, rev, data, customer_id, staff_only), see events.ts; with `when`
 * where a cheap look tells that most acts have nothing of it to say.
 */
type Announced = string | { readonly when: string; readonly select: string }

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
  readonly events: readonly Announced[]
  /** SQL: the answer as json; null for acts that answer nothing. */
  readonly answer: string
}

/** Answers `{undoId, answer}` as one JSON text: the answer's own bytes stay as its projection made them. */
export function record(parts: RecordParts): Block {
  return block(`${parts.operation}:record`, {
    declare: 'the_activity bigint; the_way_back bigint; the_answer json;',
    body: [
      `insert into activities (actor_id, operation, entity, entity_id, amount, source)
       select @actor::bigint, @operation::text, '${parts.entity}', ${parts.entityId}, ${parts.amount ?? 'null::bigint'}, @source::text
       ${parts.noted ? `where ${parts.noted}` : ''} returning id into the_activity;`,
      ...(parts.undo ? [wayBack(parts.undo)] : []),
      ...parts.events.map(announce),
      `select ${parts.answer} into the_answer;
       the_answer := coalesce(the_answer, 'null');
       update requests set answer = the_answer, undo_id = the_way_back where actor_id = @actor::bigint and key = @key::text;
`,
    ].join('\n'),
    answer: `'{"undoId":' || coalesce(the_way_back::text, 'null') || ',"answer":' || the_answer || '}'`,
  })
}

/** What was taken back is not put forth again. */
const wayBack = (undo: string) => `
       if @operation::text <> 'undo.run' then
         insert into ways_back (activity_id, operation, input)
         select the_activity, w.undo->>'operation', w.undo->'input' from (select ${undo} as undo) w where w.undo is not null
         returning activity_id into the_way_back;
       end if;`

const announce = (event: Announced): string =>
  typeof event === 'string'
    ? `
       insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
       select e.*, @actor::bigint from (${event}) e (topic, name, entity, entity_id, rev, data, customer_id, staff_only);`
    : `if ${event.when} then ${announce(event.select)}
       end if;`
