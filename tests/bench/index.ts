// `npm run bench`: sales of the running shop beside an independent lean one, reads beside bare Hono, in the same rounds; medians and ratios.
// With DATABASE_URL on that server, in an empty database of it; otherwise on the embedded one.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { Client, type ClientConfig } from 'pg'
import { parseIntoClientConfig } from 'pg-connection-string'
import { openEmbedded } from '#database/embedded/index.ts'
import { migrate } from '#database/migrate.ts'
import { fill } from '#demo/fill.ts'
import { cursorKeysOf, cursorOf } from '#domain/cursor.ts'
import { createLean, type Lean } from './lean.ts'

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 3)
const SALES = Number(process.env['BENCH_SALES'] ?? 100_000)
/** Rows whose name has this alone. */
const ONLY = process.env['BENCH_ONLY'] ?? ''
const CALLERS = 32
/** Of both shops. */
const [CUSTOMERS, PRODUCTS] = [200, 40]
/** Of the shop and of the yardstick: a cursor of ours is both’s. */
const SECRET = 'a-secret-of-the-benchmark-0123456789-01'
const [APP_PORT, BARE_PORT] = [3900, 3901]

const say = (text: string) => process.stdout.write(`${text}\n`)
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
const chance = (most: number) => 1 + Math.floor(Math.random() * most)

interface Stand {
  readonly base: { product: number; customer: number }
  readonly token: string
  readonly lean: Lean | undefined
}

/** Goods and people of their own, with stock for all rounds: no bench waits for a restock or for one customer. */
async function furnish(client: Client): Promise<Stand['base']> {
  const product = Number((await client.query('select max(id) from products')).rows[0].max)
  const customer = Number((await client.query('select max(id) from customers')).rows[0].max)
  await client.query(
    `insert into products (name, folded, price, category) select 'bench ' || n, 'bench ' || n, 500, 'Bench' from generate_series(1, ${PRODUCTS}) n`,
  )
  await client.query(
    `insert into customers (name, folded) select 'bench ' || n, 'bench ' || n from generate_series(1, ${CUSTOMERS}) n`,
  )
  await client.query(
    `insert into lots (product_id, quantity, remaining, unit_cost) select ${product} + n, 1000000, 1000000, 300 from generate_series(1, ${PRODUCTS}) n, generate_series(1, 3)`,
  )
  await client.query(`update products set stock = 3000000 where id > ${product}`)
  await client.query('vacuum (analyze)')
  return { product, customer }
}

function start(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
  port: number,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [...args, file], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: String(port),
      LOG_LEVEL: 'silent',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const until = async (): Promise<ChildProcess> => {
    for (let i = 0; i < 300; i++) {
      const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined)
      if (answer && (answer.ok || answer.status === 404)) return child
      await new Promise((done) => setTimeout(done, 100))
    }
    throw new Error(`${file} did not start`)
  }
  return until()
}

const bodyFor = ({ base }: Stand, hot: boolean) =>
  JSON.stringify({
    customerId: base.customer + chance(CUSTOMERS),
    items: [{ productId: base.product + (hot ? 1 : chance(PRODUCTS)), quantity: 1 }],
  })

interface Load {
  readonly url: string
  readonly token?: string
  readonly body?: () => string
  readonly headers?: Record<string, string>
  readonly callers?: number
}

interface Loaded {
  readonly rate: number
  /** ms */
  readonly p99: number
}

/** Requests a second, all of them answered as they should be. */
async function load({ url, token, body, headers = {}, callers = CALLERS }: Load): Promise<Loaded> {
  const result = await autocannon({
    url,
    connections: callers,
    duration: SECONDS,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...headers,
    },
    ...(body
      ? { requests: [{ method: 'POST' as const, setupRequest: (request) => ({ ...request, body: body() }) }] }
      : {}),
  })
  const strange = result.non2xx - (headers['if-none-match'] ? result['3xx'] : 0)
  if (strange > 0 || result.errors > 0)
    say(`  (${strange} answers other than success, ${result.errors} errors at ${url})`)
  return { rate: result.requests.total / result.duration, p99: result.latency.p99 }
}

interface Row {
  readonly name: string
  readonly ours: () => Promise<Loaded>
  /** Requests or sales a second of what it stands beside. */
  readonly reference: () => Promise<number>
}

async function measure(row: Row): Promise<void> {
  if (!row.name.includes(ONLY)) return
  const [ours, slowest, reference]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    reference.push(await row.reference())
    const { rate, p99 } = await row.ours()
    ours.push(rate)
    slowest.push(p99)
  }
  const ratio = median(ours.map((one, i) => one / (reference[i] ?? Number.NaN)))
  const all = (figures: readonly number[]) =>
    `${median(figures).toFixed(0)} [${Math.min(...figures).toFixed(0)}–${Math.max(...figures).toFixed(0)}]`
  say(
    `| ${row.name} | ${all(ours)} | ${median(slowest).toFixed(0)} | ${all(reference)} | ${ratio.toFixed(2)} |`,
  )
}

