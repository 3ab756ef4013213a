// What the screens ask of the server: a line an operation. Transport is api.ts, who asks is session.ts.
import type { Customer, Page, Product, Sale, SaleInput, Shop } from './api-types.ts'
import { api } from './session.ts'

const PAGE = 200

export const getShop = async () => (await api<Shop>({ path: '/api/shop' })).data

/** Every product that may be sold, most sold first. */
export const listProducts = () => all<Product>('/api/products', { sort: 'popular' })

export const recentCustomers = async (limit: number) =>
  (await api<Page<Customer>>({ path: '/api/customers', query: { sort: 'recent', limit } })).data.items

export const findCustomers = async (q: string) =>
  (await api<Page<Customer>>({ path: '/api/customers', query: { q, limit: 20 } })).data.items

export const countOverdue = async () =>
  (await api<{ totals: { customers: number } }>({ path: '/api/debts', query: { overdue: true, limit: 1 } }))
    .data.totals.customers

export const getCustomer = async (id: number) => (await api<Customer>({ path: `/api/customers/${id}` })).data

/** The key is the intent's: the same one settles what an earlier try left open. */
export const createSale = (body: SaleInput, key: string) =>
  api<Sale>({ method: 'POST', path: '/api/sales', body, key })

async function all<Item>(path: string, query: Record<string, string>): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const page: Page<Item> = (
      await api<Page<Item>>({ path, query: { ...query, limit: PAGE, cursor: cursor ?? undefined } })
    ).data
    items.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return items
}
