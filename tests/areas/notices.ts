// What people are told.
import type { Area } from './area.ts'

const told = { topic: 'me', entity: 'user', data: { unread: 1 } } as const

export const area: Area = {
  operations: {
    'notifications.list': ['user', {}],
    'notifications.read': ['user', { upTo: 999 }],
  },
  events: [
    [{ ...told, name: 'notification.created' }, []],
    [{ ...told, name: 'notification.read' }, []],
  ],
}
