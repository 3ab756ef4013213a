// Killed in the middle of sales, or with its database killed under it: what was answered is there, nothing is half there.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { placesFor } from '#database/embedded/places.ts'
import { connectionTo } from '#database/embedded/role.ts'
import { openDatabase } from '#database/pool.ts'
import { brokenInvariants } from '#domain/invariants.ts'
import { App, type Client, dataFolder } from '../support/app.ts'
import { freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

async function open(env: Record<string, string>) {
  const app = await App.start(env)
  cleanups.push(async () => {
    if (app.child.exitCode === null) await app.stop('SIGTERM')
  })
  return { app, owner: await app.login('owner', 111, 'Olga') }
}

async function furnish(owner: Client, stock: number): Promise<number> {
  const { body } = await owner.post('/api/products', { name: 'Rapadura', price: 100 })
  const productId = Number(body['id'])
  await owner.post('/api/stock/receipts', { productId, quantity: stock, unitCost: 10 })
  return productId
}

async function expectSound(dataDir: string): Promise<void> {
  const database = openDatabase({
    connection: connectionTo(placesFor(dataDir, () => {})),
    timeZone: 'America/Sao_Paulo',
  })
  try {
    expect(await brokenInvariants(database)).toEqual([])
  } finally {
    await database.close()
  }
}

it('SIGKILL in the middle of 200 concurrent sales: every answered one is there, and the next start recovers by itself', async () => {
  const data = dataFolder()
  cleanups.push(data.remove)
  const first = await open({ DATA_DIR: data.path })
  const productId = await furnish(first.owner, 2000)
  const answered: number[] = []
  const sale = async (n: number) => {
    const answer = await first.owner
      .post('/api/sales', { customerName: `Fiado ${n % 5}`, items: [{ productId, quantity: 1 }] })
      .catch(() => undefined)
    if (answer?.status === 201) answered.push(Number(answer.body['id']))
  }
  const all = Array.from({ length: 200 }, (_, n) => sale(n))
  while (answered.length < 40) await new Promise((done) => setTimeout(done, 1))
  first.app.child.kill('SIGKILL')
  await Promise.all(all)
  const second = await open({ DATA_DIR: data.path })
  const kept = new Set<number>()
  for (let cursor = ''; ; ) {
    const page = await second.owner.get(`/api/sales?limit=200${cursor && `&cursor=${cursor}`}`)
    for (const one of page.body.items ?? []) kept.add(Number(one['id']))
    const { nextCursor } = page.body as { nextCursor?: string | null }
    if (!nextCursor) break
    cursor = nextCursor
  }
  expect(answered.filter((id) => !kept.has(id))).toEqual([])
  const { body } = await second.owner.get(`/api/products/${productId}`)
  expect(body['stock']).toBe(2000 - kept.size)
  await expectSound(data.path)
  expect(await second.app.stop()).toBe(0)
})

it('the embedded server killed under it: 503 with Retry-After, then on, and nothing hangs', async () => {
  const data = dataFolder()
  cleanups.push(data.remove)
  const { app, owner } = await open({ DATA_DIR: data.path })
  const productId = await furnish(owner, 500)
  const places = placesFor(data.path, () => {})
  const codes: number[] = []
  const sale = async () => {
    const answer = await owner.post('/api/sales', {
      customerName: 'Ana',
      items: [{ productId, quantity: 1 }],
    })
    codes.push(answer.status)
    if (answer.status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  }
  const storm = Array.from({ length: 50 }, sale)
  const pid = readFileSync(join(places.data, 'postmaster.pid'), 'utf8').split('\n')[0] ?? ''
  execFileSync('kill', ['-9', pid])
  await Promise.all(storm)
  const odd = codes.filter((code) => code !== 201 && code !== 503)
  expect({ odd, log: odd.length ? app.output().slice(-4000) : '' }).toEqual({ odd: [], log: '' })
  for (let i = 0; i < 100; i++) {
    await sale()
    if (codes.at(-1) === 201) break
    await new Promise((done) => setTimeout(done, 100))
  }
  expect(codes.at(-1)).toBe(201)
  expect((await owner.get(`/api/products/${productId}`)).body['stock']).toBe(
    500 - codes.filter((code) => code === 201).length,
  )
  await expectSound(data.path)
  expect(app.child.exitCode).toBeNull()
})

it('SIGTERM while somebody waits for events: they are answered, and their kept connection holds nobody', async () => {
  const fresh = await freshDatabase()
  cleanups.push(() => fresh.drop())
  const { app, owner } = await open({ DATABASE_URL: urlOf(fresh.config) })
  const { body } = await owner.get('/api/realtime/events')
  const waiting = owner.get(`/api/realtime/events?topics=me&wait=25&since=${String(body['lastId'])}`)
  await new Promise((done) => setTimeout(done, 500))
  const asked = performance.now()
  expect(await app.stop()).toBe(0)
  expect((await waiting).status).toBe(200)
  expect(performance.now() - asked).toBeLessThan(2500)
})
