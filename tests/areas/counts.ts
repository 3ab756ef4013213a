// Counting many products together.
import type { Area } from './area.ts'
import { GOODS } from './products.ts'

export const area: Area = {
  operations: {
    'counts.list': ['admin', {}],
    'counts.get': ['admin', { id: 1, limit: 50 }],
    'counts.suggest': ['admin', {}],
    'counts.open': ['admin', { scope: 'all' }],
    'counts.line': ['admin', { id: 1, productId: 1, counted: 4 }],
    'counts.close': ['admin', { id: 1 }],
    'counts.unclose': ['admin', { id: 1 }],
    'counts.remove': ['admin', { id: 1 }],
  },
  events: [
    [
      { topic: 'inventory', entity: 'count', name: 'count.changed', data: { state: 'open' } },
      ['counts', 'count/7'],
    ],
  ],
  writes: [
    [{ operation: 'counts.open' }, ['counts']],
    [{ operation: 'counts.line' }, ['counts']],
    [{ operation: 'counts.close', id: 7 }, [...GOODS, 'home', 'counts', 'count/7']],
    [{ operation: 'counts.remove' }, ['counts']],
  ],
  screens: [
    {
      name: 'start of a count',
      who: 'admin',
      path: '/stock/count',
      link: 'count',
      above: '/products',
      isSheet: true,
    },
    { name: 'count', who: 'admin', path: '/stock/count/:id', link: 'count_:id', above: '/products' },
  ],
  record: async (ask) =>
    (await ask<{ id: number }>('POST', '/api/stock/count-sessions', { scope: 'all' })).id,
}
