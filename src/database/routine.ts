// A routine: a step whose body is PL/pgSQL. For acts of many small statements, where starting one large statement costs more than
// running all of them; its text stands beside the rules it runs, and the database gets it when the program starts.
import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import { invariant } from '#lib/invariant.ts'
import { type Step, step } from './step.ts'

export interface Routine {
  /** Name and a hash of the text: two releases that run on one database each call their own. */
  readonly name: string
  /** `create function …`. */
  readonly text: string
}

const declared = new Map<string, Routine>()

/** Every routine that was declared so far. */
export const routines = (): readonly Routine[] => [...declared.values()]

interface Body {
  /** What stands between `declare` and `begin`. Names must differ from those of columns that the body reads. */
  readonly declare?: string
  /** Statements; ends by returning the text that the step answers. */
  readonly body: string
}

/**
 * Declares a routine and gives the step that calls it. `@name::type` stands for a value, as in a step; where it first
 * stands it says the type. Each statement of a body sees what those before it did and what others have committed by then, so
 * a lock that a statement takes guards what the next one reads.
 */
export function routine(name: string, { declare = '', body }: Body): Step {
  const types = new Map<string, string>()
  const text = `declare\n${declare}\nbegin\n${body}\nend`.replaceAll(
    VALUE,
    (_, arg: string, type: string | undefined) => {
      const first = types.get(arg) ?? type
      invariant(first !== undefined, `the routine ${name} does not say of what type ${arg} is`)
      types.set(arg, first)
      return type === undefined || type === first ? parameter(arg) : `${parameter(arg)}::${type}`
    },
  )
  const parameters = [...types].map(([arg, type]) => `${parameter(arg)} ${type}`).join(', ')
  const definition = `(${parameters}) returns text language plpgsql as $routine$\n${text} $routine$`
  const hash = createHash('sha256').update(definition).digest('hex').slice(0, 8)
  const called = `${name}#${hash}`
  invariant(called.length <= 63, `the routine's name is longer than PostgreSQL keeps: ${called}`)
  declared.set(called, { name: called, text: `create function "${called}"${definition}` })
  const values = [...types].map(([arg, type]) => `@${arg}::${type}`).join(', ')
  return step(name, `select "${called}"(${values})`)
}

const VALUE = /@([a-z]\w*)(?:::([a-z]+(?:\[\])?))?/gi
const parameter = (arg: string) => `p_${arg.toLowerCase()}`

/** How long those of releases before stay, for one of them may still run. */
const KEPT_DAYS = 40

/** Makes the routines that are not there yet and takes away those that no release of some weeks has asked for. */
export async function installRoutines(client: Client, wanted: readonly Routine[]): Promise<void> {
  const found = await client.query<{ name: string; old: boolean }>(
    `select proname as name, obj_description(oid)::date < current_date - ${KEPT_DAYS} as old
     from pg_proc where pronamespace = current_schema()::regnamespace and proname like '%#%' and prolang = (select oid from pg_language where lanname = 'plpgsql')`,
  )
  const there = new Set(found.rows.map(({ name }) => name))
  const names = new Set(wanted.map(({ name }) => name))
  const statements = [
    ...found.rows
      .filter(({ name, old }) => old && !names.has(name))
      .map(({ name }) => `drop function "${name}"`),
    ...wanted.filter(({ name }) => !there.has(name)).map(({ text }) => text),
    // The day of the last start that wanted it, for the line above.
    ...wanted.map(
      ({ name }) => `comment on function "${name}" is '${new Date().toISOString().slice(0, 10)}'`,
    ),
  ]
  await client.query(statements.join(';\n'))
}
