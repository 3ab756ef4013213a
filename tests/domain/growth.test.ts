// Nothing that people wait for costs more because the shop is older: rows and pages that are touched, not time.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#database/pool.ts'
import { fill } from '#demo/fill.ts'
import { catchUp } from '#domain/sales/index.ts'
import { actsOf } from '../support/acts.ts'
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
  readonly plans: ReadonlyMap<string, readonly Plan[]>
}
async function shopOf(sales: number): Promise<Shop> {
  const fresh = await freshDatabase()
  await fill(fresh.config, { sales, timeZone })
  const database = openDatabase({ connection: fresh.config, timeZone, size: 1 })
  while (await catchUp(database));
  const explained = await Explained.open(fresh.config, database)
  const plans = new Map<string, readonly Plan[]>()
  for (const act of await actsOf(explained.database)) plans.set(act.name, await explained.plansOf(act))
  return { fresh, database, explained, plans }
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

describe('in a shop of thirty times the sales', () => {
  it('no table that grows is gone through', () => {
    const scans = [...large.plans].flatMap(([act, plans]) => scansOf(plans).map((scan) => `${act}: ${scan}`))
    // Settling still has PostgreSQL guess how many rows it changes: see docs/benchmarks.md.
    expect(scans.filter((scan) => !scan.includes('debts.settle'))).toEqual([])
  })

  it('no act touches many more pages', () => {
    expect(large.plans.size).toBeGreaterThan(10)
    const grown = [...large.plans]
      .map(([act, plans]) => ({ act, small: buffersOf(small.plans.get(act)), large: buffersOf(plans) }))
      .filter((one) => one.large > one.small * MORE + SLACK)
    expect(grown).toEqual([])
  })
})
