// Every path of the API, a line each: method, path, what answers, the status of success. What is not here is a 404.
import type { OperationName } from '#domain/operations.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export interface Line {
  readonly method: Method
  readonly path: string
  readonly status: 200 | 201 | 204
  /** Answers 304 to who holds it already. */
  readonly etag?: true
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
const create = (path: string, operation: OperationName) => line('POST', path, operation, 201)
const act = (path: string, operation: OperationName) => line('POST', path, operation, 200)
const edit = (path: string, operation: OperationName) => line('PATCH', path, operation, 200)
const remove = (path: string, operation: OperationName) => line('DELETE', path, operation, 204)

/** Beside these stand the few of auth.ts, which make the actor that operations need, and of commands.ts. */
export const routes: readonly OperationRoute[] = [
  get('/api/auth/sessions', 'sessions.list'),
  remove('/api/auth/sessions/{id}', 'sessions.end'),
  poll('/api/shop', 'shop.get'),
  get('/api/users', 'users.list'),
  get('/api/users/{id}', 'users.get'),
  edit('/api/users/{id}', 'users.edit'),
  get('/api/people', 'people.list'),
  poll('/api/preferences', 'preferences.get'),
  edit('/api/preferences', 'preferences.edit'),
  poll('/api/dashboard', 'home.get'),
  get('/api/undo', 'undo.list'),
  act('/api/undo/{id}', 'undo.run'),

  poll('/api/products', 'products.list'),
  poll('/api/products/{id}', 'products.get'),
  create('/api/products', 'products.create'),
  edit('/api/products/{id}', 'products.edit'),
  remove('/api/products/{id}', 'products.remove'),
  poll('/api/categories', 'categories.list'),
  poll('/api/stock', 'stock.list'),
  get('/api/stock/lots', 'stock.lots'),
  get('/api/stock/movements', 'stock.movements'),
  create('/api/stock/receipts', 'stock.receive'),
  create('/api/stock/adjustments', 'stock.adjust'),
  create('/api/stock/counts', 'stock.count'),

  get('/api/customers', 'customers.list'),
  create('/api/customers', 'customers.create'),
  get('/api/customers/{id}', 'customers.get'),
  edit('/api/customers/{id}', 'customers.edit'),
  remove('/api/customers/{id}', 'customers.remove'),
  get('/api/customers/{id}/statement', 'customers.statement'),
  get('/api/sales', 'sales.list'),
  create('/api/sales', 'sales.create'),
  get('/api/sales/{id}', 'sales.get'),
  act('/api/sales/{id}/void', 'sales.void'),
  get('/api/payments', 'payments.list'),
  get('/api/payments/pix', 'payments.pix'),
  create('/api/payments', 'payments.create'),
  get('/api/payments/{id}', 'payments.get'),
  act('/api/payments/{id}/void', 'payments.void'),
  poll('/api/debts', 'debts.list'),
  get('/api/debts/me', 'debts.mine'),
  get('/api/debts/{customerId}', 'debts.get'),
]

/** Where what was made can be read by itself. */
const OWN_ROUTES = new Set(['/api/products', '/api/customers', '/api/sales', '/api/payments'])
export const hasOwnRoute = (path: string) => OWN_ROUTES.has(path)

/** Operations that have a route, once each. */
export const routedOperations: readonly OperationName[] = [...new Set(routes.map((route) => route.operation))]
