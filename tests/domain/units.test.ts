// The unit of a product: changed where nothing hangs on it, or turned into its smaller or larger one with all that stands.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const owner = () => ({ actor: shop.owner })
const edit = async (id: number, change: object) => {
  const { version } = await shop.do('products.get', { id })
  return shop.run('products.edit', { id, version, ...change }, owner())
}
const refused = async (id: number, change: object) => {
  const { version } = await shop.do('products.get', { id })
  return shop.refusal('products.edit', { id, version, ...change }, owner())
}
const sell = (productId: number, quantity: number) =>
  shop.run('sales.create', { customerName: 'Ana', items: [{ productId, quantity }] })
const open = async (productId: number) =>
  (await shop.all('stock.lots', { productId, open: true })).map(({ remaining, unit, unitCost }) => [
    remaining,
    unit,
    unitCost,
  ])
/** What the open lots cost, in minor units. */
const worth = (productId: number) =>
  shop.look<number>(
    `select to_json(trim_scale(coalesce(sum(remaining * unit_cost), 0))) from lots where product_id = ${productId}`,
  )

describe('a unit', () => {
  it('is changed while nothing came or went; then only into its own smaller or larger one', async () => {
    const unused = await shop.product()
    expect((await edit(unused, { unit: 'kg' })).value).toMatchObject({ unit: 'kg', price: 500 })
    const used = await shop.product([[3, 100]])
    expect(await refused(used, { unit: 'kg' })).toMatchObject({
      code: 'wrong_state',
      details: { state: 'unit_in_use' },
    })
    const emptied = await shop.product([[1, 100]], { unit: 'kg' })
    await sell(emptied, 1)
    for (const unit of ['l', 'ml', 'm', 'un'])
      expect((await refused(emptied, { unit })).code).toBe('wrong_state')
  })

  it('takes price, stock, lots and minimum along, and nothing else', async () => {
    const id = await shop.product(
      [
        [1.5, 4000],
        [2, 3990],
      ],
      { unit: 'kg', price: 4000 },
    )
    await edit(id, { minStock: 0.5 })
    const before = await worth(id)
    const { value } = await edit(id, { unit: 'g' })
    expect(value).toMatchObject({ unit: 'g', price: 4, stock: 3500, minStock: 500, low: false, version: 3 })
    // 39,90 a kilogram is no whole number of cents a gram: two lots hold the same money exactly.
    expect(await open(id)).toEqual([
      [1500, 'g', 4],
      [20, 'g', 3],
      [1980, 'g', 4],
    ])
    expect(await worth(id)).toBe(before)
    const moved = await shop.all('stock.movements', { productId: id, kind: 'conversion' })
    expect(moved.at(-1)).toMatchObject({
      quantity: -1.5,
      level: 2,
      unit: 'kg',
      reason: 'kg → g',
      source: { type: 'product', id, name: null },
    })
    expect(moved[0]).toMatchObject({ quantity: 1980, level: 3500, unit: 'g' })
    await sell(id, 1600)
    expect(await shop.do('products.get', { id })).toMatchObject({ stock: 1900 })
    await shop.expectSound()
  })

  it('is refused where the price is no exact amount, unless a price is given in it', async () => {
    const id = await shop.product([[1, 100]], { unit: 'l', price: 890 })
    expect((await refused(id, { unit: 'ml' })).details.errors).toEqual([
      { path: 'unit', issue: 'price_not_exact' },
    ])
    const given = await edit(id, { unit: 'ml', price: 1 })
    expect(given.value).toMatchObject({ price: 1, stock: 1000 })
    await shop.undo(given.undoId)
    expect(await shop.do('products.get', { id })).toMatchObject({ unit: 'l', price: 890, stock: 1 })
    const dear = await shop.product([], { unit: 'g', price: 20_000_000 })
    expect((await refused(dear, { unit: 'kg' })).details.errors).toEqual([
      { path: 'unit', issue: 'out_of_bounds_in_unit' },
    ])
  })

  it('is refused where stock, or what a void would bring back, has more than three decimals in it', async () => {
    const id = await shop.product([[10.5, 3]], { unit: 'g', price: 5 })
    const issue = async () => (await refused(id, { unit: 'kg' })).details.errors?.[0]?.issue
    expect(await issue()).toBe('stock_not_exact')
    const half = await sell(id, 0.5)
    expect(await issue()).toBe('stock_not_exact')
    await shop.do('sales.void', { id: half.value.id, reason: 'engano' })
    await shop.do('stock.adjust', { productId: id, delta: -0.5, reason: 'sobra' })
    expect(await issue()).toBe('stock_not_exact')
  })

  it('goes back by undo, at once and after sales in the new one; sales keep the unit they were sold in', async () => {
    const id = await shop.product([[2, 3990]], { unit: 'kg', price: 4000 })
    const old = await sell(id, 0.5)
    const first = await edit(id, { unit: 'g' })
    await shop.undo(first.undoId)
    expect(await open(id)).toEqual([[1.5, 'kg', 3990]])
    const second = await edit(id, { unit: 'g' })
    const sold = await sell(id, 333)
    const before = await worth(id)
    const offered = await shop.do('undo.list', {}, owner())
    expect(offered.items.map((one) => one.id)).toContain(second.undoId)
    await shop.undo(second.undoId)
    expect(await shop.do('products.get', { id })).toMatchObject({ unit: 'kg', price: 4000, stock: 1.167 })
    expect(await worth(id)).toBe(before)
    for (const [sale, unit, quantity] of [
      [old, 'kg', 0.5],
      [sold, 'g', 333],
    ] as const) {
      const { items } = await shop.do('sales.get', { id: sale.value.id })
      expect(items[0]).toMatchObject({ unit, quantity })
    }
    await shop.expectSound()
  })

  it('what a void or an undo brings back of before is counted in the unit of now, at what it cost', async () => {
    const id = await shop.product([[2, 3990]], { unit: 'kg', price: 4000 })
    const [voided, undone] = [await sell(id, 0.75), await sell(id, 0.25)]
    const lost = await shop.run('stock.adjust', { productId: id, delta: -1, reason: 'quebra' })
    const { undoId } = await shop.run('stock.receive', { productId: id, quantity: 1, unitCost: 3000 })
    await edit(id, { unit: 'g' })
    expect(await shop.do('products.get', { id })).toMatchObject({ stock: 1000 })
    await shop.do('sales.void', { id: voided.value.id, reason: 'engano' })
    await shop.undo(undone.undoId)
    await shop.undo(lost.undoId)
    expect(await shop.do('products.get', { id })).toMatchObject({ stock: 3000 })
    expect(await worth(id)).toBe(2 * 3990 + 3000)
    // The receipt itself is another lot by now.
    expect((await shop.do('undo.list', {})).items.map((one) => one.id)).not.toContain(undoId)
    expect((await shop.refusal('undo.run', { id: undoId })).code).toBe('insufficient_stock')
    await shop.expectSound()
  })

  it('an undo that would be refused is not put forth', async () => {
    const [id, other] = [await shop.product([[1, 4000]], { unit: 'kg', price: 4000 }), await shop.product()]
    const offered = async (undoId: number | null) =>
      (await shop.do('undo.list', {}, owner())).items.some((one) => one.id === undoId)
    const [one, two] = [await edit(id, { unit: 'g' }), await edit(other, { unit: 'm' })]
    expect([await offered(one.undoId), await offered(two.undoId)]).toEqual([true, true])
    await sell(id, 0.5)
    await shop.do('stock.receive', { productId: other, quantity: 1, unitCost: 1 })
    expect([await offered(one.undoId), await offered(two.undoId)]).toEqual([false, false])
    expect((await shop.refusal('undo.run', { id: one.undoId }, owner())).details.errors?.[0]?.issue).toBe(
      'stock_not_exact',
    )
    expect((await shop.refusal('undo.run', { id: two.undoId }, owner())).code).toBe('wrong_state')
  })

  it('what is found after all was gone costs what the last lot did, in the unit of now', async () => {
    const id = await shop.product([[1, 4000]], { unit: 'kg', price: 4000 })
    await sell(id, 1)
    await edit(id, { unit: 'g' })
    const { movements } = await shop.do('stock.adjust', { productId: id, delta: 50, reason: 'achado' })
    expect(movements[0]).toMatchObject({ unitCost: 4, quantity: 50, unit: 'g' })
  })

  test.prop(
    [
      fc.array(fc.tuple(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 0, max: 99_999 })), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 4 }),
      fc.boolean(),
    ],
    { numRuns: 15 },
  )('there and back no gram and no cent is lost', async (lots, sales, there) => {
    const [large, small] = there ? ['kg', 'g'] : ['l', 'ml']
    const id = await shop.product(
      lots.map(([grams, cost]) => [grams / 1000, cost]),
      { unit: large ?? '', price: 5000 },
    )
    const grams = () =>
      shop.look<number>(
        `select to_json(trim_scale(stock * case when unit in ('kg', 'l') then 1000 else 1 end)) from products where id = ${id}`,
      )
    const sold: { value: { id: number } }[] = []
    for (const [n, quantity] of sales.entries()) {
      const left = await grams()
      if (left > quantity) {
        const { unit } = await shop.do('products.get', { id })
        sold.push(await sell(id, unit === large ? quantity / 1000 : quantity))
      }
      const before = [await grams(), await worth(id)]
      await edit(id, { unit: n % 2 ? large : small })
      expect([await grams(), await worth(id)]).toEqual(before)
    }
    for (const sale of sold) await shop.do('sales.void', { id: sale.value.id, reason: 'engano' })
    expect(await grams()).toBe(lots.reduce((sum, [amount]) => sum + amount, 0))
    expect(await worth(id)).toBeCloseTo(
      lots.reduce((sum, [amount, cost]) => sum + (amount * cost) / 1000, 0),
      3,
    )
    await shop.expectSound()
  })

  it('changed while it is sold, voided and received: each act is wholly before it or after', async () => {
    const id = await shop.product([[50, 3990]], { unit: 'kg', price: 4000 })
    const others = [shop.another(), shop.another()]
    const acts = Array.from({ length: 60 }, async (_, n) => {
      const runtime = others[n % 2]?.runtime ?? shop.runtime
      if (n % 15 === 7) return edit(id, { unit: n % 2 ? 'g' : 'kg' })
      const sold = await shop.run(
        'sales.create',
        { customerName: 'Ana', items: [{ productId: id, quantity: 1 }] },
        { runtime },
      )
      if (n % 4 === 0) await shop.run('sales.void', { id: sold.value.id, reason: 'engano' }, { runtime })
      return sold
    })
    const failed = (await Promise.allSettled(acts)).filter((one) => one.status === 'rejected')
    for (const { reason } of failed) expect(['version_conflict', 'insufficient_stock']).toContain(reason.code)
    await edit(id, { unit: 'kg' })
    const left = await shop.look<number>(
      `select to_json(50000 - coalesce(sum(l.quantity * case l.unit when 'kg' then 1000 else 1 end), 0)::int)
       from sale_lines l join sales s on s.id = l.sale_id where l.product_id = ${id} and s.voided_at is null`,
    )
    expect((await shop.do('products.get', { id })).stock).toBe(left / 1000)
    await shop.expectSound()
    for (const { database } of others) await database.close()
  })
})
