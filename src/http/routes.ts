// Every path of the API, a line each: method, path, what answers, the status of success. What is not here is a 404.
import type { OperationName } from '#domain/operations.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** What a request takes from its person's rate, by its query; one where nothing is said. Below every burst. */
export type Cost = (query: Readonly<Record<string, string>>) => number

export interface Line {
  readonly method: Method
  readonly path: string
  readonly status: 200 | 201 | 204
  /** Answers 304 to who holds it already. */
  readonly etag?: true
  readonly cost?: Cost
}
export interface OperationRoute extends Line {
  readonly operation: OperationName
}

const line = (
  method: Method,
  path: string,
  operation: OperationName,
  status: Line['status'],
): OperationRoute => ({
  method,
  path,
  operation,
  status,
})
const get = (path: string, operation: OperationName) => line('GET', path, operation, 200)
/** Polled: carries an ETag. */
const poll = (path: string, operation: OperationName): OperationRoute => ({
  ...get(path, operation),
  etag: true,
})
/** Many rows are looked at for few that are shown. */
const dear = (route: OperationRoute): OperationRoute => ({ ...route, cost: () => 5 })
/** Words are looked for, or sales counted, in every row. */
const searched = (route: OperationRoute): OperationRoute => ({
  ...route,
  cost: ({ q, sort }) => 1 + (q ? 4 : 0) + (sort === 'popular' ? 9 : 0),
})
const create = (path: string, operation: OperationName) => line('POST', path, operation, 201)
const act = (path: string, operation: OperationName) => line('POST', path, operation, 200)
const edit = (path: string, operation: OperationName) => line('PATCH', path, operation, 200)
const remove = (path: string, operation: OperationName) => line('DELETE', path, operation, 204)

/** Beside these stand the few of auth.ts, which make the actor that operations need, and of commands.ts. */
export const routes: readonly OperationRoute[] = [
  get('/api/auth/sessions', 'sessions.list'),
  remove('/api/auth/sessions/{id}', 'sessions.end'),
  poll('/api/shop', 'shop.get'),
  searched(get('/api/users', 'users.list')),
  get('/api/users/{id}', 'users.get'),
  edit('/api/users/{id}', 'users.edit'),
  searched(get('/api/people', 'people.list')),
  poll('/api/preferences', 'preferences.get'),
  edit('/api/preferences', 'preferences.edit'),
  dear(poll('/api/dashboard', 'home.get')),
  get('/api/undo', 'undo.list'),
  act('/api/undo/{id}', 'undo.run'),

  searched(poll('/api/products', 'products.list')),
  poll('/api/products/{id}', 'products.get'),
  create('/api/products', 'products.create'),
  edit('/api/products/{id}', 'products.edit'),
  remove('/api/products/{id}', 'products.remove'),
  poll('/api/categories', 'categories.list'),
  searched(poll('/api/stock', 'stock.list')),
  get('/api/stock/lots', 'stock.lots'),
  get('/api/stock/movements', 'stock.movements'),
  create('/api/stock/receipts', 'stock.receive'),
  create('/api/stock/adjustments', 'stock.adjust'),
  create('/api/stock/counts', 'stock.count'),

  searched(get('/api/customers', 'customers.list')),
  create('/api/customers', 'customers.create'),
  get('/api/customers/{id}', 'customers.get'),
  edit('/api/customers/{id}', 'customers.edit'),
  remove('/api/customers/{id}', 'customers.remove'),
  dear(get('/api/customers/{id}/statement', 'customers.statement')),
  searched(get('/api/sales', 'sales.list')),
  create('/api/sales', 'sales.create'),
  get('/api/sales/{id}', 'sales.get'),
  act('/api/sales/{id}/void', 'sales.void'),
  get('/api/payments', 'payments.list'),
  get('/api/payments/pix', 'payments.pix'),
  create('/api/payments', 'payments.create'),
  get('/api/payments/{id}', 'payments.get'),
  act('/api/payments/{id}/void', 'payments.void'),
  dear(poll('/api/debts', 'debts.list')),
  get('/api/debts/me', 'debts.mine'),
  get('/api/debts/{customerId}', 'debts.get'),
]

/** Where what was made can be read by itself. */
const OWN_ROUTES = new Set(['/api/products', '/api/customers', '/api/sales', '/api/payments'])
export const hasOwnRoute = (path: string) => OWN_ROUTES.has(path)

/** Operations that have a route, once each. */
export const routedOperations: readonly OperationName[] = [...new Set(routes.map((route) => route.operation))]
