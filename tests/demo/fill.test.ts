// The demonstration's year: the same by the same seed, sound by every invariant, and never over another shop.
import { afterEach, expect, it } from 'vitest'
import { openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { fill, NotEmpty } from '#demo/fill.ts'
import { brokenInvariants } from '#domain/invariants.ts'
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

it('refuses a database that is not empty, and leaves it as it was', async () => {
  const { config } = await fresh()
  await fill(config, { sales: 200, timeZone })
  const database = openDatabase({ connection: config, timeZone })
  const before = await database.run([digest], {})
  await expect(fill(config, { sales: 200, timeZone })).rejects.toThrow(NotEmpty)
  expect(await database.run([digest], {})).toBe(before)
  await database.close()
})
