// The first steps: done by what has truly happened, for whom they are, and until when.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import type { Actor } from '#domain/operation.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let alone: Actor
beforeAll(async () => {
  shop = await TestShop.open()
  alone = { ...shop.owner }
  await shop.database.run([step('test.off', `update users set disabled_at = now() where role = 'admin'`)], {})
})
afterAll(() => shop.close())

const steps = async (actor = alone) => (await shop.do('home.get', {}, { actor })).firstSteps

describe('the first steps of an owner', () => {
  it('are none in a shop that has nothing', async () => {
    expect(await steps()).toEqual({ product: null, sale: null, team: null })
  })

  it('begin with the first product that is sold, as it is now', async () => {
    const gone = await shop.do('products.create', { name: 'Chá', price: 300 }, { actor: shop.owner })
    await shop.do('products.remove', { id: gone.id }, { actor: shop.owner })
    expect((await steps())?.product).toBeNull()
    const made = await shop.do('products.create', { name: 'Café', price: 500 }, { actor: shop.owner })
    await shop.do('stock.receive', { productId: made.id, quantity: 12, unitCost: 200 }, { actor: shop.owner })
    await shop.do('products.create', { name: 'Pão', price: 100 }, { actor: shop.owner })
    expect((await steps())?.product).toEqual({
      id: made.id,
      name: 'Café',
      emoji: null,
      price: 500,
      unit: 'un',
      stock: 12,
      count: 2,
    })
  })

  it('have a sale that stands; one taken back is none', async () => {
    const { product } = (await steps()) ?? {}
    const sell = () =>
      shop.do(
        'sales.create',
        {
          items: [{ productId: product?.id, quantity: 1 }],
          payments: [{ amount: 500, method: 'cash' }],
        },
        { actor: shop.owner },
      )
    const gone = await sell()
    expect((await steps())?.sale).toMatchObject({ id: gone.id, total: 500 })
    await shop.do('sales.void', { id: gone.id, reason: 'engano' }, { actor: shop.owner })
    expect((await steps())?.sale).toBeNull()
    const stands = await sell()
    expect((await steps())?.sale).toMatchObject({ id: stands.id })
  })

  it('have called somebody once an invite waits, and not for a customer or when it is over', async () => {
    const invite = (role: string, name: string) =>
      shop.do('invites.create', { role, name }, { actor: shop.owner })
    await invite('user', 'Ana')
    expect((await steps())?.team).toBeNull()
    const { id } = await invite('admin', 'Rui')
    expect((await steps())?.team).toEqual({ name: 'Rui', joined: false })
    await shop.do('invites.revoke', { id }, { actor: shop.owner })
    expect((await steps())?.team).toBeNull()
    const past = step(
      'test.past',
      `update invites set expires_at = now() - interval '1 hour' where id = @id::bigint`,
    )
    await shop.database.run([past], { id: (await invite('owner', 'Lia')).id })
    expect((await steps())?.team).toBeNull()
  })

  it('name who came rather than whom an invite waits for', async () => {
    await shop.do('invites.create', { role: 'admin', name: 'Rui' }, { actor: shop.owner })
    await shop.database.run([step('test.on', `update users set disabled_at = null where role = 'admin'`)], {})
    expect((await steps())?.team).toEqual({ name: 'Bia', joined: true })
  })

  it('are gone for who passed over them, until they are wanted again', async () => {
    const prefer = async (firstSteps: boolean) => {
      const { version } = await shop.do('preferences.get', {}, { actor: shop.owner })
      const stored = await shop.do('preferences.edit', { version, firstSteps }, { actor: shop.owner })
      expect(stored.firstSteps).toBe(firstSteps)
    }
    expect((await shop.do('preferences.get', {}, { actor: shop.owner })).firstSteps).toBe(true)
    await prefer(false)
    expect(await steps()).toBeNull()
    await prefer(true)
    expect(await steps()).not.toBeNull()
  })
})

describe('the first steps of others', () => {
  it('are those of staff until they have sold themselves, without the team; a customer has none', async () => {
    const mine = await steps(shop.staff)
    expect(mine?.product?.name).toBe('Café')
    expect(mine?.sale).not.toBeNull()
    expect(mine?.team).toBeNull()
    const items = [{ productId: mine?.product?.id, quantity: 1 }]
    await shop.do('sales.create', { items, payments: [{ amount: 500, method: 'cash' }] })
    expect(await steps(shop.staff)).toBeNull()
    expect(await steps(shop.user)).toBeNull()
  })
})

describe('a shop that sold on a day before', () => {
  it('has no first steps', async () => {
    const back = step(
      'test.back',
      `update sales set "on" = current_date - 1 where id = (select min(id) from sales)`,
    )
    await shop.database.run([back], {})
    expect(await steps()).toBeNull()
  })
})
