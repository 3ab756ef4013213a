// Where acts are looked for: each way of asking goes along an index that has what is asked for side by side, newest first.

import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { ENTITIES, type Entity } from '../entities.ts'
import type { OperationsByName } from '../undo.ts'
import { OPENED } from '../users/index.ts'
import type { About, ActivitiesInput } from './schemas.ts'

/** What a group is about, by how its operations begin. */
const BEGINS: Record<About, readonly string[]> = {
  prices: ['products.edit'],
  money: ['sales.', 'payments.'],
  stock: ['stock.', 'counts.', 'imports.'],
  people: ['users.', 'invites.', 'links.', 'sessions.', 'customers.'],
}

/** How many will be found is anybody's guess: read in the order of an index, no more are than a page asks for. */
export const IN_ORDER = step(
  'activities.in_order',
  sql`select set_config('enable_sort', 'off', true) || set_config('enable_bitmapscan', 'off', true)`,
)

/** Taking back is on any kind of thing, and has an index of its own for each. */
const TAKEN_BACK = 'undo.run'

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
  /** SQL: what they are among, and that `a` of it is one. */
  readonly among: string
  readonly fits: string
  readonly operations: readonly string[]
  readonly entities: readonly Entity[]
}

/** Ids rise as acts are done; acts of the same time may stand so far apart. */
export const APART = `interval '2 minutes'`

const and = (all: readonly (string | false | undefined)[]) => all.filter(Boolean).join(' and ') || 'true'

/** Each thing that may be asked for, as a test of `a`. */
type Tests = Readonly<Record<'actor' | 'operation' | 'refused' | 'prices' | 'from' | 'to', string | false>>

const testsOf = ({ actorId, about, operation, refused, from, to }: ActivitiesInput): Tests => ({
  actor: actorId !== undefined && 'a.actor_id = @actorId::bigint',
  operation: (operation ?? about) !== undefined && 'a.operation = any(@operations::text[])',
  refused: refused !== undefined && `a.refused is ${refused ? 'not ' : ''}null`,
  prices:
    about === 'prices' &&
    `exists (select from activity_changes p where p.activity_id = a.id and p.changes ? 'price')`,
  from: from !== undefined && 'a.at >= @from::date',
  to: to !== undefined && 'a.at < @to::date + 1',
})

const OF_THING = sql`(
      select a.* from activities a where a.entity = any(@entities::text[]) and a.entity_id = @entityId::bigint
      union all
      select a.* from activity_things t join activities a on a.id = t.activity_id
      where t.entity = any(@entities::text[]) and t.entity_id = @entityId::bigint)`

export function sought(input: ActivitiesInput, operations: OperationsByName): Sought {
  const { operation, about, entity, entityId, actorId, refused } = input
  const some = leaving(operations)
    .filter(({ name }) => operation === undefined || name === operation)
    .filter(({ name }) => about === undefined || BEGINS[about].some((start) => name.startsWith(start)))
  const ofKind = some.filter((one) => entity === undefined || !one.entity || one.entity === entity)
  const narrowed = operation !== undefined || about !== undefined
  const entities = entity === undefined ? (Object.keys(ENTITIES) as Entity[]) : [entity]
  const tests = testsOf(input)
  const page = new Pages(input, tests)
  const isOne = entityId !== undefined
  // Of a person, what was done is looked for kind by kind: among what they were refused it may be rare.
  const byKind = narrowed || entity !== undefined || (refused === false && actorId !== undefined)
  const parts = isOne ? page.ofThing() : byKind ? page.ofKinds() : [page.ofAll()]
  return {
    from: sql`(select * from (${parts.join(' union all ')}) a order by a.id desc limit @limit::int + 1)`,
    among: isOne ? OF_THING : 'activities',
    fits: and([...Object.values(tests), !isOne && entity !== undefined && 'a.entity = @entity::text']),
    operations: (isOne ? some : ofKind).map(({ name }) => name),
    entities,
  }
}

