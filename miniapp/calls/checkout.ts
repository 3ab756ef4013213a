// What Cobrar asks of the server: a line an operation.
import type { Customer, Page, Sale, SaleInput } from '../api-types.ts'
import { api } from '../session.ts'

export const findCustomers = async (q: string) =>
  (await api<Page<Customer>>({ path: '/api/customers', query: { q, limit: 20 } })).data.items

/** The key is the intent's: the same one settles what an earlier try left open. */
export const createSale = (body: SaleInput, key: string) =>
  api<Sale>({ method: 'POST', path: '/api/sales', body, key })
