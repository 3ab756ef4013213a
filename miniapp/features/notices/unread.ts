// How much of a person's feed is unread: read once, and from then on the events say it.
import { resource } from '../../client/resource.ts'
import { api } from '../../client/session.ts'

const countUnread = async () =>
  (await api<{ unread: number }>({ path: '/api/notifications', query: { unread: true, limit: 1 } })).data
    .unread

export const unread = resource<number>({
  load: countUnread,
  name: 'unread',
  keepAs: 'unread',
  patch: (_, { data }) => ('unread' in data ? data.unread : null),
})
