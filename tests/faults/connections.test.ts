// Every backend terminated in the middle of sales, by two processes on one database: 503 or done, never half, never hung.
import { Client as Pg } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '#database/pool.ts'
import { brokenInvariants } from '#domain/invariants.ts'
import { type Answer, App, type Client, dataFolder } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'

let fresh: FreshDatabase
let apps: App[]
let owners: Client[]
const folder = dataFolder()

beforeAll(async () => {
  fresh = await freshDatabase()
  const env = { DATABASE_URL: urlOf(fresh.config), DATA_DIR: folder.path }
  apps = await Promise.all([App.start(env), App.start(env)])
  owners = []
  for (const app of apps) owners.push(await app.login('owner', 111, 'Olga'))
})
afterAll(async () => {
  for (const app of apps) await app.stop()
  await fresh.drop()
  folder.remove()
})

const owner = (n: number) => owners[n % owners.length] as Client

async function product(lots: readonly number[]): Promise<number> {
  const { body } = await owner(0).post('/api/products', {
    name: `Rapadura ${lots.length} ${Math.random()}`,
    price: 100,
  })
  const productId = Number(body['id'])
  for (const quantity of lots)
    await owner(0).post('/api/stock/receipts', { productId, quantity, unitCost: 10 })
  return productId
}

async function expectSound(): Promise<void> {
  const database = openDatabase({ connection: fresh.config, timeZone: 'America/Sao_Paulo' })
  expect(await brokenInvariants(database)).toEqual([])
  await database.close()
}

/** Told to come again, one comes again, as the same request. */
async function sell(n: number, body: object): Promise<Answer> {
  const key = { 'idempotency-key': `sale-${n}-${Math.random()}` }
  for (;;) {
    const answer = await owner(n).post('/api/sales', body, key)
    if (answer.status !== 503) return answer
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  }
}

it('200 concurrent sales of the last 50 over two processes: exactly 50 are sold, nothing fails', async () => {
  const productId = await product([20, 5, 25])
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      sell(n, { customerName: `Ana ${n % 9}`, items: [{ productId, quantity: 1 }] }),
    ),
  )
  expect(new Set(answers.map((one) => one.status))).toEqual(new Set([201, 409]))
  expect(answers.filter((one) => one.status === 201)).toHaveLength(50)
  await expectSound()
})

it('backends terminated under 50 callers: 201 or 503 with Retry-After, and all goes on afterwards', async () => {
  const productId = await product([5000])
  const killer = new Pg(fresh.config)
  await killer.connect()
  let ended = false
  const killing = (async () => {
    for (let i = 0; i < 30; i++) {
      await killer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name = 'balcao' and random() < 0.5`,
      )
      await new Promise((done) => setTimeout(done, 50))
    }
    ended = true
  })()
  const codes: number[] = []
  const caller = async (n: number) => {
    while (!ended) {
      const key = { 'idempotency-key': `k-${n}-${codes.length}-${Math.random()}` }
      const body = { customerName: `Bia ${n % 5}`, items: [{ productId, quantity: 1 }] }
      let answer = await owner(n).post('/api/sales', body, key)
      codes.push(answer.status)
      // Whether it happened is open: the key tells.
      for (let i = 0; answer.status === 503 && i < 50; i++) {
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
        await new Promise((done) => setTimeout(done, 20))
        answer = await owner(n).post('/api/sales', body, key)
      }
      if (answer.status === 201) sold.add(Number(answer.body['id']))
    }
  }
  const sold = new Set<number>()
  await Promise.all([killing, ...Array.from({ length: 50 }, (_, n) => caller(n))])
  await killer.end()
  expect(codes.filter((code) => code !== 201 && code !== 503)).toEqual([])
  expect(codes).toContain(503)
  const after = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      sell(n, { customerName: 'Rui', items: [{ productId, quantity: 1 }] }),
    ),
  )
  expect(after.map((one) => one.status)).toEqual(Array(60).fill(201))
  const { body } = await owner(0).get(`/api/products/${productId}`)
  expect(body['stock']).toBe(5000 - sold.size - 60)
  await expectSound()
})
