// Reading one record: its JSON text, or `not_found` for what is not there and for what is not the reader's.
import type { Step, Values } from '#database/step.ts'
import { DomainError } from './errors.ts'
import type { Runtime } from './runtime.ts'

/** Throws `not_found` where the step gives no row. */
export async function getOne(runtime: Runtime, step: Step, values: Values): Promise<string> {
  const text = await runtime.database.run([step], values)
  if (text === null) throw new DomainError('not_found')
  return text
}
