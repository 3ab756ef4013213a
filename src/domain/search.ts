// Searching in the database: the filters and candidates that say in SQL, by its indexes, what lib's search says of one name.
import { rowOf } from '#database/row-of.ts'
import { sql } from '#database/sql.ts'
import { passingStep, type Value, type Values } from '#database/step.ts'
import { keysOf, maySlip, slipsTo } from '#lib/near.ts'
import { codePart, phonePart, readingsOf, searchable } from '#lib/search.ts'
import { readCursor } from './cursor.ts'
import { containing, type Filter, type List, list, type Page } from './list.ts'
import type { Runtime } from './runtime.ts'

/** What has names. */
export type Table = 'products' | 'customers' | 'users' | 'contracts'

/** Where names stand: a table with `folded` and `search`, as it is called in the statement. */
export interface Area {
  readonly table: Table
  readonly as: string
  /** The table beside it that is looked through, where its own rows change too often to be. */
  readonly names?: string
  /** Columns of codes and of phones that are looked through too. */
  readonly codes?: readonly string[]
  readonly phones?: readonly string[]
}

/** Below three letters, an index of three letters is read as a whole; the table is not longer. */
const INDEXED_MIN = 3
/** Names within a slip that are looked at; the best of them are shown. */
const NEAR_MAX = 500

/** The two words that the index finds the fewest names by; one twice, where it is the only one that it finds any by. */
function longest(words: readonly string[]): readonly [string, string] {
  const [first = '', second = ''] = words.toSorted((a, b) => b.length - a.length)
  return [first, second.length < INDEXED_MIN ? first : second]
}

/** So few that fit are put in order by themselves; of more, a page is found soon by going through the order. */
export const FEW = 300

interface Fitting {
  readonly filter: string
  readonly values: Values
  /** SQL: who fits of `as`, by the indexes of letters; undefined where those are of no use. */
  readonly ids?: string
}

/** SQL and values for those that `fits` of lib fits, or whose code or phone holds what is typed. Null for nothing typed. */
export function fitting(q: string | undefined, area: Area): Fitting | null {
  const readings = readingsOf(q ?? '')
  const [first, second = first] = readings
  if (q === undefined || !first || !second) return null
  const { codes = [], phones = [], names } = area
  const as = names ? 'named' : area.as
  const [ofOne, ofOther] = [longest(first), longest(second)]
  const indexed = [ofOne, ofOther].every(([word]) => word.length >= INDEXED_MIN)
  const found = (name: string) =>
    indexed ? `${as}.search like @${name}Longest::text and ${as}.search like @${name}Next::text and ` : ''
  const by = (name: string) => `${found(name)}${as}.search like all(@${name}::text[])`
  const filter = [
    by('one'),
    by('other'),
    ...codes.map((column) => `${as}.${column} like @code::text`),
    ...phones.map((column) => `${as}.${column} like @phone::text`),
  ].join(' or ')
  const from = names ? `${names} named` : `${area.table} ${area.as}`
  return {
    filter: names ? `${area.as}.id in (select named.id from ${from} where ${filter})` : filter,
    ...(indexed ? { ids: sql`select ${as}.id from ${from} where ${filter}` } : {}),
    values: {
      one: first.map(containing),
      other: second.map(containing),
      oneLongest: containing(ofOne[0]),
      oneNext: containing(ofOne[1]),
      otherLongest: containing(ofOther[0]),
      otherNext: containing(ofOther[1]),
      code: orNone(codePart(q)),
      phone: orNone(phonePart(q)),
    },
  }
}

const orNone = (part: string): Value => (part ? containing(part) : null)

/** SQL and values for those that may be within a slip, of one reading each: more than are. Null where none is forgiven. */
function near(q: string, { table, as, names = table }: Area): { filter: string; values: Values } | null {
  const words = readingsOf(q).flatMap((reading, n) => {
    // What is short and no word is found in too many names to be asked for; `slipsTo` asks.
    const asked = reading.filter((word) => maySlip(word) || word.length >= INDEXED_MIN)
    if (!asked.some(maySlip)) return []
    return asked.map((word) => ({
      reading: n,
      of: asked.length,
      part: containing(word),
      variants: maySlip(word) ? keysOf(word) : [],
    }))
  })
  if (!words.length) return null
  return {
    filter: `${as}.id in (
      select f.id from jsonb_to_recordset(@nearWords::jsonb) as w (reading int, "of" int, part text, variants text[])
      cross join lateral (select t.id from ${names} t where t.search like w.part or slips(t.folded) && w.variants or sounds(t.folded) && w.variants) f
      group by w.reading, f.id having count(*) = max(w."of"))`,
    values: { nearWords: JSON.stringify(words) },
  }
}

