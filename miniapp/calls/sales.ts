// What the screens of sales ask of the server: a line an operation.
import type { Dashboard, Sale, Sales, SalesFilter, VoidInput } from '../api-types.ts'
import { api } from '../session.ts'

export const getDashboard = async () => (await api<Dashboard>({ path: '/api/dashboard' })).data

export const listSales = async (query: SalesFilter & { cursor: string | undefined; limit: number }) =>
  (await api<Sales>({ path: '/api/sales', query })).data

export const getSale = async (id: number) => (await api<Sale>({ path: `/api/sales/${id}` })).data

export const voidSale = (id: number, body: VoidInput, key: string) =>
  api<Sale>({ method: 'POST', path: `/api/sales/${id}/void`, body, key })