/** A server of our own, or the one that was named. */
async function openServer(
  dataDir: string,
): Promise<{ connection: ClientConfig; superuser: ClientConfig; leave: () => Promise<void> }> {
  const url = process.env['DATABASE_URL']
  if (!url) return openEmbedded(dataDir, say)
  const { host, port, user, password, database } = parseIntoClientConfig(url)
  const connection = { host, port, user, password, database } as ClientConfig
  return { connection, superuser: connection, leave: async () => {} }
}

async function prepare(dataDir: string) {
  const server = await openServer(dataDir)
  await migrate(server.connection)
  say(`filling the shop with ${SALES} sales…`)
  await fill(server.superuser, { sales: SALES, timeZone: 'America/Sao_Paulo' })
  const client = new Client(server.connection)
  await client.connect()
  const base = await furnish(client)
  say(
    (await client.query('select version() as v, current_setting($1) as jit', ['jit'])).rows
      .map(({ v, jit }) => `${v}, jit ${jit}`)
      .join(),
  )
  const lean = await createLean(server.superuser, { products: PRODUCTS, customers: CUSTOMERS, sales: SALES })
  return { server, client, base, lean }
}

async function bench(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-bench-'))
  const { server, client, base, lean } = await prepare(dataDir)
  const url = process.env['DATABASE_URL']
  const app = await start(
    'dist/main.js',
    [],
    {
      DATA_DIR: dataDir,
      DEV_LOGIN: '1',
      RATE_LIMITS: 'off',
      SESSION_SECRET: SECRET,
      ...(url ? { DATABASE_URL: url } : {}),
    },
    APP_PORT,
  )
  const api = `http://127.0.0.1:${APP_PORT}`
  const login = await fetch(`${api}/api/auth/dev`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ telegramId: 111, role: 'owner' }),
  })
  const { token, user } = (await login.json()) as { token: string; user: { id: number } }
  const env = {
    BENCH_CONNECTION: JSON.stringify(server.connection),
    BENCH_ACTOR: String(user.id),
    BENCH_SECRET: SECRET,
  }
  const bareServer = await start('tests/bench/bare.ts', ['--import', 'tsx'], env, BARE_PORT)
  const bare = `http://127.0.0.1:${BARE_PORT}`
  const stand = { base, token, lean }
  const deep = Number(
    (await client.query('select id from sales order by id desc offset 99950 limit 1')).rows[0]?.id ?? 50,
  )
  const cursor = `cursor=${cursorOf(cursorKeysOf(SECRET), 'sales.list', [deep])}`
  const list = `${api}/api/products?limit=50&category=Mercearia`
  const tag = (await fetch(list, { headers: { authorization: `Bearer ${token}` } })).headers.get('etag') ?? ''
  const get = (name: string, path: string, barePath: string, headers?: Record<string, string>): Row => ({
    name,
    ours: () => load({ url: `${api}${path}`, token, ...(headers ? { headers } : {}) }),
    reference: async () => (await load({ url: `${bare}${barePath}` })).rate,
  })
  const sale = (name: string, callers: number, hot: boolean): Row => ({
    name: `${name}, ${callers} callers, beside lean`,
    ours: () => load({ url: `${api}/api/sales`, token, callers, body: () => bodyFor(stand, hot) }),
    reference: async () => lean?.rate(callers, SECONDS, hot) ?? Number.NaN,
  })
  say(`\n${ROUNDS} alternating rounds of ${SECONDS} s; medians [least–most] a second, ratios pair by pair\n`)
  say('| | Balcão | p99, ms | reference | ratio |\n|---|---|---|---|---|')
  try {
    for (const callers of [16, 32]) await measure(sale('POST /api/sales', callers, false))
    for (const callers of [16, 32]) await measure(sale('POST /api/sales, one hot product', callers, true))
    await measure(
      get(
        'GET /api/products, filtered',
        '/api/products?limit=50&category=Mercearia',
        '/products?category=Mercearia',
      ),
    )
    await measure(
      get(
        'GET /api/products, 304',
        '/api/products?limit=50&category=Mercearia',
        '/products?category=Mercearia',
        { 'if-none-match': tag },
      ),
    )
    await measure(get('GET /api/debts', '/api/debts', '/debts'))
    await measure(get('GET /api/sales, page 1', '/api/sales', '/sales'))
    await measure(get('GET /api/sales, page 2,000', `/api/sales?${cursor}`, `/sales?${cursor}`))
  } finally {
    for (const child of [app, bareServer]) child.kill('SIGTERM')
    await client.end()
    await new Promise((done) => setTimeout(done, 1500))
    await lean?.drop()
    await server.leave()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await bench()
process.exit(0)
