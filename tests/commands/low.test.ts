// What runs out, asked in words: all of it is counted, and the first of it is shown.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runSpoken } from '#commands/index.ts'
import { step } from '#database/step.ts'
import { TestShop } from '../support/shop.ts'

const LOW = 32

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const ask = async () =>
  (await runSpoken(shop.runtime, shop.staff, 'o que tá acabando?', { source: 'test' })).message

it('says so where nothing does', async () => expect((await ask()).text).toMatch(/Nada está acabando/))

it('counts all of it, shows the emptiest of the first, and says how many more there are', async () => {
  const many = step(
    'test.low',
    `with p as (insert into products (name, folded, price, unit, stock, min_stock)
       select 'p' || n, 'p' || n, 100, 'un', n % 3, 5 from generate_series(1, ${LOW}) n returning id)
     select count(*)::text from p`,
  )
  await shop.database.run([many], {})
  const { text, rows } = await ask()
  expect(text).toMatch(/^32 produtos acabando:/)
  expect(text).toMatch(/e mais 20$/)
  expect(rows[0]).toMatchObject({ mark: '🔴', value: '0 un' })
})
