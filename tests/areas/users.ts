// People, their sessions and what they chose for themselves.
import type { Area } from './area.ts'

const person = { name: 'Bia', role: 'admin', disabled: false } as const
const OWN = ['preferences', 'sessions']

export const area: Area = {
  operations: {
    'users.list': ['owner', {}],
    'users.get': ['owner', { id: 1 }],
    'users.edit': ['owner', { id: 3, version: 1, name: 'Caio' }],
    'people.list': ['admin', {}],
    'sessions.list': ['user', {}],
    'sessions.renew': ['user', { hours: 1 }],
    'sessions.end': ['user', { id: 999 }],
    'sessions.endOthers': ['user', {}],
    'preferences.get': ['user', {}],
    'preferences.edit': ['user', { version: 1 }],
  },
  commands: [['user', ['usuario'], 'owner', ['users.edit'], ['users', 'person']]],
  events: [
    [{ topic: 'users', entity: 'user', name: 'user.created', data: person }, ['team']],
    [{ topic: 'me', entity: 'user', name: 'user.created', data: person }, OWN],
    [{ topic: 'users', entity: 'user', name: 'user.changed', data: person }, ['team']],
    [{ topic: 'me', entity: 'user', name: 'user.changed', data: person }, OWN],
    [{ topic: 'me', entity: 'user', name: 'session.opened', data: { sessionId: 1 } }, OWN],
    [{ topic: 'me', entity: 'user', name: 'session.ended', data: { sessionId: 1 } }, OWN],
    [{ topic: 'me', entity: 'user', name: 'sessions.ended', data: { keptId: 1 } }, OWN],
  ],
  writes: [
    [{ operation: 'sessions.end' }, ['sessions']],
    [{ operation: 'sessions.endOthers' }, ['sessions']],
    [{ operation: 'preferences.edit' }, ['preferences']],
  ],
  screens: [{ name: 'settings', who: 'admin', path: '/settings', link: 'settings', above: '/more' }],
}
