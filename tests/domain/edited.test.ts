// Who changed what since a version that somebody has before them: told by the thing's own right, and by its field.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { upsertUser } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

describe('what others changed meanwhile', () => {
  it('is told by its field: who, and when; what was changed before that version is not', async () => {
    const { id } = await shop.do('products.create', { name: 'Queijo', price: 3990 }, { actor: shop.owner })
    await shop.do('products.edit', { id, version: 1, price: 4290 }, { actor: shop.owner })
    await shop.do('products.edit', { id, version: 2, category: 'Frios' }, { actor: shop.owner })
    const since = (version: number) =>
      shop.do('activities.edits', { entity: 'product', entityId: id, version }, { actor: shop.staff })
    const by = { by: { id: shop.owner.userId, name: 'Olga' }, at: expect.any(String) as string }
    expect((await since(1)).changed).toEqual({ price: by, category: by })
    expect((await since(2)).changed).toEqual({ category: by })
    expect((await since(3)).changed).toEqual({})
  })

  it('is told of customers, people and the settings too, of people to owners alone', async () => {
    const customer = await shop.do('customers.create', { name: 'Ana' })
    await shop.do('customers.edit', { id: customer.id, version: 1, note: 'porteira' })
    const { id } = await upsertUser(shop.runtime, { telegramId: 90_001, name: 'Nina', language: 'en' })
    await shop.do('users.edit', { id, version: 1, role: 'admin' }, { actor: shop.owner })
    const { version } = await shop.do('settings.get', {}, { actor: shop.owner })
    await shop.do('settings.edit', { version, hours: '7–20' }, { actor: shop.owner })
    const fields = async (entity: 'customer' | 'user' | 'settings', entityId: number, from: number) => {
      const asked = { entity, entityId, version: from }
      return Object.keys((await shop.do('activities.edits', asked, { actor: shop.owner })).changed)
    }
    expect(await fields('customer', customer.id, 1)).toEqual(['note'])
    expect(await fields('user', id, 1)).toEqual(['role'])
    expect(await fields('settings', 1, version)).toEqual(['hours'])
    const asStaff = { entity: 'user', entityId: id, version: 1 } as const
    expect(await shop.refusal('activities.edits', asStaff, { actor: shop.staff })).toMatchObject({
      code: 'forbidden',
      details: { role: 'owner' },
    })
    const nobody = { entity: 'customer', entityId: 999_999, version: 1 } as const
    expect((await shop.refusal('activities.edits', nobody, { actor: shop.staff })).code).toBe('not_found')
  })
})
