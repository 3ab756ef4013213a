// What customers say of their sales and payments, and the talk about it.
import type { Area } from './area.ts'
import { MONEY } from './debts.ts'

const told = { customerId: 3, of: 'sale', ofId: 4, state: 'open', outcome: null } as const
const STALE = ['disputes/', 'dispute/7', 'sale/4', ...MONEY]

export const area: Area = {
  operations: {
    'sales.confirm': ['user', { id: 999 }],
    'payments.confirm': ['user', { id: 999 }],
    'sales.dispute': ['user', { id: 999, reason: 'Não fui eu' }],
    'payments.dispute': ['user', { id: 999, reason: 'Não fui eu' }],
    'disputes.list': ['user', {}],
    'disputes.get': ['user', { id: 999 }],
    'disputes.answer': ['user', { id: 999, text: 'Foi sábado' }],
    'disputes.resolve': ['admin', { id: 999, outcome: 'kept', text: 'Foi sábado' }],
  },
  events: [
    [{ topic: 'sales', entity: 'dispute', name: 'dispute.created', data: told }, STALE],
    [{ topic: 'sales', entity: 'dispute', name: 'dispute.changed', data: told }, STALE],
    [{ topic: 'sales', entity: 'dispute', name: 'dispute.resolved', data: told }, STALE],
    [
      {
        topic: 'payments',
        entity: 'dispute',
        name: 'dispute.created',
        data: { ...told, of: 'payment' },
      },
      ['disputes/', 'dispute/7', 'payment/4', ...MONEY],
    ],
  ],
}
