// Asking an owner for what staff may not do by themselves.
import type { Area } from './area.ts'
import { PEOPLE } from './customers.ts'
import { GOODS } from './products.ts'

const told = { state: 'waiting' } as const

export const area: Area = {
  operations: {
    'approvals.list': ['admin', {}],
    'approvals.get': ['admin', { id: 999 }],
    'approvals.create': ['admin', { kind: 'void', input: { saleId: 999, reason: 'engano' } }],
    'approvals.grant': ['owner', { id: 999 }],
    'approvals.refuse': ['owner', { id: 999 }],
    'approvals.withdraw': ['admin', { id: 999 }],
  },
  events: (['approval.created', 'approval.changed'] as const).map(
    (name) =>
      [
        { topic: 'sales' as const, entity: 'approval' as const, name, data: told },
        ['approvals/', 'approval/7'],
      ] as const,
  ),
  writes: [
    [{ operation: 'approvals.create' }, ['approvals/']],
    [
      { operation: 'approvals.grant', id: 7 },
      [
        'approvals/',
        'approval/7',
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
    [{ operation: 'approvals.refuse', id: 7 }, ['approvals/', 'approval/7']],
    [{ operation: 'approvals.withdraw', id: 7 }, ['approvals/', 'approval/7']],
  ],
  screens: [
    { name: 'what was asked', who: 'admin', path: '/asks/:id', link: 'ask_:id', above: '/notices' },
    { name: 'what is asked', who: 'owner', path: '/asks/:id', link: 'ask_:id', above: '/notices' },
  ],
  /** Asked by the team, over a limit of nothing. */
  async record(ask, staff) {
    // A row of the feed that was never pressed stands aside to show its gesture: the other screens are looked at without.
    const { version } = await ask<{ version: number }>('GET', '/api/preferences')
    await ask('PATCH', '/api/preferences', { version, notices: { approval: { app: false, chat: false } } })
    const { id: customerId } = await ask<{ id: number }>('POST', '/api/customers', {
      name: 'Seu Jorge, da esquina',
      creditLimit: 0,
    })
    const products = await ask<{ items: { id: number; stock: number }[] }>(
      'GET',
      '/api/products?sort=popular',
    )
    const productId = products.items.find(({ stock }) => stock > 1)?.id
    const { id } = await staff<{ id: number }>('POST', '/api/approvals', {
      kind: 'creditLimit',
      input: { customerId, items: [{ productId, quantity: 1 }] },
    })
    return id
  },
}
