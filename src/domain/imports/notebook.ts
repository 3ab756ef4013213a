// The notebook against the shop's customers: whom each line would make or change, what they owed before, and what is wrong with it.
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { addDays } from '#lib/days.ts'
import { DUE_DAYS_MAX, OPENING_DAYS_MAX } from '#lib/limits.ts'
import type { Runtime } from '../runtime.ts'
import type { Said, Wrong } from './cells.ts'
import { differing, type Effect, heldOf, type JudgeLine, type ReadLine } from './effect.ts'
import type { List, Row } from './read-list.ts'

interface Known {
  readonly id: number
  readonly version: number
  readonly name: string
  readonly folded: string
  readonly phone: string | null
  readonly note: string | null
  readonly creditLimit: number | null
  /** The opening debt that stands; null: none. */
  readonly opened: number | null
}

const find = step(
  'imports.customers',
  sql`select json_build_object('today', current_date, 'known', (
     select coalesce(json_agg(json_build_object('id', c.id, 'version', c.version, 'name', c.name, 'folded', c.folded, 'phone', c.phone,
       'note', c.note, 'creditLimit', c.credit_limit,
       'opened', (select o.amount from openings o where o.customer_id = c.id and o.voided_at is null))), '[]')
     from customers c where c.archived_at is null and c.folded = any(@names::text[])))::text`,
)

export async function judgeNotebook(
  runtime: Runtime,
  _: List,
  lines: readonly ReadLine[],
): Promise<JudgeLine> {
  const names = lines.flatMap(({ folded }) => folded || [])
  const { today, known } = (await runtime.database.json<{ today: string; known: Known[] }>(find, {
    names,
  })) ?? { today: '', known: [] }
  const named = new Map(known.map((one) => [one.folded, one]))
  const seen = new Map<string, number>()
  return ({ row, said, folded }) => {
    const customer = named.get(folded)
    const wrong = [...missing(row), ...ofDays(row, said, today), ...opened(said, customer)]
    if (folded) {
      const earlier = seen.get(folded)
      if (earlier !== undefined)
        wrong.push({ column: 'name', issue: 'stands_twice', values: { line: earlier } })
      seen.set(folded, earlier ?? row.line)
    }
    return { wrong, effect: wrong.length ? undefined : effectOf({ row, said, folded }, customer) }
  }
}

/** A name; and of a debt that is dated, how much it is. */
function missing({ cells }: Row): Wrong[] {
  const dated = cells.since !== undefined || cells.due !== undefined
  return (dated ? (['name', 'owes'] as const) : (['name'] as const))
    .filter((column) => cells[column] === undefined)
    .map((column) => ({ column, issue: 'required' }))
}

function ofDays({ cells }: Row, { since, due }: Said, today: string): Wrong[] {
  const wrong: Wrong[] = []
  if (since !== undefined && since > today) wrong.push({ column: 'since', issue: 'day_too_late' })
  if (since !== undefined && since < addDays(today, -OPENING_DAYS_MAX))
    wrong.push({ column: 'since', issue: 'day_too_early', values: { days: OPENING_DAYS_MAX } })
  // Whoever is owed from today on is told when it is due; from a day that cannot be read, nothing is known.
  const from = cells.since === undefined ? today : since
  if (due !== undefined && from !== undefined && due < from)
    wrong.push({ column: 'due', issue: 'before_it_began' })
  if (due !== undefined && due > addDays(today, DUE_DAYS_MAX))
    wrong.push({ column: 'due', issue: 'too_far', values: { days: DUE_DAYS_MAX } })
  return wrong
}

/** The same notebook again doubles nothing; another sum is for a person to judge. */
const opened = ({ owes }: Said, customer: Known | undefined): Wrong[] =>
  owes && customer?.opened && customer.opened !== owes ? [{ column: 'owes', issue: 'opened' }] : []

const FIELDS = ['phone', 'creditLimit', 'note'] as const

function effectOf({ row, said, folded }: ReadLine, customer: Known | undefined): Effect | undefined {
  const { name = '', owes = 0, since, due } = said
  const fields = differing(FIELDS, said, customer && { ...customer })
  const opens = owes > 0 && customer?.opened == null
  if (customer && !Object.keys(fields).length && !opens) return undefined
  const limit = said.creditLimit ?? customer?.creditLimit ?? null
  return {
    line: row.line,
    id: customer?.id ?? null,
    version: customer?.version ?? null,
    name: customer?.name ?? name,
    folded: customer?.folded ?? folded,
    fields,
    opens: opens ? { owes, ...(since ? { since } : {}), ...(due ? { due } : {}) } : null,
    before: customer ? heldOf(fields, { ...customer }) : null,
    odd: opens && limit !== null && owes > limit,
  }
}
