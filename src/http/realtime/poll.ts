// The socket's twin where sockets fail: the same events by asking for them, and waiting for the next if there is none.
import { z } from 'zod'
import { DomainError, invalid } from '#domain/errors.ts'
import { isAfter, type Place } from '#domain/feed.ts'
import type { Actor } from '#domain/operation.ts'
import { provenBy } from '#domain/users/index.ts'
import { line, type OwnRoute } from '../own-route.ts'
import { hears, isTopic, type Listener, maySubscribe } from './audience.ts'
import type { Hub } from './hub.ts'

const WAIT_MAX_SECONDS = 25

const pollInput = z.strictObject({
  since: z.string().max(60).optional(),
  topics: z.string().max(200).optional(),
  wait: z.int().min(0).max(WAIT_MAX_SECONDS).default(0),
})
const ALL = ['inventory', 'sales', 'payments', 'customers', 'users', 'me']

export const pollRoute: OwnRoute = {
  line: line('GET', '/api/realtime/events'),
  role: 'user',
  summary: 'What happened since, where sockets fail',
  input: pollInput,
  output: z.object({ items: z.array(z.unknown()), lastId: z.string(), reset: z.boolean() }),
  async answer({ deps: { hub, who }, actor, input }) {
    const { since, topics: asked, wait } = input as z.infer<typeof pollInput>
    const proven = actor && provenBy(actor)
    if (!proven) throw new DomainError('unauthenticated')
    const topics = asked === undefined ? ALL : asked.split(',').filter(Boolean)
    if (!topics.every(isTopic)) throw invalid('topics', 'not_one_of', { allowed: ALL.join(', ') })
    const listener = listenerOf(actor, topics)
    const now = await hub.fresh()
    if (since === undefined) return { items: [], lastId: hub.idOf(now), reset: false }
    const first = await read(hub, listener, since, now)
    if (first.items.length || first.reset || wait === 0) return first
    // What came while that was read is read now.
    if (!isAfter(hub.place, now)) await next(hub, listener, wait * 1000)
    // All up to here was there before they are judged again: what came after a lost role is not in it.
    const upTo = hub.place
    return read(hub, listenerOf(await who.again(proven), topics), first.lastId, upTo)
  },
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
  if (!from) return { items: [], lastId: hub.idOf(upTo), reset: true }
  let lastId = since
  for await (const page of hub.between(from, upTo)) {
    lastId = page.at(-1)?.id ?? lastId
    const items = page
      .filter(({ event }) => hears(listener, event))
      .map((one): unknown => {
        const { type: _, ...event } = JSON.parse(one.textFor(listener.role)) as { type: string }
        return event
      })
    if (items.length) return { items, lastId, reset: false }
  }
  return { items: [], lastId, reset: false }
}

/** Until something is heard, the time is over, or the process goes. */
function next(hub: Hub, listener: Listener, ms: number): Promise<void> {
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer)
      leave()
      done()
    }
    const timer = setTimeout(end, ms)
    const leave = hub.listen(({ event }) => {
      if (hears(listener, event)) end()
    }, end)
  })
}
