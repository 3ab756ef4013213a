// Asking for events and waiting for the next: nothing that comes meanwhile is waited past.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '#database/pool.ts'
import { openSession, proofOf, Who } from '#domain/users/index.ts'
import { Hub } from '#http/realtime/hub.ts'
import { pollRoute } from '#http/realtime/poll.ts'
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
      if (step.name === 'feed.read' && values['x'] === '0') await meanwhile()
      return found as never
    },
  }
  const hub = new Hub(database, shop.runtime.log)
  await hub.open()
  meanwhile = async () => {
    await shop.do('sales.create', { customerName: 'Ana', items: [{ productId: product, quantity: 1 }] })
    const before = hub.place
    while (hub.place === before) await hub.fresh()
  }
  const deps = { hub, who: new Who(shop.runtime) } as never
  const input = { since: hub.idOf({ x: '0', id: 0 }), topics: 'sales', wait: 10 }
  const began = performance.now()
  const answer = await pollRoute.answer({
    deps,
    actor: { ...shop.staff, sessionId, proof: proofOf(part) },
    input,
  } as never)
  expect(answer).toMatchObject({ items: [{ name: 'sale.created' }] })
  expect(performance.now() - began).toBeLessThan(5000)
  hub.stop()
})
