// Invites: above people and customers, for one that is opened changes both.
import { byName } from '../operation.ts'
import { invitesCreate, invitesList, invitesRevoke } from './invite.ts'
import { invitesGrant, invitesOpen } from './open.ts'

export const invites = byName(invitesList, invitesCreate, invitesRevoke, invitesOpen, invitesGrant)

export { type Asked, askedOf } from './asked.ts'
export { linkOfInvite } from './invite.ts'
export { isInvite, type SealKeys, sealKeysOf } from './secret.ts'
