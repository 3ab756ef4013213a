// Asking an owner for what staff may not do by themselves.
import type { Area } from './area.ts'

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
}
