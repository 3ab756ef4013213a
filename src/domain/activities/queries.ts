// Reading who did what, newest first, along the index of what is asked for.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { labelOf } from '../entities.ts'
import { getOne } from '../get-one.ts'
import { id } from '../input.ts'
import { type Filter, type List, list } from '../list.ts'
import { defineRead } from '../operation.ts'
import { WAY_BACK } from '../record.ts'
import { type OperationsByName, stillCan, UNDO_FOR } from '../undo.ts'
import { type About, type ActivitiesInput, activities, activitiesInput, activity } from './schemas.ts'

/** What a group is about, by how its operations begin. */
const BEGINS: Record<About, readonly string[]> = {
  prices: ['products.edit'],
  money: ['sales.', 'payments.'],
  stock: ['stock.', 'counts.', 'imports.'],
  people: ['users.', 'invites.', 'sessions.', 'customers.'],
}

/** The operations that are meant; null: all. Of a kind of thing: those on it, and taking back, which is on any. */
function meant(input: ActivitiesInput, operations: OperationsByName): readonly string[] | null {
  const { operation, about, entity, entityId } = input
  if (operation === undefined && about === undefined && (entity === undefined || entityId !== undefined))
    return null
  return Object.values(operations)
    .filter((one) => one.kind === 'write')
    .filter(({ name }) => operation === undefined || name === operation)
    .filter(({ name }) => about === undefined || BEGINS[about].some((start) => name.startsWith(start)))
    .filter((one) => entity === undefined || !one.entity || one.entity === entity)
    .map(({ name }) => name)
}

/** Ids rise as acts are done; acts of the same time may stand so far apart. */
const APART = `interval '2 minutes'`
/** SQL: of the days `from` to `to` (SQL), of which either may be left out; they bound ids, so that no others are gone through. */
const between = (from?: string, to?: string) =>
  [
    from &&
      `a.at >= (${from})::timestamptz and a.id >= (select activities_since((${from})::timestamptz - ${APART}))`,
    to &&
      `a.at < (${to} + 1)::timestamptz and a.id < (select activities_since((${to} + 1)::timestamptz + ${APART}))`,
  ]
    .filter(Boolean)
    .join(' and ')

const OF_ACTOR = 'a.actor_id = @actorId::bigint'

const filters = (input: ActivitiesInput, operations: readonly string[] | null): readonly Filter[] => [
  operations !== null && 'a.operation = any(@operations::text[])',
  input.about === 'prices' &&
    `exists (select from activity_changes p where p.activity_id = a.id and p.changes ? 'price')`,
  input.actorId !== undefined && OF_ACTOR,
  input.entity !== undefined && 'a.entity = @entity::text',
  input.entityId !== undefined && 'a.entity_id = @entityId::bigint',
  input.refused === true && 'a.refused is not null',
  input.refused === false && 'a.refused is null',
  (input.from ?? input.to) !== undefined && between(input.from && '@from::date', input.to && '@to::date'),
]

/**
 * A page of those whose column has a value (SQL), in the order of the index that begins with it: by ids alone what is rare is looked
 * for among all.
 */
const along = (column: string, value: string, where: string) => sql`(
      select * from activities a
      where (a.${column}, a.id) > (${value}, 0) and (a.${column}, a.id) < (${value}, 9e18::bigint) and ${where}
      order by a.${column} desc, a.id desc limit @limit::int + 1)`

/** The page of each operation that is meant, and the newest of all of them. */
const ofEach = (where: string) => sql`(
    select a.* from unnest(@operations::text[]) as o (name) cross join lateral ${along('operation', 'o.name', where)} a
    order by a.id desc limit @limit::int + 1)`

/** Whether it can be taken back is looked into of the latest alone, each by itself. */
const joined = (operations: OperationsByName) => sql`join users u on u.id = a.actor_id
  left join activity_changes c on c.activity_id = a.id
  left join origins f on f.id = a.origin_id
  left join undos d on d.activity_id = a.id left join users b on b.id = d.actor_id
  ${WAY_BACK}
  left join lateral (
    select true as can
    where a.at > now() - ${UNDO_FOR} and w.input is not null and d.activity_id is null
      and not (a.entity = 'user' and a.entity_id = @actor::bigint) and (${stillCan(operations)})
    offset 0) z on true`

