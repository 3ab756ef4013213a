// What is asked of the server about customers themselves: a line an operation.
import { LIMIT_MAX } from '#lib/limits.ts'
import type { Customer, CustomerInput, CustomersFilter, Page, Somebody } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

type PageOf = { readonly cursor: string | undefined; readonly limit: number }

const FOUND_MAX = 20

export const recentCustomers = async (limit: number) =>
  (await api<Page<Customer>>({ path: '/api/customers', query: { sort: 'recent', limit } })).data.items

export const findCustomers = async (q: string) =>
  (await api<Page<Customer>>({ path: '/api/customers', query: { q, limit: FOUND_MAX } })).data.items

export const listCustomers = async (query: PageOf & CustomersFilter) =>
  (await api<Page<Customer>>({ path: '/api/customers', query })).data

export const createCustomer = (body: CustomerInput, key: string) =>
  writing(
    { operation: 'customers.create' },
    api<Customer>({ method: 'POST', path: '/api/customers', body, key }),
  )

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
  writing(
    { operation: 'customers.edit', id },
    api<Customer>({ method: 'PATCH', path: `/api/customers/${id}`, body, key }),
  )

export const removeCustomer = (id: number, key: string) =>
  writing({ operation: 'customers.remove', id }, api({ method: 'DELETE', path: `/api/customers/${id}`, key }))

/** Everyone who has met the bot, by name. */
export const findPeople = async (q: string) =>
  (await api<Page<Somebody>>({ path: '/api/people', query: { q, limit: LIMIT_MAX } })).data.items
