// Pages of what was found: those within a slip go on as such, and what nothing names is found nowhere.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
import { FEW, NAMED_MAX, namedIn } from '#domain/search.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  for (const name of ['Rapadura fina', 'Rapadura grossa', 'Rapadura mole'])
    await shop.do('products.create', { name, price: 100 }, { actor: shop.owner })
  await shop.do('customers.create', { name: 'Zulmira' })
})
afterAll(() => shop.close())

interface Page {
  readonly items: readonly { readonly id: number; readonly name: string }[]
  readonly nextCursor: string | null
}
const ask = async (input: object) => (await shop.do('products.list', input)) as unknown as Page

it('a page of those within a slip goes on as one, also when something fits by then', async () => {
  const first = await ask({ q: 'rapdura', limit: 2 })
  expect(first.items.map(({ name }) => name)).toEqual(['Rapadura fina', 'Rapadura grossa'])
  await shop.do('products.create', { name: 'Rapdura', price: 100 }, { actor: shop.owner })
  const next = await ask({ q: 'rapdura', limit: 2, cursor: first.nextCursor ?? '' })
  expect(next.items.map(({ name }) => name)).toContain('Rapadura mole')
  expect((await ask({ q: 'rapdura' })).items.map(({ name }) => name)).toEqual(['Rapdura'])
  // The words changed, the place did not: none of what was sought then is left.
  expect((await ask({ q: 'xyzwv', limit: 2, cursor: first.nextCursor ?? '' })).items).toEqual([])
})

it('marks alone name everything, figures that nobody has name nothing', async () => {
  const sales = async (q: string) => (await shop.do('sales.list', { q })) as unknown as { items: unknown[] }
  const productId = await shop.product([[3, 100]])
  await shop.do('sales.create', { customerName: 'Zulmira', items: [{ productId, quantity: 1 }] })
  expect((await sales('-')).items).toHaveLength(1)
  expect((await sales('987654321')).items).toEqual([])
  expect((await sales('zulmria')).items).toHaveLength(1)
})

it('more names than are told one by one are found all the same, by sales and by debts', async () => {
  const productId = await shop.product([[9, 100]], { name: 'carvao' })
  const more = NAMED_MAX + 3
  for (let n = 1; n <= more; n++) await shop.do('customers.create', { name: `Freguesa ${n}` })
  const sell = (customerName: string) =>
    shop.do('sales.create', { customerName, items: [{ productId, quantity: 1 }] })
  const [first, other] = [await sell('Freguesa 1'), await sell('Dalva')]
  const last = await sell(`Freguesa ${more}`)

  const areas = [{ table: 'customers', as: 'c', names: 'customer_names' }] as const
  const idsOf = async (q: string) => (await namedIn(shop.runtime, q, areas)).named[0]?.ids
  expect(await idsOf('freguesa')).toBeNull()
  expect(await idsOf(`freguesa ${more}`)).toEqual([last.customer?.id])
  expect(await idsOf('frequesa 1')).toContain(first.customer?.id)

  const sales = await shop.do('sales.list', { q: 'freguesa' })
  expect(sales.items.map(({ id }) => id)).toEqual([last.id, first.id])
  expect(sales.days).toEqual([{ on: await shop.day(0), count: 2, total: last.total + first.total }])
  const debts = await shop.do('debts.list', { q: 'freguesa' })
  expect(debts.items.map(({ customer }) => customer.id)).toEqual([first.customer?.id, last.customer?.id])
  expect(debts.totals).toMatchObject({ customers: 2, due: last.total + first.total, overdue: 0 })
  expect((await shop.do('debts.list', { q: 'freguesa', overdue: true })).totals.customers).toBe(0)
  // Whoever else bought is found by what was sold, which few names fit beside the many.
  expect((await shop.do('sales.list', { q: 'carvao' })).items.map(({ id }) => id)).toContain(other.id)
})

/** Goods that are called so, with a number from 001 on behind it. */
const shelve = (start: string, count: number) =>
  shop.database.run(
    [
      step(
        'test.goods',
        sql`insert into products (name, folded, price) select n, n, 100 from (
         select @start::text || lpad(n::text, 3, '0') as n from generate_series(1, @count::int) n) g`,
      ),
    ],
    { start, count },
  )

it('more goods than are put in order by themselves come page after page, by name and by what is sold', async () => {
  const count = FEW + 10
  const named = (n: number) => `parafuso ${String(n).padStart(3, '0')}`
  await shelve('parafuso ', count)
  const byName = Array.from({ length: count }, (_, n) => named(n + 1))
  expect(await shop.names('products.list', { q: 'parafuso' })).toEqual(byName)
  expect(await shop.names('products.list', { q: 'parafuso 31' })).toEqual(
    byName.filter((name) => name.includes('31')),
  )
  // A page goes on where it was, though by then more fit than were few.
  const first = await ask({ q: 'parafuso 00', limit: 3 })
  await shelve('parafuso 00 ', count)
  const next = await ask({ q: 'parafuso 00', limit: 3, cursor: first.nextCursor ?? '' })
  expect(first.items.map(({ name }) => name)).toEqual([named(1), named(2), named(3)])
  expect(next.items.map(({ name }) => name)).toEqual([named(4), named(5), named(6)])
  await shop.database.run(
    [step('test.fewer_goods', sql`delete from products where name like 'parafuso 00 %'`)],
    {},
  )
  // One was sold, of one the sale was taken back: that one stands among those that were not.
  const idOf = async (name: string) => (await ask({ q: name })).items[0]?.id
  const sold = await Promise.all([named(200), named(100)].map(idOf))
  for (const productId of sold)
    await shop.do('stock.receive', { productId, quantity: 2, unitCost: 1 }, { actor: shop.owner })
  const [, other] = await Promise.all(
    sold.map((productId) =>
      shop.do('sales.create', { customerName: 'Dalva', items: [{ productId, quantity: 1 }] }),
    ),
  )
  await shop.do('sales.void', { id: other?.id, reason: 'engano' })
  expect(await shop.names('products.list', { q: 'parafuso', sort: 'popular' })).toEqual([
    named(200),
    ...byName.filter((name) => name !== named(200)),
  ])
})
