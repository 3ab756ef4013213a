// What owners decide of the shop holds at once, everywhere; what staff may at most is judged in the act's own transaction.
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
const limited = async (limits: Partial<Record<keyof typeof FREE, unknown>>, run: () => Promise<void>) => {
  await edit({ limits })
  try {
    await run()
  } finally {
    await edit({ limits: FREE })
  }
}
/** Two of a product that cost 300 each and are sold at 500. */
const two = (productId: number, more: object = {}) => ({
  customerName: shop.name('Freguês'),
  items: [{ productId, quantity: 2 }],
  ...more,
})
const at = (productId: number, unitPrice: number) =>
  two(productId, { items: [{ productId, quantity: 2, unitPrice }] })
const goods = () => shop.product([[40, 300]])
const beyond = async (
  input: object,
  name: 'sales.create' | 'payments.create' | 'sales.void' | 'payments.void',
) => {
  const { code, details } = await shop.refusal(name, input)
  expect([code, details.ask]).toEqual(['forbidden', 'Olga'])
  return details.reached
}
const passedBy = (entity: string, id: number) =>
  shop.look(
    `select passed from activities where entity = '${entity}' and entity_id = ${id} order by id desc limit 1`,
  )

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
    await edit({ shopName: 'Empório', pixKey: null, closingAt: '21:30' })
    expect(await shopNow(other.runtime)).toEqual({ name: 'Empório', pix: null, dueDays: 30 })
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

describe('limits of staff', () => {
  it('a discount is judged exactly on the subtotal, not a cent more', async () => {
    const id = await goods()
    await limited({ discountPercent: 10 }, async () => {
      expect((await shop.do('sales.create', two(id, { discount: 100 }))).total).toBe(900)
      expect(await beyond(two(id, { discount: 101 }), 'sales.create')).toEqual({
        name: 'discountPercent',
        is: 10,
        asked: 10.1,
      })
      const sale = await shop.do('sales.create', two(id, { discount: 101 }), asOwner())
      expect(await passedBy('sale', sale.id)).toEqual(['discountPercent'])
      const plain = await shop.do('sales.create', two(id), asOwner())
      expect(await passedBy('sale', plain.id)).toBeNull()
    })
  })

  it('a price is lowered so far; raised as far as one likes', async () => {
    const id = await goods()
    await limited({ priceOverridePercent: 20 }, async () => {
      await shop.do('sales.create', at(id, 400))
      await shop.do('sales.create', at(id, 5000))
      expect(await beyond(at(id, 399), 'sales.create')).toEqual({
        name: 'priceOverridePercent',
        is: 20,
        asked: 20.2,
      })
    })
  })

  it('below cost is what a line brings against its lots, a share of the discount taken off', async () => {
    const id = await shop.product([
      [1, 100],
      [40, 300],
    ])
    await limited({ belowCost: false }, async () => {
      await shop.do('sales.create', at(id, 200)) // 100 + 300
      expect(await beyond(at(id, 299), 'sales.create')).toEqual({ name: 'belowCost', is: false, asked: true })
      expect((await beyond(two(id, { discount: 401 }), 'sales.create'))?.name).toBe('belowCost')
      await shop.do('sales.create', two(id, { discount: 400 }))
      const sale = await shop.do('sales.create', at(id, 299), asOwner())
      expect(await passedBy('sale', sale.id)).toEqual(['belowCost'])
      const much = { customerName: shop.name(), items: [{ productId: id, quantity: 99, unitPrice: 300 }] }
      expect((await shop.refusal('sales.create', much)).code).toBe('insufficient_stock')
    })
    await limited({ belowCost: true }, async () => void (await shop.do('sales.create', at(id, 1))))
  })

  it('sales and payments are dated back so many days; owners as many as there are', async () => {
    const id = await goods()
    const [three, four] = [await shop.day(3), await shop.day(4)]
    await limited({ backdateDays: 3 }, async () => {
      const { customer } = await shop.do('sales.create', two(id, { on: three }))
      expect(await beyond(two(id, { on: four }), 'sales.create')).toEqual({
        name: 'backdateDays',
        is: 3,
        asked: 4,
      })
      const pay = { customerId: customer?.id, amount: 100, method: 'pix' }
      await shop.do('payments.create', { ...pay, on: three })
      expect(await beyond({ ...pay, on: four }, 'payments.create')).toEqual({
        name: 'backdateDays',
        is: 3,
        asked: 4,
      })
      const payment = await shop.do('payments.create', { ...pay, on: four }, asOwner())
      expect(await passedBy('payment', payment.id)).toEqual(['backdateDays'])
      const early = { ...pay, on: await shop.day(32) }
      expect((await shop.refusal('payments.create', early, asOwner())).code).toBe('invalid_input')
    })
  })

  it('what is old is voided by owners; an undo is no void', async () => {
    const id = await goods()
    const sold = await shop.run('sales.create', two(id))
    const other = await shop.run('sales.create', two(id))
    const customerId = sold.value.customer?.id
    const paid = await shop.run('payments.create', { customerId, amount: 100, method: 'pix' })
    const of = ({ id }: { id: number }) => ({ id, reason: 'engano' })
    await limited({ voidHours: 0 }, async () => {
      expect(await beyond(of(sold.value), 'sales.void')).toMatchObject({ name: 'voidHours', is: 0 })
      expect(await beyond(of(paid.value), 'payments.void')).toMatchObject({ name: 'voidHours', is: 0 })
      await shop.undo(paid.undoId, shop.staff)
      await shop.undo(other.undoId, shop.staff)
      await shop.do('sales.void', of(sold.value), asOwner())
      expect(await passedBy('sale', sold.value.id)).toEqual(['voidHours'])
    })
    await limited({ voidHours: 2 }, async () => {
      const { id: young } = await shop.do('sales.create', two(id))
      await shop.do('sales.void', { id: young, reason: 'engano' })
      expect(await passedBy('sale', young)).toBeNull()
    })
  })

  it('a limit that is set while a sale is under way holds for it', async () => {
    const id = await goods()
    const version = (await read()).version
    const [sale] = await Promise.allSettled([
      (async () => {
        await shop.do('settings.edit', { version, limits: { discountPercent: 0 } }, asOwner())
        return shop.do('sales.create', two(id, { discount: 1 }))
      })(),
      shop.do('sales.create', two(id)),
    ])
    expect(sale.status).toBe('rejected')
    await edit({ limits: FREE })
  })
})