interface Sought {
  readonly area: Area
  readonly q: string | undefined
  readonly page: Page
  /** The list's other filters, and what they bind. */
  readonly where: readonly Filter[]
  readonly values: Values
  readonly list: List
}

const NOTHING = '{"items":[]'

/** What fits, by ids where few do. */
async function few(runtime: Runtime, found: Fitting | null, { table, as }: Area): Promise<Fitting | null> {
  if (!found?.ids) return found
  const fit = passingStep(
    `${table}.fit`,
    sql`select coalesce(json_agg(n.id), '[]')::text from (${found.ids} limit ${FEW + 1}) n`,
  )
  const ids = await rowOf<number[]>(runtime.database, fit, found.values)
  if (ids.length > FEW) return found
  return { filter: `${as}.id in (select unnest(@fitIds::bigint[]))`, values: { fitIds: ids } }
}

/** The page of those that fit; of those within a slip, the best first, where the list has none that does. */
export async function search(runtime: Runtime, sought: Sought): Promise<string> {
  const { q, area, page, values, list: exact } = sought
  const found = await few(runtime, fitting(q, area), area)
  const where = [...sought.where, found?.filter]
  const rank = nearer(exact, area)
  if (page.cursor === undefined || !isOf(runtime, rank, page.cursor)) {
    const text = await list(runtime, exact, page, where, { ...values, ...found?.values })
    if (page.cursor !== undefined || !found || !text.startsWith(NOTHING)) return text
    return (await searchNear(runtime, sought)) ?? text
  }
  return (await searchNear(runtime, sought)) ?? list(runtime, exact, { limit: page.limit }, ['false'], values)
}

async function searchNear(runtime: Runtime, { q = '', area, page, where, values, list: exact }: Sought) {
  const may = near(q, area)
  if (!may) return undefined
  const slips = await nearIn(runtime, area, q, exact.from, [...where, may.filter], {
    ...values,
    ...may.values,
  })
  if (!slips.length) return undefined
  const among = [...where, `${area.as}.id = any(@nearIds::bigint[])`]
  return list(runtime, nearer(exact, area), page, among, {
    ...values,
    nearIds: slips.map(([id]) => id),
    nearSlips: slips.map(([, count]) => count),
  })
}

/** Ids and slips of those within them, of what the filters leave. */
async function nearIn(
  runtime: Runtime,
  { table, as }: Area,
  q: string,
  from: string,
  filters: readonly Filter[],
  values: Values,
): Promise<(readonly [number, number])[]> {
  const where = filters.filter((filter) => typeof filter === 'string').map((filter) => `(${filter})`)
  const candidates = passingStep(
    `${table}.near`,
    sql`select coalesce(json_agg(json_build_array(n.id, n.name)), '[]')::text from (
       select ${as}.id, ${as}.name from ${from}
       where ${where.join(' and ')} order by ${as}.folded, ${as}.id limit ${NEAR_MAX}) n`,
  )
  return ranked(await rowOf<[number, string][]>(runtime.database, candidates, values), q)
}

/** Ids with their slips, of those within them. */
function ranked(names: readonly (readonly [number, string])[], q: string): (readonly [number, number])[] {
  const readings = readingsOf(q)
  return names.flatMap(([id, name]) => {
    const slips = slipsTo(searchable(name), readings)
    return slips === null ? [] : [[id, slips] as const]
  })
}

/** The same list by slips, then by name. */
function nearer(plain: List, { as }: Area): List {
  const slips = `(@nearSlips::float8[])[array_position(@nearIds::bigint[], ${as}.id)]`
  return {
    ...plain,
    parts: undefined,
    name: `${plain.name}.near`,
    order: `${slips}, ${as}.folded, ${as}.id`,
    keys: `json_build_array(${slips}, ${as}.folded, ${as}.id)`,
    after: `(${slips}, ${as}.folded, ${as}.id) > (@k0::float8, @k1::text, @k2::bigint)`,
  }
}

