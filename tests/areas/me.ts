// One's own data: what is held, taken along, and erased; and the person whom an owner erases.
import type { Area } from './area.ts'

export const area: Area = {
  operations: {
    'me.get': ['user', {}],
    'me.export': ['user', {}],
    'me.send': ['user', {}],
    'me.erase': ['user', { confirm: 'nobody is called so' }],
    'me.leave': ['user', { confirm: 'nobody is called so' }],
    'me.stay': ['user', {}],
    'users.remove': ['owner', { id: 999, version: 1 }],
  },
  commands: [
    [
      'privacidade',
      ['privacy'],
      'user',
      ['me.send', 'me.leave', 'me.stay', 'me.erase', 'sessions.end'],
      ['own_data', 'own_erasing'],
    ],
  ],
  writes: [
    [{ operation: 'me.leave' }, ['own-data']],
    [{ operation: 'me.stay' }, ['own-data']],
    [
      { operation: 'users.remove' },
      ['team', 'members/', 'recent', 'customers', 'customers-by/', 'debts/', 'overdue', 'reminding/', 'home'],
    ],
  ],
  screens: [
    { name: 'mydata', who: 'user', path: '/me/data', link: 'mydata', above: '/more' },
    { name: 'mydata-owner', who: 'owner', path: '/me/data', link: 'mydata', above: '/more' },
  ],
}
