// A person's feed, newest first, kept on the device; and that some of it was read.
import { ApiError, newKey } from '../../client/api.ts'
import { offline } from '../../client/connectivity.ts'
import { pagedResource } from '../../client/paged-resource.ts'
import { onAuthError } from '../../client/session.ts'
import { listNotices, readNotices } from './calls.ts'
import type { Feed, Notice } from './types.ts'

export const feed = pagedResource<Feed>({
  load: listNotices,
  name: 'notices',
  keepAs: 'notices',
  // What was read here is known.
  patch: (held, event) =>
    event.name === 'notification.read' && event.data.unread === held.unread ? held : null,
  join: (_, { unread }) => ({ unread }),
})

/** Some, or all up to one. */
type Which = { readonly ids: number[] } | { readonly upTo: number }

/** Says that they were read; gives whether that is stored. */
export async function markRead(which: Which): Promise<boolean> {
  if (offline.peek()) return false
  try {
    const { unread } = await readNotices(which, newKey())
    const readAt = new Date().toISOString()
    const isIt = ({ id }: Notice) => ('upTo' in which ? id <= which.upTo : which.ids.includes(id))
    const marked = (one: Notice) => (one.readAt === null && isIt(one) ? { ...one, readAt } : one)
    feed.put((held) => ({ ...held, unread, items: held.items.map(marked) }))
    return true
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    onAuthError(error)
    return false
  }
}
