// Keyset lists, all alike: one statement gives a page as JSON text, and the place where the next one begins.
import { sql } from '#database/sql.ts'
import { passingStep, type Step, type Value, type Values } from '#database/step.ts'
import { cursorOf, readCursor } from './cursor.ts'
import type { Runtime } from './runtime.ts'

export interface List {
  /** For cursors and statements: one name, one order; another order is another name, for cursors outlive a release. */
  readonly name: string
  readonly from: string
  /**
   * Instead of `from` for its pages: parts that have no row in common, each read in the order as far as a page. The order is ascending,
   * never null, and of the same types in all of them.
   */
  readonly parts?: readonly string[] | undefined
  /** SQL of a row's JSON: the entity's one projection. */
  readonly json: string
  readonly order: string
  /** SQL: the row's place in the order, as a list of values. */
  readonly keys: string
  /** SQL: rows behind the place @k0, @k1, … */
  readonly after: string
  /** SQL of further members of the body, in jsonb; may read CTE page (keys, item, row columns named in `also`). */
  readonly members?: Readonly<Record<string, string>>
  /** Said to the server first, in the same trip. */
  readonly before?: readonly Step[]
  /** SQL: further columns of CTE page, for members. */
  readonly also?: string
}

export interface Page {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** A filter chosen by the input: fixed SQL, never a text of the caller's. */
export type Filter = string | false | null | undefined

/**
 * The page as `{"items": […], "nextCursor": …}`, with `members` beside. Throws `invalid_input` at `cursor`.
 * `where`: all of them hold; the members may use WHERE too, as `${…}` of the same text.
 */
export async function list(
  runtime: Runtime,
  list: List,
  page: Page,
  where: readonly Filter[],
  values: Values,
) {
  const place = readCursor(runtime.cursorKeys, list.name, page.cursor)
  const filters = where.filter((filter) => typeof filter === 'string')
  const text = await runtime.database.run([...(list.before ?? []), pageStep(list, filters, place !== null)], {
    ...values,
    limit: page.limit,
    ...Object.fromEntries((place ?? []).map((part, i): [string, Value] => [`k${i}`, part])),
  })
  return bodyOf(runtime, list, text ?? 'null\n[]')
}

function pageStep(list: List, filters: readonly string[], behind: boolean): Step {
  const members = Object.values(list.members ?? {})
  const where =
    [...filters, ...(behind ? [list.after] : [])].map((filter) => `(${filter})`).join(' and ') || 'true'
  const best = (from: string, place = '') => sql`
         select ${list.keys} as keys, ${list.json} as item${list.also ? `, ${list.also}` : ''}${place}
         from ${from} where ${where} order by ${list.order} limit @limit::int + 1`
  const rows = list.parts
    ? sql`select * from (${list.parts.map((from) => `(${best(from, `, row(${list.order}) as place`)})`).join(' union all ')}) a
         order by place limit @limit::int + 1`
    : best(list.from)
  return passingStep(
    list.name,
    // Numbered once they are few: a number over all of them would put all in order first.
    sql`with page as (
       select o.*, row_number() over () as n from (${rows}) o)
     select coalesce((select keys::text from page where n = @limit::int and (select max(n) from page) > @limit::int), 'null')
       ${members.map((member) => `|| E'\\n' || (${member})::text`).join('\n       ')}
       || E'\\n' || coalesce((select json_agg(item order by n)::text from page where n <= @limit::int), '[]')`,
  )
}

/** Lines: the last row's keys, each member, then the items; only the keys are parsed. */
function bodyOf({ cursorKeys }: Runtime, list: List, text: string): string {
  let at = text.indexOf('\n')
  const keys = JSON.parse(text.slice(0, at)) as (string | number | null)[] | null
  let members = ''
  for (const name of Object.keys(list.members ?? {})) {
    const end = text.indexOf('\n', at + 1)
    members += `,"${name}":${text.slice(at + 1, end)}`
    at = end
  }
  const next = keys === null ? 'null' : `"${cursorOf(cursorKeys, list.name, keys)}"`
  return `{"items":${text.slice(at + 1)}${members},"nextCursor":${next}}`
}

/** For `like`: every character stands for itself. */
export const containing = (folded: string) => `%${folded.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`
