// Nothing that people wait for costs more because the shop is older: rows and pages that are touched, not time.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { fill } from '#demo/fill.ts'
import { catchUp } from '#domain/sales/index.ts'
import { type Acts, actsOf } from '../support/acts.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { Explained, type Plan, passedOf, scansOf } from '../support/plans.ts'

const timeZone = 'America/Sao_Paulo'
const [SMALL, LARGE] = [1000, 30_000]
/** Pages that a shop thirty times as large may touch: a list of 50 that is full now is up to two thousand of them. */
const MORE = 1.5
const SLACK = 2500
/** Rows of what grows that any part of a plan may go through: some for each row of a page, or a day's. */
const PASSED_MAX = 1000

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
})
afterAll(async () => {
  for (const shop of [small, large]) {
    await shop?.explained.close()
    await shop?.database.close()
    await shop?.fresh.drop()
  }
})

const buffersOf = (plans: readonly Plan[] = []) => plans.reduce((sum, plan) => sum + plan.buffers, 0)

/** What the large shop's own rows say, as JSON. */
async function ask<T>(text: string): Promise<T> {
  const name = `growth:${createHash('sha256').update(text).digest('hex').slice(0, 20)}`
  return (await large.database.json<T>(step(name, text), {})) as T
}

/** Minor units of what most sales come to. */
const commonTotal = () =>
  ask<number>(
    'select total::text from sales where total > 0 group by total order by count(*) desc, total limit 1',
  )

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
      const day = await ask<string>(`select to_json(current_date - 31)::text`)
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
        const all = await ask<number[]>(
          `select coalesce(json_agg(id order by id desc), '[]')::text from (select id from ${table} where ${days} and ${n} = ${n} order by id desc limit 120) t`,
        )
        expect(all.length).toBeGreaterThan(0)
        expect(
          await idsOf(large, `${table}.list`, { ...(from ? { from } : {}), ...(to ? { to } : {}) }),
        ).toEqual(all)
      }
    },
  )

  it('days on a page of sales are summed as going through all would', async () => {
    const { customerId, items } = large.acts.sale as { customerId: number; items: { productId: number }[] }
    const productId = items[0]?.productId ?? 0
    const on = await ask<string>(`select to_json(current_date - 12)::text`)
    for (const day of [on, on, undefined])
      await large.acts.run('sales.create', { ...large.acts.sale, on: day })
    const last = await ask<number>('select max(id)::text from sales')
    await large.acts.run('sales.void', { id: last, reason: 'engano' })
    const [busy = 0, seldom = 0] = await ask<number[]>(
      `select json_build_array((array_agg(id order by n desc))[1], (array_agg(id order by n))[1])::text
       from (select seller_id as id, count(*) as n from sales group by seller_id) s`,
    )
    const total = await commonTotal()
    const often = (total / 100).toFixed(2)
    const ofProduct = (which: string) =>
      `exists (select from sale_lines l join products p on p.id = l.product_id where l.sale_id = s.id and ${which})`
    const ofCharge = (which: string) =>
      `exists (select from charges h where h.source_id = s.id and ${which} and h.voided_at is null)`
    for (const [query, truth] of [
      [{}, 'true'],
      [{ to: on }, `s."on" <= '${on}'`],
      [{ customerId }, `s.customer_id = ${customerId}`],
      [{ productId }, ofProduct(`p.id = ${productId}`)],
      [{ sellerId: busy }, `s.seller_id = ${busy}`],
      [{ sellerId: seldom }, `s.seller_id = ${seldom}`],
      [{ status: 'open' }, ofCharge('h.allocated = 0')],
      [{ status: 'paid' }, `not ${ofCharge('h.allocated < h.amount')}`],
      [{ q: 'café' }, ofProduct(`p.folded like '%cafe%'`)],
      [{ q: 'café', sellerId: busy }, `s.seller_id = ${busy} and ${ofProduct(`p.folded like '%cafe%'`)}`],
      [{ q: often }, `s.total = ${total}`],
      [{ q: often, sellerId: busy }, `s.total = ${total} and s.seller_id = ${busy}`],
      [{ q: often, status: 'paid' }, `s.total = ${total} and not ${ofCharge('h.allocated < h.amount')}`],
      [{ q: `#${last}` }, `s.id = ${last}`],
    ] as const) {
      let cursor: unknown
      for (let page = 0; page < 3 && cursor !== null; page++) {
        const { value } = await large.acts.run('sales.list', {
          ...query,
          limit: 25,
          ...(cursor ? { cursor } : {}),
        })
        const shown = value['items'] as { on: string }[]
        expect([query, page, shown.length > 0]).toEqual([query, page, true])
        const sums = await ask<unknown[]>(
          `select coalesce(json_agg(json_build_object('on', d."on", 'count', d.count, 'total', d.total) order by d."on" desc), '[]')::text
           from (select s."on", count(*) as count, sum(s.total) as total from sales s
             where s.voided_at is null and ${truth} and s."on" = any('{${shown.map((sale) => sale.on).join()}}') group by 1) d`,
        )
        expect([query, page, value['days']]).toEqual([query, page, sums])
        cursor = value['nextCursor']
      }
    }
  })

  it('who owes, and how much is late, is what going through all would say', async () => {
    const late = 'coalesce(h.due_on, h."on" + 30) < current_date'
    for (const [query, truth] of [
      [{}, 'true'],
      [{ overdue: true }, 'overdue > 0'],
      [{ overdue: false }, 'overdue = 0'],
      [{ q: 'ana' }, `name ilike '%ana%'`],
      [{ q: 'ana', overdue: true }, `name ilike '%ana%' and overdue > 0`],
    ] as const) {
      const owing = `(
        select c.id, c.name, min(coalesce(h.due_on, h."on" + 30)) as first_due, sum(h.amount - h.allocated) as due,
          coalesce(sum(h.amount - h.allocated) filter (where ${late}), 0) as overdue
        from customers c join charges h on h.customer_id = c.id and h.allocated < h.amount and h.voided_at is null group by c.id) o
        where ${truth}`
      const ids: number[] = []
      let cursor: unknown
      for (let totals: unknown; cursor !== null; ) {
        const { value } = await large.acts.run('debts.list', {
          ...query,
          limit: 40,
          ...(cursor ? { cursor } : {}),
        })
        ids.push(...(value['items'] as { customer: { id: number } }[]).map(({ customer }) => customer.id))
        totals ??= await ask(
          `select json_build_object('customers', count(*), 'due', sum(due), 'overdue', sum(overdue))::text from ${owing}`,
        )
        expect([query, value['totals']]).toEqual([query, expect.objectContaining(totals as object)])
        cursor = value['nextCursor']
      }
      expect(ids.length).toBeGreaterThan(0)
      expect([query, ids]).toEqual([
        query,
        await ask<number[]>(`select coalesce(json_agg(id order by first_due, id), '[]')::text from ${owing}`),
      ])
    }
  })

  it('no table that grows is gone through', () => {
    const scans = [...large.plans].flatMap(([act, plans]) => scansOf(plans).map((scan) => `${act}: ${scan}`))
    expect(scans).toEqual([])
  })

  it('no act passes many rows to find its own', () => {
    const acts = [...large.plans].map(([act, plans]) => ({ act, ...passedOf(plans) }))
    expect(acts.filter(({ rows }) => rows > PASSED_MAX)).toEqual([])
  })

  it('a total among what is open is looked for among the open ones alone', async () => {
    const open = await ask<number>(
      `select count(*)::text from charges where allocated < amount and voided_at is null and source = 'sale'`,
    )
    const often = (await commonTotal()) / 100
    for (const q of [often.toFixed(2), '0.01']) {
      const run = () => large.acts.run('sales.list', { q, status: 'open' })
      const plans = await large.explained.plansOf({ name: q, prepare: () => Promise.resolve(run) })
      expect(passedOf(plans).rows).toBeLessThanOrEqual(open)
    }
  })

  it('no act touches many more pages', () => {
    expect(large.plans.size).toBeGreaterThan(10)
    const grown = [...large.plans]
      .map(([act, plans]) => ({ act, small: buffersOf(small.plans.get(act)), large: buffersOf(plans) }))
      .filter((one) => one.large > one.small * MORE + SLACK)
    expect(grown).toEqual([])
  })
})
