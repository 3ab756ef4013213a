// `npm run bench`: writes and reads of the running shop beside pgbench and beside bare Hono, in the same rounds; medians and ratios.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { Client } from 'pg'
import { openEmbedded } from '#database/embedded/index.ts'
import { migrate } from '#database/migrate.ts'
import { fill } from '#demo/fill.ts'
import { cursorOf } from '#domain/cursor.ts'
import { createReference } from './reference.ts'

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 3)
const SALES = Number(process.env['BENCH_SALES'] ?? 100_000)
const CALLERS = 32
const [CUSTOMERS, PRODUCTS] = [2000, 500]
const [APP_PORT, BARE_PORT] = [3900, 3901]

const say = (text: string) => process.stdout.write(`${text}\n`)
const median = (all: readonly number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
const chance = (most: number) => 1 + Math.floor(Math.random() * most)

interface Stand {
  readonly client: Client
  readonly base: { product: number; customer: number }
  readonly token: string
  readonly session: number
  readonly actor: number
  readonly socket: string
  readonly password: string
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

const bodyFor = ({ base }: Stand, hot: boolean) => {
  const one = () => base.product + (hot ? 1 : chance(PRODUCTS))
  const items = hot
    ? [{ productId: one(), quantity: 1 }]
    : [
        { productId: one(), quantity: 1 },
        { productId: one(), quantity: 2 },
      ]
  return JSON.stringify({ customerId: base.customer + chance(CUSTOMERS), items })
}

interface Load {
  readonly url: string
  readonly token?: string
  readonly body?: () => string
  readonly headers?: Record<string, string>
}

/** Requests a second, all of them answered as they should be. */
async function load({ url, token, body, headers = {} }: Load): Promise<number> {
  const result = await autocannon({
    url,
    connections: CALLERS,
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
  return result.requests.total / result.duration
}

/** Transactions a second by pgbench, each one call of the function. */
function pgbench(stand: Stand, hot: boolean): number {
  const found = ['/usr/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench'].find((path) => existsSync(path))
  if (!found) return Number.NaN
  const { base, actor, session } = stand
  const script = join(tmpdir(), `balcao-bench-${process.pid}.sql`)
  const second = hot ? '' : ` || ', {"productId": ' || :b || ', "quantity": 2}'`
  writeFileSync(
    script,
    `\\set a random(${base.product + 1}, ${base.product + (hot ? 1 : PRODUCTS)})
\\set b random(${base.product + 1}, ${base.product + PRODUCTS})
\\set c random(${base.customer + 1}, ${base.customer + CUSTOMERS})
select bench_sale(p_actor => ${actor}, p_session => ${session}, p_key => gen_random_uuid()::text, p_operation => 'sales.create', p_hash => 'x',
  p_needed => 'admin', p_source => 'pgbench', p_telling => null, p_customer => :c, p_products => array[:a, ${hot ? ':a' : ':b'}]::bigint[],
  p_items => ('[{"productId": ' || :a || ', "quantity": 1}'${second} || ']')::jsonb, p_payments => '[]', p_discount => 0, p_first => '{}',
  p_on => null, p_dueon => null, p_note => null, p_overridecredit => false);
`,
  )
  const out = execFileSync(
    found,
    [
      '-n',
      '-M',
      'prepared',
      '-c',
      '10',
      '-j',
      '2',
      '-T',
      String(SECONDS),
      '-f',
      script,
      '-h',
      stand.socket,
      '-U',
      'balcao',
      'balcao',
    ],
    {
      env: { ...process.env, PGPASSWORD: stand.password, PGOPTIONS: '-c TimeZone=America/Sao_Paulo' },
      encoding: 'utf8',
    },
  )
  rmSync(script)
  return Number(/tps = ([\d.]+)/.exec(out)?.[1] ?? Number.NaN)
}

interface Row {
  readonly name: string
  readonly ours: () => Promise<number>
  readonly bare: () => Promise<number>
  readonly reference?: () => number
}

async function measure(row: Row): Promise<void> {
  const [ours, bare, reference]: [number[], number[], number[]] = [[], [], []]
  for (let round = 0; round < ROUNDS; round++) {
    if (row.reference) reference.push(row.reference())
    ours.push(await row.ours())
    bare.push(await row.bare())
  }
  const ratio = (to: readonly number[]) =>
    median(ours.map((one, i) => one / (to[i] ?? Number.NaN))).toFixed(2)
  const all = (figures: readonly number[]) =>
    `${median(figures).toFixed(0)} [${Math.min(...figures).toFixed(0)}–${Math.max(...figures).toFixed(0)}]`
  say(
    `| ${row.name} | ${all(ours)} | ${all(bare)} | ${ratio(bare)} | ${reference.length ? all(reference) : '–'} | ${reference.length ? ratio(reference) : '–'} |`,
  )
}

async function prepare(dataDir: string) {
  const server = await openEmbedded(dataDir, say)
  await migrate(server.connection)
  say(`filling the shop with ${SALES} sales…`)
  await fill(server.superuser, { sales: SALES, timeZone: 'America/Sao_Paulo' })
  const client = new Client(server.connection)
  await client.connect()
  const base = await furnish(client)
  await createReference(client)
  return { server, client, base }
}

async function bench(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'balcao-bench-'))
  const { server, client, base } = await prepare(dataDir)
  const app = await start(
    'dist/main.js',
    [],
    { DATA_DIR: dataDir, DEV_LOGIN: '1', RATE_LIMITS: 'off' },
    APP_PORT,
  )
  const api = `http://127.0.0.1:${APP_PORT}`
  const login = await fetch(`${api}/api/auth/dev`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ telegramId: 111, role: 'owner' }),
  })
  const { token, user } = (await login.json()) as { token: string; user: { id: number } }
  const session = Number((await client.query('select max(id) from sessions')).rows[0].max)
  const env = { BENCH_CONNECTION: JSON.stringify(server.connection), BENCH_ACTOR: String(user.id) }
  const bareServer = await start('tests/bench/bare.ts', ['--import', 'tsx'], env, BARE_PORT)
  const bare = `http://127.0.0.1:${BARE_PORT}`
  const stand = {
    client,
    base,
    token,
    session,
    actor: user.id,
    socket: String(server.connection.host),
    password: String(server.connection.password),
  }
  const deep = Number(
    (await client.query('select id from sales order by id desc offset 99950 limit 1')).rows[0]?.id ?? 50,
  )
  const cursor = `cursor=${cursorOf('sales.list', [deep])}`
  const list = `${api}/api/products?limit=50&category=Mercearia`
  const tag = (await fetch(list, { headers: { authorization: `Bearer ${token}` } })).headers.get('etag') ?? ''
  const get = (name: string, path: string, barePath: string, headers?: Record<string, string>): Row => ({
    name,
    ours: () => load({ url: `${api}${path}`, token, ...(headers ? { headers } : {}) }),
    bare: () => load({ url: `${bare}${barePath}` }),
  })
  const sale = (name: string, hot: boolean): Row => ({
    name,
    ours: () => load({ url: `${api}/api/sales`, token, body: () => bodyFor(stand, hot) }),
    bare: () => load({ url: `${bare}/sales`, body: () => bodyFor(stand, hot) }),
    reference: () => pgbench(stand, hot),
  })
  say(
    `\n${ROUNDS} alternating rounds of ${SECONDS} s, ${CALLERS} callers; medians [least–most] a second, ratios pair by pair\n`,
  )
  say('| | Balcão | bare Hono | ratio | pgbench | ratio |\n|---|---|---|---|---|---|')
  try {
    await measure(sale('POST /api/sales, spread', false))
    await measure(sale('POST /api/sales, one hot product', true))
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
    await server.leave()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

await bench()
process.exit(0)
