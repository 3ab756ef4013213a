// Counting many products together.
import type { Area } from './area.ts'

export const area: Area = {
  operations: {
    'counts.list': ['admin', {}],
    'counts.get': ['admin', { id: 1, limit: 50 }],
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
}
