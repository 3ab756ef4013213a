// Who buys.
import type { Area } from './area.ts'

const who = { name: 'Ana', due: 0, credit: 0 }
/** The lists of whoever it is. */
export const PEOPLE = ['recent', 'customers', 'customers-by/', 'debts/', 'overdue', 'reminding/', 'home']
export const CUSTOMER = [...PEOPLE, 'customer/7', 'account/7', 'statement/7']

export const area: Area = {
  operations: {
    'customers.list': ['admin', {}],
    'customers.get': ['admin', { id: 999 }],
    'customers.create': ['admin', { name: 'Ana' }],
    'customers.edit': ['admin', { id: 999, version: 1 }],
    'customers.remove': ['admin', { id: 999 }],
    'customers.unmake': ['admin', { id: 999, version: 1 }],
  },
  events: [
    [{ topic: 'customers', entity: 'customer', name: 'customer.created', data: who }, CUSTOMER],
    [{ topic: 'customers', entity: 'customer', name: 'customer.changed', data: who }, CUSTOMER],
  ],
  writes: [
    [{ operation: 'customers.create' }, ['recent', 'customers', 'customers-by/']],
    [{ operation: 'customers.edit', id: 7 }, CUSTOMER],
    [{ operation: 'customers.remove', id: 7 }, CUSTOMER],
  ],
  screens: [
    { name: 'customers', who: 'admin', path: '/customers', link: 'customers', above: '/more' },
    { name: 'customer', who: 'owner', path: '/customers/:id', link: 'd_:id', above: '/debts' },
    {
      name: 'payment',
      who: 'admin',
      path: '/customers/:id/pay',
      link: 'pay_:id',
      above: '/customers/:id',
      isSheet: true,
    },
  ],
  async record(ask) {
    const { customer } = await ask<{ items: { customer: { id: number } }[] }>('GET', '/api/debts').then(
      ({ items }) => items[0] ?? { customer: { id: 0 } },
    )
    return customer.id
  },
}
