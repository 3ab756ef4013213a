// SQL of pages of acts, each along an index that has what is asked for side by side, newest first.

import { sql } from '#database/sql.ts'
import { APART } from '../record.ts'
import type { ActivitiesInput } from './schemas.ts'

/** Taking back is on any kind of thing, and has an index of its own for each. */
const TAKEN_BACK = 'undo.run'

export const and = (all: readonly (string | false | undefined)[]) =>
  all.filter(Boolean).join(' and ') || 'true'

/** Each thing that may be asked for, as a test of `a`. */
export type Tests = Readonly<
  Record<'actor' | 'operation' | 'entity' | 'refused' | 'prices' | 'meant' | 'from' | 'to', string | false>
>

/** SQL of the things that are looked along. */
export const THINGS = 'unnest(@entities::text[], @ids::bigint[]) e (name, id)'

/** SQL of pages, each along one index: between the ids that the days and the page before name. */
export class Pages {
  readonly #input: ActivitiesInput
  readonly #tests: Tests
  readonly #byMeant: boolean
  readonly #above: string
  readonly #below: string

  /** `byMeant`: whoever is meant, each by themselves. */
  constructor(input: ActivitiesInput, tests: Tests, byMeant: boolean) {
    this.#input = input
    this.#tests = tests
    this.#byMeant = byMeant
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
    if (this.#byMeant) return { actor_id: 'w.id' }
    return this.#input.actorId === undefined ? {} : { actor_id: '@actorId::bigint' }
  }

  #ofEach = (part: string): string =>
    this.#byMeant
      ? sql`select a.* from unnest(@meantActors::bigint[]) w (id) cross join lateral (${part}) a`
      : part

  ofAll = (): string => this.#ofEach(this.#along(this.#ofActor, { actor: false }))

  /** Things: what its row is named by, and what was on several with it among them. */
  ofThings(): readonly string[] {
    const each = `from ${THINGS} cross join lateral`
    const thing = { entity: 'e.name', entity_id: 'e.id' }
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
    if (about === 'prices' && actorId === undefined && !this.#byMeant) return [this.#ofPrices()]
    const others = entity === undefined ? '' : `where o.name <> '${TAKEN_BACK}'`
    const halves = [
      ...(refused === true ? [] : ['a.refused is null']),
      ...(refused === false ? [] : ['a.refused is not null']),
    ]
    const each = halves.map(
      (half) => sql`select a.* from (select o.name from unnest(@operations::text[]) o (name) ${others}) o
        cross join lateral ${this.#along({ ...this.#ofActor, operation: 'o.name' }, { actor: false, operation: false, entity: false, refused: half })} a`,
    )
    if (entity === undefined) return each.map(this.#ofEach)
    const isMeant = `a.operation = '${TAKEN_BACK}' and '${TAKEN_BACK}' = any(@operations::text[])`
    const taken = this.#along(
      { entity: '@entity::text', ...this.#ofActor },
      { actor: false, entity: false, operation: isMeant },
    )
    return [...each, `select a.* from ${taken} a`].map(this.#ofEach)
  }

  #ofPrices = (): string => sql`select a.* from (
      select p.activity_id from activity_changes p
      where p.changes ? 'price' and p.activity_id > ${this.#above} and p.activity_id < ${this.#below}) p
      cross join lateral (select * from activities a where a.id = p.activity_id and ${and(Object.values({ ...this.#tests, prices: false }))} offset 0) a
      order by p.activity_id desc limit @limit::int + 1`
}
