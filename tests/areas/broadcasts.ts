// What an owner tells many at once.
import type { Area } from './area.ts'

const audience = { roles: ['admin'] }

export const area: Area = {
  operations: {
    'broadcasts.list': ['owner', {}],
    'broadcasts.create': ['owner', { text: 'x', audience }],
    'broadcasts.preview': ['owner', { text: 'x', audience }],
    'broadcasts.try': ['owner', { text: 'x' }],
    'broadcasts.get': ['owner', { id: 999 }],
    'broadcasts.stop': ['owner', { id: 999 }],
  },
  commands: [['mensagem', ['message'], 'owner', ['broadcasts.create', 'broadcasts.stop'], ['broadcast']]],
  events: [
    [
      {
        topic: 'broadcasts',
        entity: 'broadcast',
        name: 'broadcast.changed',
        data: { state: 'sending', sent: 1, failed: 0, waiting: 2 },
      },
      ['broadcasts', 'broadcast/7'],
    ],
  ],
  writes: [
    [{ operation: 'broadcasts.create' }, ['broadcasts']],
    [{ operation: 'broadcasts.stop', id: 7 }, ['broadcasts', 'broadcast/7']],
  ],
  screens: [
    { name: 'broadcasts', who: 'owner', path: '/broadcasts', link: 'msgs', above: '/more' },
    { name: 'new-broadcast', who: 'owner', path: '/broadcasts/new', link: 'msg', above: '/broadcasts' },
    { name: 'broadcast', who: 'owner', path: '/broadcasts/:id', link: 'b_:id', above: '/broadcasts' },
  ],
  async record(ask) {
    const poll = {
      question: 'Domingo tem fornada nova. O que você quer?',
      options: ['Pão de queijo', 'Bolo de fubá', 'Broa de milho'],
    }
    return (await ask<{ id: number }>('POST', '/api/broadcasts', { poll, audience: { roles: ['user'] } })).id
  },
}
