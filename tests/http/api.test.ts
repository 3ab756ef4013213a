// The API from outside: its description, rubbish of every kind, and what every answer carries.
import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '#domain/operations.ts'
import { routedOperations, routes } from '#http/routes.ts'
import { App, type Client, Client as Nobody } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'

let fresh: FreshDatabase
let app: App
let owner: Client
let product: number

beforeAll(async () => {
  fresh = await freshDatabase()
  app = await App.start({ DATABASE_URL: urlOf(fresh.config) })
  owner = await app.login('owner', 111, 'Olga')
  product = Number((await owner.post('/api/products', { name: 'Café', price: 500, unit: 'kg' })).body['id'])
  await owner.post('/api/stock/receipts', { productId: product, quantity: 50, unitCost: 300 })
})
afterAll(async () => {
  await app.stop()
  await fresh.drop()
})

it('is described by an OpenAPI 3.1 document that names every route', async () => {
  const { body } = await new Nobody(app.base).get('/api/openapi.json')
  expect(body['openapi']).toBe('3.1.0')
  const paths = body['paths'] as Record<string, Record<string, unknown>>
  for (const { path, method } of routes) expect(paths[path]).toHaveProperty(method.toLowerCase())
})

it('has a route for every operation but the opposites that undo alone uses, renewing, which makes a token, opening an invite and showing a telephone, which the chat does, and drafts, whose forms are the door’s', () => {
  const routed: readonly string[] = routedOperations
  const opposites = Object.values(operations).flatMap((one) =>
    one.kind === 'write'
      ? [...one.record.body.matchAll(/'operation', '([\w.]+)'/g)].map(([, name = '']) => name)
      : [],
  )
  expect(opposites.length).toBeGreaterThan(10)
  const without = Object.keys(operations).filter((name) => !routed.includes(name))
  const chat = ['sessions.renew', 'invites.open', 'links.ask', 'contracts.send', 'broadcasts.preview']
  const others = [...chat, 'drafts.begin', 'drafts.edit', 'drafts.end']
  expect(without.filter((name) => !opposites.includes(name))).toEqual(others)
})

describe('rubbish gets a 4xx that names the field, and nothing is stored', () => {
  const state = async () => {
    const paths = ['/api/sales', '/api/payments', '/api/stock/movements', '/api/products', '/api/customers']
    const lists = await Promise.all(paths.map((path) => owner.get(path)))
    return lists.map((list) => list.text).join()
  }
  const sale = (item: object, more: object = {}) => ({
    customerName: 'Ana',
    items: [{ productId: product, quantity: 1, ...item }],
    ...more,
  })
  const numbers = ['1', null, true, [], {}, -1, 0, 1e300, 1.0005]

  it.each([
    ...numbers.map((quantity) => ['/api/sales', sale({ quantity }), 'items.0.quantity']),
    ...numbers
      .filter((one) => one !== 0)
      .map((unitPrice) => ['/api/sales', sale({ unitPrice }), 'items.0.unitPrice']),
    ...['x', 1.5, 0, null, 2 ** 53].map((productId) => [
      '/api/sales',
      sale({ productId }),
      'items.0.productId',
    ]),
    ...['ontem', '2026-02-30', 5, null, '2026-1-1'].map((on) => ['/api/sales', sale({}, { on }), 'on']),
    ['/api/sales', sale({}, { note: 'a\u0000b' }), 'note'],
    ['/api/sales', sale({}, { customerName: 'a\u001bb' }), 'customerName'],
    ['/api/sales', sale({}, { customerName: '\ud800' }), 'customerName'],
    ['/api/sales', sale({}, { payments: [{ amount: 1e11, method: 'pix' }] }), 'payments.0.amount'],
    [
      '/api/sales',
      { customerName: 'Ana', items: Array.from({ length: 5000 }, () => ({ productId: 1, quantity: 1 })) },
      'items',
    ],
    ['/api/sales', { ...sale({}), __proto__: 1, constructor: 1 }, 'constructor'],
    ['/api/products', { name: '', price: 1 }, 'name'],
    ['/api/products', { name: 'x'.repeat(121), price: 1 }, 'name'],
    ['/api/products', { name: 'x', price: 10_000_000_001 }, 'price'],
    ['/api/stock/receipts', { productId: product, quantity: 1, unitCost: -1 }, 'unitCost'],
    ['/api/payments', { customerId: 1, amount: 0, method: 'pix' }, 'amount'],
    ['/api/payments', { customerId: 1, amount: 5, method: 'bitcoin' }, 'method'],
  ] as [string, object, string][])('%s %j → %s', async (path, body, field) => {
    const before = await state()
    const answer = await owner.post(path, body)
    expect(answer.status).toBe(400)
    expect(answer.body['code']).toBe('invalid_input')
    const named = (answer.body['errors'] as { path: string; message: string }[]).map((error) => error.path)
    expect(named).toContain(field)
    expect(await state()).toBe(before)
  })

  it.each([
    '{"items":',
    'NaN',
    '{"name":"x","price":1e999}',
    '{"name":"x","price":NaN}',
    '',
    'null',
    '[]',
    '"x"',
    '\u0000',
  ])('a body that is %j', async (body) => {
    const before = await state()
    expect((await owner.post('/api/products', body)).status).toBe(400)
    expect(await state()).toBe(before)
  })

  it('other types, and a multipart body cut off', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      const answer = await owner.post('/api/products', '--x\r\nContent-Disposition: form-da', {
        'content-type': type,
      })
      expect([answer.status, answer.body['code']]).toEqual([415, 'unsupported_media_type'])
    }
  })
})

