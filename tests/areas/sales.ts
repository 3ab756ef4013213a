// Selling.
import type { Area } from './area.ts'
import { CUSTOMER, PEOPLE } from './customers.ts'
import { MONEY } from './debts.ts'
import { GOODS } from './products.ts'

const sale = { customerId: 3, total: 500, on: '2026-11-25', paid: 0, due: 500 }
const SALE = ['sales/', 'sale/7', ...MONEY]
const SOLD = [...GOODS, 'sales/']

export const area: Area = {
  operations: {
    'sales.create': ['admin', { customerName: 'Ana', items: [{ productId: 1, quantity: 1 }] }],
    'sales.list': ['user', {}],
    'sales.get': ['user', { id: 999 }],
    'sales.void': ['admin', { id: 999, reason: 'engano' }],
    'sales.unsell': ['admin', { id: 999 }],
  },
  commands: [
    [
      'buy',
      ['vender', 'sell'],
      'admin',
      ['sales.create', 'approvals.create', 'approvals.grant', 'approvals.refuse', 'approvals.withdraw'],
      [],
    ],
  ],
  events: [
    [{ topic: 'sales', entity: 'sale', name: 'sale.created', data: sale }, SALE],
    [{ topic: 'sales', entity: 'sale', name: 'sale.changed', data: sale }, SALE],
    [{ topic: 'sales', entity: 'sale', name: 'sale.voided', data: sale }, SALE],
    [
      { topic: 'sales', entity: 'sale', name: 'sale.created', data: { ...sale, customerId: null } },
      ['sales/', 'sale/7', 'home', 'own-account', 'own-statement/', 'own-sales', 'own-data'],
    ],
  ],
  writes: [
    [{ operation: 'sales.create' }, [...SOLD, ...PEOPLE]],
    [{ operation: 'sales.create', customerId: 7 }, [...SOLD, ...CUSTOMER, 'payments/7']],
    [{ operation: 'sales.void', id: 4 }, [...SOLD, 'sale/4', ...PEOPLE]],
    [{ operation: 'sales.void', id: 4, customerId: 7 }, [...SOLD, 'sale/4', ...CUSTOMER, 'payments/7']],
  ],
  screens: [
    { name: 'sell', who: 'admin', path: '/sell', link: 'sell' },
    { name: 'sales', who: 'admin', path: '/sales', link: 'sales', above: '/more' },
    { name: 'sale', who: 'admin', path: '/sales/:id', link: 's_:id', above: '/sales' },
  ],
  /** Of somebody who owes. */
  async record(ask) {
    const debts = await ask<{ items: { customer: { id: number } }[] }>('GET', '/api/debts')
    const sales = await ask<{ items: { id: number }[] }>(
      'GET',
      `/api/sales?customerId=${debts.items[0]?.customer.id}`,
    )
    return sales.items[0]?.id ?? 0
  },
}
