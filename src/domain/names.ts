// The names that a typed line may mean: known in the process, and as true as the database when they are asked for.
import { setImmediate } from 'node:timers/promises'
import type { Database } from '#database/pool.ts'
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { type Step, step } from '#database/step.ts'
import { type Asked, before, type Name, NameIndex } from '#lib/name-index.ts'
import { lengthOf } from '#lib/near.ts'
import { HORIZON, LIFE } from './feed.ts'
import type { Runtime } from './runtime.ts'

/** Names that are read at once. */
const PAGE = 5000
/** Where more have changed since, all are read anew. */
const CHANGED_MAX = 500
/** How often a line is asked for again while names are given that it means. */
const TRIES_MAX = 5
/** Names that a line is read against at all; the best of each of its words come first. */
const CANDIDATES_MAX = 1000

/** `x`: the transaction that made or changed the name, as a number; 0 from before they were noted. */
interface Noted extends Name {
  readonly x: number
}
interface Changed extends Noted {
  /** False: archived, or nobody any more. */
  readonly stands: boolean
}

/** What a kind of names is, in SQL over `t`. */
interface Kind {
  readonly table: 'products' | 'customers' | 'users'
  /** Where its names are kept, with `folded`, `search` and `named`; another table where its own rows change too often. */
  readonly names?: string
  /** Which of them may be meant. */
  readonly stands: string
  /** What is told of one, over a row of the table. */
  readonly json: string
}

/** Of one kind, in one process. */
class KeptNames {
  #index = NameIndex.of([])
  /** Those that have changed since all were read, as they stand now. */
  #fresh = NameIndex.of([])
  #changed = new Map<number, Changed>()
  /** By whom those were given that may be told again, for others are still at it. */
  #given = new Map<number, number>()
  #since = '0'
  /** The database that they are of. */
  #life: string | null = null
  #ready: Promise<void> | undefined
  #isReading = false
  /** Rises with whatever becomes known: what was found before may lack it. */
  generation = 0

  /** Below this transaction nothing changes any more that was not heard of. */
  get since(): string {
    return this.#since
  }

  /** Reads all of them where they are not known. */
  ready(read: () => Promise<Read>): Promise<void> {
    this.#ready ??= this.#readAll(read)
    return this.#ready
  }

  /** Whoever asks next reads them anew, or waits for who does. */
  #forget(): void {
    this.generation++
    if (!this.#isReading) this.#ready = undefined
  }

