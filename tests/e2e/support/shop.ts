// The shop itself, its own process on a fresh database; and its API, to stock it and to see what was stored.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Client } from 'pg'
import { freshDatabase } from '../../support/database.ts'
import { urlOf } from '../../support/database-names.ts'
import { freePort } from '../../support/port.ts'
import { type Launch, launchFor, type Person } from './telegram-script.ts'

const TOKEN = '123456:test-token-of-no-bot-at-all-0123456'
const SECRET = 'a-secret-of-tests-alone-0123456789-0123'
const START_MS = 90_000
/** Whoever calls the API has the device that opens their page: it is no new one, which they would be told of. */
const AS_A_PAGE =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36'

export const OLGA: Person = { id: 111, name: 'Olga', language: 'pt-br' }
export const BIA: Person = { id: 222, name: 'Bia', language: 'pt-br' }
export const CAIO: Person = { id: 333, name: 'Caio', language: 'pt-br' }

/** Opens at Vender, as a link to it does. */
export const TO_SELL = { startParam: 'sell' }

export interface Shop {
  readonly url: string
  /** What Telegram opens the MiniApp with, for this person. */
  readonly launch: (person: Person, more?: Omit<Launch, 'initData'>) => Launch
  /** Calls the API as this person; throws at a refusal. */
  readonly call: <Data>(person: Person, method: string, path: string, body?: unknown) => Promise<Data>
  /** A statement on its database, for what only time brings about; none where it keeps its own server. */
  readonly run: (statement: string) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Starts the shop with Olga as its owner and Bia on its team, on a fresh database of the run's cluster, made from
 * `template`; with a DATA_DIR, on the server that people start with it.
 */
export async function openShop(env: Record<string, string> = {}, template?: string): Promise<Shop> {
  const port = await freePort()
  const fresh = env['DATA_DIR'] ? undefined : await freshDatabase(template)
  const url = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      PORT: String(port),
      HOST: '127.0.0.1',
      ...(fresh ? { DATABASE_URL: urlOf(fresh.config) } : {}),
      SESSION_SECRET: SECRET,
      BOT_TOKEN: TOKEN,
      // Nobody listens there: the shop works while Telegram is down.
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
      OWNER_IDS: String(OLGA.id),
      LOG_LEVEL: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  server.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  server.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  let closing = false
  server.on('exit', (code, signal) => {
    if (!closing) console.error(`the shop ended by itself (${code ?? signal}): ${output.join('')}`)
  })
  const end = async () => {
    closing = true
    await stop(server)
    await fresh?.drop()
  }
  const tokens = new Map<number, string>()
  const launch: Shop['launch'] = (person, more) => launchFor(TOKEN, person, more)
  const call: Shop['call'] = async <Data>(person: Person, method: string, path: string, body?: unknown) => {
    const token = tokens.get(person.id) ?? (await logIn(url, launch(person).initData))
    tokens.set(person.id, token)
    return (await request(url, method, path, body, token)) as Data
  }
  try {
    await ready(url, server, output)
    await hireBia(call)
  } catch (error) {
    await end()
    throw error
  }
  const run = async (statement: string) => {
    if (!fresh) throw new Error('it keeps its own server')
    const client = new Client(fresh.config)
    await client.connect()
    try {
      await client.query(statement)
    } finally {
      await client.end()
    }
  }
  return { url, launch, call, run, close: end }
}

/** Both have met the shop then, and Bia sells. */
async function hireBia(call: Shop['call']): Promise<void> {
  await call(OLGA, 'GET', '/api/shop')
  await call(BIA, 'GET', '/api/shop')
  const { items } = await call<{ items: Made[] }>(OLGA, 'GET', '/api/users?q=Bia')
  for (const { id, version } of items)
    await call(OLGA, 'PATCH', `/api/users/${id}`, { version, role: 'admin' })
}

interface Made {
  readonly id: number
  readonly version: number
}

/** A product on the shelf with so much in stock. */
export async function stock(
  shop: Shop,
  product: { name: string; price: number; [field: string]: unknown },
  quantity: number,
) {
  const made = await shop.call<Made>(OLGA, 'POST', '/api/products', product)
  const receipt = { productId: made.id, quantity, unitCost: 100 }
  if (quantity > 0) await shop.call(BIA, 'POST', '/api/stock/receipts', receipt)
  return made
}

async function logIn(url: string, initData: string): Promise<string> {
  const answer = (await request(url, 'POST', '/api/auth/verify', { initData })) as { token: string }
  return answer.token
}

async function request(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  token?: string,
): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    headers: {
      'user-agent': AS_A_PAGE,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return text ? JSON.parse(text) : null
}

async function ready(url: string, server: ChildProcess, output: string[]): Promise<void> {
  for (const until = Date.now() + START_MS; Date.now() < until; ) {
    if (server.exitCode !== null) throw new Error(`the shop ended: ${output.join('')}`)
    const up = await fetch(`${url}/ready`).then(
      (response) => response.ok,
      () => false,
    )
    if (up) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`the shop did not start: ${output.join('')}`)
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  server.kill('SIGTERM')
  await once(server, 'exit')
}
