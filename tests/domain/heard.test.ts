// What one person may hear is found by index: a week of what is not theirs costs them nothing.
import { Client as Postgres } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '#database/pool.ts'
import type { Step, Values } from '#database/step.ts'
import { encode, step } from '#database/step.ts'
import { openFeed, type Place } from '#domain/feed.ts'
import { type Hearer, PAGE_MAX, readHeard } from '#domain/heard.ts'
import { TestShop } from '../support/shop.ts'

/** Of each of five kinds, of five hundred people: sales of others, levels, payments, customers, and other people's own. */
const FOREIGN = 10_000

let shop: TestShop
let mine: number
const from: Place = { x: '0', id: 0 }
let upTo: Place
beforeAll(async () => {
  shop = await TestShop.open({ unused: true })
  const product = await shop.product([[9, 100]], { name: 'café' })
  mine = (await shop.do('customers.create', { name: 'Caio', userId: shop.user.userId })).id
  const theirs = (await shop.do('customers.create', { name: 'Ana' })).id
  const foreign = `insert into events (topic, name, entity, entity_id, rev, data, customer_id, staff_only, actor_id)
    select k.topic, k.name, k.entity, 1000 + n, 1, '{}', k.customer + n % 500, k.staff, 1
    from generate_series(1, ${FOREIGN}) n, (values
      ('inventory', 'stock.changed', 'product', null::bigint, true), ('sales', 'sale.created', 'sale', ${theirs}, false),
      ('payments', 'payment.received', 'payment', ${theirs}, false), ('customers', 'customer.changed', 'customer', ${theirs}, true),
      ('me', 'user.changed', 'user', null, false)) k (topic, name, entity, customer, staff)`
  await shop.database.run([step('test.foreign_events', foreign)], {})
  await shop.do('sales.create', { customerId: mine, items: [{ productId: product, quantity: 1 }] })
  await shop.do('sales.create', { customerId: theirs, items: [{ productId: product, quantity: 1 }] })
  await shop.do('preferences.edit', { version: 1, haptics: false }, { actor: shop.user })
  await shop.database.run([step('test.analyze_events', 'analyze events')], {})
  const { rows } = await ask<{ id: number }>(`select max(id)::int as id from events`)
  await vi.waitFor(async () => {
    upTo = (await openFeed(shop.database)).last
    expect(upTo.id).toBe(rows[0]?.id)
  }, 60_000)
})
afterAll(() => shop.close())

async function ask<T extends object>(text: string, values: unknown[] = []) {
  const client = new Postgres(shop.fresh.config)
  await client.connect()
  await client.query(`set plan_cache_mode = force_generic_plan`)
  const found = await client.query<T>(text, values)
  await client.end()
  return found
}

const hearer = ({ userId, role }: TestShop['user'], topics: readonly string[]): Hearer => ({
  userId,
  staff: role !== 'user',
  topics: new Set(topics),
})

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly Node[]
}
/** What reading it costs: the blocks that were looked at, and the ways events were looked through. */
async function costOf(who: Hearer): Promise<{ blocks: number; ways: string[] }> {
  let sent: { step: Step; values: Values } | undefined
  const database: Database = {
    ...shop.database,
    json: (asked, values) => {
      sent = { step: asked, values }
      return shop.database.json(asked, values)
    },
  }
  await readHeard(database, who, from, upTo)
  if (!sent) throw new Error('nothing was read')
  const { step: asked, values } = sent
  const { rows } = await ask<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    `explain (analyze, buffers, format json) ${asked.text}`,
    asked.args.map((name) => encode(values[name] ?? null)),
  )
  const [{ Plan }] = rows[0]?.['QUERY PLAN'] ?? [{ Plan: { 'Node Type': '' } as Node }]
  const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)]
  return {
    blocks: Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks'],
    ways: all(Plan)
      .filter((node) => node['Relation Name'] === 'events')
      .map((node) => node['Node Type']),
  }
}

const EVERY = ['inventory', 'sales', 'payments', 'customers', 'users', 'me']
const named = async (who: Hearer) =>
  (await readHeard(shop.database, who, from, upTo)).events.map(({ name }) => name)

describe('what a person hears', () => {
  it('is theirs alone, of each topic, in order', async () => {
    const { user, staff, owner } = shop
    expect(await named(hearer(user, ['sales', 'payments', 'inventory', 'me']))).toEqual([
      'stock.changed',
      'user.changed', // linked to the account
      'sale.created',
      'user.changed',
    ])
    expect(await named(hearer(user, ['me']))).toEqual(['user.changed', 'user.changed'])
    expect(await named(hearer(user, ['sales']))).toEqual(['sale.created'])
    expect(await named(hearer(staff, ['me', 'users']))).toEqual(['user.changed', 'user.changed'])
    expect((await named(hearer(owner, ['customers'])))[0]).toBe('customer.created')
    const all = await readHeard(shop.database, hearer(staff, EVERY), from, upTo)
    expect(all.events).toHaveLength(PAGE_MAX)
    expect(all.events.map(({ id }) => id)).toEqual(all.events.map(({ id }) => id).toSorted((a, b) => a - b))
  })

  it(`costs no more for ${5 * FOREIGN} events that are not theirs`, async () => {
    const { user, staff } = shop
    for (const who of [
      hearer(user, ['inventory', 'sales', 'payments', 'me']),
      hearer(user, ['me']),
      hearer(user, ['payments']),
      hearer(staff, ['users', 'me']),
    ]) {
      const { blocks, ways } = await costOf(who)
      expect(blocks).toBeLessThan(120)
      expect(ways).not.toContain('Seq Scan')
    }
    // Nor a page of what is theirs for all that comes after it.
    expect((await costOf(hearer(staff, EVERY))).blocks).toBeLessThan(12 * PAGE_MAX)
    expect((await costOf(hearer(staff, ['customers']))).ways).toEqual(expect.arrayContaining(['Index Scan']))
  })
})
