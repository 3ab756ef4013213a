// What owners decide of the shop holds at once, everywhere; a stale edit is told who changed what.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DomainError } from '#domain/errors.ts'
import { brokenInvariants } from '#domain/invariants.ts'
import { shopNow } from '#domain/settings/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(async () => {
  await shop.expectSound()
  await shop.close()
})

const asOwner = () => ({ actor: shop.owner })
const read = () => shop.do('settings.get', {}, asOwner())
const edit = async (change: object) =>
  shop.run('settings.edit', { ...change, version: (await read()).version }, asOwner())
const FREE = {
  discountPercent: null,
  priceOverridePercent: null,
  voidHours: null,
  backdateDays: null,
  belowCost: null,
}
/** Two of a product that cost 300 each and are sold at 500. */
const two = (productId: number, more: object = {}) => ({
  customerName: shop.name('Freguês'),
  items: [{ productId, quantity: 2 }],
  ...more,
})
const goods = () => shop.product([[40, 300]])

describe('settings', () => {
  it('are the environment’s until an owner decides; then theirs, on every process', async () => {
    expect(await read()).toMatchObject({
      shopName: 'Vila Nova',
      pixKey: 'loja@example.com',
      pixCity: 'São Paulo',
      dueDays: 30,
      limits: FREE,
      seesCosts: true,
      quietHours: null,
      reminders: { text: null, days: [] },
      version: 1,
    })
    const other = shop.another()
    await edit({ shopName: 'Empório', pixKey: null, closingAt: '21:30', hours: 'seg a sáb' })
    expect(await shopNow(other.runtime)).toEqual({
      name: 'Empório',
      pix: null,
      dueDays: 30,
      hours: 'seg a sáb',
    })
    expect(await shop.do('shop.get', {}, { actor: shop.user, runtime: other.runtime })).toMatchObject({
      name: 'Empório',
      pix: false,
    })
    expect((await shop.refusal('payments.pix', { amount: 100 })).code).toBe('not_configured')
    await edit({ pixKey: 'olga@example.com' })
    expect((await shop.do('payments.pix', { amount: 100 })).code).toContain('olga@example.com')
    await other.database.close()
  })

  it('change by an owner alone, each value by itself, and go back by an undo', async () => {
    expect((await shop.refusal('settings.edit', { version: 1, hours: 'x' })).details.role).toBe('owner')
    const before = await read()
    const { undoId } = await edit({ hours: '8–18', limits: { discountPercent: 5 } })
    expect(await read()).toMatchObject({ hours: '8–18', limits: { ...FREE, discountPercent: 5 } })
    await shop.undo(undoId)
    expect(await read()).toEqual({ ...before, version: before.version + 2, rev: before.rev + 2 })
  })

  it('an undo gives back to the environment what was its own, and a key that was taken away stays away', async () => {
    const fresh = await TestShop.open()
    try {
      const owner = { actor: fresh.owner }
      const change = async (to: object) => {
        const { version } = await fresh.do('settings.get', {}, owner)
        return fresh.run('settings.edit', { version, ...to }, owner)
      }
      const decided = () =>
        fresh.look(`select json_build_array(shop_name, pix_key, pix_city, hours) from settings`)
      const first = await change({
        shopName: 'Empório',
        pixKey: 'olga@example.com',
        pixCity: 'Santos',
        hours: '8–18',
      })
      expect(await decided()).toEqual(['Empório', 'olga@example.com', 'Santos', '8–18'])
      await fresh.undo(first.undoId)
      expect(await decided()).toEqual([null, null, null, null])
      // What is called the same as the environment has it is decided all the same.
      const same = await change({ shopName: 'Vila Nova' })
      await fresh.undo(same.undoId)
      expect(await decided()).toEqual([null, null, null, null])
      await change({ pixKey: null, shopName: 'Empório' })
      const last = await change({ pixKey: 'olga@example.com', shopName: 'Mercado' })
      await fresh.undo(last.undoId)
      expect(await decided()).toEqual(['Empório', '', null, null])
    } finally {
      await fresh.close()
    }
  })

  it('refuse what no shop can be, at its place', async () => {
    const wrong = async (change: object) =>
      (await shop.refusal('settings.edit', { version: 1, ...change }, asOwner())).details.errors?.[0]
    expect(await wrong({ closingAt: '24:00' })).toEqual({ path: 'closingAt', issue: 'not_a_time' })
    expect(await wrong({ quietHours: { from: '22:00' } })).toMatchObject({ path: 'quietHours.to' })
    expect(await wrong({ limits: { discountPercent: 101 } })).toMatchObject({
      path: 'limits.discountPercent',
    })
    expect(await wrong({ limits: { discountPercent: 0.0001 } })).toMatchObject({ issue: 'too_many_decimals' })
    expect(await wrong({ dueDays: 401 })).toMatchObject({ path: 'dueDays', issue: 'too_big' })
    expect(await wrong({ pixKey: 'com espaço' })).toMatchObject({ path: 'pixKey' })
    expect(await wrong({ reminders: { text: 'Oi, {nme}!', days: [] } })).toEqual({
      path: 'reminders.text',
      issue: 'unknown_word',
      values: { word: 'nme' },
    })
    expect(await wrong({ reminders: { text: null, days: [3, 3] } })).toMatchObject({ issue: 'twice' })
  })

  it('are told to everybody, by the shop’s name alone', async () => {
    await edit({ shopName: 'Vila Velha' })
    const [event] = await shop.look<object[]>(
      `select json_agg(e) from (select topic, name, data, staff_only from events where entity = 'settings' order by id desc limit 1) e`,
    )
    expect(event).toEqual({
      topic: 'shop',
      name: 'settings.changed',
      data: { name: 'Vila Velha' },
      staff_only: false,
    })
  })

  it('the limit of credit is that of who is made by a sale, or without one of their own', async () => {
    await edit({ defaultCreditLimit: 1500 })
    const { customer } = await shop.do('sales.create', two(await goods()))
    expect((await shop.do('customers.get', { id: customer?.id })).creditLimit).toBe(1500)
    expect((await shop.do('customers.create', { name: shop.name() })).creditLimit).toBe(1500)
    const free = { name: shop.name(), creditLimit: null }
    expect((await shop.do('customers.create', free, asOwner())).creditLimit).toBeNull()
    expect(
      (
        await shop.refusal(
          'sales.create',
          two(await goods(), { items: [{ productId: await goods(), quantity: 4 }] }),
        )
      ).code,
    ).toBe('credit_limit')
    await edit({ defaultCreditLimit: null })
  })

  it('the days of a debt without a due date hold for what is open, and for what is opened again', async () => {
    const { customer } = await shop.do('sales.create', two(await goods()))
    const customerId = customer?.id ?? 0
    const dueOn = async () => (await shop.do('debts.list', { q: customer?.name })).items[0]?.firstDueOn
    expect(await dueOn()).toBe(await shop.day(-30))
    await edit({ dueDays: 7 })
    expect(await dueOn()).toBe(await shop.day(-7))
    const { id } = await shop.do('payments.create', { customerId, amount: 1000, method: 'cash' })
    await edit({ dueDays: 12 })
    await shop.do('payments.void', { id, reason: 'engano' })
    expect(await dueOn()).toBe(await shop.day(-12))
    await edit({ dueDays: 30 })
    await shop.do('payments.create', { customerId, amount: 1000, method: 'cash' })
  })
})

