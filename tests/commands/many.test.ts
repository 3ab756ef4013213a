// A shop with more names than anybody reads: each is found by its own, a line costs few statements, and lists come in pages.
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedOf } from '#commands/asked.ts'
import { Context } from '#commands/context.ts'
import { type Card, type Outcome, run } from '#commands/index.ts'
import { readNamed } from '#commands/registry.ts'
import type { Database } from '#database/pool.ts'
import { step } from '#database/step.ts'
import { productNames } from '#domain/products/index.ts'
import type { Runtime } from '#domain/runtime.ts'
import { TestShop } from '../support/shop.ts'

const NAMES = 25_000

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
  const client = new Client(shop.fresh.config)
  await client.connect()
  // Indexes of many rows are made faster than they grow.
  const { rows } = await client.query<{ name: string; made: string }>(
    `select indexname as name, indexdef as made from pg_indexes where indexdef like '%USING gin%'`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await client.query(
    `insert into products (name, folded, price, stock, min_stock)
     select n, n, 500, 9, case when i = 1 then 10 else 0 end
     from (select i, 'produto ' || i || ' da casa' as n from generate_series(1, ${NAMES}) i) g`,
  )
  await client.query(
    `insert into customers (name, folded) select n, n from (select 'cliente ' || i || ' de tal' as n from generate_series(1, ${NAMES}) i) c`,
  )
  await client.query(
    `insert into users (telegram_id, name, folded, language)
     select 1000 + i, n, n, 'pt-BR' from (select i, 'pessoa ' || i as n from generate_series(1, 625) i) u`,
  )
  for (const { made } of rows) await client.query(made)
  await client.query('vacuum analyze')
  await client.end()
})
afterAll(() => shop.close())

const type = (line: string, runtime: Runtime = shop.runtime): Promise<Outcome> =>
  run(runtime, shop.staff, line, { source: 'test' })
const textOf = (outcome: Outcome) => outcome.message.text

describe('25,000 products and as many customers', () => {
  it.each(['produto 24999', '24999 produto', 'produto 25000 da casa', 'prduto 12345', 'produtos 12346'])(
    '/estoque %s is the one, and none other',
    async (typed) => {
      const number = /\d+/.exec(typed)?.[0] ?? ''
      expect(textOf(await type(`/estoque ${typed}`))).toMatch(new RegExp(`^produto ${number} da casa: 9`))
    },
  )

  it('the last ones are sold to the last one', async () => {
    for (const name of ['produto 25000 da casa', 'produto 24998 da casa']) {
      const productId = await shop.look<number>(`select id from products where folded = '${name}'`)
      await shop.do('stock.receive', { productId, quantity: 5, unitCost: 100 })
    }
    const sold = await type('/buy cliente 25000: 2 produto 25000 da casa, 3 produto 24998 fiado')
    expect([sold.status, textOf(sold)]).toEqual(['done', expect.stringContaining('cliente 25000 de tal')])
    expect(textOf(await type('/dividas cliente 25000'))).toContain('25,00')
  })

  it('what fits many is asked about', async () => {
    const asked = await type('/estoque produto')
    expect(asked.status === 'said' && asked.message.buttons?.flat()).toHaveLength(8)
  })

  it('an honest list of many lines reads, each the one that is meant', async () => {
    const numbers = Array.from({ length: 60 }, (_, i) => i * 400 + 123)
    const asked = askedOf(numbers.map((n) => `${(n % 9) + 1} produto ${n}`).join('\n'))
    const found = await productNames.find(shop.runtime, asked)
    for (const n of numbers) expect(found.some((one) => one.name === `produto ${n} da casa`)).toBe(true)
    expect(found.length).toBeLessThanOrEqual(1000)
  })
})

