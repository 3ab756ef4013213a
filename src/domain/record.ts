// The last step of every write: the activity, the events, and the answer kept for a repeat.

import { type Block, block } from '#database/routine.ts'
import { sql } from '#database/sql.ts'
import type { Actor } from './actor.ts'
import { ofPeople } from './changes.ts'
import { ENTITIES, type Entity } from './entities.ts'

/**
 * SQL of a select that gives (topic, name, entity, entity_id, rev, data, customer_id, staff_only), see events.ts; with `when`
 * where a cheap look tells that most acts have nothing of it to say.
 */
type Announced = string | { readonly when: string; readonly select: string }

/** SQL: ids of activities rise as acts are done; those of the same time may stand so far apart. */
export const APART = `interval '2 minutes'`

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
  /** SQL: jsonb `{field: [before, after]}` of what an edit changed, see changes.ts; kept apart, for it may hold words. */
  readonly changes?: string | undefined
  /** SQL: jsonb of numbers that tell more of it, such as the limits that an owner went beyond; null: nothing. */
  readonly details?: string | undefined
  /** SQL of a select that gives (entity, entity_id) of all that it is on, where that is more than its own thing. */
  readonly things?: string | undefined
  /** SQL: whether an activity is written; left out: always. For what is told by one of many, see preferences. */
  readonly noted?: string | undefined
  readonly events: readonly Announced[]
  /** SQL: the answer as json; null for acts that answer nothing. */
  readonly answer: string
}

/** Answers `{undoId, answer}` as one JSON text: the answer's own bytes stay as its projection made them. */
export function record(parts: Recorded): Block {
  return block(`${parts.operation}:record`, {
    declare: 'the_activity bigint; the_undo bigint; the_origin bigint; the_answer json;',
    body: [
      // What leaves no activity leaves no trace of where it came from either.
      parts.noted ? `if (select ${parts.noted}) then ${FROM_WHERE} end if;` : FROM_WHERE,
      sql`insert into activities (actor_id, operation, entity, entity_id, amount, source, passed, undo, details, origin_id, request_id)
       select @actor::bigint, @operation::text, '${parts.entity}', ${parts.entityId}, ${parts.amount ?? 'null::bigint'}, @source::text,
         ${parts.passed ?? 'null::jsonb'}, ${parts.undo ? sql`case when ${PUT_FORTH} then ${parts.undo} end` : 'null::jsonb'},
         ${parts.details ?? 'null::jsonb'}, the_origin, @requestId::uuid
       ${parts.noted ? `where ${parts.noted}` : ''} returning id, case when undo is not null then id end into the_activity, the_undo;`,
      ...(parts.undoInWords ? [keptApart(parts.undoInWords)] : []),
      ...(parts.changes ? [changed(parts.entity, parts.changes)] : []),
      ...(parts.things ? [among(parts)] : []),
      ...parts.events.map(announce),
      `the_answer := coalesce(${parts.answer}, 'null');
       insert into requests (actor_id, key, operation, input_hash, telling, answer, undo_id)
       values (@actor::bigint, @key::text, @operation::text, @hash::text, @telling::json, the_answer, the_undo);`,
    ].join('\n'),
    answer: `'{"undoId":' || coalesce(the_undo::text, 'null') || ',"answer":' || the_answer || '}'`,
  })
}

/** Where the person acts from, as the day knows it already, or from now on: `the_origin`; null where the door does not say. */
export const FROM_WHERE = sql`if @address::text is not null then
         select o.id into the_origin from origins o
         where o.seen_on = current_date and o.actor_id = @actor::bigint and o.address = @address::text and o.client = @client::text;
         if the_origin is null then
           insert into origins (seen_on, actor_id, address, client) values (current_date, @actor::bigint, @address::text, @client::text)
           on conflict (seen_on, actor_id, address, client) do update set seen_on = excluded.seen_on returning id into the_origin;
         end if;
       end if;`

/** What FROM_WHERE and the activity ask for. */
export const whence = ({ from }: Pick<Actor, 'from'>) => ({
  address: from?.address ?? null,
  client: from?.client ?? '',
  requestId: from?.requestId ?? null,
})

const changed = (entity: Entity, changes: string) => sql`
       insert into activity_changes (activity_id, changes, personal)
       select the_activity, c.changes, ${ofPeople(entity, 'c.changes')} from (select ${changes} as changes) c where the_activity is not null and c.changes <> '{}';`

/** Its own thing is on its row. */
const among = ({ entity, entityId, things }: Recorded) => sql`
       insert into activity_things (entity, entity_id, activity_id)
       select distinct t.entity, t.id, the_activity from (${things ?? ''}) t (entity, id)
       where the_activity is not null and t.id is not null and not (t.entity = '${entity}' and t.id = ${entityId});`

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
