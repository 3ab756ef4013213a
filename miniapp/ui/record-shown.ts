// How the values of a record are said, and whose they are, for whoever draws its form.
import type { Mark, Met } from '../client/merge.ts'
import type { AnyRecordForm } from './record-form.ts'

/** A field as people say it. */
export interface Shown<Values> {
  readonly field: keyof Values & string
  readonly label: (values: Values) => string
  /** Its value; empty where it has none. */
  readonly said: (values: Values) => string
}

export interface RecordProps<Values extends object> {
  readonly form: AnyRecordForm<Values>
  /** In the order they stand; the first is what the record is called by. */
  readonly shows: readonly Shown<Values>[]
}

/** Somebody else changed it, and nothing was typed here. */
export const isTouched = (met: Met | undefined) => met !== undefined && !('mine' in met)

/** Who saved, where all that is to be chosen is one person's. */
export function savedBy<Values extends object>(
  form: AnyRecordForm<Values>,
): { readonly id: number; readonly name: string } | null {
  const marks = form.choices.map((field) => form.met[field] as Mark | undefined)
  const [first] = marks
  const isOne = first?.id !== undefined && marks.every((one) => one?.id === first.id)
  return isOne && first.id !== undefined && first.by !== null ? { id: first.id, name: first.by } : null
}
