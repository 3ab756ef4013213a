// The socket's twin where sockets fail: the same events by asking for them, and waiting for the next if there is none.
import { z } from 'zod'
import { DomainError, invalid } from '#domain/errors.ts'
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
  async answer({ deps: { hub }, actor, input }) {
    const { since, topics: asked, wait } = input as z.infer<typeof pollInput>
    if (!actor) throw new DomainError('unauthenticated')
    const topics = asked === undefined ? ALL : asked.split(',').filter(Boolean)
    if (!topics.every(isTopic)) throw invalid('topics', 'not_one_of', { allowed: ALL.join(', ') })
    const granted = topics.filter((topic) => maySubscribe(actor.role, topic))
    if (topics.length && !granted.length) throw new DomainError('forbidden', { role: 'admin' })
    const now = await hub.fresh()
    if (since === undefined) return { items: [], lastId: hub.idOf(now), reset: false }
    if (!hub.placeOf(since, now)) return { items: [], lastId: hub.idOf(now), reset: true }
    const listener = { userId: actor.userId, role: actor.role, topics: new Set<string>(granted) }
    const first = await read(hub, listener, since)
    if (first.items.length || wait === 0) return first
    await next(hub, listener, wait * 1000)
    return read(hub, listener, first.lastId)
  },
}

/** One page of what this listener hears after the id; `lastId` moves over what is not for them too. */
async function read(hub: Hub, listener: Listener, since: string) {
  const from = hub.placeOf(since, hub.place)
  if (!from) return { items: [], lastId: hub.idOf(hub.place), reset: true }
  let lastId = since
  for await (const page of hub.between(from, hub.place)) {
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
