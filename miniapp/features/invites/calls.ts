// What is asked of the server about invites: a line an operation.
import { LIMIT_MAX } from '#lib/limits.ts'
import type { Invite, Page, Role } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

export const listInvites = async (state: Invite['state']) =>
  (await api<Page<Invite>>({ path: '/api/users/invites', query: { state, limit: LIMIT_MAX } })).data.items

export interface InviteInput {
  readonly role: Role
  readonly name?: string
  readonly customerId?: number
  readonly hours: number
}

export const createInvite = (body: InviteInput, key: string) =>
  writing(
    { operation: 'invites.create' },
    api<Invite>({ method: 'POST', path: '/api/users/invites', body, key }),
  )

export const revokeInvite = (id: number, key: string) =>
  writing({ operation: 'invites.revoke' }, api({ method: 'DELETE', path: `/api/users/invites/${id}`, key }))

export const grantInvite = (id: number, key: string) =>
  writing(
    { operation: 'invites.grant' },
    api<Invite>({ method: 'POST', path: `/api/users/invites/${id}/grant`, key }),
  )