describe('two at once', () => {
  it('change the settings one after the other: the second is told what the first did', async () => {
    const { version } = await read()
    const both = await Promise.allSettled(
      ['8–18', '9–19'].map((hours) => shop.do('settings.edit', { version, hours }, asOwner())),
    )
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const [lost] = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as DomainError] : []))
    expect([lost?.code, Object.keys(lost?.details.changed ?? {})]).toEqual(['version_conflict', ['hours']])
  })

  it('sell, pay and take back while the days of a debt change: what is open has the days that stand', async () => {
    const id = await shop.product([[400, 300]])
    const other = shop.another()
    const act = async (n: number) => {
      const { id: saleId, customer } = await shop.do(
        'sales.create',
        two(id),
        n % 2 ? { runtime: other.runtime } : {},
      )
      const paid = await shop.do('payments.create', { customerId: customer?.id, amount: 1000, method: 'pix' })
      if (n % 3) await shop.do('payments.void', { id: paid.id, reason: 'engano' })
      if (n % 5 === 0) await shop.do('sales.void', { id: saleId, reason: 'engano' })
    }
    const change = async () => {
      for (const dueDays of [5, 40, 9, 21]) await edit({ dueDays })
    }
    await Promise.all([change(), ...Array.from({ length: 30 }, (_, n) => act(n))])
    expect(await brokenInvariants(shop.database)).toEqual([])
    await edit({ dueDays: 30 })
    await other.database.close()
  })
})