const NAME = sql`coalesce(${labelOf('a')},
    case when a.refused is not null then (select e.name from customers e where e.id = (a.details->>'customerId')::bigint) end)`

/** What no person's door did, the shop did. */
const SOURCE = `case when a.source in ('chat', 'bridge', 'http', 'rule') then a.source else 'system' end`

const ITEM_JSON = sql`json_build_object(
    'id', a.id, 'at', utc(a.at), 'actor', json_build_object('id', u.id, 'name', u.name),
    'operation', a.operation, 'entity', a.entity, 'entityId', a.entity_id, 'name', ${NAME}, 'amount', a.amount,
    'changes', c.changes, 'source', ${SOURCE}, 'address', f.address, 'client', nullif(f.client, ''), 'requestId', a.request_id,
    'refused', a.refused, 'details', coalesce(a.details, case when a.passed is not null then jsonb_build_object('limits', a.passed) end),
    'undoUntil', case when z.can then utc(a.at + ${UNDO_FOR}) end,
    'undoneBy', case when b.id is not null then json_build_object('id', b.id, 'name', b.name) end)`

/** What is between a page's ends is on it; of the days at its ends the rest is counted. */
const days = (where: string) => sql`
    with shown as (select p.day, count(*) as count, count(p.refused) as refused from page p where p.n <= @limit::int group by 1),
    ends as (select min(day) as first, max(day) as last from shown)
    select coalesce(jsonb_agg(jsonb_build_object('on', s.day, 'count', coalesce(w.count, s.count), 'refused', coalesce(w.refused, s.refused))
      order by s.day desc), '[]')
    from shown s cross join ends e
    left join lateral (
      select activities_since(s.day::timestamptz - ${APART}) as first, activities_since((s.day + 1)::timestamptz + ${APART}) as last offset 0) i
      on s.day in (e.first, e.last)
    left join lateral (
      select count(*) as count, count(a.refused) as refused from activities a
      where ${where} and a.id >= i.first and a.id < i.last and a.at >= s.day::timestamptz and a.at < (s.day + 1)::timestamptz) w
      on s.day in (e.first, e.last)`

function listOf(
  input: ActivitiesInput,
  where: readonly Filter[],
  operations: OperationsByName,
  some: boolean,
): List {
  const after = 'a.id < @k0::bigint'
  const all = where.filter((one) => typeof one === 'string').join(' and ') || 'true'
  // Of the one who is asked for, the index says it.
  const others = where.filter((one) => typeof one === 'string' && one !== OF_ACTOR).join(' and ') || 'true'
  const here = (text: string) => (input.cursor === undefined ? text : `${text} and ${after}`)
  const ofActor = () => along('actor_id', '@actorId::bigint', here(others))
  const from = some ? ofEach(here(all)) : input.actorId === undefined ? 'activities' : ofActor()
  return {
    name: 'activities.list',
    from: `${from} a ${joined(operations)}`,
    json: ITEM_JSON,
    order: 'a.id desc',
    keys: 'json_build_array(a.id)',
    after,
    also: 'a.at::date as day, a.refused',
    members: { days: days(all) },
  }
}

/** `operations`: handed in at start, for acts of every area stand here. */
export const declareActivity = (operations: () => OperationsByName) =>
  defineRead({
    name: 'activities.get',
    role: 'owner',
    input: z.strictObject({ id }),
    output: activity,
    read: (runtime, input, actor) =>
      getOne(
        runtime,
        step(
          'activities.get',
          sql`select ${ITEM_JSON}::text from activities a ${joined(operations())} where a.id = @id::bigint`,
        ),
        { id: input.id, actor: actor.userId, owner: true },
      ),
  })

export const declareActivities = (operations: () => OperationsByName) =>
  defineRead({
    name: 'activities.list',
    role: 'owner',
    input: activitiesInput,
    output: activities,
    read(runtime, input, actor) {
      const some = meant(input, operations())
      const where = filters(input, some)
      return list(runtime, listOf(input, where, operations(), some !== null), input, where, {
        operations: some,
        actor: actor.userId,
        owner: true,
        actorId: input.actorId ?? null,
        entity: input.entity ?? null,
        entityId: input.entityId ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      })
    },
  })
