// A process's ear on the feed: what an id still stands for.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import { openFeed, pruneFeed } from '#domain/feed.ts'
import { Hub } from '#http/realtime/hub.ts'
import { TestShop } from '../../support/shop.ts'

let shop: TestShop
let hub: Hub
beforeAll(async () => {
  shop = await TestShop.open()
  hub = new Hub(shop.database, shop.runtime.log)
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
  }, 5000)
  await database.close()
}

describe('an id', () => {
  it('older than what is kept is unknown, also where another process pruned while this one ran', async () => {
    const old = hub.idOf(await hub.fresh())
    expect(hub.placeOf(old, hub.place)).toBeDefined()
    await shop.do('customers.create', { name: 'Ana' })
    await vi.waitFor(async () => expect(hub.idOf(await hub.fresh())).not.toBe(old), 5000)
    const last = hub.idOf(hub.place)
    await pruneAll()
    await hub.fresh()
    expect(hub.placeOf(old, hub.place)).toBeUndefined()
    expect(hub.placeOf(last, hub.place)).toBeDefined()
  })
})
