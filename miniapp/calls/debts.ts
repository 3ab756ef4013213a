// What the screens of customers and their money ask of the server: a line an operation.
import type {
  Account,
  Customer,
  Debts,
  Page,
  Payment,
  PaymentInput,
  Sales,
  Somebody,
  Statement,
} from '../api-types.ts'
import { api } from '../session.ts'

type PageOf = { readonly cursor: string | undefined; readonly limit: number }

const LIMIT_MAX = 200

export const listDebts = async (query: PageOf & { q?: string; overdue?: boolean }) =>
  (await api<Debts>({ path: '/api/debts', query })).data

export const getAccount = async (customerId: number) =>
  (await api<Account>({ path: `/api/debts/${customerId}` })).data

export const getOwnAccount = async () => (await api<Account>({ path: '/api/debts/me' })).data

export const getStatement = async (customerId: number, query: PageOf) =>
  (await api<Statement>({ path: `/api/customers/${customerId}/statement`, query })).data

export interface CustomerEdit {
  readonly version: number
  readonly name?: string
  readonly phone?: string | null
  readonly note?: string | null
  readonly userId?: number | null
  readonly creditLimit?: number | null
  readonly archived?: boolean
}

export const editCustomer = (id: number, body: CustomerEdit, key: string) =>
  api<Customer>({ method: 'PATCH', path: `/api/customers/${id}`, body, key })

export const removeCustomer = (id: number, key: string) =>
  api({ method: 'DELETE', path: `/api/customers/${id}`, key })

/** Everyone who has met the bot, by name. */
export const findPeople = async (q: string) =>
  (await api<Page<Somebody>>({ path: '/api/people', query: { q, limit: LIMIT_MAX } })).data.items

export const createPayment = (body: PaymentInput, key: string) =>
  api<Payment>({ method: 'POST', path: '/api/payments', body, key })

/** The newest ones: they say who took what the statement lists. */
export const paymentsOf = async (customerId: number) =>
  (await api<Page<Payment>>({ path: '/api/payments', query: { customerId, limit: LIMIT_MAX } })).data.items

export const getPayment = async (id: number) => (await api<Payment>({ path: `/api/payments/${id}` })).data

export const voidPayment = (id: number, reason: string, key: string) =>
  api<Payment>({ method: 'POST', path: `/api/payments/${id}/void`, body: { reason }, key })

/** The "copia e cola" text; without an amount, for all that is owed. */
export const pixCode = async (query: { amount?: number; customerId?: number }) =>
  (await api<{ code: string }>({ path: '/api/payments/pix', query })).data.code

export const listOwnSales = async (query: PageOf) => (await api<Sales>({ path: '/api/sales', query })).data
