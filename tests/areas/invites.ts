// Bringing people in.
import type { Area } from './area.ts'

const told = { role: 'user', state: 'open' } as const
const STALE = ['invites/', 'home']

export const area: Area = {
  operations: {
    'invites.list': ['admin', {}],
    'invites.create': ['admin', { role: 'user' }],
    'invites.revoke': ['admin', { id: 999 }],
    'invites.open': ['user', { code: 'i_' }],
    'invites.grant': ['owner', { id: 999 }],
  },
  writes: [
    [{ operation: 'invites.create' }, STALE],
    [{ operation: 'invites.revoke' }, STALE],
    [{ operation: 'invites.grant' }, [...STALE, 'team', 'members/', 'member/']],
  ],
  events: (['invite.created', 'invite.changed', 'invite.asked', 'invite.answered'] as const).flatMap((name) =>
    (['users', 'customers'] as const).map(
      (topic) => [{ topic, entity: 'invite' as const, name, data: told }, STALE] as const,
    ),
  ),
}
