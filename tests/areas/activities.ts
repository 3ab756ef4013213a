// Who did what.
import type { Area } from './area.ts'

export const area: Area = {
  operations: {
    'activities.list': ['owner', {}],
    'activities.get': ['owner', { id: 1 }],
    'activities.edits': ['admin', { entity: 'product', entityId: 1, version: 1 }],
  },
  screens: [
    { name: 'activity', who: 'owner', path: '/activity', link: 'act', above: '/more' },
    { name: 'act', who: 'owner', path: '/activity/:id', above: '/activity', isSheet: true },
  ],
  async record(ask) {
    const { items } = await ask<{ items: { id: number }[] }>('GET', '/api/activities?limit=1')
    return items[0]?.id ?? 0
  },
}
