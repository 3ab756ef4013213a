// What one person may ask for in a row, over HTTP with the limits on: dear reads, and words over sockets.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { RATES } from '#http/rate-limits.ts'
import { routes } from '#http/routes.ts'
import { App, type Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { Ear } from '../support/ear.ts'

let fresh: FreshDatabase
let app: App
beforeAll(async () => {
  fresh = await freshDatabase()
  app = await App.start({ DATABASE_URL: urlOf(fresh.config), RATE_LIMITS: 'on' })
})
afterAll(async () => {
  await app.stop()
  await fresh.drop()
})

/** How many of so many at once are answered. */
async function through(client: Client, path: string, times: number): Promise<number> {
  const all = await Promise.all(Array.from({ length: times }, () => client.get(path)))
  return all.filter(({ status }) => status !== 429).length
}

it('a read counts by what it costs: there are fewer of dear ones in a burst', async () => {
  const staff = await app.login('admin', 701, 'Bia')
  const { body } = await staff.get('/api/realtime/events')
  for (const [telegramId, path, cost] of [
    [702, '/api/products?sort=popular', 10],
    [703, '/api/products?q=cafe', 5],
    [704, '/api/sales?q=ana', 5],
    [705, '/api/customers/1/statement', 5],
    [706, `/api/realtime/events?topics=sales&since=${String(body['lastId'])}`, 3],
  ] as const) {
    const client = await app.login('admin', telegramId, 'Rui')
    const burst = RATES.read.burst / cost
    const began = performance.now()
    const answered = await through(client, path, burst + 60)
    const since = ((performance.now() - began) / 1000) * (RATES.read.perSecond / cost)
    expect(answered).toBeGreaterThanOrEqual(burst - 1)
    expect(answered).toBeLessThanOrEqual(burst + since + 1)
  }
})

it('no read costs more than a burst holds', () => {
  const query = { q: 'x', sort: 'popular', since: 'x' }
  for (const { method, cost } of routes)
    expect(cost?.(query) ?? 1).toBeLessThanOrEqual(method === 'GET' ? RATES.read.burst : RATES.write.burst)
})

it('thirty words in ten seconds over all sockets of a person, then the socket closes with 4429', async () => {
  const client = await app.login('admin', 710, 'Lia')
  const [one, two] = [await new Ear(client, ['sales']).open(), await new Ear(client, ['sales']).open()]
  for (let n = 0; n < 13; n++) for (const ear of [one, two]) ear.say({ type: 'subscribe', topics: ['sales'] })
  await vi.waitFor(() => expect(one.told.filter(({ type }) => type === 'ready')).toHaveLength(14), 60_000)
  expect([one.code, two.code]).toEqual([undefined, undefined])
  for (let n = 0; n < 20; n++) two.say({ type: 'subscribe', topics: ['sales'] })
  await vi.waitFor(() => expect(two.code).toBe(4429), 60_000)
  expect(one.code).toBeUndefined()
  one.cut()
})
