// Where acts are looked for: each way of asking goes along an index that has what is asked for side by side, newest first.

import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { ENTITIES, type Entity } from '../entities.ts'
import type { OperationsByName } from '../undo.ts'
import { OPENED } from '../users/index.ts'
import { IS_MEANT, type Meant } from './meant.ts'
import { and, Pages, type Tests, THINGS } from './pages.ts'
import type { About, ActivitiesInput } from './schemas.ts'

/** What a group is about, by how its operations begin. */
const BEGINS: Record<About, readonly string[]> = {
  prices: ['products.edit'],
  money: ['sales.', 'payments.', 'disputes.'],
  stock: ['stock.', 'counts.', 'imports.'],
  people: ['users.', 'invites.', 'links.', 'sessions.', 'customers.'],
}

/** How many will be found is anybody's guess: read in the order of an index, no more are than a page asks for. */
export const IN_ORDER = step(
  'activities.in_order',
  sql`select set_config('enable_sort', 'off', true) || set_config('enable_bitmapscan', 'off', true)`,
)

interface Known {
  readonly name: string
  readonly entity?: Entity
}

/** Whatever leaves an act: writes, and coming in on a device that is new. */
const leaving = (operations: OperationsByName): readonly Known[] => [
  ...Object.values(operations).filter((one) => one.kind === 'write'),
  { name: OPENED, entity: 'session' },
]

export interface Sought {
  /** SQL of a page of activities, newest first, in parentheses. */
  readonly from: string
  /** SQL: what they are among whose ids are from `i.first` up to below `i.last`, and that `a` of it is one. */
  readonly among: string
  readonly fits: string
  readonly operations: readonly string[]
  /** Kinds and ids of the things that are looked along, side by side. */
  readonly entities: readonly Entity[]
  readonly ids: readonly number[]
}

const testsOf = (input: ActivitiesInput, meant: Meant | null): Tests => {
  const { actorId, about, operation, entity, entityId, refused, from, to } = input
  return {
    actor: actorId !== undefined && 'a.actor_id = @actorId::bigint',
    operation: (operation ?? about) !== undefined && 'a.operation = any(@operations::text[])',
    entity: entity !== undefined && entityId === undefined && 'a.entity = @entity::text',
    refused: refused !== undefined && `a.refused is ${refused ? 'not ' : ''}null`,
    prices:
      about === 'prices' &&
      `exists (select from activity_changes p where p.activity_id = a.id and p.changes ? 'price')`,
    meant: meant !== null && entityId !== undefined && IS_MEANT,
    from: from !== undefined && 'a.at >= @from::date',
    to: to !== undefined && 'a.at < @to::date + 1',
  }
}

const BETWEEN = 'between i.first and i.last - 1'

/** Those on the things that are looked along, and those by the people who are meant; each once. */
const along = (byMeant: boolean) => sql`(
      select distinct on (a.id) a.* from (
        select a.* from ${THINGS} join activities a on a.entity = e.name and a.entity_id = e.id and a.id ${BETWEEN}
        union all
        select a.* from ${THINGS} join activity_things t on t.entity = e.name and t.entity_id = e.id and t.activity_id ${BETWEEN}
        join activities a on a.id = t.activity_id
        ${byMeant ? sql`union all select a.* from activities a where a.actor_id = any(@meantActors::bigint[]) and a.id ${BETWEEN}` : ''}) a
      order by a.id)`

/** `meant`: what a text means; null: everything. */
export function sought(input: ActivitiesInput, operations: OperationsByName, meant: Meant | null): Sought {
  const { operation, about, entity, entityId, actorId, refused } = input
  const some = leaving(operations)
    .filter(({ name }) => operation === undefined || name === operation)
    .filter(({ name }) => about === undefined || BEGINS[about].some((start) => name.startsWith(start)))
  const ofKind = some.filter((one) => entity === undefined || !one.entity || one.entity === entity)
  const narrowed = operation !== undefined || about !== undefined
  const isOne = entityId !== undefined
  const byMeant = meant !== null && !isOne && actorId === undefined
  const tests = testsOf(input, meant)
  const page = new Pages(input, tests, byMeant)
  // Of a person, what was done is looked for kind by kind: among what they were refused it may be rare.
  const ofPerson = refused === false && (actorId !== undefined || byMeant)
  const byActors = narrowed || entity !== undefined || ofPerson ? page.ofKinds() : [page.ofAll()]
  const isAlong = isOne || meant !== null
  const parts = !isAlong ? byActors : [...page.ofThings(), ...(byMeant ? byActors : [])]
  const entities = entity === undefined ? (Object.keys(ENTITIES) as Entity[]) : [entity]
  return {
    from: sql`(select ${isAlong ? 'distinct on (a.id) a.*' : '*'} from (${parts.join(' union all ')}) a order by a.id desc limit @limit::int + 1)`,
    among: isAlong ? along(byMeant) : 'activities',
    fits: and(Object.values(tests)),
    operations: (isOne ? some : ofKind).map(({ name }) => name),
    ...(isOne
      ? { entities, ids: entities.map(() => entityId) }
      : { entities: meant?.entities ?? [], ids: meant?.ids ?? [] }),
  }
}
