// Whose acts, and acts on what, a text means: the people, accounts and goods that it names.

import { sql } from '#database/sql.ts'
import { readingsOf } from '#lib/search.ts'
import { customersByName } from '../customers/index.ts'
import type { Entity } from '../entities.ts'
import { productsByName } from '../products/index.ts'
import type { Runtime } from '../runtime.ts'
import { type Area, nearestIn } from '../search.ts'
import { usersByName, withoutAt } from '../users/index.ts'
import type { ActivitiesInput } from './schemas.ts'

/** So many of each kind are looked for: each costs a walk along an index. */
const MEANT_MAX = 20

const AREAS = [
  ['user', usersByName],
  ['customer', { ...customersByName, phones: ['search_phone'] }],
  ['product', productsByName],
] as const satisfies readonly (readonly [Entity, Area])[]

export interface Meant {
  /** People whose acts are meant. */
  readonly actors: readonly number[]
  /** Things on which acts are meant, the same people among them: each one's kind and, at its place, its id. */
  readonly entities: readonly Entity[]
  readonly ids: readonly number[]
  /** More are named: these are the nearest. */
  readonly isCut: boolean
}

/** Null where all is meant: nothing is typed, or what `actorId` did is asked for, who is named. */
export async function meantBy(runtime: Runtime, { q, actorId }: ActivitiesInput): Promise<Meant | null> {
  const typed = withoutAt(q ?? '')
  if (!readingsOf(typed).some((words) => words.length)) return null
  const found = await nearestIn(
    runtime,
    typed,
    AREAS.map(([, area]) => area),
    MEANT_MAX,
  )
  const actors = found.ids[0] ?? []
  if (actorId !== undefined && actors.includes(actorId)) return null
  return {
    actors,
    entities: AREAS.flatMap(([entity], n) => (found.ids[n] ?? []).map(() => entity)),
    ids: found.ids.flat(),
    isCut: found.isCut,
  }
}

/** SQL of the things meant, as `m` (name, id), and a test of `a`: by one of those people, or on one of the things. */
export const THINGS_MEANT = 'unnest(@meantEntities::text[], @meantIds::bigint[]) m (name, id)'
export const IS_MEANT = sql`(a.actor_id = any(@meantActors::bigint[])
      or (a.entity, a.entity_id) in (select m.name, m.id from ${THINGS_MEANT})
      or a.id in (select t.activity_id from ${THINGS_MEANT} join activity_things t on t.entity = m.name and t.entity_id = m.id))`