describe('a stale edit', () => {
  it('is told who changed which value and when; each by its own hand', async () => {
    const productId = await goods()
    const customer = await shop.do('customers.create', { name: shop.name() })
    const person = { id: shop.user.userId }
    const { version } = await read()
    const staleOf = async (name: Parameters<typeof shop.refusal>[0], input: object) => {
      const { code, details } = await shop.refusal(name, input, asOwner())
      expect(code).toBe('version_conflict')
      return Object.fromEntries(
        Object.entries(details.changed ?? {}).map(([field, { by, at }]) => {
          expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000)
          return [field, by?.name]
        }),
      )
    }
    await shop.do(
      'products.edit',
      { id: productId, version: 1, price: 777, category: 'Doces', hidden: false },
      asOwner(),
    )
    await shop.do('products.edit', { id: productId, version: 2, price: 778 }, asOwner())
    expect(await staleOf('products.edit', { id: productId, version: 1, price: 1 })).toEqual({
      price: 'Olga',
      category: 'Olga',
    })
    expect(await staleOf('products.edit', { id: productId, version: 2, price: 1 })).toEqual({ price: 'Olga' })
    await shop.do('customers.edit', { id: customer.id, version: 1, note: 'mudou', phone: '+5511987650001' })
    await shop.do('customers.edit', { id: customer.id, version: 2, creditLimit: 5 }, asOwner())
    expect(await staleOf('customers.edit', { id: customer.id, version: 1, note: 'x' })).toEqual({
      note: 'Bia',
      phone: 'Bia',
      creditLimit: 'Olga',
    })
    await shop.do('users.edit', { ...person, version: 1, name: 'Caio Prado' }, asOwner())
    expect(await staleOf('users.edit', { ...person, version: 1, name: 'C' })).toEqual({ name: 'Olga' })
    await edit({ emoji: '🧺', limits: { ...FREE, backdateDays: 31 } })
    expect(await staleOf('settings.edit', { version, emoji: '🍞' })).toEqual({
      emoji: 'Olga',
      limits: 'Olga',
    })
    await edit({ limits: FREE })
  })

  it('of a unit names the price that went along, and of the archive that it was archived', async () => {
    const id = await shop.product([], { unit: 'kg', price: 5000 })
    await shop.do('products.edit', { id, version: 1, unit: 'g' }, asOwner())
    const { details } = await shop.refusal('products.edit', { id, version: 1, price: 1 }, asOwner())
    expect(Object.keys(details.changed ?? {}).toSorted()).toEqual(['price', 'unit'])
    const sold = await goods()
    await shop.do('products.remove', { id: sold }, asOwner())
    const archived = await shop.refusal('products.edit', { id: sold, version: 1, price: 1 }, asOwner())
    expect(Object.keys(archived.details.changed ?? {})).toEqual(['archived'])
  })
})
