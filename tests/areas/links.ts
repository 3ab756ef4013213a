// Asking for an account by one's own telephone.
import type { Area } from './area.ts'
import { CUSTOMER } from './customers.ts'

const told = { customerId: 7, state: 'open' } as const

export const area: Area = {
  operations: {
    'links.list': ['admin', {}],
    'links.ask': ['user', { phone: '+55 11 98765-4321' }],
    'links.grant': ['admin', { id: 999 }],
    'links.refuse': ['admin', { id: 999 }],
  },
  writes: [
    [{ operation: 'links.grant', customerId: 7 }, ['links/7', ...CUSTOMER]],
    [{ operation: 'links.refuse', customerId: 7 }, ['links/7']],
  ],
  events: (['link.asked', 'link.answered'] as const).map(
    (name) =>
      [{ topic: 'customers' as const, entity: 'link' as const, name, data: told }, ['links/7']] as const,
  ),
}
