// What the kernel itself keeps: answers to repeat, what was done, and what is announced.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { forgetChanges, forgetOrigins } from './changes.ts'
import { actedAt, actor, day, id, moment, reference, xid8 } from './columns.ts'
import { ANSWER_ERASED, type Personal } from './personal.ts'
import { users } from './users/tables.ts'

/** One row a write, by who asked and their key; kept 40 days. `json` keeps the answer's bytes. */
export const requests = pgTable(
  'requests',
  {
    actorId: actor(),
    key: text().notNull(),
    operation: text().notNull(),
    inputHash: text().notNull(),
    answer: json(),
    /** What the words about the answer need beside it. */
    telling: json(),
    undoId: reference(),
    /** The smallest role that may have the answer, where it is not the operation's. */
    needed: text(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.actorId, t.key] }), index('requests_by_age').on(t.at)],
)

/** Append-only: who did what, or was refused it, in ids and numbers, never words. */
export const activities = pgTable(
  'activities',
  {
    id: id(),
    at: actedAt(),
    actorId: actor(),
    operation: text().notNull(),
    entity: text().notNull(),
    /** Null where nothing came of it: making something was refused. */
    entityId: reference(),
    amount: reference(),
    source: text().notNull(),
    /** The opposite operation, where its input is ids and numbers; else it stands in waysBack. */
    undo: jsonb(),
    /** Names of the limits of staff that an owner went beyond. */
    passed: jsonb(),
    /** By which code it was refused; null: it was done. */
    refused: text(),
    /** Numbers that tell why: the limit that it was refused for, or that its owner went beyond. */
    details: jsonb(),
    /** Of `origins`, while that is kept. */
    originId: reference(),
    /** As the log and the answer have it. */
    requestId: uuid(),
  },
  (t) => [
    index('activities_of_actor').on(t.actorId, t.id),
    index('activities_of_thing').on(t.entity, t.entityId, t.id),
    index('activities_done').on(t.operation, t.id).where(sql`refused is null`),
    index('activities_done_by').on(t.actorId, t.operation, t.id).where(sql`refused is null`),
    index('activities_taken_back').on(t.entity, t.id).where(sql`operation = 'undo.run'`),
    index('activities_taken_back_by').on(t.entity, t.actorId, t.id).where(sql`operation = 'undo.run'`),
    index('activities_refused_of').on(t.operation, t.id).where(sql`refused is not null`),
    index('activities_refused_by').on(t.actorId, t.operation, t.id).where(sql`refused is not null`),
    index('activities_passed').on(t.id).where(sql`passed is not null`),
    index('activities_refused').on(t.id).where(sql`refused is not null`),
    index('activities_refused_of_actor').on(t.actorId, t.id).where(sql`refused is not null`),
  ],
)

/** What an act is on beside the thing that its row names: all that one of many was about is found by each. */
export const activityThings = pgTable(
  'activity_things',
  {
    entity: text().notNull(),
    entityId: reference().notNull(),
    /** Of an activity; written with it, and activities are never taken away. */
    activityId: reference().notNull(),
  },
  (t) => [primaryKey({ columns: [t.entity, t.entityId, t.activityId] })],
)

/** Where a person acted from on a day. Activities name it by its id alone, so that it can be forgotten. */
export const origins = pgTable(
  'origins',
  {
    id: id(),
    seenOn: day().notNull(),
    actorId: actor(),
    address: text().notNull(),
    /** What the client says it is; empty: nothing. */
    client: text().notNull(),
  },
  (t) => [uniqueIndex('origins_of_day').on(t.seenOn, t.actorId, t.address, t.client)],
)