describe('costs', () => {
  it('are null in every answer to staff where the shop says so, and in none to owners', async () => {
    await edit({ seesCosts: false })
    const id = await goods()
    const customerId = (await shop.do('customers.create', { name: shop.name() })).id
    const sold = await shop.run('sales.create', { customerId, items: [{ productId: id, quantity: 2 }] })
    const { value: sale } = sold
    const answers = async (actor = shop.staff) => [
      await shop.do('sales.get', { id: sale.id }, { actor }),
      await shop.do('sales.list', {}, { actor }),
      await shop.do('stock.lots', { productId: id }, { actor }),
      await shop.do('stock.movements', { productId: id }, { actor }),
      await shop.do('stock.list', {}, { actor }),
      await shop.do('home.get', {}, { actor }),
      await shop.do('debts.get', { customerId }, { actor }),
      await shop.do('stock.receive', { productId: id, quantity: 1, unitCost: 300 }, { actor }),
      await shop.do('stock.adjust', { productId: id, delta: -1, reason: 'quebrou' }, { actor }),
      await shop.do('sales.create', { customerId, items: [{ productId: id, quantity: 1 }] }, { actor }),
    ]
    const counted = async (actor = shop.staff) => {
      const { id: session } = await shop.do('counts.open', { scope: 'all' }, { actor })
      return [
        await shop.do('counts.line', { id: session, productId: id, counted: 3 }, { actor }),
        await shop.do('counts.list', {}, { actor }),
        await shop.do('counts.get', { id: session }, { actor }),
        await shop.do('counts.close', { id: session }, { actor }),
      ]
    }
    const costsIn = (value: unknown): unknown[] =>
      [...JSON.stringify(value).matchAll(/"(?:cost|unitCost|value)":(null|\d+)/g)].map(([, cost]) => cost)
    const hidden = costsIn([sale, ...(await answers()), ...(await counted())])
    expect(hidden.length).toBeGreaterThan(15)
    expect(new Set(hidden)).toEqual(new Set(['null']))
    expect(costsIn(await answers(shop.owner))).not.toContain('null')
    const undone = await shop.undo(sold.undoId, shop.staff)
    expect(costsIn(undone.value)).toEqual(['null', 'null'])
    await edit({ seesCosts: true })
    expect(costsIn(await shop.do('sales.get', { id: sale.id }))).toEqual(['600', '300'])
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
