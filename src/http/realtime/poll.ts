// The socket's twin where sockets fail: the same events by asking for them, and waiting for the next if there is none.
import { z } from 'zod'
import { DomainError, invalid } from '#domain/errors.ts'
import { isAfter, type Place } from '#domain/feed.ts'
import type { Actor } from '#domain/operation.ts'
import { provenBy } from '#domain/users/index.ts'
import { TOPICS } from '#lib/topics.ts'
import { customRoute } from '../route.ts'
import { hears, isTopic, type Listener, maySubscribe } from './audience.ts'
import type { Hub } from './hub.ts'

const WAIT_MAX_SECONDS = 25
/** That one person has waiting at a process. */
const WAITING_MAX = 10
/** Reads that asking for what happened costs, by socket too. */
export const CATCH_UP_COST = 3

const pollInput = z.strictObject({
  since: z.string().max(60).optional(),
  topics: z.string().max(200).optional(),
  wait: z.int().min(0).max(WAIT_MAX_SECONDS).default(0),
})
const ALL = Object.keys(TOPICS)

const event = z.object({
  id: z.string(),
  topic: z.string(),
  name: z.string(),
  entity: z.string(),
  entityId: z.int(),
  rev: z.int(),
  data: z.record(z.string(), z.unknown()),
  actorId: z.int().optional(),
  at: z.string(),
})

export const pollEvents = customRoute({
  name: 'realtime.events',
  method: 'GET',
  path: '/api/realtime/events',
  status: 200,
  role: 'user',
  summary: 'What happened since, where sockets fail',
  input: pollInput,
  output: z.object({ items: z.array(event), lastId: z.string(), reset: z.boolean() }),
  problems: ['forbidden'],
  cost: ({ since }) => (since === undefined ? 1 : CATCH_UP_COST),
  async answer({ deps: { hub, sessions }, actor, input: { since, topics: asked, wait }, left }) {
    const proven = actor && provenBy(actor)
    if (!proven) throw new DomainError('unauthenticated')
    const topics = asked === undefined ? ALL : asked.split(',').filter(Boolean)
    if (!topics.every(isTopic)) throw invalid('topics', 'not_one_of', { allowed: ALL.join(', ') })
    const listener = listenerOf(actor, topics)
    if (since === undefined) return { items: [], lastId: hub.lastIdAt(await hub.fresh()), reset: false }
    if (wait === 0) return read(hub, listener, since, await hub.fresh())
    return oneOfFew(hub, actor.userId, async () => {
      const now = await hub.fresh()
      const first = await read(hub, listener, since, now)
      if (first.items.length || first.reset) return first
      // What came while that was read is read now.
      if (!isAfter(hub.place, now)) await next(hub, listener, { after: now, ms: wait * 1000, left: left() })
      // All up to here was there before they are judged again: what came after a lost role is not in it.
      const upTo = hub.place
      return read(hub, listenerOf(await sessions.again(proven), topics), first.lastId, upTo)
    })
  },
})

/** Runs the poll as one of those that the person has waiting; throws `rate_limited` for one too many. */
async function oneOfFew<T>({ waiting }: Hub, userId: number, poll: () => Promise<T>): Promise<T> {
  const others = waiting.get(userId) ?? 0
  if (others >= WAITING_MAX) throw new DomainError('rate_limited', { retryAfter: 1 })
  waiting.set(userId, others + 1)
  try {
    return await poll()
  } finally {
    const left = (waiting.get(userId) ?? 1) - 1
    if (left) waiting.set(userId, left)
    else waiting.delete(userId)
  }
}

/** Throws `forbidden` when nothing of what they ask for is for them. */
function listenerOf({ userId, role }: Actor, topics: readonly string[]): Listener {
  const granted = topics.filter((topic) => maySubscribe(role, topic))
  if (topics.length && !granted.length) throw new DomainError('forbidden', { role: 'admin' })
  return { userId, role, topics: new Set(granted) }
}

/** One page of what this listener hears after the id; `lastId` moves over what is not for them too. */
async function read(hub: Hub, listener: Listener, since: string, upTo: Place) {
  const from = hub.placeOf(since, upTo)
  if (!from) return { items: [], lastId: hub.lastIdAt(upTo), reset: true }
  for await (const page of hub.between(from, upTo, listener)) {
    const last = page.at(-1)
    if (!last) continue
    return { items: page.map((one) => one.toldTo(listener.role)), lastId: last.id, reset: false }
  }
  return { items: [], lastId: hub.lastIdAt(upTo), reset: false }
}

interface Wait {
  readonly after: Place
  readonly ms: number
  /** Aborted when whoever asked has gone. */
  readonly left: AbortSignal
}

/** Until something is heard, the time is over, or either side goes. */
function next(hub: Hub, listener: Listener, { after, ms, left }: Wait): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer)
      leave()
      left.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, ms)
    const leave = hub.listen(({ event }) => {
      if (isAfter(event, after) && hears(listener, event)) end()
    }, end)
    left.addEventListener('abort', end)
    if (left.aborted) end()
  })
}
