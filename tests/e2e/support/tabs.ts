// Customers who owe, for journeys about their money.
import { BIA, type Shop } from './shop.ts'
import type { Person } from './telegram-script.ts'

interface Sold {
  readonly id: number
  readonly customer: { readonly id: number }
}

/** Sells on tab; `back` days ago, `dueIn` days from today (earlier: negative). */
export async function owe(
  shop: Shop,
  customerName: string,
  sale: { productId: number; unitPrice: number; back?: number; dueIn?: number },
): Promise<{ sale: number; customer: number }> {
  const { today } = await shop.call<{ today: string }>(BIA, 'GET', '/api/shop')
  const { id, customer } = await shop.call<Sold>(BIA, 'POST', '/api/sales', {
    customerName,
    items: [{ productId: sale.productId, quantity: 1, unitPrice: sale.unitPrice }],
    on: dayFrom(today, -(sale.back ?? 0)),
    ...(sale.dueIn === undefined ? {} : { dueOn: dayFrom(today, sale.dueIn) }),
  })
  return { sale: id, customer: customer.id }
}

function dayFrom(today: string, days: number): string {
  const date = new Date(`${today}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** From then on the person sees this customer's account as their own. */
export async function link(shop: Shop, customer: number, who: Person): Promise<void> {
  await shop.call(who, 'GET', '/api/shop')
  const people = await shop.call<{ items: { id: number }[] }>(BIA, 'GET', `/api/people?q=${who.name}`)
  const { version } = await shop.call<{ version: number }>(BIA, 'GET', `/api/customers/${customer}`)
  await shop.call(BIA, 'PATCH', `/api/customers/${customer}`, { version, userId: people.items[0]?.id })
}
