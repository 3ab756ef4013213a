// Asking for events and waiting for the next: nothing that comes meanwhile is waited past.
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { openSession, proofOf, SessionCache } from '#domain/users/index.ts'
import { Hub } from '#http/realtime/hub.ts'
import { pollEvents } from '#http/realtime/poll.ts'
import { settled } from '../../support/horizon.ts'
import { TestShop } from '../../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

it('what comes while older events are read is told at once', async () => {
  const product = await shop.product([[5, 100]])
  const login = { address: null, client: null, hours: 1 }
  const { id: sessionId, part } = await openSession(shop.runtime, shop.staff.userId, login)
  let meanwhile = async () => {}
  const database: Database = {
    ...shop.database,
    json: async (step, values) => {
      const found = await shop.database.json(step, values)
      if (step.name.startsWith('heard.') && values['x'] === '0') await meanwhile()
      return found as never
    },
  }
  const hub = new Hub(database, shop.runtime.log, 'a secret for tests that is long enough')
  await hub.open()
  await vi.waitFor(async () => expect((await hub.fresh()).x).not.toBe('0'), 60_000) // the login is below the horizon
  meanwhile = async () => {
    await shop.do('sales.create', { customerName: 'Ana', items: [{ productId: product, quantity: 1 }] })
    const before = hub.place
    while (hub.place === before) await hub.fresh()
  }
  const deps = { hub, sessions: new SessionCache(shop.runtime) } as never
  const left = () => new AbortController().signal
  const input = { since: hub.idOf({ x: '0', id: 0 }), topics: 'sales', wait: 10 }
  const began = performance.now()
  const answer = await pollEvents.answer({
    deps,
    actor: { ...shop.staff, sessionId, proof: proofOf(part) },
    input,
    left,
  } as never)
  expect(answer.value).toMatchObject({ items: [{ name: 'sale.created' }] })
  expect(performance.now() - began).toBeLessThan(5000)
  hub.stop()
})

describe('asking', () => {
  let hub: Hub
  let session: Awaited<ReturnType<typeof openSession>>
  beforeAll(async () => {
    hub = new Hub(shop.database, shop.runtime.log, 'a secret for tests that is long enough')
    await hub.open()
    const login = { address: null, client: null, hours: 1 }
    session = await openSession(shop.runtime, shop.user.userId, login)
  })
  beforeEach(() => settled(shop.fresh.config))
  afterAll(() => hub.stop())

  interface Polled {
    readonly items: readonly { readonly id: string; readonly entityId: number }[]
    readonly lastId: string
    readonly reset: boolean
  }
  const poll = async (input: object, left = new AbortController(), at = hub) => {
    const answer = await pollEvents.answer({
      deps: { hub: at, sessions: new SessionCache(shop.runtime) },
      actor: { ...shop.user, sessionId: session.id, proof: proofOf(session.part) },
      input,
      left: () => left.signal,
    } as never)
    return answer.value as Polled
  }

  it('waits in ten places at most; who has gone waits no more', async () => {
    const { lastId: since } = await poll({})
    const waiting = { since, topics: 'inventory', wait: 20 }
    const lefts = Array.from({ length: 10 }, () => new AbortController())
    const polls = lefts.map((left) => poll(waiting, left))
    await expect(poll(waiting)).rejects.toMatchObject({ code: 'rate_limited' })
    expect(await poll({ since, topics: 'inventory' })).toMatchObject({ items: [] }) // it does not wait
    lefts[0]?.abort()
    await polls[0]
    const again = new AbortController()
    const eleventh = poll(waiting, again)
    for (const left of [...lefts, again]) left.abort()
    for (const one of await Promise.all([...polls, eleventh])) expect(one.items).toEqual([])
    await expect(poll(waiting, lefts[0])).resolves.toMatchObject({ items: [], reset: false })
  })

  it('waits elsewhere, however many wait here', async () => {
    const other = new Hub(shop.database, shop.runtime.log, 'a secret for tests that is long enough')
    await other.open()
    const waiting = { since: (await poll({})).lastId, topics: 'inventory', wait: 20 }
    const left = new AbortController()
    const polls = Array.from({ length: 10 }, () => poll(waiting, left))
    const elsewhere = poll(waiting, left, other)
    left.abort()
    expect((await elsewhere).items).toEqual([])
    await Promise.all(polls)
    other.stop()
  })

  it('tells who is none of the staff neither that something happened, nor how much', async () => {
    const product = await shop.product([[9, 100]])
    const before = [(await poll({})).lastId, (await poll({})).lastId]
    const payments = [{ amount: 500, method: 'cash' }]
    await shop.do('sales.create', { items: [{ productId: product, quantity: 1 }], payments })
    const after = [(await poll({})).lastId, (await poll({ since: before[0], topics: 'sales' })).lastId]
    // All differ and are of one length, whether something happened between or not.
    expect(new Set([...before, ...after])).toHaveLength(4)
    expect(new Set([...before, ...after].map((id) => id.length))).toHaveLength(1)
    // And what comes next is not lost by any of them.
    const { id } = await shop.do('products.create', { name: 'Novo', price: 1 }, { actor: shop.owner })
    for (const since of [...before, ...after]) {
      await vi.waitFor(async () => {
        const { items } = await poll({ since, topics: 'inventory', wait: 5 })
        expect(items.at(-1)?.entityId).toBe(id) // what stands before it may come alone
      }, 60_000)
    }
  })

  it('is answered a page at a time, each event once, until none is left', async () => {
    const { lastId } = await poll({})
    const many = `insert into events (topic, name, entity, entity_id, rev, data, actor_id)
      select 'inventory', 'product.changed', 'product', n, 1, '{"shownRev": 1}', 1 from generate_series(1, 2300) n`
    await shop.database.run([step('test.many_events', many)], {})
    const heard: number[] = []
    for (let since = lastId; ; ) {
      const page = await poll({ since, topics: 'inventory', wait: 5 })
      expect(page.items.length).toBeLessThanOrEqual(500)
      heard.push(...page.items.map(({ entityId }) => entityId))
      since = page.lastId
      if (heard.length >= 2300) break
    }
    expect(heard).toEqual(Array.from({ length: 2300 }, (_, n) => n + 1))
  })
})
