// `npm run bench:chat`: 50 updates a second from 200 people of the team on a shop of 100,000 sales, 5,000 goods and 5,000 customers;
// then one at a time. Counted from the delivery to the first call to Telegram. With DATABASE_URL on that server, otherwise on the embedded one.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { openEmbedded } from '#database/embedded/index.ts'
import { App } from '../support/app.ts'
import { Telegram } from '../support/telegram.ts'
import { asAdmin, say, shopOf } from './shops.ts'

const SALES = Number(process.env['BENCH_SALES'] ?? 100_000)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 20)
const RATE = Number(process.env['BENCH_RATE'] ?? 50)
const PEOPLE = 200
const WARM = 400
const [PRODUCTS, CUSTOMERS] = [5000, 5000]
const FIRST_ID = 50_000

const KINDS = ['arroz', 'feijao', 'biscoito', 'suco', 'sabao', 'queijo', 'bolo', 'cerveja', 'leite', 'massa']
const NAMES = ['Ana', 'Bruno', 'Carla', 'Davi', 'Elza', 'Fabio', 'Gilda', 'Hugo', 'Iara', 'Jonas']

/** Goods and people whose names are alike in parts, as a shop's are, and a team that writes. */
async function furnish(config: ClientConfig): Promise<void> {
  const of = (words: readonly string[], n: string) =>
    `(array['${words.join("','")}'])[1 + ${n} % ${words.length}]`
  await asAdmin(config, async (client) => {
    const { rows } = await client.query(`select count(*)::int as n from products where category = 'Bench'`)
    if (rows[0].n) return
    await client.query(
      `insert into products (name, folded, price, category, stock)
       select ${of(KINDS, 'n')} || ' marca ' || n, ${of(KINDS, 'n')} || ' marca ' || n, 500, 'Bench', 100000 from generate_series(1, ${PRODUCTS}) n`,
    )
    await client.query(
      `insert into lots (product_id, quantity, remaining, unit_cost)
       select id, 100000, 100000, 300 from products where category = 'Bench'`,
    )
    await client.query(
      `insert into customers (name, folded) select ${of(NAMES, 'n')} || ' Silva ' || n, lower(${of(NAMES, 'n')}) || ' silva ' || n
       from generate_series(1, ${CUSTOMERS}) n`,
    )
    await client.query(
      `insert into users (telegram_id, name, folded, role, language)
       select ${FIRST_ID} + n, 'Equipe ' || n, 'equipe ' || n, 'admin', 'pt-BR' from generate_series(0, ${PEOPLE - 1}) n`,
    )
    await client.query('vacuum (analyze)')
  })
}

const chance = (most: number) => 1 + Math.floor(Math.random() * most)
const goods = (n: number) => `${KINDS[n % KINDS.length]} marca ${n}`
const person = (n: number) => `${NAMES[n % NAMES.length]} Silva ${n}`
const sale = () => {
  const [one, two] = [chance(PRODUCTS), chance(PRODUCTS)]
  return `/buy ${person(chance(CUSTOMERS))}: 2 ${goods(one)}, ${goods(two)} fiado`
}
/** What is typed in a shop: half sells, the rest asks, pays, looks and says things without a slash. */
const LINES: readonly (() => string)[] = [
  sale,
  sale,
  () => `vende 3 ${goods(chance(PRODUCTS))} pra ${person(chance(CUSTOMERS))}`,
  () => `quanto ${person(chance(CUSTOMERS))} deve`,
  () => `/estoque ${goods(chance(PRODUCTS))}`,
  () => `${person(chance(CUSTOMERS))} pagou 5 no pix`,
]

/** The loopback Bot API, which notes when a chat is first called after an update of its own. */
class Watched {
  readonly telegram: Telegram
  readonly #waits = new Map<number, (at: number) => void>()
  #seen = 0

  constructor(telegram: Telegram) {
    this.telegram = telegram
  }

