// Who asks too much, too slowly, or goes away: limits by network, requests that do not arrive, and what the log keeps of it.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Database } from '#database/pool.ts'
import { ReadinessProbe } from '#http/readiness.ts'
import { App, Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { TestShop } from '../support/shop.ts'

let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
})
afterAll(() => fresh.drop())

describe('by address', () => {
  const HEADER = 'x-client-address'
  let app: App
  beforeAll(async () => {
    const env = { RATE_LIMITS: 'on', DEV_LOGIN: '', TRUSTED_PROXY_HEADER: HEADER }
    app = await App.start({ ...env, DATABASE_URL: urlOf(fresh.config) })
  })
  afterAll(() => app.stop())

  const ask = async (method: string, path: string, address: string) =>
    (await new Client(app.base).call(method, path, undefined, { [HEADER]: address })).status
  /** The answers to so many, each from an address of its own making. */
  const many = async (count: number, method: string, path: string, address: (n: number) => string) => {
    const statuses = await Promise.all(Array.from({ length: count }, (_, n) => ask(method, path, address(n))))
    return [...new Set(statuses)].sort((one, other) => one - other)
  }

  it('counts an IPv6 network as one, and IPv4 however it is spelt', async () => {
    expect(await many(300, 'GET', '/api/shop', (n) => `2001:db8:7:7::${n.toString(16)}`)).toEqual([401, 429])
    // Some, for a slow machine gives back a few meanwhile; a network of its own would be asked nothing yet.
    expect(await many(100, 'GET', '/api/shop', () => '[2001:DB8:7:7:ffff::1%eth0]:443')).toContain(429)
    expect(await ask('GET', '/api/shop', '2001:db8:7:8::1')).toBe(401)
    const spelt = ['198.51.100.9', '::ffff:198.51.100.9', '198.51.100.9:4711', '[::FFFF:c633:6409]:1']
    expect(await many(300, 'GET', '/api/shop', (n) => spelt[n % 4] ?? '')).toEqual([401, 429])
    expect(await many(300, 'GET', '/api/shop', (n) => `rubbish-${n}`)).toEqual([401, 429])
  })

  it.each([
    ['an unknown path of the API', 'GET', '/api/none', 404, '192.0.2.1'],
    ['another unknown path', 'GET', '/none.php', 404, '192.0.2.2'],
    ['a method that is not there', 'DELETE', '/api/shop', 405, '192.0.2.3'],
    ['figures without their token', 'GET', '/metrics', 404, '192.0.2.4'],
    ['a webhook that is none', 'POST', '/telegram/webhook', 404, '192.0.2.5'],
  ])('%s keeps its own answer, and counts', async (_, method, path, status, address) => {
    expect(await many(300, method, path, () => address)).toEqual([status])
    expect(await many(300, 'GET', '/api/openapi.json', () => address)).toContain(429)
    expect(await ask('GET', '/', address)).toBe(200)
    expect(await ask('GET', '/health', address)).toBe(200)
  })
})

describe('a request', () => {
  let app: App
  beforeAll(async () => {
    app = await App.start({ DATABASE_URL: urlOf(fresh.config) })
  })
  afterAll(() => app.stop())

  /** Sends the beginning of a request and nothing more; resolves with the seconds until it is cut off. */
  const stall = (text: string) =>
    new Promise<number>((done) => {
      const since = performance.now()
      const socket = connect(Number(new URL(app.base).port), '127.0.0.1', () => socket.write(text))
      socket.on('error', () => {})
      socket.on('data', () => {})
      socket.on('close', () => done((performance.now() - since) / 1000))
    })
  const beginning = (token = '') =>
    `POST /api/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"name":`

  it('that does not arrive is cut within seconds; who waits for an answer is not', async () => {
    const staff = await app.login('admin', 222, 'Bia')
    const { lastId } = (await staff.get('/api/realtime/events')).body as { lastId: string }
    const [nothing, headers, body, poll] = await Promise.all([
      stall(''),
      stall('GET /api/shop HTTP/1.1\r\nHost: x\r\nX-Slow: '),
      stall(beginning(staff.token)),
      staff.get(`/api/realtime/events?topics=customers&wait=22&since=${encodeURIComponent(lastId)}`),
    ])
    for (const seconds of [nothing, headers, body]) {
      expect(seconds).toBeGreaterThan(5)
      expect(seconds).toBeLessThan(25)
    }
    expect([poll.status, poll.body['items']]).toEqual([200, []])
  })

  it('whose sender goes away is no failure of ours: no error, no stack', async () => {
    const staff = await app.login('admin', 222, 'Bia')
    const before = app.output().length
    for (let n = 0; n < 5; n++) {
      const socket = connect(Number(new URL(app.base).port), '127.0.0.1', () => {
        socket.write(beginning(staff.token), () => setTimeout(() => socket.destroy(), 50))
      })
      await new Promise((done) => socket.on('close', done))
    }
    await vi.waitFor(() => expect(app.output().slice(before)).toMatch(/"status":400/), 60_000)
    expect(app.output().slice(before)).not.toMatch(/"level":(40|50|60)|"stack"|\n\s+at /)
  })

  it('that enters, or is refused, leaves in the log from where it came', async () => {
    const before = app.output().length
    const bia = await app.login('admin', 222, 'Bia')
    await new Client(app.base).get('/api/shop')
    const lines = () =>
      app
        .output()
        .slice(before)
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    await vi.waitFor(() => {
      expect(lines()).toContainEqual(
        expect.objectContaining({ msg: 'somebody entered', user: bia.userId, address: '127.0.0.1' }),
      )
      expect(lines()).toContainEqual(
        expect.objectContaining({ code: 'unauthenticated', address: '127.0.0.1' }),
      )
    }, 60_000)
    expect(app.output()).not.toContain(bia.token)
  })
})

it('whether it is ready is looked up once, for all who ask in a second', async () => {
  const shop = await TestShop.open()
  let asked = 0
  const database: Database = {
    ...shop.database,
    run: (...args) => {
      asked++
      return shop.database.run(...args)
    },
  }
  const probe = new ReadinessProbe(database)
  const now = performance.now.bind(performance)
  let ahead = 0
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => now() + ahead)
  await Promise.all(Array.from({ length: 500 }, () => probe.check()))
  await probe.check()
  expect(asked).toBe(1)
  ahead += 1100
  await probe.check()
  expect(asked).toBe(2)
  await shop.close()
  ahead += 1100
  await expect(probe.check()).rejects.toThrow()
  clock.mockRestore()
})
