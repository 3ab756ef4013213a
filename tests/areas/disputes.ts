// What customers say of their sales and payments, and the talk about it.
import type { Area } from './area.ts'
import { PEOPLE } from './customers.ts'
import { MONEY } from './debts.ts'
import { GOODS } from './products.ts'

const told = { customerId: 3, of: 'sale', ofId: 4, state: 'open', outcome: null } as const
const OWN = ['own-account', 'own-statement/', 'own-sales', 'own-data']
const STALE = ['disputes/', 'dispute/7', 'sale/4', ...MONEY]

export const area: Area = {
  operations: {
    'sales.confirm': ['user', { id: 999 }],
    'payments.confirm': ['user', { id: 999 }],
    'sales.dispute': ['user', { id: 999, reason: 'Não fui eu' }],
    'payments.dispute': ['user', { id: 999, reason: 'Não fui eu' }],
    'disputes.list': ['user', {}],
    'disputes.get': ['user', { id: 999 }],
    'disputes.known': ['admin', { id: 999 }],
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
  writes: [
    [{ operation: 'sales.confirm', id: 4 }, ['disputes/', 'dispute/', 'sale/4', ...OWN]],
    [{ operation: 'payments.confirm', id: 4 }, ['disputes/', 'dispute/', 'payment/4', ...OWN]],
    [{ operation: 'sales.dispute', id: 4 }, ['disputes/', 'dispute/', 'sale/4', ...OWN]],
    [{ operation: 'disputes.answer', id: 7 }, ['disputes/', 'dispute/7']],
    [
      { operation: 'disputes.resolve', id: 7 },
      [
        'disputes/',
        'dispute/7',
        ...GOODS,
        'sales/',
        'sale/',
        ...PEOPLE,
        'customer/',
        'account/',
        'statement/',
        'payments/',
        'payment/',
      ],
    ],
  ],
  screens: [
    { name: 'dispute', who: 'admin', path: '/disputes/:id', link: 'dp_:id', above: '/notices' },
    { name: 'disputes', who: 'admin', path: '/disputes', link: 'disputes', above: '/more' },
  ],
  /** Of the owner, who buys here too. */
  async record(ask) {
    // A row of the feed that was never pressed stands aside to show its gesture: the other screens are looked at without.
    const { version } = await ask<{ version: number }>('GET', '/api/preferences')
    const off = { app: false, chat: false }
    await ask('PATCH', '/api/preferences', { version, notices: { sale: off, dispute: off } })
    const { user } = await ask<{ user: { id: number } }>('GET', '/api/auth/session')
    const { id: customerId } = await ask<{ id: number }>('POST', '/api/customers', {
      name: 'Olga, em casa',
      userId: user.id,
    })
    const products = await ask<{ items: { id: number; stock: number }[] }>(
      'GET',
      '/api/products?sort=popular',
    )
    const productId = products.items.find(({ stock }) => stock > 1)?.id
    const items = [{ productId, quantity: 1 }]
    const sale = await ask<{ id: number }>('POST', '/api/sales', { customerId, items })
    const { id } = await ask<{ id: number }>('POST', `/api/sales/${sale.id}/dispute`, {
      reason: 'Não fui eu',
    })
    return id
  },
}