/** What an edit changed, `{field: [before, after]}`: apart from its activity, for it may hold names, phones and notes. */
export const activityChanges = pgTable(
  'activity_changes',
  {
    /** Of an activity; written with it, and activities are never taken away. */
    activityId: reference().primaryKey(),
    changes: jsonb().notNull(),
    /** Some of it tells of a person, and will be forgotten. */
    personal: boolean().notNull(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [
    index('activity_changes_of_people').on(t.at).where(sql`personal`),
    index('activity_changes_of_prices').on(t.activityId).where(sql`changes ? 'price'`),
  ],
)

/** The opposite operation of an activity, where its input may hold a name, a phone or a note as they were: so it goes soon. */
export const waysBack = pgTable(
  'ways_back',
  {
    /** Of an activity; written with it, and activities are never taken away. */
    activityId: reference().primaryKey(),
    operation: text().notNull(),
    /** Null: nobody can go back any more. */
    input: jsonb(),
    at: moment().notNull().defaultNow(),
  },
  (t) => [index('ways_back_open').on(t.at).where(sql`input is not null`)],
)

/** An activity that was taken back; its row is the claim that makes it once. */
export const undos = pgTable('undos', {
  activityId: reference()
    .primaryKey()
    .references(() => activities.id),
  actorId: reference()
    .notNull()
    .references(() => users.id),
  at: actedAt(),
})

/** Append-only until pruned: what listeners hear, in commit order by (x, id) below the horizon. */
export const events = pgTable(
  'events',
  {
    id: id(),
    x: xid8().notNull().default(sql`pg_current_xact_id()`),
    topic: text().notNull(),
    name: text().notNull(),
    entity: text().notNull(),
    entityId: reference().notNull(),
    rev: integer().notNull(),
    data: jsonb().notNull(),
    actorId: reference().notNull(),
    /** Whose it is, for events of sales and payments that a customer may hear. */
    customerId: reference(),
    /** Not for users: hidden products. */
    staffOnly: boolean().notNull().default(false),
    at: actedAt(),
  },
  (t) => [
    index('events_in_order').on(t.x, t.id),
    // What one person may hear, however much else has happened: see heard.ts.
    index('events_of_topic').on(t.topic, t.x, t.id),
    index('events_for_users').on(t.x, t.id).where(sql`topic = 'inventory' and not staff_only`),
    index('events_of_customer')
      .on(t.customerId, t.x, t.id)
      .where(sql`customer_id is not null and not staff_only`),
    index('events_of_person').on(t.entityId, t.x, t.id).where(sql`topic = 'me'`),
  ],
)

/** One row: which life of the database this is, and how far its events were pruned. */
export const feed = pgTable(
  'feed',
  {
    only: boolean().primaryKey().default(true),
    /** Which database, of all that a secret may have served; a copy of it has another epoch. */
    identity: uuid().notNull().defaultRandom(),
    epoch: integer().notNull().default(1),
    prunedX: text().notNull().default('0'),
    prunedId: reference().notNull().default(0),
  },
  (t) => [check('feed_is_one_row', sql`${t.only}`)],
)

/** SQL, of requests r: cheap to tell where none of the words is there. */
const TELLS_OF_THEM = `r.answer is not null and r.operation not like 'products.%'
        and exists (select from unnest(their_words) w where position(substr(to_json(w)::text, 2, length(to_json(w)::text) - 2) in concat_ws(' ', r.answer, r.telling)) > 0)
        and (r.answer::text ~ their_shape or concat_ws(' ', r.answer, r.telling) ~ their_fields or r.telling::text ~ ('\\y' || leaver.telegram_id || '\\y'))`

export const PERSONAL: readonly Personal[] = [
  {
    table: 'requests',
    people: ['answer', 'telling'],
    plain: ['key', 'operation', 'input_hash', 'needed'],
    find: `
      looked_at := clock_timestamp();
      select array_agg(r.actor_id), array_agg(r.key) into answer_actors, answer_keys from requests r where ${TELLS_OF_THEM};`,
    // Their own nobody asks for again. Of another's, the key still stands for what was done; what was answered of them is not given
    // again. Where they might be meant by a name alone, the name goes, and the rest is still answered.
    erase: `
      delete from requests r where r.actor_id = leaver.id;
      update requests r set
        answer = case when r.answer::text ~ their_shape then '${ANSWER_ERASED}' else regexp_replace(r.answer::text, their_fields, '\\1"•"', 'g')::json end,
        telling = case when r.answer::text ~ their_shape or r.telling::text ~ ('\\y' || leaver.telegram_id || '\\y') then null
          else regexp_replace(r.telling::text, their_fields, '\\1"•"', 'g')::json end
      from (
        select * from unnest(answer_actors, answer_keys) f (actor_id, key)
        union select l.actor_id, l.key from requests l where l.at > looked_at - interval '1 minute') found
      where r.actor_id = found.actor_id and r.key = found.key and ${TELLS_OF_THEM};`,
  },
  { table: 'activities', plain: ['operation', 'entity', 'source', 'undo', 'passed', 'refused', 'details'] },
  { table: 'activity_things', plain: ['entity'] },
  {
    table: 'origins',
    people: ['address', 'client'],
    erase: `${forgetOrigins('leaver.id')};`,
  },
  {
    table: 'activity_changes',
    people: ['changes'],
    words: `
      select w.word from activities a join activity_changes c on c.activity_id = a.id and c.personal
      cross join lateral jsonb_each(c.changes) f cross join lateral jsonb_array_elements_text(f.value) w (word)
      where f.key in ('name', 'phone', 'username') and (a.entity = 'user' and a.entity_id = leaver.id or a.entity = 'customer' and a.entity_id = any(their_customers))`,
    erase: `
      ${forgetChanges('customer', 'their_customers')};
      ${forgetChanges('user', 'array[leaver.id]')};`,
  },
  {
    table: 'ways_back',
    people: ['input'],
    plain: ['operation'],
    erase: `
      update ways_back b set input = null from activities a
      where a.id = b.activity_id and b.input is not null
        and (a.entity = 'user' and a.entity_id = leaver.id or a.entity = 'customer' and a.entity_id = any(their_customers));`,
  },
  {
    table: 'events',
    people: ['data'],
    plain: ['topic', 'name', 'entity'],
    words: `
      select e.data->>'name' from events e
      where e.topic in ('users', 'me') and e.entity = 'user' and e.entity_id = leaver.id or e.topic = 'customers' and e.entity = 'customer' and e.entity_id = any(their_customers)`,
    // What came of it is told after them.
    erase: `
      delete from events e
      where e.topic in ('users', 'me') and e.entity = 'user' and e.entity_id = leaver.id or e.topic = 'customers' and e.entity = 'customer' and e.entity_id = any(their_customers);`,
  },
  { table: 'feed', plain: ['pruned_x'] },
]
