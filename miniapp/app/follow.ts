// What is held follows what happens, and what waits is sent, for as long as somebody is in. Comes after the first page.
import { TOPICS } from '#lib/topics.ts'
import type { Person, Role } from '../client/api-types.ts'
import { live, noAnswer } from '../client/connectivity.ts'
import { dispatchEvent } from '../client/invalidation.ts'
import { askRole } from '../client/keep-alive.ts'
import { type LiveEvent, listen, type Session } from '../client/live.ts'
import { connectPresence, heardPresence } from '../client/presence.ts'
import { heldAs, resetEverything } from '../client/resource.ts'
import { forgetDevice } from '../platform/device-storage.ts'
import { fetchCode } from '../platform/fetch-code.ts'
import { onReturn } from '../platform/popups.ts'
import { lazy } from '../ui/lazy.ts'
import { prefetch } from './prefetch.ts'
import { notice } from './shell.ts'
import { mark } from './tabs.ts'

export interface Followed extends Session {
  readonly person: Person
}

const Mark = lazy(async () => (await import('../features/notices/mark.ts')).Mark, 'notices')

const ROLES = ['user', 'admin', 'owner'] as const
const topicsOf = (role: Role) =>
  Object.entries(TOPICS).flatMap(([topic, needed]) =>
    ROLES.indexOf(role) >= ROLES.indexOf(needed) ? [topic] : [],
  )

/** One queue ends before the next one's begins, however slowly its code came. */
let ended: Promise<void> = Promise.resolve()

/** The queue's code comes after all else that the frame does; until it is here, nothing that waits is sent. */
function queueOf(personId: number): () => void {
  let going = true
  const begin = async (): Promise<() => void> => {
    const queue = await fetchCode(
      () => import('../features/queue/notice.ts'),
      () => going,
    )
    if (!queue || !going) return () => undefined
    const stop = await queue.showQueue(personId)
    notice.value = queue.Notice
    return () => {
      stop()
      notice.value = null
    }
  }
  const begun = ended.then(begin).catch(() => () => undefined)
  return () => {
    going = false
    ended = begun.then((stop) => stop())
  }
}

/** Follows as this person until called off. */
export function follow({ person, ...session }: Followed): () => void {
  const hear = (event: LiveEvent) => {
    const mine = event.topic === 'me' && event.name === 'user.changed' ? event.data : null
    if (mine?.role !== undefined && mine.role !== person.role) void session.enterAgain()
    dispatchEvent(event)
    // Another's account from now on, or none: what was seen of the one before goes.
    if (mine?.customerId !== undefined) void forgetDevice(person.id, heldAs('user')).then(resetEverything)
  }
  const up = (isUp: boolean) => {
    live.value = isUp
    noAnswer.value = !isUp
  }
  // A lost role loses what it had seen, also one that was lost while the app was closed.
  for (const role of ROLES) if (role !== person.role) void forgetDevice(person.id, heldAs(role))
  void askRole()
  mark.value = Mark
  const stops = [
    queueOf(person.id),
    listen({
      ...session,
      topics: topicsOf(person.role),
      hear,
      reset: resetEverything,
      presence: { heard: heardPresence, connect: connectPresence },
      up,
      onReturn,
    }),
    prefetch(person.role),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
