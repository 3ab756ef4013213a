// Reading who did what, newest first, along the index of what is asked for.

import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { labelOf } from '../entities.ts'
import { getOne } from '../get-one.ts'
import { id } from '../input.ts'
import { type List, list } from '../list.ts'
import { defineRead } from '../operation.ts'
import { APART, WAY_BACK } from '../record.ts'
import { type OperationsByName, stillCan, UNDO_FOR } from '../undo.ts'
import { IN_ORDER, type Sought, sought } from './found.ts'
import { type Meant, meantBy } from './meant.ts'
import { activities, activitiesInput, activity } from './schemas.ts'

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
const days = ({ among, fits }: Sought) => sql`
    with shown as (select p.day, count(*) as count, count(p.refused) as refused from page p where p.n <= @limit::int group by 1),
    ends as (select min(day) as first, max(day) as last from shown)
    select coalesce(jsonb_agg(jsonb_build_object('on', s.day, 'count', coalesce(w.count, s.count), 'refused', coalesce(w.refused, s.refused))
      order by s.day desc), '[]')
    from shown s cross join ends e
    left join lateral (
      select activities_since(s.day::timestamptz - ${APART}) as first, activities_since((s.day + 1)::timestamptz + ${APART}) as last offset 0) i
      on s.day in (e.first, e.last)
    left join lateral (
      select count(*) as count, count(a.refused) as refused from ${among} a
      where ${fits} and a.id >= i.first and a.id < i.last and a.at >= s.day::timestamptz and a.at < (s.day + 1)::timestamptz) w
      on s.day in (e.first, e.last)`

const newest = (found: Sought, operations: OperationsByName, meant: Meant | null): List => ({
  name: 'activities.list',
  from: `${found.from} a ${joined(operations)}`,
  json: ITEM_JSON,
  order: 'a.id desc',
  keys: 'json_build_array(a.id)',
  after: 'a.id < @k0::bigint',
  before: [IN_ORDER],
  also: 'a.at::date as day, a.refused',
  members: { days: days(found), moreNames: String(meant?.isCut ?? false) },
})

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
    async read(runtime, input, actor) {
      const meant = await meantBy(runtime, input)
      const found = sought(input, operations(), meant)
      return list(runtime, newest(found, operations(), meant), input, [], {
        operations: found.operations,
        entities: found.entities,
        ids: found.ids,
        meantActors: meant?.actors ?? [],
        meantEntities: meant?.entities ?? [],
        meantIds: meant?.ids ?? [],
        actor: actor.userId,
        owner: true,
        actorId: input.actorId ?? null,
        entity: input.entity ?? null,
        from: input.from ?? null,
        to: input.to ?? null,
      })
    },
  })