  async #readAll(read: () => Promise<Read>): Promise<void> {
    this.#isReading = true
    try {
      const { names, since, life } = await read()
      const index = new NameIndex(names)
      for (const _ of index.building()) await setImmediate()
      this.#index = index
      this.#fresh = NameIndex.of([])
      this.#changed = new Map()
      this.#given = new Map(names.flatMap(({ id, x }) => (x >= Number(since) ? [[id, x]] : [])))
      this.#since = since
      this.#life = life
      this.generation++
    } catch (error) {
      this.#ready = undefined
      throw error
    } finally {
      this.#isReading = false
    }
  }

  /** False: they are to be read anew, or are being read. */
  get isKnown(): boolean {
    return this.#ready !== undefined && !this.#isReading
  }

  /** Ids of those that may be meant, the best first. */
  find(asked: Asked): readonly number[] {
    const found = [...this.#index.find(asked), ...this.#fresh.find(asked)]
      .toSorted(([name, n], [other, m]) => n - m || byFolded(name, other))
      .map(([{ id }]) => id)
    return [...new Set(found)].slice(0, CANDIDATES_MAX)
  }

  /** What `find` looks through, in slices of some milliseconds. */
  async prepare({ near }: Asked): Promise<void> {
    for (const _ of this.#index.nearing(near)) await setImmediate()
  }

  /**
   * Takes in what was told since. All are read anew where that is too much, where some are gone, where a name was given in an
   * older transaction than the one before it, and where it is another database by now.
   */
  hear({ changed, since, life, foreign, gone }: Told): void {
    const told = changed.filter(({ x }) => x >= Number(this.#since))
    const isLate = told.some(({ id, x }) => x < (this.#given.get(id) ?? 0))
    // What stands no more and was never known is no news.
    const news = told.filter(
      ({ id, x, stands }) =>
        x > (this.#given.get(id) ?? 0) && (stands || this.#index.has(id) || this.#changed.has(id)),
    )
    const isMuch = this.#changed.size + news.length > CHANGED_MAX
    if (foreign || gone || isLate || isMuch || life !== this.#life) return this.#forget()
    if (Number(since) > Number(this.#since)) this.#since = since
    if (!news.length) return
    for (const one of news) {
      this.#given.set(one.id, one.x)
      this.#changed.set(one.id, one)
      this.#index.drop(one.id)
    }
    this.#fresh = NameIndex.of([...this.#changed.values()].filter(({ stands }) => stands))
    this.generation++
  }
}

const byFolded = (one: Name, other: Name) => before(one.folded, other.folded) || one.id - other.id

/** What this process knows of each kind. */
export class Names {
  readonly #kinds = new Map<string, KeptNames>()

  of(kind: string): KeptNames {
    const kept = this.#kinds.get(kind) ?? new KeptNames()
    this.#kinds.set(kind, kept)
    return kept
  }
}

interface Read {
  /** The best first. */
  readonly names: readonly Noted[]
  readonly since: string
  readonly life: string | null
}

interface Told {
  readonly changed: readonly Changed[]
  readonly since: string
  readonly life: string | null
  /** Some that were asked for have no row any more: those beside them have their place. */
  readonly gone: boolean
  /** The database is older than what is known: it was restored. */
  readonly foreign: boolean
}
interface Found<T> extends Told {
  readonly rows: readonly T[]
}

/** How a line's names of this kind are found: what is told of each that may be meant, the best first. */
export function namesOf<T extends { readonly id: number }>(kind: Kind) {
  const { table, names = table, stands } = kind
  const all = allOf(table, names, stands)
  const candidates = candidatesOf(kind, names)
  const ready = async ({ names: known, database }: Runtime) => {
    const kept = known.of(table)
    await kept.ready(() => readAll(database, all))
    return kept
  }
  return {
    /** Reads them into the process, before anybody asks. */
    warm: async (runtime: Runtime): Promise<void> => void (await ready(runtime)),

    find: async (runtime: Runtime, asked: Asked): Promise<readonly T[]> => {
      for (let tried = 1; ; tried++) {
        const kept = await ready(runtime)
        await kept.prepare(asked)
        const [ids, generation] = [kept.find(asked), kept.generation]
        const found = await rowOf<Found<T>>(runtime.database, candidates, { ids, since: kept.since })
        kept.hear(found)
        // Somebody else may have heard of it meanwhile.
        if (kept.generation === generation || tried === TRIES_MAX) return inOrder(ids, found.rows)
        const anew = kept.isKnown ? kept.find(asked) : []
        if (kept.isKnown && anew.every((id) => ids.includes(id))) return inOrder(anew, found.rows)
      }
    },
  }
}

/** The rows that stand, in the order of their ids. */
function inOrder<T extends { readonly id: number }>(
  ids: readonly number[],
  rows: readonly T[],
): readonly T[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * A page of all that stand, the best first, behind the last one; `since`: below it, all changes are in it. What a transaction gave that
 * this database has not had yet is from before it was restored.
 */
const allOf = (table: string, names: string, stands: string): Step =>
  step(
    `${table}.all_names`,
    sql`select json_build_object('since', ${HORIZON}::text, 'life', ${LIFE}, 'names', (
       select coalesce(json_agg(json_build_object('id', n.id, 'folded', n.folded, 'search', n.search, 'x', n.x) order by n.letters, n.folded, n.id), '[]') from (
         select t.id, t.folded, t.search, coalesce(case when t.named < pg_snapshot_xmax(pg_current_snapshot()) then t.named::text::bigint end, 0) as x, char_length(t.folded) as letters from ${names} t
         where ${stands} and (char_length(t.folded), t.folded, t.id) > (@letters::int, @folded::text, @id::bigint)
         order by letters, t.folded, t.id limit ${PAGE}) n))::text`,
  )

async function readAll(database: Database, all: Step): Promise<Read> {
  const names: Noted[] = []
  let first: Read | undefined
  for (;;) {
    const last = names.at(-1)
    const page = await rowOf<Read>(database, all, {
      letters: last ? lengthOf(last.folded) : -1,
      folded: last?.folded ?? '',
      id: last?.id ?? 0,
    })
    first ??= page
    names.push(...page.names)
    if (page.names.length < PAGE) return { ...first, names }
  }
}

/**
 * What is told of those that are meant, and the names that have changed since. One that was given by a transaction which this
 * database has not had yet is from before it was restored.
 */
const candidatesOf = ({ table, stands, json }: Kind, names: string): Step =>
  step(
    `${table}.candidates`,
    sql`select json_build_object(
       'rows', (select coalesce(json_agg(${json}), '[]') from ${table} t where t.id = any(@ids::bigint[]) and ${stands}),
       'changed', (select coalesce(json_agg(json_build_object('id', n.id, 'folded', n.folded, 'search', n.search, 'x', n.x, 'stands', n.stands)), '[]') from (
         select t.id, t.folded, t.search, t.named::text::bigint as x, ${stands} as stands from ${names} t
         where t.named >= @since::text::xid8 and t.named < pg_snapshot_xmax(pg_current_snapshot())) n),
       'since', ${HORIZON}::text, 'life', ${LIFE},
       'gone', exists (select from unnest(@ids::bigint[]) i (id) where not exists (select from ${names} t where t.id = i.id)),
       'foreign', @since::text::xid8 > pg_snapshot_xmax(pg_current_snapshot()))::text`,
  )
