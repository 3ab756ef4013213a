// What is asked of the server about what customers owe and pay: a line an operation.
import { LIMIT_MAX } from '#lib/limits.ts'
import type {
  Account,
  Customer,
  Debts,
  Output,
  Page,
  Payment,
  PaymentInput,
  Sales,
  Statement,
} from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

type PageOf = { readonly cursor: string | undefined; readonly limit: number }

export const listDebts = async (query: PageOf & { q?: string; overdue?: boolean }) =>
  (await api<Debts>({ path: '/api/debts', query })).data

export const getCustomer = async (id: number) => (await api<Customer>({ path: `/api/customers/${id}` })).data

export const getAccount = async (customerId: number) =>
  (await api<Account>({ path: `/api/debts/${customerId}` })).data

export const getOwnAccount = async () => (await api<Account>({ path: '/api/debts/me' })).data

export const getStatement = async (customerId: number, query: PageOf) =>
  (await api<Statement>({ path: `/api/customers/${customerId}/statement`, query })).data

export const createPayment = (customerId: number, body: PaymentInput, key: string) =>
  writing(
    { operation: 'payments.create', customerId },
    api<Payment>({ method: 'POST', path: '/api/payments', body, key }),
  )

/** The newest ones: they say who took what the statement lists. */
export const paymentsOf = async (customerId: number) =>
  (await api<Page<Payment>>({ path: '/api/payments', query: { customerId, limit: LIMIT_MAX } })).data.items

export const getPayment = async (id: number) => (await api<Payment>({ path: `/api/payments/${id}` })).data

export const voidPayment = (id: number, customerId: number, reason: string, key: string) =>
  writing(
    { operation: 'payments.void', id, customerId },
    api<Payment>({ method: 'POST', path: `/api/payments/${id}/void`, body: { reason }, key }),
  )

export type Promised = Output<'debts.promise'>

/** One's own word. */
export const promise = (body: { on: string }, key: string) =>
  writing(
    { operation: 'debts.promise' },
    api<Promised>({ method: 'POST', path: '/api/debts/me/promises', body, key }),
  )

/** Written down for a customer. */
export const promiseFor = (id: number, body: { on: string; note?: string }, key: string) =>
  writing(
    { operation: 'customers.promise', id },
    api<Promised>({ method: 'POST', path: `/api/customers/${id}/promises`, body, key }),
  )

/** The "copia e cola" text; without an amount, for all that is owed. */
export const pixCode = async (query: { amount?: number; customerId?: number }) =>
  (await api<{ code: string }>({ path: '/api/payments/pix', query })).data.code

export const listOwnSales = async (query: PageOf) => (await api<Sales>({ path: '/api/sales', query })).data
