// Hostile cost: no body, query or line of any shape keeps the process from others, whoever sends it, and memory stays flat.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operations } from '#domain/operations.ts'
import { formOfRoute } from '#http/api.ts'
import { allRoutes, type Route } from '#http/match.ts'
import { App, Client, urlOf } from './support/app.ts'
import { type FreshDatabase, freshDatabase } from './support/database.ts'
import { LINES, SHAPES } from './support/shapes.ts'
import { Telegram } from './support/telegram.ts'

/** What is promised is 50 ms; a machine that others use needs room. */
const LAG_MAX_MS = 250
const GROWTH_MAX_BYTES = 150 * 1024 * 1024
/** An answer that does not come within so long is none. */
const PATIENCE_MS = 8000
const ANSWER_MAX = 64 * 1024
const MIB = 1024 * 1024
const ROLES = ['nobody', 'user', 'admin', 'owner'] as const
type Role = (typeof ROLES)[number]

let fresh: FreshDatabase
let app: App
const tokens = new Map<Role, string>()

const open = async () => {
  const env = { DATABASE_URL: urlOf(fresh.config), SESSION_SECRET: 'a-secret-of-tests-alone-0123456789-0123' }
  app = await App.start({ ...env, LOG_LEVEL: 'warn' })
}
beforeAll(async () => {
  fresh = await freshDatabase()
  await open()
  const owner = await app.login('owner', 111, 'Olga')
  tokens.set('owner', owner.token ?? '')
  tokens.set('admin', (await app.login('admin', 222, 'Bia')).token ?? '')
  tokens.set('user', (await app.login('user', 333, 'Caio')).token ?? '')
  const goods = [
    'Café',
    'Arroz',
    'Arroz e feijão',
    'Pão francês',
    'Água 500 ml',
    'Chip pago',
    'Refrigerante 2',
  ]
  for (const name of goods) {
    const { body } = await owner.post('/api/products', { name, price: 500 })
    await owner.post('/api/stock/receipts', { productId: body['id'], quantity: 50, unitCost: 300 })
  }
  for (const name of ['Ana', 'Ana Maria', 'Ana e Rita', 'Casa 7', 'Pedro', 'Pix'])
    await owner.post('/api/customers', { name })
})
afterAll(async () => {
  await app.stop('SIGKILL')
  await fresh.drop()
})

interface Sent {
  readonly method?: string
  readonly body?: string | undefined
  readonly headers?: Record<string, string>
}

/** Sends it as this role; gives what is wrong with the answer, if anything is. */
async function shot(
  role: Role,
  path: string,
  { method = 'GET', body, headers = {} }: Sent,
): Promise<string[]> {
  const token = tokens.get(role)
  const answer = await fetch(app.base + path, {
    method,
    ...(body === undefined ? {} : { body }),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).then(
    async (response) => ({ status: response.status, text: await response.text() }),
    (error: unknown) => {
      // Refused before all of it was sent: whether the answer is seen is the network's luck.
      if (error instanceof TypeError) return { status: 0, text: '' }
      throw error
    },
  )
  const { status, text } = answer
  const asked = `${role} ${method} ${path.slice(0, 60)} ${(body ?? '').slice(0, 60)}`
  // Without a bot and a Pix key, what needs one says so.
  const failed = status >= 500 && !text.includes('"not_configured"')
  const long = text.length > ANSWER_MAX
  return failed || long ? [`${asked}: ${status}, ${text.length} characters`] : []
}

/** Figures of the process since they were last asked for. */
async function figures(base: string): Promise<{ lagMs: number; bytes: number }> {
  const { text } = await new Client(base).get('/metrics', { connection: 'close' })
  const figure = (name: string) => Number(new RegExp(`^${name} (.+)$`, 'm').exec(text)?.[1])
  return {
    lagMs: figure('nodejs_eventloop_lag_max_seconds') * 1000,
    bytes: figure('process_resident_memory_bytes'),
  }
}

/** How long these kept the process from others, in ms; of three tries the best, for a machine may stall by itself. */
async function lagOf(shots: () => Promise<string[]>, { base } = app): Promise<number> {
  let best = Number.POSITIVE_INFINITY
  for (let n = 0; n < 3 && best > LAG_MAX_MS; n++) {
    await figures(base)
    expect(await shots()).toEqual([])
    best = Math.min(best, (await figures(base)).lagMs)
  }
  return best
}

const expectQuick = async (shots: () => Promise<string[]>) =>
  expect(await lagOf(shots)).toBeLessThan(LAG_MAX_MS)

const pathOf = (route: Route) => route.path.replaceAll(/\{\w+\}/g, '1')
const writes = allRoutes.filter((route) => route.method !== 'GET' && route.path !== '/api/auth/session')
const reads = allRoutes.filter((route) => route.method === 'GET')

/** Names that the route takes, each with a shape in its place. */
function bodiesOf(route: Route, size: number): string[] {
  const schema = 'own' in route ? route.own.input : operations[route.operation].input
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape).filter((name) => name !== 'id') : []
  return Object.values(SHAPES).flatMap((shape) => [
    shape(size),
    ...names.map((name) => `{${JSON.stringify(name)}:${shape(size - name.length - 5)}}`),
  ])
}