describe('a line costs few statements, however many names there are', () => {
  it.each([
    // And how much there is of them, which its card says.
    ['/buy cliente 7: 2 produto 24999, 1 produto 3 fiado', 3],
    ['/estoque produto 24999 10 x 3,50', 1],
    ['/pagar cliente 9 1,00 pix', 1],
  ])('%s asks for names in %i', async (line, count) => {
    const sent: string[] = []
    const database: Database = {
      ...shop.database,
      run: (steps, values) => {
        sent.push(...steps.map((one) => one.name))
        return shop.database.run(steps, values)
      },
      json: (one, values) => {
        sent.push(one.name)
        return shop.database.json(one, values)
      },
    }
    await type(line, { ...shop.runtime, database }).catch(() => {})
    expect(sent.filter((name) => /candidates|names/.test(name))).toHaveLength(count)
  })
})

describe('long lists', () => {
  const page = (list: string, n: number) => {
    const read = readNamed(list)
    if (!read) throw new Error(list)
    return read.show(new Context(shop.runtime, shop.staff), n)
  }

  const labelsOf = (card: Card) => card.buttons?.flat().map(({ label }) => label) ?? []

  it('the stock counts all there is, and every page of it can be opened', async () => {
    const first = await page('stock', 0)
    expect(first.text).toContain('25000')
    expect(first.text.length).toBeLessThan(4096)
    expect(labelsOf(first)).toEqual(expect.arrayContaining([expect.stringContaining('2084'), '›']))
    expect(labelsOf(first)).not.toContain('‹')
    const last = await page('stock', 99_999)
    expect(last.text).toContain('produto 9999 da casa')
    const back = last.buttons?.flat().find((one) => one.label === '‹')
    expect(back?.action).toEqual({ do: 'page', list: 'stock', page: 2082 })
    expect((await page('products', 3)).text.split('\n').length).toBeLessThanOrEqual(22)
  })

  it('the debts count all who owe, also behind the first two hundred', async () => {
    const owe = step(
      'test.owe',
      `with owing as (update customers set due = due + 100 where id % 40 = 0 returning id),
       sold as (insert into sales (customer_id, seller_id, subtotal, discount, total, "on") select id, @seller::bigint, 100, 0, 100, current_date from owing returning id, customer_id)
       insert into charges (customer_id, source, source_id, "on", amount) select customer_id, 'sale', id, current_date, 100 from sold`,
    )
    await shop.database.run([owe], { seller: shop.staff.userId })
    const { totals } = await shop.do('debts.list', {})
    expect(totals.customers).toBeGreaterThanOrEqual(625)
    const pages = Math.ceil(totals.customers / 12)
    const first = await page('debts', 0)
    expect(first.text).toContain(String(totals.customers))
    const last = await page('debts', pages - 1)
    expect(labelsOf(last)).toEqual(expect.arrayContaining(['‹', `${pages}/${pages}`]))
    expect(labelsOf(last)).not.toContain('›')
    expect(last.text).toContain('cliente')
    expect(last.text).not.toBe(first.text)
    const { items } = await shop.do('debts.list', { limit: 45 })
    const named = (text: string) => text.split('\n').flatMap((line) => /^[·🔴] (.*?):/u.exec(line)?.[1] ?? [])
    expect(named((await page('debts', 3)).text).slice(0, 9)).toEqual(
      items.slice(36).map(({ customer }) => customer.name),
    )
  })

  it.each(['stock', 'products', 'debts', 'users'])(
    'the page of %s that a button made up names is the last one, and costs two statements',
    async (list) => {
      const sent: string[] = []
      const noted = <T>(name: string, what: Promise<T>) => {
        sent.push(name)
        return what
      }
      const { database } = shop.runtime
      const counting: Database = {
        ...database,
        run: (steps, values) => noted(steps.map(({ name }) => name).join(), database.run(steps, values)),
        json: (one, values) => noted(one.name, database.json(one, values)),
      }
      const context = new Context({ ...shop.runtime, database: counting }, shop.owner)
      const last = await readNamed(list)?.show(context, 9_000_000_000_000_000)
      expect(last?.text.split('\n').length).toBeGreaterThan(2)
      expect((last?.buttons ?? []).flat().map((one) => one.label)).not.toContain('›')
      expect(sent.length).toBeLessThanOrEqual(2)
    },
  )
})
