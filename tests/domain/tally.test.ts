// Running totals: what is read is what the sales come to, whoever counts on and whenever, and however far they have come.
import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Unavailable } from '#database/errors.ts'
import { LOCKS } from '#database/locks.ts'
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { brokenInvariants } from '#domain/invariants.ts'
import { catchUp, keepTally } from '#domain/sales/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let coffee: number
let bread: number
beforeEach(async () => {
  shop = await TestShop.open()
  coffee = await shop.product([[9000, 200]], { name: 'café', price: 100 })
  bread = await shop.product([[9000, 100]], { name: 'pão', price: 50 })
})
afterEach(() => shop.close())

const sell = async (quantity: number, more: object = {}) =>
  shop.run('sales.create', { customerName: 'Ana', items: [{ productId: coffee, quantity }], ...more })
const count = async () => {
  while (await catchUp(shop.database));
}
const sql = (text: string) =>
  shop.database.run(
    [step(`tally.test:${createHash('sha256').update(text).digest('hex').slice(0, 20)}`, text)],
    {},
  )
/** What people read of running totals. */
const seen = async () => {
  const { cards } = await shop.do('home.get', {})
  const { days } = await shop.do('sales.list', {})
  const { items } = await shop.do('products.list', { sort: 'popular' })
  return {
    sales: cards.find((card) => card.kind === 'sales')?.data,
    days,
    popular: items.map((one) => one.name),
  }
}
/** The same before and after counting on, and as the sums have it. */
const expectCounted = async () => {
  const before = await seen()
  await shop.expectSound()
  await count()
  expect(await seen()).toEqual(before)
  await shop.expectSound()
}
const counted = () => shop.look<number>('select coalesce(sum(count), 0) from sales_by_hour')
/** Counts on until so many are: a transaction of any database of the server may hold the horizon back for a while. */
const countTo = async (sales: number) => {
  for (let tried = 0; (await counted()) !== sales && tried < 200; tried++) {
    await count()
    await new Promise((done) => setTimeout(done, 25))
  }
  expect(await counted()).toBe(sales)
}

