// The API described for programs: OpenAPI 3.1 from the table of routes and the schemas that judge.
import { z } from 'zod'
import { DomainError, type ErrorCode, type ErrorDetails, STAFF_LIMITS } from '#domain/errors.ts'
import { ERRORS_MAX } from '#lib/limits.ts'
import { exampleOf, type Json } from './examples.ts'
import { problemOf, statusOf } from './problems.ts'
import { asksInQuery, problemsOf, type Route, type Upload } from './route.ts'
import { AREAS, routes } from './routes.ts'

/** The area of a route's name. */
export const tagOf = ({ name }: Route): string => name.slice(0, name.indexOf('.'))

/** Made once for each schema and side: what is described is shown by example too. */
const known = { input: new WeakMap<z.ZodType, Json>(), output: new WeakMap<z.ZodType, Json>() }

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const before = known[io].get(schema)
  if (before) return before
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  })
  known[io].set(schema, made)
  return made
}

/** The whole document; made once. */
export function describeApi(): string {
  const paths: Record<string, Json> = {}
  const responses: Record<string, Json> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route, responses) }
  }
  return JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'Balcão',
      version: '1',
      description: 'A small shop: goods, sales, payments and debts.',
      license: { name: 'Not licensed to others', identifier: 'LicenseRef-Unlicensed' },
    },
    servers: [{ url: '/', description: 'Where this was read' }],
    tags: Object.entries(AREAS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: jsonSchema(PROBLEM, 'output') },
      responses,
    },
  })
}

const PROBLEM = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .max(ERRORS_MAX)
    .optional(),
  errorsOmitted: z.int().optional(),
  shortages: z
    .array(z.object({ productId: z.int(), name: z.string(), requested: z.number(), available: z.number() }))
    .optional(),
  owed: z.int().optional(),
  limit: z
    .union([z.int(), z.object({ name: z.enum(STAFF_LIMITS), is: z.unknown(), asked: z.unknown() })])
    .optional(),
  ask: z.string().nullable().optional(),
  due: z.int().optional(),
  credit: z.int().optional(),
  exceedsBy: z.int().optional(),
  current: z.unknown().optional(),
  changed: z
    .record(
      z.string(),
      z.object({ by: z.object({ id: z.int(), name: z.string() }).nullable(), at: z.string() }),
    )
    .optional(),
  existing: z.object({ id: z.int(), name: z.string() }).optional(),
  state: z.string().optional(),
  requestId: z.string(),
})

const DETAILS: Partial<Record<ErrorCode, ErrorDetails>> = {
  invalid_input: { errors: [{ path: 'name', issue: 'required' }] },
  insufficient_stock: { shortages: [{ productId: 1, name: 'Café', requested: 3, available: 2 }] },
  overpayment: { owed: 600 },
  credit_limit: { limit: 20_000, due: 19_500, exceedsBy: 100 },
  version_conflict: {
    current: { id: 1, version: 2 },
    changed: { name: { by: { id: 3, name: 'Bia' }, at: '2027-03-01T13:05:00.000Z' } },
  },
  duplicate: { existing: { id: 1, name: 'Café' } },
  wrong_state: { state: 'archived' },
  rate_limited: { retryAfter: 2 },
}
const ASKER = { language: 'en', currency: 'BRL', requestId: '1b4e28ba-2fa1-4d2e-883f-0016d3cca427' } as const

/** As it would be answered. */
const problemExample = (code: ErrorCode) => ({
  value: JSON.parse(problemOf(new DomainError(code, DETAILS[code]), ASKER).body) as Json,
})

/** A reference for each status; what it stands for is kept in `responses`, once for each set of codes. */
function refusals(route: Route, responses: Record<string, Json>): Record<number, Json> {
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of problemsOf(route))
    byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code])
  const refused: Record<number, Json> = {}
  for (const [status, codes] of byStatus) {
    const name = codes.sort().join('-or-')
    const code = { properties: { code: { enum: codes } } }
    responses[name] ??= {
      description: codes.join(', '),
      content: {
        'application/problem+json': {
          schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, code] },
          examples: Object.fromEntries(codes.map((one) => [one, problemExample(one)])),
        },
      },
    }
    refused[status] = { $ref: `#/components/responses/${name}` }
  }
  return refused
}

