// What a customer owes, sale by sale, and their statement.
import type { Area } from './area.ts'

export const area: Area = {
  operations: {
    'customers.statement': ['user', { id: 999 }],
    'debts.get': ['admin', { customerId: 999 }],
    'debts.mine': ['user', {}],
  },
  screens: [
    { name: 'account', who: 'user', path: '/', link: 'home' },
    { name: 'purchases', who: 'user', path: '/sales', link: 'sales' },
  ],
}
