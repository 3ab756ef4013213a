// Bounds before work: every schema has its own, a refusal names twenty fields and counts the rest, and bodies end where their route says.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { operations } from '#domain/operations.ts'
import { maxItems, maxProperties, readInput } from '#domain/read-input.ts'
import { formOfRoute } from '#http/api.ts'
import { readJson } from '#http/json.ts'
import { problemOf } from '#http/problems.ts'
import { routes } from '#http/routes.ts'
import { RAW_TIMES } from '#lib/limits.ts'

const inputs: [string, z.ZodType][] = [
  ...Object.values(operations).map(({ name, input }): [string, z.ZodType] => [name, input as never]),
  ...routes.map(({ method, path, input }): [string, z.ZodType] => [`${method} ${path}`, input]),
]

const maxLength = (schema: z.ZodString) =>
  schema.maxLength ?? Number(schema.meta()?.['maxLength'] ?? Number.POSITIVE_INFINITY)

/** What has no bound, by path; and the most bytes that the rest has in JSON, four to a character. */
function judge(schema: z.core.$ZodType, path: string, unbounded: string[]): number {
  const inner = (one: z.core.$ZodType, name: string) => judge(one, `${path}.${name}`, unbounded)
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return judge(schema.def.innerType, path, unbounded)
  if (schema instanceof z.ZodString) {
    const max = maxLength(schema)
    if (!Number.isFinite(max) || schema.safeParse('a'.repeat(max * RAW_TIMES + 1)).success)
      unbounded.push(path)
    return 4 * max + 2
  }
  if (schema instanceof z.ZodArray) {
    const max = maxItems(schema)
    if (!Number.isFinite(max)) unbounded.push(path)
    return max * (inner(schema.element, '0') + 1)
  }
  if (schema instanceof z.ZodRecord) {
    const max = maxProperties(schema)
    if (!Number.isFinite(max)) unbounded.push(path)
    inner(schema.keyType, 'key')
    inner(schema.valueType, 'value')
    return max * 100 // what is chosen is an id, nearly always
  }
  if (schema instanceof z.ZodObject) {
    if (!(schema.def.catchall instanceof z.ZodNever)) unbounded.push(path)
    const fields = Object.entries(schema.shape)
    return fields.reduce((sum, [name, field]) => sum + name.length + 4 + inner(field, name), 2)
  }
  if (schema instanceof z.ZodUnion)
    return Math.max(...schema.options.map((one, i) => (isPlain(one) ? inner(one, String(i)) : Number.NaN)))
  if (!isPlain(schema)) unbounded.push(path)
  return 25
}

const isPlain = (schema: z.core.$ZodType) =>
  [z.ZodString, z.ZodNumber, z.ZodBoolean, z.ZodEnum, z.ZodLiteral].some((kind) => schema instanceof kind)

/** Judged by the schema of the operation that it is of, as far as it is given; until then by what a body may hold and how deep. */
const JUDGED_LATER = [
  'PUT /api/drafts/{id}.input.value',
  'approvals.create.input.value',
  'POST /api/approvals.input.value',
]

describe('every schema', () => {
  it.each(inputs)(
    '%s: every array, record and string has a maximum, and nothing else is taken',
    (name, schema) => {
      const unbounded: string[] = []
      judge(schema, name, unbounded)
      expect(unbounded.filter((path) => !JUDGED_LATER.includes(path))).toEqual([])
    },
  )

  it('fits the body that its route takes; 16 KiB to log in, 1 MiB where lists are long, 64 KiB elsewhere', () => {
    const bounds = new Map<number, string[]>()
    for (const route of routes) {
      const name = `${route.method} ${route.path}`
      const { bodyMax } = formOfRoute(route)
      if (route.path !== '/api/auth/verify') expect(judge(route.input, name, [])).toBeLessThan(bodyMax)
      bounds.set(bodyMax, [...(bounds.get(bodyMax) ?? []), name])
    }
    expect(bounds.get(16 * 1024)).toEqual(['POST /api/auth/verify'])
    expect(bounds.get(1024 * 1024)).toEqual([
      'POST /api/users/bulk',
      'POST /api/notifications/read',
      'POST /api/sales',
      'POST /api/payments',
      'POST /api/debts/reminders',
      'POST /api/broadcasts',
      'POST /api/broadcasts/try',
    ])
    expect([...bounds.keys()].sort((a, b) => a - b)).toEqual([16 * 1024, 64 * 1024, 1024 * 1024])
  })
})

describe('a refusal', () => {
  const shape = z.strictObject({
    names: z.array(z.strictObject({ a: z.int(), b: z.int() })).max(30),
    one: z.int().optional(),
  })
  const refused = (input: unknown) => {
    try {
      readInput(shape, input)
    } catch (error) {
      const asker = { language: 'en', currency: 'BRL', requestId: 'r' } as const
      expect(error).toBeInstanceOf(DomainError)
      return JSON.parse(problemOf(error, asker).body) as {
        errors: { path: string }[]
        errorsOmitted?: number
      }
    }
    throw new Error('it was taken')
  }
  const strange = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]))

  it('names twenty wrong fields and counts the others', () => {
    const { errors, errorsOmitted } = refused({ names: Array.from({ length: 30 }, () => ({})) })
    expect([errors.length, errors[0]?.path, errorsOmitted]).toEqual([20, 'names.0.a', 40])
    expect(refused({ names: [], ...strange(20) })).not.toHaveProperty('errorsOmitted')
  })

  it('names wrong fields before strange ones, and of a strange name only its beginning', () => {
    const { errors, errorsOmitted } = refused({
      one: 'x',
      names: [],
      ...strange(10_000),
      ['n'.repeat(50_000)]: 1,
    })
    expect([errors.length, errors[0]?.path, errorsOmitted]).toEqual([20, 'one', 9982])
    expect(refused({ names: [], ['n'.repeat(50_000)]: 1 }).errors).toMatchObject([{ path: 'n'.repeat(60) }])
  })

  it('names a list that is too long by itself, however wrong what stands in it is', () => {
    expect(refused({ names: Array.from({ length: 5000 }, () => 'x') }).errors[0]?.path).toBe('names')
  })

  it('reads what is right as it is, lists at their bound included', () => {
    const input = { names: Array.from({ length: 30 }, (_, i) => ({ a: i, b: i })), one: 1 }
    expect(readInput(shape, input)).toEqual(input)
  })
})

describe('JSON', () => {
  const codeOf = (text: string) => {
    try {
      readJson(text)
      return 'fine'
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      return error.details.errors?.[0]?.issue ?? error.code
    }
  }
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

  it.each([
    [nested(8), 'fine'],
    [nested(9), 'too_deep'],
    [nested(500_000), 'too_deep'],
    ['{"a":'.repeat(9), 'too_deep'],
    [`["${'['.repeat(50)}", "\\"[[[[[[[[[[\\\\"]`, 'fine'],
    [`[${'[[],[]],'.repeat(100)}1]`, 'fine'],
    [`[${'1,'.repeat(19_990)}1]`, 'fine'],
    [`[${'1,'.repeat(20_000)}1]`, 'too_large'],
    [`[${'[],'.repeat(10_001)}1]`, 'too_large'],
    ['["\\', 'invalid'],
    ['[1,]', 'invalid'],
  ])('%.30s: %s', (text, expected) => {
    expect(codeOf(text)).toBe(expected)
  })
})
