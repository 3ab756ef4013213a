// What is asked of the server about people and their devices: a line an operation.
import { LIMIT_MAX } from '#lib/limits.ts'
import type { Customer, Input, Member, Output, Page, Role } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'

type PageOf = { readonly cursor: string | undefined; readonly limit: number }

export interface Which {
  readonly q?: string
  readonly role?: Role
  readonly disabled?: boolean
}

export const listMembers = async (query: PageOf & Which) =>
  (await api<Page<Member>>({ path: '/api/users', query: { ...query } })).data

export const getMember = async (id: number) => (await api<Member>({ path: `/api/users/${id}` })).data

type MemberEdit = Omit<Input<'users.edit'>, 'id'>

export const editMember = (id: number, body: MemberEdit, key: string) =>
  writing(
    { operation: 'users.edit', id },
    api<Member>({ method: 'PATCH', path: `/api/users/${id}`, body, key }),
  )

export const removeMember = (id: number, version: number, key: string) =>
  writing(
    { operation: 'users.remove' },
    api({ method: 'DELETE', path: `/api/users/${id}`, query: { version }, key }),
  )

export type Change = Input<'users.bulk'>['changes'][number]

export const editMembers = (changes: readonly Change[], key: string) =>
  writing(
    { operation: 'users.bulk' },
    api<{ readonly items: readonly Member[] }>({
      method: 'POST',
      path: '/api/users/bulk',
      body: { changes },
      key,
    }),
  )

export interface Device {
  readonly id: number
  readonly lastSeenAt: string
  readonly address: string | null
  readonly client: string | null
}

export const listDevices = async (id: number) =>
  (await api<Page<Device>>({ path: `/api/users/${id}/sessions`, query: { limit: LIMIT_MAX } })).data.items

export const endDevice = (id: number, sessionId: number) =>
  writing(
    { operation: 'users.endSession', id },
    api({ method: 'DELETE', path: `/api/users/${id}/sessions/${sessionId}` }),
  )

export const endDevices = (id: number, key: string) =>
  writing(
    { operation: 'users.endSessions', id },
    api({ method: 'DELETE', path: `/api/users/${id}/sessions`, key }),
  )

/** Customers by a part of their name who have nobody on Telegram yet. */
export const findUnlinked = async (q: string) => {
  const query = { q, limit: 20 }
  const { items } = (await api<Page<Customer>>({ path: '/api/customers', query })).data
  return items.filter(({ userId }) => userId === null)
}

/** How much somebody did on a day. */
export async function countActs(actorId: number, on: string): Promise<number> {
  const query = { actorId, from: on, limit: 1 }
  const { days } = (await api<Output<'activities.list'>>({ path: '/api/activities', query })).data
  return days[0]?.count ?? 0
}
