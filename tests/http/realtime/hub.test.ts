// A process's ear on the feed: what an id still stands for.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import { openFeed, pruneFeed } from '#domain/feed.ts'
import type { Announcement } from '#http/realtime/audience.ts'
import { Hub } from '#http/realtime/hub.ts'
import { TestShop } from '../../support/shop.ts'

let shop: TestShop
let hub: Hub
beforeAll(async () => {
  shop = await TestShop.open()
  hub = new Hub(shop.database, shop.runtime.log, 'a secret for tests that is long enough')
  await hub.open()
})
afterAll(async () => {
  hub.stop()
  await shop.close()
})

/** As if a week and a day had gone by, and another process had looked at what is old. */
async function pruneAll(): Promise<void> {
  const age = `alter table events disable trigger append_only;
    update events set at = at - interval '8 days';
    alter table events enable always trigger append_only`
  for (const [n, text] of age.split(';').entries())
    await shop.database.run([step(`test.age_events:${n}`, text)], {})
  const { database } = shop.another()
  const before = await openFeed(database)
  await vi.waitFor(async () => {
    await pruneFeed(database)
    expect((await openFeed(database)).pruned).toEqual(before.last)
  }, 60_000)
  await database.close()
}

describe('an id', () => {
  it('older than what is kept is unknown, also where another process pruned while this one ran', async () => {
    const old = hub.idOf(await hub.fresh())
    expect(hub.placeOf(old, hub.place)).toBeDefined()
    await shop.do('customers.create', { name: 'Ana' })
    await vi.waitFor(async () => expect(hub.idOf(await hub.fresh())).not.toBe(old), 60_000)
    const last = hub.idOf(hub.place)
    await pruneAll()
    await hub.fresh()
    expect(hub.placeOf(old, hub.place)).toBeUndefined()
    expect(hub.placeOf(last, hub.place)).toBeDefined()
  })

  it('of a database that was restored under a running process is unknown there at once, and whoever listens comes again', async () => {
    const gone = vi.fn<() => void>()
    const leave = hub.listen(() => {}, gone)
    const first = hub.idOf(await hub.fresh())
    const foreign = `insert into events (x, topic, name, entity, entity_id, rev, data, actor_id)
      values ('9000000000'::xid8, 'me', 'user.changed', 'user', 1, 1, '{}', 1)`
    await shop.database.run([step('test.foreign', foreign)], {})
    const second = hub.idOf(await hub.fresh())
    expect([hub.placeOf(first, hub.place), hub.remembered(first)]).toEqual([undefined, undefined])
    expect(gone).toHaveBeenCalledOnce()
    // Another process stood further on than the database that it finds, and says so.
    const { database } = shop.another()
    await openFeed(database, { x: '9000000000' })
    await database.close()
    await hub.fresh()
    expect(hub.placeOf(second, hub.place)).toBeUndefined()
    expect(gone).toHaveBeenCalledTimes(2)
    // It hears what is done there, and its new ids hold.
    const third = hub.idOf(hub.place)
    await shop.do('customers.create', { name: 'Depois' })
    await vi.waitFor(async () => expect(hub.idOf(await hub.fresh())).not.toBe(third), 60_000)
    expect(hub.placeOf(third, hub.place)).toBeDefined()
    expect(gone).toHaveBeenCalledTimes(2)
    leave()
  })
})

describe('an event that many wait for', () => {
  it('is prepared once for each audience, and lets others have their turn while it is told', async () => {
    const listeners = 3000
    const seen = { texts: new Set<string>(), told: new Set<object>(), heard: 0 }
    let first: Announcement | undefined
    const leave = Array.from({ length: listeners }, () =>
      hub.listen((one) => {
        first ??= one
        seen.told.add(one.toldTo('user')).add(one.toldTo('owner')).add(one.toldTo('admin'))
        seen.texts.add(one.textFor('admin'))
        seen.heard++
      }),
    )
    const stringify = vi.spyOn(JSON, 'stringify')
    let turns = 0
    let counting = true
    const count = () => {
      if (seen.heard > 0 && seen.heard < listeners) turns++
      if (counting) setImmediate(count)
    }
    count()
    await shop.do('customers.create', { name: 'Muitos' })
    await vi.waitFor(async () => {
      await hub.fresh()
      expect(seen.heard).toBe(listeners)
    }, 60_000)
    counting = false
    const made = stringify.mock.calls.filter(([value]) => (value as { id?: string } | null)?.id === first?.id)
    vi.restoreAllMocks()
    for (const one of leave) one()
    expect(made).toHaveLength(1)
    expect(seen.texts.size).toBe(1)
    expect(seen.told.size).toBe(2)
    expect(turns).toBeGreaterThan(20)
  })
})
