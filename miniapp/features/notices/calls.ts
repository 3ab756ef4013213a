// What is asked of the server about a person's feed: a line an operation.
import type { Input } from '../../client/api-types.ts'
import { api } from '../../client/session.ts'
import { writing } from '../../client/writing.ts'
import type { Feed } from './types.ts'

export const listNotices = async (query: { cursor: string | undefined; limit: number }) =>
  (await api<Feed>({ path: '/api/notifications', query })).data

export const readNotices = async (body: Input<'notifications.read'>, key: string) =>
  (
    await writing(
      { operation: 'notifications.read' },
      api<{ unread: number }>({ method: 'POST', path: '/api/notifications/read', body, key }),
    )
  ).data

export const endSession = (id: number, key: string) =>
  writing({ operation: 'sessions.end' }, api({ method: 'DELETE', path: `/api/auth/sessions/${id}`, key }))
