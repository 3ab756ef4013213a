// Who hears what, and in which words.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import { type FeedEvent, openFeed, readFeed } from '#domain/feed.ts'
import { readHeard } from '#domain/heard.ts'
import { mayAct } from '#domain/operation.ts'
import { assert, asyncProperty, constantFrom, nat, subarray } from '../../support/property.ts'
import '#domain/operations.ts'
import { type Announcement, hears, maySubscribe } from '#http/realtime/audience.ts'
import { Hub } from '#http/realtime/hub.ts'
import { TOPICS } from '#lib/topics.ts'
import { announcedEvents } from '../../support/announced.ts'
import { readAreas } from '../../support/areas.ts'
import { TestShop } from '../../support/shop.ts'

let shop: TestShop
let hub: Hub
const heard: Announcement[] = []
beforeAll(async () => {
  shop = await TestShop.open()
  hub = new Hub(shop.database, shop.runtime.log, 'a secret for tests that is long enough')
  await hub.open()
  hub.listen((one) => heard.push(one))
})
afterAll(async () => {
  hub.stop()
  await shop.close()
})

const topics = new Set(['inventory'])
/** What each has heard of the product since, as they are told it. */
const toldTo = ({ userId, role }: TestShop['user'], productId: number) =>
  heard
    .filter(({ event }) => event.entityId === productId && hears({ userId, role, topics }, event))
    .map((one) => JSON.parse(one.textFor(role)) as { name: string; rev: number; data: object })
const shownTo = (actor: TestShop['user'], id: number) => shop.do('products.get', { id }, { actor })
const names = (actor: TestShop['user'], productId: number) =>
  toldTo(actor, productId).map(({ name, data }) => [name, data])

describe('a hidden product', () => {
  it('goes for users when it is hidden, is not heard of while it is, and comes back', async () => {
    const id = await shop.product([[5, 100]], { name: 'Bolo' })
    let version = 1
    const edit = async (change: object) => {
      const edited = await shop.do('products.edit', { id, version, ...change }, { actor: shop.owner })
      version = edited.version ?? 0
    }
    await edit({ hidden: true, name: 'Bolo de festa', price: 900 })
    await edit({ price: 950 })
    await shop.do('stock.receive', { productId: id, quantity: 1, unitCost: 100 })
    await edit({ hidden: false })
    await vi.waitFor(async () => {
      await hub.fresh()
      expect(toldTo(shop.staff, id)).toHaveLength(5)
    }, 60_000)
    expect(names(shop.user, id)).toEqual([
      ['stock.changed', { inStock: true }],
      ['product.archived', {}],
      ['product.changed', { name: 'Bolo de festa', price: 950, inStock: true }],
    ])
    expect(names(shop.staff, id).map(([name]) => name)).toEqual([
      'stock.changed',
      'product.changed',
      'product.changed',
      'stock.changed',
      'product.changed',
    ])
  })

  it('that was hidden or archived before is nothing that goes', async () => {
    const made = await shop.do(
      'products.create',
      { name: 'Amostra', price: 100, hidden: true },
      { actor: shop.owner },
    )
    const edit = (version: number, change: object) =>
      shop.do('products.edit', { id: made.id, version, ...change }, { actor: shop.owner })
    await edit(1, { archived: true })
    await edit(2, { hidden: false })
    await edit(3, { hidden: true })
    await vi.waitFor(async () => {
      await hub.fresh()
      expect(toldTo(shop.staff, made.id)).toHaveLength(4)
    }, 60_000)
    expect(names(shop.user, made.id)).toEqual([])
  })
})

describe('an archived product', () => {
  it('goes for users when it is archived, is not heard of while it is, and comes back', async () => {
    const id = await shop.product([[5, 100]], { name: 'Panetone' })
    const sale = await shop.do('sales.create', {
      items: [{ productId: id, quantity: 1 }],
      payments: [{ amount: 500, method: 'cash' }],
    })
    const edit = (version: number, change: object) =>
      shop.do('products.edit', { id, version, ...change }, { actor: shop.owner })
    await edit(1, { archived: true })
    await shop.do('sales.void', { id: sale.id, reason: 'devolvido' })
    await edit(2, { price: 700 })
    await edit(3, { archived: false })
    await vi.waitFor(async () => {
      await hub.fresh()
      expect(toldTo(shop.staff, id)).toHaveLength(6)
    }, 60_000)
    expect(names(shop.user, id)).toEqual([
      ['stock.changed', { inStock: true }],
      ['product.archived', expect.anything()],
      ['product.changed', { name: 'Panetone', price: 700, inStock: true }],
    ])
  })
})

describe('a level', () => {
  it('is told to users only when there is some again or none any more, and not by whom', async () => {
    const id = await shop.product([[5, 100]], { name: 'Sonho' })
    const paid = (quantity: number) => ({
      items: [{ productId: id, quantity }],
      payments: [{ amount: 500 * quantity, method: 'cash' as const }],
    })
    await shop.do('sales.create', paid(2))
    const last = await shop.do('sales.create', paid(3))
    await shop.do('sales.void', { id: last.id, reason: 'devolvido' })
    await shop.do('stock.adjust', { productId: id, delta: -1, reason: 'caiu' })
    await shop.do('stock.count', { productId: id, counted: 0 })
    await shop.do('stock.count', { productId: id, counted: 0 })
    await shop.do('stock.adjust', { productId: id, delta: 2, reason: 'achado' })
    await shop.do('stock.count', { productId: id, counted: 3 })
    const received = await shop.run('stock.receive', { productId: id, quantity: 1, unitCost: 100 })
    await shop.run('undo.run', { id: received.undoId ?? 0 })
    const levels = [5, 3, 0, 3, 2, 0, 2, 3, 4, 3]
    await vi.waitFor(async () => {
      await hub.fresh()
      expect(toldTo(shop.staff, id).map(({ data }) => data)).toMatchObject(levels.map((stock) => ({ stock })))
    }, 60_000)
    expect(names(shop.user, id)).toEqual(
      [true, false, true, false, true].map((inStock) => ['stock.changed', { inStock }]),
    )
    expect(Object.keys(toldTo(shop.user, id)[0] ?? {})).not.toContain('actorId')
    expect(Object.keys(toldTo(shop.staff, id)[0] ?? {})).toContain('actorId')
  })
})

