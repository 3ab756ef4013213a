// What the first pages ask of the server: a line an operation; for other screens see calls/. Transport is api.ts, who asks is session.ts.
import type { Customer, Page, Product, Shop } from './api-types.ts'
import { api } from './session.ts'

const PAGE = 200

export const getShop = async () => (await api<Shop>({ path: '/api/shop' })).data

/** Every product that may be sold, most sold first. */
export const listProducts = () => all<Product>('/api/products', { sort: 'popular' })

export const recentCustomers = async (limit: number) =>
  (await api<Page<Customer>>({ path: '/api/customers', query: { sort: 'recent', limit } })).data.items

export const countOverdue = async () =>
  (await api<{ totals: { customers: number } }>({ path: '/api/debts', query: { overdue: true, limit: 1 } }))
    .data.totals.customers

export const getCustomer = async (id: number) => (await api<Customer>({ path: `/api/customers/${id}` })).data

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