  look(): void {
    const { calls } = this.telegram
    for (; this.#seen < calls.length; this.#seen++) {
      const chat = calls[this.#seen]?.payload.chat_id ?? 0
      this.#waits.get(chat)?.(performance.now())
      this.#waits.delete(chat)
    }
  }

  /** The next from this one on of whom nothing is waited for; undefined: all wait. */
  #free(from: number): number | undefined {
    for (let n = 0; n < PEOPLE; n++) {
      const chat = FIRST_ID + ((from + n) % PEOPLE)
      if (!this.#waits.has(chat)) return chat
    }
    return undefined
  }

  /** Milliseconds until the chat is called; where all wait already, from when it was to be sent. */
  async send(from: number, text: string): Promise<number> {
    const since = performance.now()
    let chat = this.#free(from)
    while (chat === undefined) {
      await pause(5)
      chat = this.#free(from)
    }
    const whose = chat
    const answered = new Promise<number>((done) => this.#waits.set(whose, done))
    await this.telegram.deliver(this.telegram.person(whose, 'Equipe').message(text))
    return (await answered) - since
  }
}

const at = (all: readonly number[], share: number) =>
  (all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * share)] ?? 0).toFixed(0)

const TICKS = Number(execFileSync('getconf', ['CLK_TCK']).toString())
/** Milliseconds of processor that a process has used. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS
}
/** The same of the server's processes for a database, so long as they live. */
async function cpuOfServer(config: ClientConfig): Promise<number> {
  return asAdmin(config, async (client) => {
    const { rows } = await client.query(
      `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    )
    return rows.reduce((sum: number, { pid }: { pid: number }) => sum + cpuOf(pid), 0)
  })
}

async function measure(title: string, server: ClientConfig, isHere: boolean): Promise<void> {
  const config = await shopOf(server, SALES)
  await furnish(config)
  const telegram = await Telegram.start()
  const watched = new Watched(telegram)
  const looking = setInterval(() => watched.look(), 1)
  const app = await App.start({
    DATABASE_URL: addressOf(config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    LOG_LEVEL: 'silent',
  })
  try {
    for (let n = 0; n < 20; n++) await watched.send(n, '/start')
    // A process that has run for some minutes, as one does in a shop.
    for (let n = 0; n < WARM; n++) await watched.send(n, LINES[n % LINES.length]?.() ?? '')
    const alone: number[] = []
    for (let n = 0; n < 120; n++) alone.push(await watched.send(n, LINES[n % LINES.length]?.() ?? ''))

    const before = [cpuOf(app.child.pid ?? 0), isHere ? await cpuOfServer(config) : 0]
    const selling = 100
    for (let n = 0; n < selling; n++) await watched.send(n, sale())
    const after = [cpuOf(app.child.pid ?? 0), isHere ? await cpuOfServer(config) : 0]
    const [node = 0, pg = 0] = after.map((one, n) => (one - (before[n] ?? 0)) / selling)

    const busy: Promise<number>[] = []
    for (let n = 0; n < SECONDS * RATE; n++) {
      busy.push(watched.send(n, LINES[chance(LINES.length) - 1]?.() ?? ''))
      await pause(1000 / RATE)
    }
    const all = await Promise.all(busy)
    say(`\n| ${title} | p50, ms | p95, ms | most, ms |\n|---|---|---|---|`)
    say(`| one at a time | ${at(alone, 0.5)} | ${at(alone, 0.95)} | ${at(alone, 1)} |`)
    say(`| ${RATE} a second, ${SECONDS} s | ${at(all, 0.5)} | ${at(all, 0.95)} | ${at(all, 1)} |`)
    say(
      `\nA line that sells two goods: ${node.toFixed(1)} ms of Node${isHere ? `, ${pg.toFixed(1)} ms of PostgreSQL` : ''}.`,
    )
  } finally {
    clearInterval(looking)
    await app.stop()
    await telegram.stop()
  }
}

const addressOf = ({ connectionString, user, password, host, port, database }: ClientConfig) =>
  connectionString ??
  `postgres://${user}:${encodeURIComponent(String(password))}@/${database}?${new URLSearchParams({ host: String(host), port: String(port ?? 5432) })}`

const url = process.env['DATABASE_URL']
if (url) await measure('PostgreSQL as it is set', { connectionString: url }, url.includes('127.0.0.1'))
else {
  const kept = process.env['BENCH_DATA']
  const dataDir = kept ?? mkdtempSync(join(tmpdir(), 'balcao-bench-'))
  const server = await openEmbedded(dataDir, () => {})
  await measure('embedded', server.superuser, true)
  await server.leave()
  if (!kept) rmSync(dataDir, { recursive: true, force: true })
}
