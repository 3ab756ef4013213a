// Nothing that people wait for costs more because the shop is older: rows and pages that are touched, not time.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { fill } from '#demo/fill.ts'
import { catchUp } from '#domain/sales/index.ts'
import { type Acts, actsOf } from '../support/acts.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { Explained, type Plan, scansOf } from '../support/plans.ts'

const timeZone = 'America/Sao_Paulo'
const [SMALL, LARGE] = [1000, 30_000]
/** Pages that a shop thirty times as large may touch: a list of 50 that is full now is up to two thousand of them. */
const MORE = 1.5
const SLACK = 2500

interface Shop {
  readonly fresh: FreshDatabase
  readonly database: Database
  readonly explained: Explained
  readonly acts: Acts
  readonly plans: ReadonlyMap<string, readonly Plan[]>
}
async function shopOf(sales: number): Promise<Shop> {
  const fresh = await freshDatabase()
  await fill(fresh.config, { sales, timeZone })
  const database = openDatabase({ connection: fresh.config, timeZone, size: 1 })
  while (await catchUp(database));
  const explained = await Explained.open(fresh.config, database)
  const plans = new Map<string, readonly Plan[]>()
  const acts = await actsOf(explained.database)
  for (const act of acts.all) plans.set(act.name, await explained.plansOf(act))
  return { fresh, database, explained, acts, plans }
}

let small: Shop
let large: Shop
beforeAll(async () => {
  small = await shopOf(SMALL)
  large = await shopOf(LARGE)
}, 180_000)
afterAll(async () => {
  for (const shop of [small, large]) {
    await shop?.explained.close()
    await shop?.database.close()
    await shop?.fresh.drop()
  }
})

const buffersOf = (plans: readonly Plan[] = []) => plans.reduce((sum, plan) => sum + plan.buffers, 0)

/** Ids of two pages of a list. */
async function idsOf({ acts }: Shop, name: 'sales.list' | 'payments.list', query: object): Promise<number[]> {
  const first = await acts.run(name, { ...query, limit: 60 })
  const cursor = first.value['nextCursor']
  const second = cursor ? await acts.run(name, { ...query, limit: 60, cursor }) : undefined
  return [first, second]
    .flatMap((page) => (page?.value['items'] as { id: number }[] | undefined) ?? [])
    .map((one) => one.id)
}

describe('in a shop of thirty times the sales', () => {
  it.each(['sales', 'payments'] as const)(
    '%s of some days are those that going through all would find',
    async (table) => {
      const ask = async (text: string) =>
        (await large.database.json<number[]>(
          step(`growth.${table}:${createHash('sha256').update(text).digest('hex').slice(0, 20)}`, text),
          {},
        )) ?? []
      const [day] = (await ask(`select json_build_array((current_date - 31)::text)::text`)) as unknown as [
        string,
      ]
      const before = (days: number) =>
        new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
      if (table === 'sales') await large.acts.run('sales.create', { ...large.acts.sale, on: day })
      for (const [n, { from, to }] of [
        { from: day, to: day },
        { from: before(40), to: before(10) },
        { from: before(200), to: before(20) },
        { from: undefined, to: before(90) },
        { from: before(5), to: undefined },
      ].entries()) {
        const days = `"on" >= '${from ?? '0001-01-01'}' and "on" <= '${to ?? '9999-12-31'}'`
        const all = await ask(
          `select coalesce(json_agg(id order by id desc), '[]')::text from (select id from ${table} where ${days} and ${n} = ${n} order by id desc limit 120) t`,
        )
        expect(all.length).toBeGreaterThan(0)
        expect(
          await idsOf(large, `${table}.list`, { ...(from ? { from } : {}), ...(to ? { to } : {}) }),
        ).toEqual(all)
      }
    },
  )

  it('no table that grows is gone through', () => {
    const scans = [...large.plans].flatMap(([act, plans]) => scansOf(plans).map((scan) => `${act}: ${scan}`))
    expect(scans).toEqual([])
  })

  it('no act touches many more pages', () => {
    expect(large.plans.size).toBeGreaterThan(10)
    const grown = [...large.plans]
      .map(([act, plans]) => ({ act, small: buffersOf(small.plans.get(act)), large: buffersOf(plans) }))
      .filter((one) => one.large > one.small * MORE + SLACK)
    expect(grown).toEqual([])
  })
})
