// Invites on their way, as they are held.
import type { Invite } from '../../client/api-types.ts'
import { resource } from '../../client/resource.ts'
import { listInvites } from './calls.ts'

/** Those that can be opened still, or wait for a yes; the newest first. */
export const invites = resource<readonly Invite[]>({
  load: async () => (await Promise.all([listInvites('asked'), listInvites('open')])).flat(),
  name: 'invites/open',
})
