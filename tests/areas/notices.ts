// What people are told.
import type { Area } from './area.ts'

const told = { topic: 'me', entity: 'user', data: { unread: 1 } } as const

export const area: Area = {
  operations: {
    'notifications.list': ['user', {}],
    'notifications.read': ['user', { upTo: 999 }],
  },
  events: [
    [{ ...told, name: 'notification.created' }, ['notices', 'unread']],
    [{ ...told, name: 'notification.read' }, ['notices', 'unread']],
  ],
  writes: [[{ operation: 'notifications.read' }, ['unread']]],
  screens: [
    { name: 'notices', who: 'owner', path: '/notices', link: 'notices', above: '/more' },
    { name: 'notice-choices', who: 'admin', path: '/notices/choices', above: '/notices' },
    { name: 'own-notices', who: 'user', path: '/notices', link: 'notices', above: '/more' },
    { name: 'own-notice-choices', who: 'user', path: '/notices/choices', above: '/notices' },
  ],
}