/** SQL of pages, each along one index: between the ids that the days and the page before name. */
class Pages {
  readonly #input: ActivitiesInput
  readonly #tests: Tests
  readonly #above: string
  readonly #below: string

  constructor(input: ActivitiesInput, tests: Tests) {
    this.#input = input
    this.#tests = tests
    const { from, to, cursor } = input
    this.#above =
      from === undefined ? '0::bigint' : `(select activities_since(@from::date::timestamptz - ${APART}) - 1)`
    const ends = [
      '9e18::bigint',
      ...(to === undefined ? [] : [`activities_since((@to::date + 1)::timestamptz + ${APART})`]),
      ...(cursor === undefined ? [] : ['@k0::bigint']),
    ]
    this.#below = `(select least(${ends.join(', ')}))`
  }

  /**
   * Those whose columns have these values (SQL), in the order of the index that begins with them. Each said as one of a list of one,
   * the columns count in the order: the server cannot choose another, and look through all for what is rare.
   */
  #along(columns: Readonly<Record<string, string>>, more: Partial<Tests> = {}): string {
    return sql`(
      select a.* from activities a
      where ${and([this.#between('a', columns, 'id'), ...Object.values({ ...this.#tests, ...more })])}
      order by ${[...Object.keys(columns), 'id'].map((name) => `a.${name} desc`).join(', ')} limit @limit::int + 1)`
  }

  #between(as: string, columns: Readonly<Record<string, string>>, id: string): string {
    const are = Object.entries(columns).map(([name, value]) => `${as}.${name} = any(array[${value}])`)
    return and([...are, `${as}.${id} > ${this.#above}`, `${as}.${id} < ${this.#below}`])
  }

  get #ofActor(): Readonly<Record<string, string>> {
    return this.#input.actorId === undefined ? {} : { actor_id: '@actorId::bigint' }
  }

  ofAll = (): string => this.#along(this.#ofActor, { actor: false })

  /** One thing: what its row is named by, and what was on several with it among them. */
  ofThing(): readonly string[] {
    const each = 'from unnest(@entities::text[]) e (name) cross join lateral'
    const thing = { entity: 'e.name', entity_id: '@entityId::bigint' }
    const among = sql`(
      select a.* from activity_things t cross join lateral (
        select * from activities a where a.id = t.activity_id offset 0) a
      where ${and([this.#between('t', thing, 'activity_id'), ...Object.values(this.#tests)])}
      order by t.entity desc, t.entity_id desc, t.activity_id desc limit @limit::int + 1)`
    return [this.#along(thing), among].map((part) => `select a.* ${each} ${part} a`)
  }

  /** Operations: what was done and what was refused stand apart. */
  ofKinds(): readonly string[] {
    const { about, actorId, entity, refused } = this.#input
    if (about === 'prices' && actorId === undefined) return [this.#ofPrices()]
    const others = entity === undefined ? '' : `where o.name <> '${TAKEN_BACK}'`
    const halves = [
      ...(refused === true ? [] : ['a.refused is null']),
      ...(refused === false ? [] : ['a.refused is not null']),
    ]
    const each = halves.map(
      (half) => sql`select a.* from (select o.name from unnest(@operations::text[]) o (name) ${others}) o
        cross join lateral ${this.#along({ ...this.#ofActor, operation: 'o.name' }, { actor: false, operation: false, refused: half })} a`,
    )
    if (entity === undefined) return each
    const isMeant = `a.operation = '${TAKEN_BACK}' and '${TAKEN_BACK}' = any(@operations::text[])`
    const taken = this.#along(
      { entity: '@entity::text', ...this.#ofActor },
      { actor: false, operation: isMeant },
    )
    return [...each, `select a.* from ${taken} a`]
  }

  #ofPrices = (): string => sql`select a.* from (
      select p.activity_id from activity_changes p
      where p.changes ? 'price' and p.activity_id > ${this.#above} and p.activity_id < ${this.#below}) p
      cross join lateral (select * from activities a where a.id = p.activity_id and ${and(Object.values({ ...this.#tests, prices: false }))} offset 0) a
      order by p.activity_id desc limit @limit::int + 1`
}