it('what can only be looked at tells which methods would do; HEAD says what GET says, its length too', async () => {
  const nobody = new Nobody(app.base)
  for (const path of ['/health', '/ready', '/metrics', '/api/openapi.json', '/api/docs', '/']) {
    for (const method of ['POST', 'DELETE', 'OPTIONS']) {
      const answer = await nobody.call(method, path)
      expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, 'GET, HEAD'])
      expect(answer.body['code']).toBe('method_not_allowed')
    }
  }
  for (const path of ['/health', '/api/shop', '/api/products?limit=0', '/api/none']) {
    const [get, head] = [await owner.get(path), await owner.call('HEAD', path)]
    expect([head.status, head.headers.get('content-length'), head.text]).toEqual([
      get.status,
      String(Buffer.byteLength(get.text)),
      '',
    ])
  }
})

it('a parameter called __proto__ is as unknown as any other, and broken bytes are no text', async () => {
  const stranger = await owner.get('/api/products?__proto__=1')
  expect([stranger.status, stranger.body['errors']]).toMatchObject([400, [{ path: '__proto__' }]])
  const bytes = Buffer.concat([Buffer.from('{"price":1,"name":"P'), Buffer.from([0xe3]), Buffer.from('o"}')])
  const broken = await fetch(`${app.base}/api/products`, {
    method: 'POST',
    headers: { authorization: `Bearer ${owner.token}`, 'content-type': 'application/json' },
    body: bytes,
  })
  expect(broken.status).toBe(400)
})

it('a cursor is taken in one spelling alone', async () => {
  await owner.post('/api/customers', { name: 'Primeira' })
  await owner.post('/api/customers', { name: 'Segunda' })
  const cursor = String((await owner.get('/api/customers?limit=1')).body['nextCursor'])
  expect((await owner.get(`/api/customers?cursor=${cursor}`)).status).toBe(200)
  for (const other of [`${cursor}=`, `${cursor}!`, ` ${cursor}`, cursor.slice(1), `${cursor}A`]) {
    const answer = await owner.get(`/api/customers?cursor=${encodeURIComponent(other)}`)
    expect([answer.status, answer.body['errors']]).toMatchObject([400, [{ path: 'cursor' }]])
  }
})

