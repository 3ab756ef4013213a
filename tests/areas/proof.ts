// What happened between a customer and the shop, as a chain that can be checked.
import type { Area } from './area.ts'

export const area: Area = {
  operations: {
    'customers.history': ['user', { id: 999 }],
    'customers.ask': ['user', { id: 999, text: 'Não confere.' }],
  },
  screens: [{ name: 'history', who: 'admin', path: '/customers/:id/history', above: '/customers/:id' }],
  async record(ask) {
    const { items } = await ask<{ items: { customer: { id: number } }[] }>('GET', '/api/debts')
    return items[0]?.customer.id ?? 0
  },
}