interface Shape {
  readonly properties: Record<string, Json>
  readonly required: readonly string[]
  readonly inPath: readonly string[]
}

function describe(route: Route, responses: Record<string, Json>): Json {
  const { name, called, path, status, summary, role, keyed, etag } = route
  const { properties = {}, required = [] } = jsonSchema(route.input, 'input') as Partial<Shape>
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')
  const shape = { properties, required, inPath }
  return {
    operationId: called ?? name,
    tags: [tagOf(route)],
    summary,
    ...(role ? { security: [{ session: [] }], 'x-role': role } : { security: [] }),
    parameters: [...parametersOf(route, shape), ...(keyed ? [KEY] : [])],
    ...(hasBody(route, shape) ? bodyOf(route, shape) : {}),
    responses: {
      [status]: status === 204 ? { description: 'Done' } : answerOf(route),
      ...(route.preview ? { 200: answerOf({ ...route, output: route.preview }) } : {}),
      ...(etag ? { 304: { description: 'As you hold it' } } : {}),
      ...refusals(route, responses),
    },
  }
}

/** What goes away is named by its path, or its query; a body says that it is meant. */
const hasBody = (route: Route, { properties, inPath }: Shape): boolean =>
  route.method === 'DELETE'
    ? !asksInQuery(route) && Object.keys(properties).some((name) => !inPath.includes(name))
    : route.method !== 'GET'

const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key and the same request act once',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '0b9f6a4e-sale-1',
}

function parametersOf(route: Route, { properties, required, inPath }: Shape): Json[] {
  const inQuery = asksInQuery(route) ? Object.keys(properties).filter((name) => !inPath.includes(name)) : []
  const parameter = (place: 'path' | 'query') => (name: string) => {
    const schema = properties[name] ?? { type: 'integer', minimum: 1 }
    const shown = place === 'path' || !('anyOf' in schema) ? { example: exampleOf(schema, '', name) } : {}
    return { name, in: place, required: place === 'path' || required.includes(name), schema, ...shown }
  }
  return [...inPath.map(parameter('path')), ...inQuery.map(parameter('query'))]
}

const answerOf = (route: Route): Json => {
  const schema = jsonSchema(route.output, 'output')
  if (route.attachment) return { description: 'Done', content: { [route.attachment.type]: { schema } } }
  return { description: 'Done', content: { 'application/json': { schema, example: answerExample(route) } } }
}

/** An answer as staff gets it. */
export const answerExample = (route: Route): unknown =>
  exampleOf(jsonSchema(route.output, 'output'), tagOf(route))

/** What the body of such a request may be: what it must have, and what the route shows. */
export function requestExample(route: Route): Json {
  const { properties = {}, required = [] } = jsonSchema(route.input, 'input') as Partial<Shape>
  const needed = required.filter((name) => !route.path.includes(`{${name}}`))
  const fields = needed.map((name) => [name, exampleOf(properties[name] ?? {}, tagOf(route), name)])
  return { ...Object.fromEntries(fields), ...route.example }
}

/** What stands beside the file is text, or JSON as text. */
const formOf = ({ field, orJson }: Upload, properties: Record<string, Json>): Json => ({
  schema: {
    type: 'object',
    properties: {
      [field]: { type: 'string', contentMediaType: 'application/octet-stream' },
      ...(orJson ? properties : {}),
    },
    required: [field],
    additionalProperties: false,
  },
})

function bodyOf(route: Route, { properties, required, inPath }: Shape): Json {
  const { upload } = route
  const form = upload && {
    'multipart/form-data': formOf(upload, properties),
    ...(upload.plain ? { [upload.plain]: { schema: { type: 'string' } } } : {}),
  }
  if (form && !upload.orJson) return { requestBody: { required: true, content: form } }
  const own = Object.keys(properties).filter((name) => !inPath.includes(name))
  if (!own.length) return {}
  const schema = {
    type: 'object',
    properties: Object.fromEntries(own.map((name) => [name, properties[name]])),
    required: required.filter((name) => own.includes(name)),
    additionalProperties: false,
  }
  const example = requestExample(route)
  return { requestBody: { required: true, content: { 'application/json': { schema, example }, ...form } } }
}
