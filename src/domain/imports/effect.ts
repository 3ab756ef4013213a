// What carrying out one line of a list does, and how lines are judged to find that.
import type { Said, Wrong } from './cells.ts'
import type { Row } from './read-list.ts'

/** What is done for one line. `id`: null, it is made. */
export interface Effect {
  readonly line: number
  readonly id: number | null
  readonly version: number | null
  readonly name: string
  readonly folded: string
  /** What is set; for what is there already, what differs alone. */
  readonly fields: Readonly<Partial<Said>>
  /** The opening lot, or the opening debt. */
  readonly opens: Readonly<Pick<Said, 'stock' | 'cost' | 'owes' | 'since' | 'due'>> | null
  readonly before: Readonly<Record<string, unknown>> | null
  readonly odd: boolean
}

/** What a line says; `folded`: its name, as names are compared. */
export interface ReadLine {
  readonly row: Row
  readonly said: Said
  readonly folded: string
}

/** One line against the shop. Undefined effect: all is as it says already. */
export type JudgeLine = (line: ReadLine) => {
  readonly wrong: readonly Wrong[]
  readonly effect: Effect | undefined
}

/** What of these is said and is not so already. */
export const differing = <Field extends keyof Said>(
  fields: readonly Field[],
  said: Said,
  held: Readonly<Record<string, unknown>> | undefined,
): Partial<Said> =>
  Object.fromEntries(
    fields
      .filter((field) => said[field] !== undefined && said[field] !== held?.[field])
      .map((field) => [field, said[field]]),
  )

/** What stood in these fields. */
export const heldOf = (fields: Partial<Said>, held: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, held[field]]))