it('a line of the bridge, told again, is marked as a repeat; a preview of taking back takes nothing back', async () => {
  const run = (body: object, key?: string) =>
    owner.post('/api/commands/execute', body, key ? { 'idempotency-key': key } : {})
  const line = { command: '/buy Lena: 1 kg café fiado' }
  const sold = await run(line, 'b-1')
  const again = await run(line, 'b-1')
  expect([sold, again].map((one) => one.headers.get('idempotency-replayed'))).toEqual([null, 'true'])
  expect([sold, again].map((one) => one.headers.get('undo-id'))).toEqual(
    Array.from({ length: 2 }, () => String(sold.body['undoId'])),
  )
  const would = await run({ command: '/desfazer', preview: true })
  expect(would.body).toMatchObject({
    status: 'preview',
    operation: 'undo.run',
    input: { id: sold.body['undoId'] },
  })
  expect(would.body['text']).toMatch(/^(Vai desfazer|Will undo): .*Lena/)
  const { id } = sold.body['data'] as { id: number }
  expect((await owner.get(`/api/sales/${id}`)).body['status']).toBe('open')
  expect((await run({ command: '/desfazer' })).body).toMatchObject({ status: 'done', operation: 'undo.run' })
  expect((await owner.get(`/api/sales/${id}`)).body['status']).toBe('voided')
})

it('what needs no session is counted by address too, below /api alone', async () => {
  const limited = await App.start({ DATABASE_URL: urlOf(fresh.config), RATE_LIMITS: 'on' })
  const nobody = new Nobody(limited.base)
  const statuses = async (path: string) => {
    const all = await Promise.all(Array.from({ length: 130 }, () => nobody.call('HEAD', path)))
    return new Set(all.map((answer) => answer.status))
  }
  expect(await statuses('/health')).toEqual(new Set([200]))
  expect(await statuses('/')).toEqual(new Set([200]))
  expect(await statuses('/api/openapi.json')).toEqual(new Set([200, 429]))
  await limited.stop()
})

it('the way to the bot is no page while there is no bot', async () => {
  expect((await new Nobody(app.base).get('/open')).status).toBe(404)
})

it('emoji, accents, right-to-left text, SQL and markup are stored and shown as they are', async () => {
  for (const name of [
    'Pão 🥖 é',
    'مرحبا بالعالم',
    "Robert'); drop table sales;--",
    '<script>alert(1)</script>',
    '{{7*7}} %s ${x}',
  ]) {
    const made = await owner.post('/api/customers', { name })
    expect([made.status, made.body['name']]).toEqual([201, name])
    const found = await owner.get(`/api/customers?q=${encodeURIComponent(name)}`)
    expect(found.body.items?.map((one) => one['name'])).toEqual([name])
  }
})

it('TRACE is a method nowhere', async () => {
  const { hostname, port } = new URL(app.base)
  for (const path of ['/', '/health', '/api/shop', '/telegram/webhook']) {
    const status = await new Promise((done, failed) =>
      request({ hostname, port, path, method: 'TRACE' }, (answer) => done(answer.resume().statusCode))
        .once('error', failed)
        .end(),
    )
    expect([404, 405]).toContain(status)
  }
})

it('every answer carries its own request id and the security headers; data is nobody’s page', async () => {
  const nobody = new Nobody(app.base)
  const answers = [
    await nobody.get('/'),
    await nobody.get('/nothing'),
    await nobody.get('/api/x'),
    await owner.get('/api/shop'),
    await nobody.get('/health'),
  ]
  expect(new Set(answers.map((answer) => answer.headers.get('x-request-id'))).size).toBe(answers.length)
  for (const answer of answers) {
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    const policy = answer.headers.get('content-security-policy') ?? ''
    for (const bound of [/(object|default)-src 'none'/, /base-uri 'none'/, /frame-ancestors /])
      expect(policy).toMatch(bound)
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  }
  const [page, , , data] = answers
  const [, inPage = ''] = /<script>(.*?)<\/script>/s.exec(await (await fetch(app.base)).text()) ?? []
  const hash = createHash('sha256').update(inPage).digest('base64')
  expect(page?.headers.get('content-security-policy')).toContain(
    `script-src 'self' https://telegram.org 'sha256-${hash}';`,
  )
  expect(page?.headers.get('content-security-policy')).not.toMatch(/unsafe/)
  expect(data?.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
})
