// The row of a step that always gives one: a list as JSON, a count.
import { invariant } from '#lib/invariant.ts'
import type { Database } from './pool.ts'
import type { Step, Values } from './step.ts'

/** Its text read as JSON. Throws as `run` does, and where there is no row, which is a bug. */
export async function rowOf<T>(database: Pick<Database, 'json'>, step: Step, values: Values): Promise<T> {
  const row = await database.json<T>(step, values)
  invariant(row !== undefined, `${step.name} gives no row`)
  return row
}
