// A socket is its person's as they are now, also when they or the database change while it is open.
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { step } from '#database/step.ts'
import { openFeed } from '#domain/feed.ts'
import { CLOSE } from '#http/realtime/socket.ts'
import { Tokens } from '#http/tokens.ts'
import { Client } from '../../support/app.ts'
import { Ear } from '../../support/ear.ts'
import { Instance, staffToken } from '../../support/instance.ts'
import { TestShop } from '../../support/shop.ts'

let shop: TestShop
let instance: Instance
const notify = step('test.access', `select pg_notify('access', @user::text)`)
const tokens = new Tokens('a secret for tests that is long enough', undefined)
beforeAll(async () => {
  shop = await TestShop.open()
  instance = await new Instance(shop, tokens).open()
})
afterAll(async () => {
  await instance.close()
  await shop.close()
})

afterEach(() => {
  vi.restoreAllMocks()
})

it('who is demoted while they enter hears nothing of the staff', async () => {
  const rui = await staffToken(shop, tokens, 9001)
  const bia = await staffToken(shop, tokens, 9002)
  const earOf = ({ token }: { token: string }) => new Ear(new Client(instance.base, token), ['sales'])
  const stays = await earOf(bia).open()

  const { sessions } = instance
  const look = sessions.of.bind(sessions)
  vi.spyOn(sessions, 'of').mockImplementationOnce(async (sessionId) => {
    const before = await look(sessionId)
    const forgotten = vi.spyOn(sessions, 'forget')
    const { version } = await shop.do('users.get', { id: rui.userId }, { actor: shop.owner })
    await shop.do('users.edit', { id: rui.userId, version, role: 'user' }, { actor: shop.owner })
    await vi.waitFor(() => expect(forgotten).toHaveBeenCalled(), 60_000)
    return before
  })
  const ear = await earOf(rui).open()
  const product = await shop.product([[5, 100]])
  const input = { customerName: 'Ana', items: [{ productId: product, quantity: 1 }] }
  await shop.do('sales.create', input, { runtime: instance.runtime })
  await vi.waitFor(() => expect(stays.events.map(({ name }) => name)).toContain('sale.created'), 60_000)
  ear.say({ type: 'subscribe', topics: ['sales'] })
  await vi.waitFor(() => expect(ear.told.filter(({ type }) => type === 'ready')).toHaveLength(2), 60_000)
  expect(ear.events).toEqual([])
  for (const one of [stays, ear]) one.cut()
})

it('who enters waits for nobody else’s changes, and not for ever for their own', async () => {
  const { sessions } = instance
  const [lia, teo] = [await staffToken(shop, tokens, 9005), await staffToken(shop, tokens, 9006)]
  const look = sessions.of.bind(sessions)
  /** As if the person changed each time that somebody is looked up. */
  const entersWhileChanging = async (changing: number) => {
    const looks = vi.spyOn(sessions, 'of').mockImplementation(async (proven) => {
      const seen = await look(proven)
      const forgotten = vi.spyOn(sessions, 'forget').mockClear()
      await shop.database.run([notify], { user: changing })
      await vi.waitFor(() => expect(forgotten).toHaveBeenCalledWith(changing), 60_000)
      return seen
    })
    const ear = new Ear(new Client(instance.base, lia.token), ['sales'])
    await ear.open().catch(() => {})
    const { length } = looks.mock.calls
    vi.restoreAllMocks()
    ear.cut()
    return { code: ear.code, looks: length }
  }
  expect(await entersWhileChanging(teo.userId)).toEqual({ code: undefined, looks: 1 })
  expect(await entersWhileChanging(lia.userId)).toEqual({ code: CLOSE.cannotKeepUp, looks: 5 })
})

it('whose database was restored under the process is cut off, and comes back to a reset', async () => {
  const ear = await new Ear(new Client(instance.base, (await staffToken(shop, tokens, 9003)).token), [
    'customers',
  ]).open()
  const { database } = shop.another()
  await openFeed(database, { x: '9000000000' })
  await database.close()
  instance.hub.wake()
  await vi.waitFor(() => expect(ear.code).toBe(CLOSE.cannotKeepUp), 60_000)
  await ear.open()
  expect(ear.told.map(({ type }) => type)).toEqual(['ready', 'reset', 'ready'])
  await shop.do('customers.create', { name: 'Depois' }, { runtime: instance.runtime })
  await vi.waitFor(() => expect(ear.events.map(({ name }) => name)).toEqual(['customer.created']), 60_000)
  ear.cut()
})

it('who is demoted while no notification comes is closed as soon as the feed is read', async () => {
  const deaf = await new Instance(shop, tokens).open()
  await deaf.deafen()
  const caio = await staffToken(shop, tokens, 9004)
  const ear = await new Ear(new Client(deaf.base, caio.token), ['sales']).open()
  const { version } = await shop.do('users.get', { id: caio.userId }, { actor: shop.owner })
  await shop.do('users.edit', { id: caio.userId, version, role: 'user' }, { actor: shop.owner })
  await vi.waitFor(() => expect(ear.code).toBe(CLOSE.roleLost), 60_000)
  await deaf.close()
})
