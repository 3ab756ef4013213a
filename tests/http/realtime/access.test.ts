// A socket is its person's as they are now, also when they change while it opens.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { Tokens } from '#http/tokens.ts'
import { Client } from '../../support/app.ts'
import { Ear } from '../../support/ear.ts'
import { Instance, staffToken } from '../../support/instance.ts'
import { TestShop } from '../../support/shop.ts'

let shop: TestShop
let instance: Instance
const tokens = new Tokens('a secret for tests that is long enough', undefined)
beforeAll(async () => {
  shop = await TestShop.open()
  instance = await new Instance(shop, tokens).open()
})
afterAll(async () => {
  await instance.close()
  await shop.close()
})

it('who is demoted while they enter hears nothing of the staff', async () => {
  const rui = await staffToken(shop, tokens, 9001)
  const bia = await staffToken(shop, tokens, 9002)
  const earOf = ({ token }: { token: string }) => new Ear(new Client(instance.base, token), ['sales'])
  const stays = await earOf(bia).open()

  const { who } = instance
  const look = who.of.bind(who)
  vi.spyOn(who, 'of').mockImplementationOnce(async (sessionId) => {
    const before = await look(sessionId)
    const forgotten = vi.spyOn(who, 'forget')
    const { version } = await shop.do('users.get', { id: rui.userId }, { actor: shop.owner })
    await shop.do('users.edit', { id: rui.userId, version, role: 'user' }, { actor: shop.owner })
    await vi.waitFor(() => expect(forgotten).toHaveBeenCalled(), 5000)
    return before
  })
  const ear = await earOf(rui).open()
  const product = await shop.product([[5, 100]])
  const input = { customerName: 'Ana', items: [{ productId: product, quantity: 1 }] }
  await shop.do('sales.create', input, { runtime: instance.runtime })
  await vi.waitFor(() => expect(stays.events.map(({ name }) => name)).toContain('sale.created'), 5000)
  ear.say({ type: 'subscribe', topics: ['sales'] })
  await vi.waitFor(() => expect(ear.told.filter(({ type }) => type === 'ready')).toHaveLength(2), 5000)
  expect(ear.events).toEqual([])
  for (const one of [stays, ear]) one.cut()
})