/** A page of those within a slip goes on as one, whatever fits by now. */
function isOf({ cursorKeys }: Runtime, { name }: List, cursor: string): boolean {
  try {
    return readCursor(cursorKeys, name, cursor) !== null
  } catch {
    return false
  }
}

/** So many names of an area are told one by one. */
export const NAMED_MAX = 200

/** Whose names fit. */
export interface Named {
  /** Null: more than NAMED_MAX. */
  readonly ids: readonly number[] | null
  /** SQL: `id`, an id in the statement, is one of theirs. */
  readonly is: (id: string) => string
}
interface AllNamed {
  /** Area by area. */
  readonly named: readonly Named[]
  /** What their SQL binds: @named0, @named1, … are the ids. */
  readonly values: Values
}

/** Each area with what fits in it, as SQL, and what all of that binds. Nothing typed fits all. */
function fittingIn(q: string, areas: readonly Area[]) {
  const sought = areas.map((area) => ({ ...area, ...(fitting(q, area) ?? { filter: 'true', values: {} }) }))
  return { sought, values: sought.reduce<Values>((all, one) => ({ ...all, ...one.values }), {}) }
}

/**
 * All whose names fit, archived ones too; where none fits in any area, those within a slip. For lists of what they did.
 * Nothing typed fits all. Of more than are told one by one the statement asks what it was they fit.
 */
export async function namedIn(runtime: Runtime, q: string, areas: readonly Area[]): Promise<AllNamed> {
  const { sought, values } = fittingIn(q, areas)
  const queries = sought.map(
    ({ table, as, filter }) => sql`select ${as}.id from ${table} ${as} where ${filter}`,
  )
  const lists = queries.map(
    (query) => sql`(select coalesce(json_agg(n.id), '[]') from (${query} limit ${NAMED_MAX + 1}) n)`,
  )
  const names = passingStep('names', sql`select json_build_array(${lists.join(', ')})::text`)
  const fit = await rowOf<number[][]>(runtime.database, names, values)
  const found = fit.some((ids) => ids.length) ? fit : await nearIds(runtime, q, areas)
  const many = fit.map((ids) => ids.length > NAMED_MAX)
  return {
    named: queries.map((query, n) => ({
      ids: many[n] ? null : (found[n] ?? []),
      is: (id) => (many[n] ? `${id} in (${query})` : `${id} = any(@named${n}::bigint[])`),
    })),
    values: { ...values, ...Object.fromEntries(found.map((ids, n) => [`named${n}`, ids])) },
  }
}

/**
 * Ids of the `most` of each area whose names are the nearest to what is typed, archived ones too: of those it fits the shortest;
 * where it fits none in any area, those within the fewest slips. `isCut`: there are more.
 */
export async function nearestIn(runtime: Runtime, q: string, areas: readonly Area[], most: number) {
  const { sought, values } = fittingIn(q, areas)
  const lists = sought.map(
    ({
      table,
      as,
      filter,
    }) => sql`(select coalesce(json_agg(n.id order by n.letters, n.folded, n.id), '[]') from (
        select ${as}.id, ${as}.folded, char_length(${as}.folded) as letters from ${table} ${as} where ${filter}
        order by letters, ${as}.folded, ${as}.id limit ${most + 1}) n)`,
  )
  const names = passingStep('names.nearest', sql`select json_build_array(${lists.join(', ')})::text`)
  const fit = await rowOf<number[][]>(runtime.database, names, values)
  const found = fit.some((ids) => ids.length) ? fit : await nearIds(runtime, q, areas)
  return {
    ids: found.map((ids) => ids.slice(0, most)),
    isCut: found.some((ids) => ids.length > most),
  }
}

/** Of those within a slip, area by area, the fewest slips first. */
const nearIds = (runtime: Runtime, q: string, areas: readonly Area[]) =>
  Promise.all(
    areas.map(async (area) => {
      const may = near(q, area)
      if (!may) return []
      const slips = await nearIn(runtime, area, q, `${area.table} ${area.as}`, [may.filter], may.values)
      return slips.toSorted(([, one], [, other]) => one - other).map(([id]) => id)
    }),
  )