describe('the revision of a product', () => {
  it('is for users the one of what they see: it rises with each of their events, is what they read, and counts no sales', async () => {
    const id = await shop.product([[50, 100]], { name: 'Cuca' })
    const sell = (quantity: number) =>
      shop.do('sales.create', {
        items: [{ productId: id, quantity, unitPrice: 500 }],
        payments: [{ amount: 500 * quantity, method: 'cash' }],
      })
    const before = await shownTo(shop.user, id)
    for (let n = 0; n < 20; n++) await sell(2)
    expect((await shownTo(shop.user, id)).rev).toBe(before.rev)
    expect((await shownTo(shop.staff, id)).rev).toBe(before.rev + 20)
    await sell(10)
    await shop.do('products.edit', { id, version: 1, price: 700 }, { actor: shop.owner })
    await shop.do('stock.receive', { productId: id, quantity: 4, unitCost: 100 })
    await sell(1)
    await vi.waitFor(async () => {
      await hub.fresh()
      expect(toldTo(shop.staff, id)).toHaveLength(25)
    }, 60_000)
    const told = toldTo(shop.user, id).map(({ name, rev }) => [name, rev])
    expect(told).toEqual([
      ['stock.changed', before.rev],
      ['stock.changed', before.rev + 1000],
      ['product.changed', before.rev + 2000],
      ['stock.changed', before.rev + 3000],
    ])
    expect((await shownTo(shop.user, id)).rev).toBe(before.rev + 3000)
    expect((await shownTo(shop.staff, id)).rev).toBe(before.rev + 3001)
    expect(JSON.stringify([toldTo(shop.user, id), toldTo(shop.staff, id)])).not.toContain('shownRev')
    const { items } = await shop.do('products.list', {}, { actor: shop.user })
    expect(items.find((one) => one.id === id)?.rev).toBe(before.rev + 3000)
  })
})

/** Every event that is announced, on each topic that tells of it, as tests/areas have them. */
const rows = [...(await readAreas()).values()].flatMap(({ events = [] }) =>
  events.map(([{ topic, entity, name }]) => ({ topic, entity, name })),
)
const KINDS = [...new Map(rows.map((kind) => [`${kind.topic} ${kind.name}`, kind])).values()]

const ALL = Object.keys(TOPICS)

describe('what a person missed', () => {
  it('is of kinds that each have their row in tests/areas', () => {
    expect([...new Set(KINDS.map(({ name }) => name))].toSorted()).toEqual(announcedEvents())
  })

  it('is read as it would have been heard, of every kind, by every role, of all topics together and between any places', async () => {
    const { owner, staff, user } = shop
    const other = { ...user, userId: 77_777 }
    const mine = (await shop.do('customers.create', { name: 'Caio', userId: user.userId })).id
    const theirs = (await shop.do('customers.create', { name: 'Ana' })).id
    const before = (await openFeed(shop.database)).last
    const events = KINDS.flatMap((kind) =>
      [null, mine, theirs]
        .filter((customer) => customer === null || ['sales', 'payments', 'customers'].includes(kind.topic))
        .flatMap((customer) =>
          [false, true].flatMap((staffOnly) =>
            [user.userId, staff.userId].map((entityId) => ({ ...kind, customer, staffOnly, entityId })),
          ),
        ),
    )
    const insert = `insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
      select topic, name, entity, "entityId", 1, '{"shownRev": 1}', customer, "staffOnly", 1
      from jsonb_to_recordset(@events::jsonb) t
        (topic text, name text, entity text, "entityId" bigint, customer bigint, "staffOnly" boolean)`
    await shop.database.run([step('test.every_event', insert)], { events: JSON.stringify(events) })
    let all: readonly FeedEvent[] = []
    await vi.waitFor(async () => {
      all = (await readFeed(shop.database, before)).events
      expect(all.length).toBeGreaterThanOrEqual(events.length)
    }, 60_000)
    const heardOf = async (who: TestShop['user'], asked: readonly string[], from: number, upTo: number) => {
      const granted = new Set(asked.filter((topic) => maySubscribe(who.role, topic)))
      const listener = { userId: who.userId, role: who.role, topics: granted }
      const [after, last] = [all[from] ?? before, all[upTo] ?? before]
      const hearer = { ...listener, staff: mayAct(who.role, 'admin') }
      const read = await readHeard(shop.database, hearer, after, last)
      expect(read.events).toEqual(all.slice(from + 1, upTo + 1).filter((event) => hears(listener, event)))
      return read.events.length
    }
    const everybody = [owner, staff, user, other]
    for (const who of everybody) expect(await heardOf(who, ALL, 0, all.length - 1)).toBeGreaterThan(0)
    await assert(
      asyncProperty(
        constantFrom(...everybody),
        subarray(ALL),
        nat(all.length - 1),
        nat(all.length - 1),
        async (who, asked, from, upTo) => {
          await heardOf(who, asked, from, upTo)
        },
      ),
      { numRuns: 150 },
    )
  })
})
