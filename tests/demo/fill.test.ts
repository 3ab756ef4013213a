// The demonstration's year: the same by the same seed, sound by every invariant, and never over another shop.
import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { customersOf, goodsOf } from '#demo/crowd.ts'
import { fill, NotEmpty } from '#demo/fill.ts'
import { sizeOf } from '#demo/size.ts'
import { brokenInvariants } from '#domain/invariants.ts'
import { catchUp } from '#domain/sales/index.ts'
import { fold } from '#lib/fold.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'

const timeZone = 'America/Sao_Paulo'
const made: FreshDatabase[] = []
afterEach(async () => {
  for (const one of made.splice(0)) await one.drop()
})
const fresh = async () => {
  const one = await freshDatabase()
  made.push(one)
  return one
}
const digest = step(
  'test.digest',
  `select json_build_array((select sum(total) from sales), (select count(*) from movements), (select sum(due) from customers), (select count(*) from sales where voided_at is not null))::text`,
)

it('fills a believable shop that obeys every promise', async () => {
  const [one, two] = [await fresh(), await fresh()]
  const counts = await fill(one.config, { sales: 3000, timeZone, seed: 5 })
  expect(counts.sales).toBeGreaterThan(2500)
  const first = openDatabase({ connection: one.config, timeZone })
  expect(await brokenInvariants(first)).toEqual([])
  // A year is more than is counted on in one go.
  expect(await catchUp(first)).toBe(true)
  expect(await brokenInvariants(first)).toEqual([])
  while (await catchUp(first));
  expect(await brokenInvariants(first)).toEqual([])
  const [total, , due, voided] = (await first.json<number[]>(digest, {})) ?? []
  expect(total).toBeGreaterThan(0)
  expect(due).toBeGreaterThan(0)
  expect(voided).toBeGreaterThan(0)
  await fill(two.config, { sales: 3000, timeZone, seed: 5 })
  const second = openDatabase({ connection: two.config, timeZone })
  const spread = async (database: typeof first) =>
    database.run(
      [
        step(
          'test.spread',
          `select json_agg(t)::text from (select id, total, customer_id from sales where id <= 2000 order by id) t`,
        ),
      ],
      {},
    )
  expect(await spread(second)).toBe(await spread(first))
  await first.close()
  await second.close()
})

it('opens at seven, sells nothing that is still to come, and all goods have a barcode of 13 digits that checks', async () => {
  const { config } = await fresh()
  await fill(config, { sales: 1000, timeZone })
  const database = openDatabase({ connection: config, timeZone })
  const moments = await database.json<{ first: number; last: number; late: number }>(
    step(
      'test.moments',
      `select json_build_object('first', min(extract(hour from created_at)), 'last', max(extract(hour from created_at)),
         'late', count(*) filter (where created_at > now()))::text from sales`,
    ),
    {},
  )
  expect(moments).toMatchObject({ first: 7, late: 0 })
  expect(moments?.last).toBeLessThan(20)
  const codes =
    (await database.json<string[]>(step('test.codes', 'select json_agg(barcode)::text from products'), {})) ??
    []
  expect(new Set(codes).size).toBe(62)
  for (const code of codes) {
    expect(code).toMatch(/^789\d{10}$/)
    expect([...code].reduce((sum, digit, i) => sum + Number(digit) * (i % 2 ? 3 : 1), 0) % 10).toBe(0)
  }
  await database.close()
})

it('grows like a shop: more sales are more customers, goods and days', () => {
  expect(sizeOf(9000)).toEqual({ sales: 9000, days: 365, customers: 40, products: 62 })
  expect(sizeOf(200)).toEqual({ ...sizeOf(9000), sales: 200 })
  const large = sizeOf(1_000_000)
  expect(large).toEqual({ sales: 1_000_000, days: 1460, customers: 2000, products: 800 })
  const { customers, products } = sizeOf(9_000_000)
  expect(new Set(customersOf(customers).map(fold)).size).toBe(customers)
  expect(new Set(goodsOf(products).map((good) => fold(good.name))).size).toBe(products)
})

it('refuses a database that is not empty, and leaves it as it was', async () => {
  const { config } = await fresh()
  await fill(config, { sales: 200, timeZone })
  const database = openDatabase({ connection: config, timeZone })
  const before = await database.run([digest], {})
  await expect(fill(config, { sales: 200, timeZone })).rejects.toThrow(NotEmpty)
  expect(await database.run([digest], {})).toBe(before)
  await database.close()
})
