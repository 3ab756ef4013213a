// What staff may at most is judged in the act's own transaction, exactly; and what they see of costs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
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

  it('are told by month: how often each was passed, by whom most, and how often something was taken off', async () => {
    const id = await goods()
    const month = () => shop.do('settings.passed', {}, asOwner())
    const of = ({ limits }: Awaited<ReturnType<typeof month>>, name: string) =>
      limits.find((one) => one.name === name)
    const before = await month()
    const had = of(before, 'discountPercent')?.count ?? 0
    await limited({ discountPercent: 10, belowCost: false }, async () => {
      await shop.do('sales.create', two(id, { discount: 100 }))
      await shop.do('sales.create', two(id, { discount: 101 }), asOwner())
      await shop.do('sales.create', two(id, { discount: 500 }), asOwner())
      await beyond(two(id, { discount: 101 }), 'sales.create')
    })
    const now = await month()
    expect(now.since).toBe((await shop.day(0)).replace(/\d\d$/, '01'))
    expect(now.discounts).toBe(before.discounts + 3)
    expect(of(now, 'discountPercent')).toEqual({
      name: 'discountPercent',
      count: had + 2,
      people: [{ id: shop.owner.userId, name: 'Olga', count: had + 2 }],
    })
    expect(of(now, 'belowCost')?.count).toBe((of(before, 'belowCost')?.count ?? 0) + 1)
    const longAgo = step(
      'test.passed',
      sql`insert into activities (at, actor_id, operation, entity, source, passed)
       values (now() - interval '32 days', @actor::bigint, 'sales.create', 'sale', 'http', '["discountPercent"]')`,
    )
    await shop.database.run([longAgo], { actor: shop.staff.userId })
    expect(await month()).toEqual(now)
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
