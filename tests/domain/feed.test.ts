// The feed's own promises: commit order below the horizon, a new epoch for a database from elsewhere, and what is pruned.
import { Client as Postgres } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import { isAfter, openFeed, type Place, pruneFeed, readFeed, wakeOthers } from '#domain/feed.ts'
import { repeated } from '#domain/replay.ts'
import { accessOf, openSession, proofOf } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const act = async (text: string) => {
  await shop.database.run([step(`feed.test:${text}`.slice(0, 60), text)], {})
}
const named = async (from: Place) =>
  (await readFeed(shop.database, from)).events.map((event) => event.data['name'])

describe('the feed', () => {
  it('waits with what commits out of order, and gives each once, in order', async () => {
    const { last } = await openFeed(shop.database)
    const slow = new Postgres(shop.fresh.config)
    await slow.connect()
    await slow.query('begin')
    await slow.query(
      `insert into events (topic, name, entity, entity_id, rev, data, actor_id) values ('customers', 'customer.created', 'customer', 9, 1, '{"name": "lenta"}', 1)`,
    )
    await shop.do('customers.create', { name: 'ligeira' })
    const held = await readFeed(shop.database, last)
    expect([held.events, held.above]).toEqual([[], true])
    await slow.query('commit')
    await slow.end()
    await vi.waitFor(async () => expect(await named(last)).toEqual(['lenta', 'ligeira']), 60_000)
    const { events } = await readFeed(shop.database, last)
    const [first, second] = events
    if (!first || !second) throw new Error('two events')
    expect(await named(first)).toEqual(['ligeira'])
    expect([isAfter(second, first), isAfter(first, second), isAfter(first, first)]).toEqual([
      true,
      false,
      false,
    ])
    expect(isAfter({ x: first.x, id: first.id + 1 }, first)).toBe(true)
    expect((await openFeed(shop.database)).last).toMatchObject({ id: second.id })
  })

  it('tells whose a sale is, and what is hidden', async () => {
    const { last } = await openFeed(shop.database)
    const product = await shop.product([[5, 1]])
    const { id } = await shop.do('customers.create', { name: 'Caio', userId: shop.user.userId })
    await shop.do('sales.create', { customerId: id, items: [{ productId: product, quantity: 1 }] })
    await vi.waitFor(async () => {
      const { events } = await readFeed(shop.database, last)
      expect(events.find((event) => event.name === 'sale.created')?.ownerId).toBe(shop.user.userId)
      expect(events.find((event) => event.name === 'stock.changed')).toMatchObject({
        ownerId: null,
        staffOnly: false,
      })
    }, 60_000)
  })

  it('tells a person of their own sessions, each time with a higher revision', async () => {
    const { last } = await openFeed(shop.database)
    const userId = shop.user.userId
    const one = await openSession(shop.runtime, userId, { address: null, client: null, hours: 1 })
    await shop.run('sessions.end', { id: one.id }, { actor: shop.user })
    await vi.waitFor(async () => {
      const { events } = await readFeed(shop.database, last)
      const about = { topic: 'me', entity: 'user', entityId: userId, data: { sessionId: one.id } }
      expect(events).toMatchObject([
        { ...about, name: 'session.opened' },
        { ...about, name: 'session.ended' },
      ])
      expect(events[1]?.rev).toBe((events[0]?.rev ?? 0) + 1)
    }, 60_000)
  })

  it('forgets what is older than a week, and says how far', async () => {
    await act(`alter table events disable trigger append_only`)
    await act(`update events set at = at - interval '8 days' where data->>'name' in ('lenta', 'ligeira')`)
    await act(`alter table events enable always trigger append_only`)
    const { pruned } = await openFeed(shop.database)
    await vi.waitFor(async () => {
      await pruneFeed(shop.database)
      expect(isAfter((await openFeed(shop.database)).pruned, pruned)).toBe(true)
    }, 60_000)
    const all = await named({ x: '0', id: 0 })
    expect([all.includes('lenta'), all.includes('Caio')]).toEqual([false, true])
  })

  it('of a database that was restored elsewhere begins a new life, and no other database has its', async () => {
    const { life } = await openFeed(shop.database)
    expect((await openFeed(shop.database)).life).toBe(life)
    const other = await TestShop.open()
    expect((await openFeed(other.database)).life).not.toBe(life)
    await other.close()
    await act(
      `insert into events (x, topic, name, entity, entity_id, rev, data, actor_id) values ('9000000000'::xid8, 'me', 'user.changed', 'user', 1, 1, '{}', 1)`,
    )
    const renewed = await openFeed(shop.database)
    expect(renewed.pruned).toEqual({ x: '0', id: 0 })
    expect(renewed.life).not.toBe(life)
    expect(await shop.look('select count(*) from events')).toBe(0)
    await wakeOthers(shop.database)
  })
})

describe('a request told again', () => {
  it('is known by its key and what was asked, and by nothing else', async () => {
    const request = { line: '/x', choices: {} }
    const key = 'http:told'
    const ask = (more: object = {}) =>
      repeated(shop.database, { actorId: shop.staff.userId, key, request, needs: () => 'admin', ...more })
    expect(await ask()).toBeUndefined()
    const made = await shop.run('customers.create', { name: 'Repetida' }, { intentKey: key, request })
    expect(await ask()).toMatchObject({
      operation: 'customers.create',
      undoId: made.undoId,
      value: { id: made.value.id },
    })
    await expect(ask({ request: { line: '/y', choices: {} } })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    })
    expect(await ask({ actorId: shop.owner.userId })).toBeUndefined()
  })
})

describe('those who stay connected', () => {
  it('are looked up together: who they are now, and what has gone', async () => {
    const one = await openSession(shop.runtime, shop.user.userId, { address: null, client: null, hours: 1 })
    const proven = { sessionId: one.id, proof: proofOf(one.part) }
    expect(await accessOf(shop.runtime, [proven, { ...proven, sessionId: 99_999 }])).toEqual([
      {
        proof: proven.proof,
        userId: shop.user.userId,
        role: 'user',
        language: 'pt-BR',
        disabled: false,
        ended: false,
      },
    ])
  })
})
