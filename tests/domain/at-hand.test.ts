// What a card of the chat has at hand, where there is nothing yet: a shop without sales, a sale and a person that are not there.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { invalid } from '#domain/errors.ts'
import { afterSale, likelyBuyers } from '#domain/sales/index.ts'
import { guestOf } from '#domain/users/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

it('nobody is likely to buy before anybody has, and whoever owes is when they do', async () => {
  expect(await likelyBuyers(shop.runtime)).toEqual([])
  const product = await shop.product([[10, 100]], { name: 'cafe' })
  await shop.do('sales.create', { customerName: 'Ana', items: [{ productId: product, quantity: 1 }] })
  expect(await likelyBuyers(shop.runtime)).toMatchObject([{ name: 'Ana' }])
})

it('a sale that is not there left nothing owed and is like no other', async () => {
  expect(await afterSale(shop.runtime, 999_999)).toEqual({ owes: null, alike: null })
})

it('one wrong field is told with what it may be, where that is known', () => {
  const values = { maximum: 3 }
  expect(invalid('items', 'too_many', values).details.errors).toEqual([
    { path: 'items', issue: 'too_many', values },
  ])
  expect(invalid('items', 'required').details.errors).toEqual([{ path: 'items', issue: 'required' }])
})

it('somebody who is not there is shown round nowhere', async () => {
  expect(await guestOf(shop.runtime, 999_999)).toEqual({ name: '', toured: true })
})
