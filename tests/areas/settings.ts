// What owners decide of the shop, and what everybody may know of it.
import type { Area } from './area.ts'

const SHOP = [
  'shop',
  'settings',
  'home',
  'debts/',
  'overdue',
  'reminding/',
  'lots/',
  'movements/',
  'receipts/',
  'sales/',
  'sale/',
]

export const area: Area = {
  operations: {
    'shop.get': ['user', {}],
    'settings.get': ['admin', {}],
    'settings.passed': ['owner', {}],
    'settings.edit': ['owner', { version: 1, hours: '8–18' }],
  },
  events: [
    [{ topic: 'shop', entity: 'settings', name: 'settings.changed', data: { name: 'Vila Nova' } }, SHOP],
  ],
  writes: [[{ operation: 'settings.edit' }, SHOP]],
  screens: [{ name: 'shop', who: 'owner', path: '/shop', link: 'shop', above: '/more' }],
}
