// Pages of what was found: those within a slip go on as such, and what nothing names is found nowhere.
import { afterAll, beforeAll, expect, it } from 'vitest'
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
  readonly items: readonly { readonly name: string }[]
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
