// Entering from outside: the login of loopback, renewing, and tokens that are none of ours.
import { connect } from 'node:net'
import { decodeJwt, SignJWT } from 'jose'
import { Client as Database } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Tokens } from '#http/tokens.ts'
import { App, Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { Ear } from '../support/ear.ts'

const SECRET = 'a-secret-of-tests-alone-0123456789-0123'
let fresh: FreshDatabase
let app: App

beforeAll(async () => {
  fresh = await freshDatabase()
  app = await App.start({ DATABASE_URL: urlOf(fresh.config), SESSION_SECRET: SECRET })
})
afterAll(async () => {
  await app.stop()
  await fresh.drop()
})

describe('the login of loopback', () => {
  const enter = (body: object, headers: Record<string, string> = {}) =>
    new Client(app.base).post('/api/auth/dev', body, headers)

  it.each([
    'forwarded',
    'via',
    'x-forwarded-for',
    'x-forwarded-port',
    'x-real-ip',
    'x-client-ip',
    'cf-connecting-ip',
    'true-client-ip',
    'fly-client-ip',
    'x-envoy-external-address',
    'x-azure-clientip',
    'x-appengine-user-ip',
    'tailscale-user-login',
    'x-request-id',
  ])('is not there for what was handed on: %s; nor are the figures', async (header) => {
    expect((await enter({ telegramId: 5 }, { [header]: '127.0.0.1' })).status).toBe(404)
    expect((await new Client(app.base).get('/metrics', { [header]: '127.0.0.1' })).status).toBe(404)
  })

  it('is not there for what nginx hands on as it comes: another protocol, under our own name', async () => {
    const { host, hostname, port } = new URL(app.base)
    const status = (protocol: string) =>
      new Promise<string>((done) => {
        const socket = connect(Number(port), hostname, () =>
          socket.write(
            `POST /api/auth/dev HTTP/${protocol}\r\nHost: ${host}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{"telegramId":"x"}`,
          ),
        )
        socket.once('data', (data) => done(data.toString().slice(9, 12)))
      })
    expect([await status('1.0'), await status('1.1')]).toEqual(['404', '400'])
  })

  it('takes names as the shop does, and leaves one that it is not told', async () => {
    const name = '😀'.repeat(120)
    expect((await enter({ telegramId: 51, name })).body['user']).toMatchObject({ name })
    expect((await enter({ telegramId: 51 })).body['user']).toMatchObject({ name })
    const unfit = await enter({ telegramId: 51, name: 'a\u0000' })
    expect([unfit.status, unfit.body['errors']]).toMatchObject([400, [{ path: 'name' }]])
  })
})

it('renewing with a key, told again: the same token, marked as a repeat, and nothing renewed twice', async () => {
  const someone = await app.login('admin', 444, 'Ivo')
  const renew = (key: string) => someone.post('/api/auth/renew', {}, { 'idempotency-key': key })
  const first = await renew('r-1')
  const again = await renew('r-1')
  expect([first.status, first.headers.get('idempotency-replayed')]).toEqual([200, null])
  expect([again.headers.get('idempotency-replayed'), again.text]).toEqual(['true', first.text])
  expect((await new Client(app.base, String(first.body['token'])).get('/api/shop')).status).toBe(200)
  expect((await someone.post('/api/auth/renew', {})).headers.get('idempotency-replayed')).toBeNull()
  expect((await someone.post('/api/customers', { name: 'Bete' }, { 'idempotency-key': 'r-1' })).status).toBe(
    409,
  )
})

it('refuses in the language that is liked best', async () => {
  const detail = async (asked: string) =>
    (await new Client(app.base).get('/api/shop', { 'accept-language': asked })).body['detail']
  expect(await detail('en;q=0.3, pt-BR;q=0.8')).toMatch(/sessão/)
  expect(await detail('pt;q=0, en')).toMatch(/session/)
  expect(await detail('fr-FR, de;q=0.9')).toMatch(/session/)
})

it('tokens: another secret, another algorithm, none at all, another audience: none accepted', async () => {
  const key = (secret: string) => new TextEncoder().encode(secret)
  const { sub = '', sid } = decodeJwt((await app.login('admin', 445)).token ?? '')
  const make = (
    secret: string,
    header: object,
    claims: { iss?: string; aud?: string; exp?: number; sub?: string; sid?: unknown },
  ) =>
    new SignJWT({
      iss: 'balcao',
      aud: 'balcao',
      sub,
      sid,
      exp: Math.floor(Date.now() / 1000) + 600,
      ...claims,
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', ...header })
      .sign(key(secret))
  const good = await make(SECRET, {}, {})
  const status = async (token: string) => (await new Client(app.base, token).get('/api/shop')).status
  expect(await status(good)).toBe(200)
  const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${good.split('.')[1]}.`
  const bad = [
    none,
    await make('another-secret-of-tests-0123456789-0123', {}, {}),
    await make(SECRET, { alg: 'HS384' }, {}),
    await make(SECRET, { typ: 'other' }, {}),
    await make(SECRET, {}, { aud: 'else' }),
    await make(SECRET, {}, { iss: 'else' }),
    await make(SECRET, {}, { exp: 1 }),
    await make(SECRET, {}, { sub: '999999' }),
    await make(SECRET, {}, { sub: 'x' }),
    await make(SECRET, {}, { sub: '1' }),
    await make(SECRET, {}, { sid: undefined }), // as they were before they had a random part
    await make(SECRET, {}, { sid: '' }),
    await make(SECRET, {}, { sid: [sid] }),
    await make(SECRET, {}, { sid: `${String(sid)}x` }),
    `${good}x`,
  ]
  for (const token of bad) expect(await status(token)).toBe(401)
})

it('a token of another database is nobody’s, at every door, whoever has its session’s id here', async () => {
  const before = await app.login('user', 446, 'Freguês')
  const id = decodeJwt(before.token ?? '').sub
  const anew = await freshDatabase()
  const there = await App.start({ DATABASE_URL: urlOf(anew.config), SESSION_SECRET: SECRET })
  try {
    let owner = await there.login('owner', 1, 'Olga')
    while (decodeJwt(owner.token ?? '').sub !== id) owner = await there.login('owner', 1, 'Olga')
    const stranger = new Client(there.base, before.token)
    expect((await owner.get('/api/users')).status).toBe(200)
    for (const answer of [
      await stranger.get('/api/users'),
      await stranger.get('/api/auth/session'),
      await stranger.post('/api/auth/renew'),
      await stranger.call('DELETE', '/api/auth/session'),
      await stranger.post('/api/customers', { name: 'Alheia' }),
      await stranger.get('/api/realtime/events'),
    ])
      expect([answer.status, answer.body['code']]).toEqual([401, 'unauthenticated'])
    const ear = new Ear(stranger, ['sales'])
    await ear.open().catch(() => {})
    await vi.waitFor(() => expect(ear.code).toBe(4401), 60_000)
    expect((await owner.get('/api/users')).status).toBe(200)
  } finally {
    await there.stop()
    await anew.drop()
  }
})

it('who was given a role a moment ago, wherever that was, is not refused for the one that is remembered', async () => {
  const staff = await app.login('user', 771)
  expect((await staff.get('/api/stock')).status).toBe(403)
  // As another process does it whose word has not come here yet.
  const elsewhere = new Database(fresh.config)
  await elsewhere.connect()
  const become = (role: string) =>
    elsewhere.query('update users set role = $1 where id = $2', [role, staff.userId])
  await become('admin')
  expect((await staff.get('/api/stock')).status).toBe(200)
  await become('owner')
  expect((await staff.post('/api/products', { name: 'Chá', price: 100, unit: 'un' })).status).toBe(201)
  await elsewhere.end()
})

it('a session lives through the rotation of the secret: the old token is still known, renewed it is of the new one', async () => {
  const [old, fresh] = ['an-old-secret-of-tests-alone-0123456789', 'a-new-secret-of-tests-alone-0123456789']
  const session = { id: 7, part: 'random', expiresAt: new Date(Date.now() + 3_600_000).toISOString() }
  const token = await new Tokens(old, undefined).sign(session)
  const rotated = new Tokens(fresh, old)
  const proven = await rotated.verify(token)
  expect(proven?.sessionId).toBe(7)
  const renewed = await rotated.renewed(token, session, new Date().toISOString())
  expect(await new Tokens(fresh, undefined).verify(renewed)).toEqual(proven)
  expect(await new Tokens(fresh, undefined).verify(token)).toBeUndefined()
})
