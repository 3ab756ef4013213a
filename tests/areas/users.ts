// People, their sessions and what they chose for themselves.
import type { Area } from './area.ts'

const person = { name: 'Bia', role: 'admin', disabled: false } as const
const OWN = ['preferences', 'sessions', 'own-data']
const MEMBER = ['team', 'members/', 'member/7', 'member-devices/7']

export const area: Area = {
  operations: {
    'users.list': ['owner', {}],
    'users.get': ['owner', { id: 1 }],
    'users.edit': ['owner', { id: 3, version: 1, name: 'Caio' }],
    'users.bulk': ['owner', { changes: [{ id: 999, version: 1, role: 'user' }] }],
    'users.sessions': ['owner', { id: 1 }],
    'users.endSession': ['owner', { id: 1, sessionId: 999 }],
    'users.endSessions': ['owner', { id: 3 }],
    'people.list': ['admin', {}],
    'sessions.list': ['user', {}],
    'sessions.renew': ['user', { hours: 1 }],
    'sessions.end': ['user', { id: 999 }],
    'sessions.endOthers': ['user', {}],
    'preferences.get': ['user', {}],
    'preferences.edit': ['user', { version: 1 }],
  },
  commands: [
    [
      'user',
      ['usuario'],
      'owner',
      ['users.edit', 'invites.create', 'invites.grant', 'invites.revoke'],
      ['users', 'person'],
    ],
  ],
  events: [
    [{ topic: 'users', entity: 'user', name: 'user.created', data: person }, [...MEMBER, 'home']],
    [{ topic: 'me', entity: 'user', name: 'user.created', data: person }, [...OWN, 'home']],
    [{ topic: 'users', entity: 'user', name: 'user.changed', data: person }, [...MEMBER, 'home']],
    [{ topic: 'me', entity: 'user', name: 'user.changed', data: person }, [...OWN, 'home']],
    [{ topic: 'me', entity: 'user', name: 'session.opened', data: { sessionId: 1 } }, OWN],
    [{ topic: 'me', entity: 'user', name: 'session.ended', data: { sessionId: 1 } }, OWN],
    [{ topic: 'me', entity: 'user', name: 'sessions.ended', data: { keptId: 1 } }, OWN],
  ],
  writes: [
    [{ operation: 'users.edit', id: 7 }, [...MEMBER, 'home']],
    [{ operation: 'users.bulk' }, ['team', 'members/', 'member/', 'member-devices/', 'home']],
    [{ operation: 'users.endSession', id: 7 }, ['member-devices/7']],
    [{ operation: 'users.endSessions', id: 7 }, ['member-devices/7']],
    [{ operation: 'sessions.end' }, ['sessions']],
    [{ operation: 'sessions.endOthers' }, ['sessions']],
    [{ operation: 'preferences.edit' }, ['preferences', 'home']],
  ],
  screens: [
    { name: 'settings', who: 'admin', path: '/settings', link: 'settings', above: '/more' },
    { name: 'users', who: 'owner', path: '/users', link: 'users', above: '/more' },
    { name: 'member', who: 'owner', path: '/users/:id', link: 'u_:id', above: '/users', isSheet: true },
    { name: 'new-invite', who: 'owner', path: '/users/invite', above: '/users', isSheet: true },
  ],
  async record(ask) {
    const { items } = await ask<{ items: { id: number }[] }>('GET', '/api/users?role=admin')
    return items[0]?.id ?? 0
  },
}