describe('running totals', () => {
  it('are what sales, voids, undos and back-dated sales come to, each on its own day', async () => {
    await sell(3)
    await expectCounted()
    await countTo(1)
    const old = await sell(5, { on: await shop.day(20) })
    const gone = await sell(7)
    await expectCounted()
    await countTo(3)
    await shop.do('sales.void', { id: old.value.id, reason: 'engano' })
    await shop.undo(gone.undoId)
    const both = await sell(1, { items: [coffee, bread].map((productId) => ({ productId, quantity: 2 })) })
    await shop.do('sales.void', { id: both.value.id, reason: 'engano' })
    await sell(2, { items: [{ productId: bread, quantity: 2 }], on: await shop.day(31) })
    await expectCounted()
    expect((await seen()).days).toEqual([
      { on: await shop.day(0), count: 1, total: 300 },
      { on: await shop.day(31), count: 1, total: 100 },
    ])
    expect((await seen()).popular).toEqual(['café', 'pão'])
    await countTo(2)
  })

  it('that were wrong are found out by the self-check', async () => {
    await sell(1)
    await countTo(1)
    for (const [table, column] of [
      ['sales_by_hour', 'total'],
      ['lines_by_day', 'lines'],
      ['lines_of_month', 'lines'],
    ]) {
      await sql(`update ${table} set ${column} = ${column} + 1`)
      expect((await brokenInvariants(shop.database)).length).toBe(1)
      await sql(`update ${table} set ${column} = ${column} - 1`)
    }
    // Of a day that is no longer popular, and still kept.
    await sql(`update sales_tally set first_on = current_date - 59`)
    await shop.expectSound()
    await sql(`insert into lines_by_day values (current_date - 59, ${coffee}, 1)`)
    expect((await brokenInvariants(shop.database)).length).toBe(1)
    await sql(`delete from lines_by_day where "on" = current_date - 59`)
    await shop.expectSound()
  })

  it('are counted once by two processes that count while others sell', async () => {
    const other = shop.another()
    const [one, two] = [keepTally(shop.runtime), keepTally(other.runtime)]
    const made = await Promise.all(
      Array.from({ length: 40 }, (_, i) => sell(1, { customerName: `Ana ${i % 5}` })),
    )
    await Promise.all(
      made.slice(0, 10).map(({ value }) => shop.do('sales.void', { id: value.id, reason: 'engano' })),
    )
    expect(made).toHaveLength(40)
    await one.stop()
    await two.stop()
    await Promise.all([catchUp(shop.database), catchUp(other.database)])
    await expectCounted()
    await countTo(30)
    await other.database.close()
  })

  it('miss no sale that commits behind later ones', async () => {
    await sell(1)
    await countTo(1)
    const slow = new Client(shop.fresh.config)
    await slow.connect()
    await slow.query('begin')
    await slow.query(`set local time zone 'America/Sao_Paulo'`) // the shop's day
    await slow.query('select pg_current_xact_id()')
    await sell(1)
    await count()
    expect(await counted()).toBe(1)
    await slow.query(
      `with s as (insert into sales (seller_id, subtotal, discount, total, "on") values (${shop.staff.userId}, 0, 0, 0, current_date) returning id)
       insert into events (topic, name, entity, entity_id, rev, data, actor_id) select 'sales', 'sale.created', 'sale', id, 1, '{}', 1 from s`,
    )
    await slow.query('commit')
    await slow.end()
    expect((await seen()).sales).toMatchObject({ count: 3 })
    await count()
    await countTo(3)
    expect((await seen()).sales).toMatchObject({ count: 3 })
  })

  it('keep what was counted when a process dies at it', async () => {
    await sell(2)
    await countTo(1)
    await sell(3)
    const dying = new Client(shop.fresh.config)
    dying.on('error', () => {})
    await dying.connect()
    await dying.query('begin')
    await dying.query('select pg_advisory_xact_lock($1)', [LOCKS.counting])
    expect(await catchUp(shop.database)).toBe(false)
    expect(await counted()).toBe(1)
    await dying.query(`update sales_by_hour set count = 99`)
    dying.on('error', () => {})
    await sql(
      `select pg_terminate_backend(pid)::text from pg_stat_activity where query like 'update sales_by_hour%'`,
    )
    await expectCounted()
    await countTo(2)
  })

  it('begin anew where the database lives another life, another zone, or events went uncounted', async () => {
    await sell(4)
    await countTo(1)
    for (const broken of [
      `update sales_tally set epoch = 99`,
      `update sales_tally set time_zone = 'Asia/Tokyo'`,
      `update sales_tally set x = '99999999999'`,
      `with n as (insert into feed (pruned_x, pruned_id) values ('99999999999', 1) on conflict ("only") do update set pruned_x = '99999999999' returning 1)
       select count(*)::text from n`,
    ]) {
      await sql(broken)
      await sql('update sales_by_hour set count = 77, total = 7700')
      expect((await seen()).sales).toMatchObject({ count: 1, total: 400 })
      if (broken.includes('pruned')) await sql(`update feed set pruned_x = '0'`)
      else await expectCounted()
    }
  })

  it('of a shop that has sold nothing stand still, and begin with its first sale', async () => {
    await count()
    const days = () => shop.look(`select json_build_array(first_on, last_on) from sales_tally`)
    const before = await days()
    for (let n = 0; n < 3; n++) await catchUp(shop.database)
    expect(await days()).toEqual(before)
    await sell(1, { on: await shop.day(31) })
    await sell(2)
    await expectCounted()
    await countTo(2)
    expect(await shop.look(`select to_json(first_on) from sales_tally`)).toBe(await shop.day(31))
    // As a release before left it: as far back as days go.
    await sql(`update sales_tally set first_on = '4713-11-25 BC'`)
    await expectCounted()
  })

  it('of a shop too large for a month at once are counted by fewer days, as many as the time allows', async () => {
    for (let ago = 1; ago <= 12; ago++) await sell(1, { on: await shop.day(ago) })
    // A statement that counts more than three days takes too long.
    await sql(`create function too_long() returns trigger language plpgsql as $$ begin
      if (select count(distinct "on") from counted) > 3 then raise 'too long' using errcode = 'query_canceled'; end if; return null;
    end $$`)
    await sql(`create trigger too_long after insert on sales_by_hour referencing new table as counted
      for each statement execute function too_long()`)
    await expect(catchUp(shop.database).then(() => catchUp(shop.database))).rejects.toThrow(Unavailable)
    const counting = keepTally(shop.runtime)
    await vi.waitFor(async () => expect(await counted()).toBe(12), { timeout: 60_000, interval: 200 })
    await counting.stop()
    await shop.expectSound()
  })

  it('that cannot be counted now are said once in a while, not each time', async () => {
    const said: string[] = []
    const log = { ...shop.runtime.log, warn: (_: object, message: string) => void said.push(message) }
    await sql(`alter table sales_tally rename to away`)
    let tried = 0
    const run: Database['run'] = (...group) => {
      tried++
      return shop.database.run(...group)
    }
    const counting = keepTally({ database: { ...shop.database, run }, log })
    await vi.waitFor(() => expect(tried).toBe(3), { timeout: 60_000 })
    await counting.stop()
    await sql(`alter table away rename to sales_tally`)
    expect(said).toEqual(['sales are not counted on now'])
  })

  it('go on into a new day: what leaves the thirty days is no longer popular', async () => {
    for (const ago of [30, 29, 1]) await sell(1, { on: await shop.day(ago) })
    await sell(1, { items: [{ productId: bread, quantity: 1 }] })
    await countTo(4)
    // As it was left yesterday.
    await sql(`delete from sales_by_hour where "on" = current_date`)
    await sql(`delete from lines_by_day where "on" = current_date`)
    await sql(`update sales_tally set last_on = current_date - 1, month_on = current_date - 1`)
    await sql(`update lines_of_month set lines = 3 where product_id = ${coffee}`)
    await sql(`delete from lines_of_month where product_id = ${bread}`)
    await expectCounted()
    await countTo(4)
    expect(await shop.look(`select json_agg(lines order by product_id) from lines_of_month`)).toEqual([2, 1])
  })
})
