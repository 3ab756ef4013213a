// How each kind of route answers, by its method: what stands in the table of routes is made of these.
import type { ErrorCode } from '#domain/errors.ts'
import type { OperationName } from '#domain/operations.ts'
import { type Cost, operationRoute } from './route.ts'

interface More {
  readonly problems?: readonly ErrorCode[]
  readonly example?: Readonly<Record<string, unknown>>
  readonly cost?: Cost
  readonly madeAt?: string
}

export const get = (path: string, name: OperationName, summary: string, more: More = {}) =>
  operationRoute(name, { method: 'GET', path, status: 200, summary, ...more })
/** Polled: carries an ETag. */
export const poll = (path: string, name: OperationName, summary: string, more: More = {}) =>
  operationRoute(name, { method: 'GET', path, status: 200, summary, etag: true, ...more })
export const create = (path: string, name: OperationName, summary: string, more: More = {}) =>
  operationRoute(name, { method: 'POST', path, status: 201, summary, ...more })
export const act = (path: string, name: OperationName, summary: string, more: More = {}) =>
  operationRoute(name, { method: 'POST', path, status: 200, summary, ...more })
export const edit = (path: string, name: OperationName, summary: string, more: More = {}) =>
  operationRoute(name, { method: 'PATCH', path, status: 200, summary, ...more })
export const note = (path: string, name: OperationName, summary: string, more: More = {}) =>
  operationRoute(name, { method: 'PUT', path, status: 200, summary, ...more })
export const remove = (path: string, name: OperationName, summary: string, more: More = {}) =>
  operationRoute(name, { method: 'DELETE', path, status: 204, summary, ...more })

/** Many rows are looked at for few that are shown. */
export const DEAR = { cost: () => 5 }
/** Words are looked for, or sales counted, in every row. */
export const SEARCHED = {
  cost: ({ q, sort }: Readonly<Record<string, string>>) => 1 + (q ? 4 : 0) + (sort === 'popular' ? 9 : 0),
}
