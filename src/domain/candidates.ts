// The names that a typed line may mean: all that reading it needs, found in one statement by the indexes of names.
import { sql } from '#database/sql.ts'
import { type Step, step, type Values } from '#database/step.ts'
import { NAME_MAX } from '#lib/limits.ts'
import type { Table } from './search.ts'

/** Words that one name has together: its beginnings of words, or `whole` ones. */
export interface Together {
  readonly parts: readonly { readonly word: string; readonly whole: boolean }[]
  /** Names that are enough. */
  readonly most: number
}

/** What a line may mean by a name. */
export interface Asked {
  /** Folded names, as they stand. */
  readonly exact: readonly string[]
  readonly together: readonly Together[]
  /** Of each word, what slips and sounds may leave of it. */
  readonly variants: readonly (readonly string[])[]
}

/** Names that are close to one word: enough to know that there are several. */
const CLOSE_MAX = 12
/** Of more names with the same words, the best are not looked for: they are asked about. */
const SORTED_MAX = 500
/** Names that a line is read against at all; the best of each of its words come first. */
const CANDIDATES_MAX = 1000

/**
 * The step that finds the names a line may mean, in one statement: of each run of its words as many as tell whether there
 * is one, or several. `json` is over `t`, a row of the table; `where` is over its `names`, which may be kept beside it.
 */
export function candidates(table: Table, json: string, where = 'true', names: string = table): Step {
  const best = 'char_length(t.folded), t.folded, t.id'
  return step(
    `${table}.candidates`,
    sql`with asked as (
       select t.id, 0 as n from ${names} t where ${where} and t.folded = any(@exact::text[])
       union all
       select f.id, row_number() over (partition by w.ordinality order by f.letters, f.folded, f.id)
       from rows from (jsonb_to_recordset(@together::jsonb) as (words text, most int)) with ordinality as w (words, most, ordinality)
       cross join lateral (
         select t.id, t.folded, char_length(t.folded) as letters
         from (select t.id, t.folded from ${names} t where ${where} and words_of(t.search) @@ w.words::tsquery limit ${SORTED_MAX}) t
         order by ${best} limit w.most) f
       union all
       select f.id, row_number() over (partition by s.ordinality order by f.letters, f.folded, f.id)
       from rows from (jsonb_to_recordset(@variants::jsonb) as (variants text[])) with ordinality as s (variants, ordinality)
       cross join lateral (
         select t.id, t.folded, char_length(t.folded) as letters
         from (select t.id, t.folded from ${names} t where ${where} and (slips(t.folded) && s.variants or sounds(t.folded) && s.variants) limit ${SORTED_MAX}) t
         order by ${best} limit ${CLOSE_MAX}) f)
     select coalesce(json_agg(${json} order by x.n, t.folded, t.id), '[]')::text
     from (select id, min(n) as n from asked group by id order by 2, 1 limit ${CANDIDATES_MAX}) x join ${table} t on t.id = x.id`,
  )
}

/** What no name holds is not looked for: a query's word has its limit. */
const isWord = ({ parts }: Together) => parts.every(({ word }) => word.length <= NAME_MAX)
/** As a tsquery is written: each word quoted, a beginning with its mark. */
const queryOf = ({ parts }: Together): string =>
  parts
    .map(({ word, whole }) => `'${word.replaceAll(/['\\]/g, (mark) => mark + mark)}'${whole ? '' : ':*'}`)
    .join(' & ')

/** As `candidates` binds it; worked out once for all tables that are asked the same. */
export function valuesOf(asked: Asked): Values {
  const values = known.get(asked) ?? valuesIn(asked)
  known.set(asked, values)
  return values
}
const known = new WeakMap<Asked, Values>()

const valuesIn = ({ exact, together, variants }: Asked): Values => ({
  exact,
  together: JSON.stringify(together.filter(isWord).map((one) => ({ words: queryOf(one), most: one.most }))),
  variants: JSON.stringify(variants.map((each) => ({ variants: each }))),
})
