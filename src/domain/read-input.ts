// Reading an input by its schema, in work that the schema bounds: what is too much is cut off before anything is compared.
import { z } from 'zod'
import { invariant } from '#lib/invariant.ts'
import { ERRORS_MAX, PATH_MAX } from '#lib/limits.ts'
import { DomainError, type Issue } from './errors.ts'
import { issuesOf } from './input.ts'

/** What was cut off: lists that were too long, and names that nothing has; of these only as many as are told. */
interface Excess {
  readonly long: Issue[]
  readonly strangers: Issue[]
  strangersOmitted: number
}

/** The input as the schema reads it. Throws `invalid_input` that names wrong fields, with `errorsOmitted` where some are not. */
export function readInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const excess: Excess = { long: [], strangers: [], strangersOmitted: 0 }
  const read = schema.safeParse(within(schema, input, '', excess), { reportInput: true })
  const wrong = read.success ? [] : issuesOf(read.error)
  const errors = [...excess.long, ...wrong, ...excess.strangers]
  if (read.success && !errors.length) return read.data
  throw new DomainError('invalid_input', { errors, errorsOmitted: excess.strangersOmitted })
}

const parts = new WeakMap<z.ZodObject, z.ZodObject>()

/** As much of it as is given: as `readInput`, but what lacks is no fault. What fields say of one another is judged with the whole. */
export function readPart<T>(schema: z.ZodType<T>, input: unknown): Partial<T> {
  invariant(schema instanceof z.ZodObject, 'the input of an operation has fields')
  let part = parts.get(schema)
  if (!part) {
    const given = (field: z.core.$ZodType) =>
      z.optional(field instanceof z.ZodDefault ? field.unwrap() : field)
    const fields = Object.entries(schema.shape).map(([name, field]) => [name, given(field)])
    parts.set(schema, (part = z.strictObject(Object.fromEntries(fields))))
  }
  return readInput(part, input) as Partial<T>
}

/** As much of the value as the schema can take: no longer lists, no other names. */
function within(schema: z.core.$ZodType, value: unknown, path: string, excess: Excess): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return within(schema.def.innerType, value, path, excess)
  if (typeof value !== 'object' || value === null) return value
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    const maximum = maxItems(schema)
    if (value.length > maximum) excess.long.push({ path, issue: 'too_many', values: { maximum } })
    return value
      .slice(0, maximum)
      .map((one, i) => within(schema.element, one, path ? `${path}.${i}` : String(i), excess))
  }
  if (Array.isArray(value)) return []
  if (schema instanceof z.ZodObject) return known(schema, value, path, excess)
  if (!(schema instanceof z.ZodRecord)) return {}
  const maximum = maxProperties(schema)
  const entries = Object.entries(value)
  if (entries.length <= maximum) return value
  excess.long.push({ path, issue: 'too_many', values: { maximum } })
  return {}
}

function known(schema: z.ZodObject, value: object, path: string, excess: Excess): object {
  const inside = (name: string) => (path ? `${path}.${name}` : name)
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(schema.shape, name)) continue
    if (excess.strangers.length >= ERRORS_MAX) excess.strangersOmitted++
    else excess.strangers.push({ path: inside(name.slice(0, PATH_MAX)), issue: 'unknown_field' })
  }
  const cut: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape)) {
    if (!Object.hasOwn(value, name)) continue
    cut[name] = within(field, (value as Record<string, unknown>)[name], inside(name), excess)
  }
  return cut
}

/** Entries that an array takes. */
export function maxItems(schema: z.ZodArray): number {
  const most = (schema.def.checks ?? []).flatMap(({ _zod: { def } }) => {
    const { check, maximum } = def as { check: string; maximum?: number }
    return check === 'max_length' ? (maximum ?? []) : []
  })
  return Math.min(...most)
}

/** Entries that a record takes, as `record()` says it. */
export const maxProperties = (schema: z.ZodRecord): number =>
  Number(schema.meta()?.['maxProperties'] ?? Number.POSITIVE_INFINITY)
