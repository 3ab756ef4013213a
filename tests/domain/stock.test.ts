// Stock: receipts, adjustments and counts, what takes each back, and the lists of levels, lots and movements.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

describe('stock', () => {
  it('a receipt is taken back while all of it is there; what is gone is named', async () => {
    const id = await shop.product([[3, 100]])
    const extra = await shop.run('stock.receive', {
      productId: id,
      quantity: 5,
      unitCost: 200,
      expiresOn: '2031-01-31',
      note: '  ',
    })
    expect(extra.value).toMatchObject({ expiresOn: '2031-01-31', note: null, remaining: 5 })
    await shop.do('stock.adjust', { productId: id, delta: -4, reason: 'quebrou' })
    const refused = await shop.refusal('undo.run', { id: extra.undoId })
    expect(refused.details.shortages).toMatchObject([{ productId: id, requested: 5, available: 4 }])
    const other = await shop.run('stock.receive', { productId: id, quantity: 2, unitCost: 200 })
    await shop.undo(other.undoId, shop.staff)
    const lots = await shop.all('stock.lots', { productId: id })
    expect(lots.map((lot) => [lot['remaining'], lot['voidedAt'] !== null])).toEqual([
      [0, false],
      [4, false],
      [0, true],
    ])
    expect(await shop.all('stock.lots', { productId: id, open: true })).toHaveLength(1)
    expect(await shop.all('stock.lots', { productId: id, open: false })).toHaveLength(2)
    await shop.expectSound()
  })

  it('an adjustment and a count move the oldest lots, or make one at the newest cost; each is taken back', async () => {
    const id = await shop.product([
      [3, 100],
      [3, 300],
    ])
    const less = await shop.run('stock.adjust', { productId: id, delta: -4, reason: 'quebrou' })
    expect(less.value).toMatchObject({
      stock: 2,
      movements: [
        { quantity: -3, unitCost: 100 },
        { quantity: -1, unitCost: 300 },
      ],
    })
    await shop.undo(less.undoId, shop.staff)
    const more = await shop.run('stock.count', { productId: id, counted: 10 })
    expect(more.value).toEqual({ expected: 6, counted: 10, difference: 4, stock: 10 })
    expect((await shop.all('stock.lots', { productId: id, open: true })).at(-1)).toMatchObject({
      remaining: 4,
      unitCost: 300,
    })
    await shop.undo(more.undoId, shop.staff)
    const same = await shop.run('stock.count', { productId: id, counted: 6, note: 'ok' })
    expect([same.undoId, same.value.difference]).toEqual([null, 0])
    expect(
      (await shop.refusal('stock.adjust', { productId: id, delta: -7, reason: 'x' })).details.shortages,
    ).toMatchObject([{ requested: 7, available: 6 }])
    const found = await shop.product()
    await shop.do('stock.adjust', { productId: found, delta: 2, reason: 'achado' })
    expect((await shop.all('stock.lots', { productId: found }))[0]).toMatchObject({
      unitCost: 0,
      remaining: 2,
    })
    await shop.expectSound()
  })

  it('levels and movements list what is asked for', async () => {
    const { id } = await shop.do(
      'products.create',
      { name: 'Lentilha', price: 500, minStock: 4, emoji: '🫘' },
      { actor: shop.owner },
    )
    await shop.do('stock.receive', { productId: id, quantity: 3, unitCost: 250 })
    await shop.do('sales.create', { customerName: 'Rosa', items: [{ productId: id, quantity: 1 }] })
    expect(await shop.all('stock.list', { q: 'LENT', low: true })).toEqual([
      {
        productId: id,
        name: 'Lentilha',
        emoji: '🫘',
        mediaUrl: null,
        thumbUrl: null,
        thumbHash: null,
        unit: 'un',
        stock: 2,
        minStock: 4,
        low: true,
        value: 500,
        lots: 1,
      },
    ])
    expect(await shop.all('stock.list', { q: 'lent', low: false })).toEqual([])
    expect(await shop.all('stock.list', {})).toHaveLength(4)
    const today = await shop.day(0)
    const kinds = async (query: object) =>
      (await shop.all('stock.movements', { productId: id, ...query })).map((m) => m['kind'])
    expect(await kinds({})).toEqual(['sale', 'receipt'])
    expect(await kinds({ kind: 'receipt', from: today, to: today })).toEqual(['receipt'])
    expect(await kinds({ to: '2020-01-01' })).toEqual([])
    expect(await kinds({ from: '2999-01-01' })).toEqual([])
    const [sale] = await shop.all('stock.movements', { productId: id, kind: 'sale' })
    expect(sale).toMatchObject({ quantity: -1, level: 2, source: { type: 'sale', name: 'Rosa' } })
    expect((await shop.all('stock.movements', {})).length).toBeGreaterThan(10)
  })
})
