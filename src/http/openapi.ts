// The API described for programs: OpenAPI 3.1 from the routes and the operations' own schemas.
import { z } from 'zod'
import { operations } from '#domain/operations.ts'
import { ERRORS_MAX } from '#lib/limits.ts'
import { allRoutes, type Route } from './match.ts'

type Json = Record<string, unknown>

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
  })
  return made
}

const partsOf = (route: Route) => {
  if ('own' in route) {
    const { input, output, role, summary } = route.own
    return { input, output, role, id: summary, summary }
  }
  const { input, output, role, name } = operations[route.operation]
  return { input: input as z.ZodType, output: output as z.ZodType, role, id: name, summary: name }
}

/** The whole document; made once. */
export function describeApi(title: string): string {
  const paths: Record<string, Json> = {}
  for (const route of allRoutes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route) }
  }
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title, version: '1', description: 'A small shop: goods, sales, payments and debts.' },
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: jsonSchema(PROBLEM, 'output') },
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
  requestId: z.string(),
})

function describe(route: Route): Json {
  const { input, output, role, id, summary } = partsOf(route)
  const { properties = {}, required = [] } = jsonSchema(input, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')
  const inQuery =
    route.method === 'GET' ? Object.keys(properties).filter((name) => !inPath.includes(name)) : []
  const parameter = (name: string, place: 'path' | 'query') => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: properties[name] ?? { type: 'integer', minimum: 1 },
  })
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  }
  return {
    operationId: `${route.method.toLowerCase()} ${id}`.replaceAll(/\W+/g, '_'),
    summary,
    ...(role ? { security: [{ session: [] }], 'x-role': role } : { security: [] }),
    parameters: [
      ...inPath.map((name) => parameter(name, 'path')),
      ...inQuery.map((name) => parameter(name, 'query')),
      ...(route.method === 'GET' || ('own' in route && !route.own.keyed) ? [] : [key]),
    ],
    ...bodyOf(route, properties, required, inPath),
    responses: {
      [route.status]:
        route.status === 204
          ? { description: 'Done' }
          : {
              description: 'Done',
              content: { 'application/json': { schema: jsonSchema(output, 'output') } },
            },
      ...('etag' in route ? { 304: { description: 'As you hold it' } } : {}),
      default: {
        description: 'Refused',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function bodyOf(route: Route, properties: Record<string, Json>, required: string[], inPath: string[]): Json {
  const own = Object.keys(properties).filter((name) => !inPath.includes(name))
  if (route.method === 'GET' || route.method === 'DELETE' || !own.length) return {}
  const schema = {
    type: 'object',
    properties: Object.fromEntries(own.map((name) => [name, properties[name]])),
    required: required.filter((name) => own.includes(name)),
    additionalProperties: false,
  }
  return { requestBody: { required: true, content: { 'application/json': { schema } } } }
}
