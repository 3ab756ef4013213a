// Sending a list in, mending a value of it, looking at it and throwing it away: nothing of the shop changes.
import { z } from 'zod'
import { sql } from '#database/sql.ts'
import { type Step, step, type Values } from '#database/step.ts'
import { invalid } from '../errors.ts'
import { getOne } from '../get-one.ts'
import { defineRead, defineWrite, type Plan } from '../operation.ts'
import type { Runtime } from '../runtime.ts'
import { type Column, columnNamed } from './columns.ts'
import { itemsOf, type Judged, judge } from './judge.ts'
import { type List, readList, unguarded } from './read-list.ts'
import { createInput, mendInput, oneInput, previewed } from './schemas.ts'
import { jsonOf } from './turns.ts'

/** So long a list waits. */
export const KEPT = `interval '24 hours'`

/** Of a row `i`: whose it is, and that it waits still. */
export const WAITS = sql`i.actor_id = @actor::bigint and i.done is null and i.created_at > now() - ${KEPT}`

const JSON_OF = sql`json_build_object('id', i.id, 'kind', i.kind, 'rows', i.rows, 'creates', i.creates, 'changes', i.changes, 'same', i.same,
  'errors', i.errors, 'items', i.items, 'expiresAt', utc(i.created_at + ${KEPT}))`
const ANSWER = sql`(select ${JSON_OF} from imports i where i.id = kept('import'))`

const find = step(
  'imports.find',
  sql`select ${JSON_OF}::text from imports i where i.id = @id::bigint and ${WAITS}`,
)

export const importsGet = defineRead({
  name: 'imports.get',
  role: 'owner',
  input: oneInput,
  output: previewed,
  read: (runtime, { id }, { userId }) => getOne(runtime, find, { id, actor: userId }),
})

/** What is kept of a list as it was judged. */
const valuesOf = async (list: List, { effects, errors, same, digest }: Judged): Promise<Values> => ({
  list: await listJson(list),
  rows: list.rows.length,
  creates: effects.filter(({ id }) => id === null).length,
  changes: effects.filter(({ id }) => id !== null).length,
  same,
  errors: await jsonOf(errors),
  items: JSON.stringify(itemsOf(effects)),
  digest,
})

const listJson = async ({ rows, ...list }: List) =>
  `${JSON.stringify(list).slice(0, -1)},"rows":${await jsonOf(rows)}}`

const create = step(
  'imports.create',
  sql`insert into imports (actor_id, kind, list, rows, creates, changes, same, errors, items, digest)
   values (@actor::bigint, @kind::text, @list::json, @rows::int, @creates::int, @changes::int, @same::int, @errors::json, @items::json, @digest::text)
   returning keep('import', id)`,
)

export const importsCreate = defineWrite({
  name: 'imports.create',
  role: 'owner',
  input: createInput,
  output: previewed,
  entity: 'import',
  entityId: `kept('import')`,
  events: [],
  answer: ANSWER,
  async plan(runtime, { kind, text }, { language }): Promise<Plan> {
    const list = await readList(kind, text, language)
    const values = await valuesOf(list, await judge(runtime, list, language))
    return { values: { kind, ...values }, locks: [], steps: [create] }
  },
})

/** A list that waits, as it is kept. */
export interface Kept {
  readonly list: List
  readonly digest: string
  readonly creates: number
  readonly changes: number
  readonly rev: number
}

const read = step(
  'imports.read',
  sql`select json_build_object('list', i.list, 'kind', i.kind, 'digest', i.digest, 'creates', i.creates, 'changes', i.changes, 'rev', i.rev)::text
   from imports i where i.id = @id::bigint and ${WAITS}`,
)
/** Undefined: there is none of theirs that waits. */
export async function keptList({ database }: Runtime, id: number, actor: number): Promise<Kept | undefined> {
  const kept = await database.json<Kept & Pick<List, 'kind'>>(read, { id, actor })
  return kept && { ...kept, list: { ...kept.list, kind: kept.kind } }
}

export const lockImport = step('imports.lock', sql`select id from imports where id = @id::bigint for update`)

/** Refuses what is not there, and what was mended or done meanwhile. */
export const waits = (name: string) =>
  step(
    name,
    sql`select case when i.id is null then refuse('not_found', '{}')
       when i.rev <> @rev::int then refuse('wrong_state', '{"state": "changed"}') else keep('import', i.id) end
     from (select) one left join imports i on i.id = @id::bigint and ${WAITS}`,
  )

const store = (name: string): Step =>
  step(
    name,
    sql`update imports i set list = @list::json, rows = @rows::int, creates = @creates::int, changes = @changes::int, same = @same::int,
       errors = @errors::json, items = @items::json, digest = @digest::text, rev = i.rev + 1
     where i.id = @id::bigint and i.rev = @rev::int and i.done is null`,
  )
const mended = store('imports.mend')
const renewed = store('imports.renew')

/** The shop is not as it was when this was judged: what is shown from now on is what would be done now. */
export async function renew({ database }: Runtime, id: number, { list, rev }: Kept, judged: Judged) {
  await database.run([renewed], { id, rev, ...(await valuesOf(list, judged)) })
}

const waitsToMend = waits('imports.mend:waits')

export const importsMend = defineWrite({
  name: 'imports.mend',
  role: 'owner',
  input: mendInput,
  output: previewed,
  entity: 'import',
  entityId: `kept('import')`,
  events: [],
  answer: ANSWER,
  async plan(runtime, { id, ...mend }, { userId, language }): Promise<Plan> {
    const kept = await keptList(runtime, id, userId)
    if (!kept) return { values: { id, rev: 0 }, locks: [lockImport], steps: [waitsToMend] }
    const list = mendedBy(kept.list, mend)
    const values = await valuesOf(list, await judge(runtime, list, language))
    return { values: { id, rev: kept.rev, ...values }, locks: [lockImport], steps: [waitsToMend, mended] }
  },
})

/** The list with another value in one cell. Throws `invalid_input` for a line or a column that it does not have. */
function mendedBy(list: List, { line, column, value }: Omit<z.infer<typeof mendInput>, 'id'>): List {
  const own = Object.entries(list.columns).find(([, called]) => called === column)?.[0] as Column | undefined
  const named = own ?? columnNamed(list.kind, column)
  if (!named) throw invalid('column', 'no_such')
  if (!list.rows.some((row) => row.line === line)) throw invalid('line', 'no_such')
  return {
    ...list,
    rows: list.rows.map((row) => {
      if (row.line !== line) return row
      const { [named]: _, ...others } = row.cells
      return { line, cells: value ? { ...others, [named]: unguarded(value) } : others }
    }),
  }
}

const remove = step(
  'imports.remove',
  sql`with gone as (delete from imports i where i.id = @id::bigint and ${WAITS} returning id)
   select case when g.id is null then refuse('not_found', '{}') else keep('import', g.id) end from (select) one left join gone g on true`,
)

export const importsRemove = defineWrite({
  name: 'imports.remove',
  role: 'owner',
  input: oneInput,
  output: z.null(),
  entity: 'import',
  entityId: `kept('import')`,
  events: [],
  answer: 'null',
  plan: (_, { id }): Plan => ({ values: { id }, locks: [lockImport], steps: [remove] }),
})