describe('a body', () => {
  it.each(ROLES)(
    'of 1 MiB, of every shape, by %s, to every route',
    async (role) => {
      const bodies = Object.values(SHAPES).map((shape) => shape(MIB))
      const slow: string[] = []
      for (const route of writes) {
        const lag = await lagOf(async () => {
          const wrong: string[] = []
          for (const body of bodies)
            wrong.push(...(await shot(role, pathOf(route), { method: route.method, body })))
          return wrong
        })
        if (lag > LAG_MAX_MS) slow.push(`${route.method} ${route.path}: ${lag}`)
      }
      expect(slow).toEqual([])
    },
    300_000,
  )

  it('just under what its route takes, of every shape, in the place of every field', async () => {
    const slow: string[] = []
    for (const route of writes) {
      const { bodyMax } = formOfRoute(route)
      const lag = await lagOf(async () => {
        const wrong: string[] = []
        for (const body of bodiesOf(route, bodyMax - 1))
          wrong.push(...(await shot('owner', pathOf(route), { method: route.method, body })))
        return wrong
      })
      if (lag > LAG_MAX_MS) slow.push(`${route.method} ${route.path}: ${lag}`)
    }
    expect(slow).toEqual([])
  }, 300_000)

  it('to what takes none', async () => {
    const bodies = Object.values(SHAPES).map((shape) => shape(MIB))
    for (const path of [
      '/',
      '/none',
      '/api',
      '/api/none',
      '/health',
      '/telegram/webhook',
      '/api/openapi.json',
    ])
      await expectQuick(async () => {
        const wrong: string[] = []
        for (const body of bodies) wrong.push(...(await shot('owner', path, { method: 'POST', body })))
        return wrong
      })
  }, 120_000)

  it('leaves memory as it was', async () => {
    const pass = async () => {
      for (const route of writes.filter(({ path }) => path === '/api/sales' || path === '/api/preferences'))
        for (const shape of Object.values(SHAPES))
          await shot('owner', route.path, {
            method: route.method,
            body: shape(formOfRoute(route).bodyMax - 1),
          })
      return (await figures(app.base)).bytes
    }
    const before = await pass()
    for (let n = 0; n < 3; n++) await pass()
    expect((await pass()) - before).toBeLessThan(GROWTH_MAX_BYTES)
  }, 120_000)
})

describe('a query', () => {
  const LONG = 15_000
  const repeat = (unit: string) => unit.repeat(Math.floor(LONG / unit.length))
  const QUERIES = [
    `q=e${repeat('%CC%81%CC%A3')}`,
    `q=${repeat('x')}`,
    `q=${repeat('%25')}`,
    `q=${repeat('%20')}`,
    `q=${'a%20'.repeat(60)}`,
    `cursor=${repeat('W10')}`,
    `limit=${repeat('1')}`,
    `from=${repeat('2026-01-01')}`,
    repeat('q=1&'),
    `&${Array.from({ length: 2000 }, (_, n) => `k${n}=1`).join('&')}`,
    repeat('&'),
    repeat('%'),
  ]

  it.each(ROLES)(
    'of 15 KB, by %s, to every route',
    async (role) => {
      const slow: string[] = []
      for (const route of reads) {
        const lag = await lagOf(async () => {
          const wrong: string[] = []
          for (const query of QUERIES) wrong.push(...(await shot(role, `${pathOf(route)}?${query}`, {})))
          return wrong
        })
        if (lag > LAG_MAX_MS) slow.push(`${route.path}: ${lag}`)
      }
      expect(slow).toEqual([])
    },
    300_000,
  )

  it('nor a path, nor a header', async () => {
    const names = [
      'authorization',
      'accept-language',
      'if-none-match',
      'idempotency-key',
      'user-agent',
      'x-forwarded-for',
    ]
    await expectQuick(async () => {
      const wrong: string[] = []
      for (const unit of ['a', 'a,', 'en;q=0.1,', ' ', '/', '1.', '"x",W/'])
        for (const name of names)
          wrong.push(...(await shot('owner', '/api/shop', { headers: { [name]: repeat(unit) } })))
      for (const unit of ['/', '/a', '/%2e', '/../', '/%'])
        wrong.push(
          ...(await shot('nobody', `/api${repeat(unit)}`, {})),
          ...(await shot('nobody', repeat(unit), {})),
        )
      return wrong
    })
  }, 60_000)
})

it('a delivery of Telegram, of 1 MiB and every shape', async () => {
  const secret = 'webhook-secret-of-the-tests-0123456789'
  const telegram = await Telegram.start()
  const bot = await App.start({
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    PUBLIC_URL: 'https://loja.example',
    WEBHOOK_SECRET: secret,
    DEV_LOGIN: '',
    LOG_LEVEL: 'error',
  })
  const statuses = new Set<number>()
  const headers = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret }
  for (const shape of Object.values(SHAPES)) {
    const lag = await lagOf(async () => {
      for (const body of [shape(MIB), `{"update_id":7,"message":${shape(MIB - 40)}}`]) {
        const answer = await fetch(`${bot.base}/telegram/webhook`, { method: 'POST', headers, body })
        statuses.add(answer.status)
      }
      return []
    }, bot)
    expect(lag).toBeLessThan(LAG_MAX_MS)
  }
  expect([...statuses].sort()).toEqual([200, 400, 413])
  await bot.stop()
  await telegram.stop()
}, 120_000)

describe('a line of 4 KB', () => {
  it.each(Object.entries(LINES))(
    '%s',
    async (_, line) => {
      const bodies = [4096, 94].flatMap((size) => [
        JSON.stringify({ command: line(size) }),
        JSON.stringify({ command: line(size), preview: true }),
      ])
      try {
        for (const role of ['user', 'admin', 'owner'] as const)
          await expectQuick(async () => {
            const wrong: string[] = []
            for (const body of bodies)
              wrong.push(...(await shot(role, '/api/commands/execute', { method: 'POST', body })))
            return wrong
          })
      } catch (error) {
        // What hangs would fail all that follow.
        await app.stop('SIGKILL')
        await open()
        throw error
      }
    },
    120_000,
  )
})
