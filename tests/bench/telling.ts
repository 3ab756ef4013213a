// `npm run bench:telling`: 1,000 customers with a chat are told the same, then each is reminded of what they owe, through a loopback
// Telegram: how many messages a second go out, how old what waits gets, how soon a receipt comes meanwhile, and what HTTP takes beside it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { openEmbedded } from '#database/embedded/index.ts'
import { App, type Client } from '../support/app.ts'
import { Telegram } from '../support/telegram.ts'
import { asAdmin, say, shopOf } from './shops.ts'

const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 1000)
const SALES = Number(process.env['BENCH_SALES'] ?? 1000)
const FIRST_CHAT = 700_000
/** Receipts that are waited for alone, before anything is told to many. */
const ALONE = 20

const at = (all: readonly number[], share: number) =>
  (all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)] ?? Number.NaN).toFixed(0)

/** People of the shop's, each with an account. */
const furnish = (config: ClientConfig): Promise<readonly number[]> =>
  asAdmin(config, async (client) => {
    await client.query(
      `insert into users (telegram_id, name, folded, role, language)
       select ${FIRST_CHAT} + n, 'Freguês ' || n, 'fregues ' || n, 'user', 'pt-BR' from generate_series(1, ${PEOPLE}) n`,
    )
    const { rows } = await client.query(
      `insert into customers (name, folded, user_id) select u.name, u.folded, u.id from users u where u.telegram_id > ${FIRST_CHAT} order by u.id returning id`,
    )
    await client.query('vacuum (analyze)')
    return rows.map(({ id }: { id: string }) => Number(id))
  })

/** When each call came, ms. */
class Heard {
  readonly at: number[] = []
  readonly #telegram: Telegram
  readonly #timer: NodeJS.Timeout

  constructor(telegram: Telegram) {
    this.#telegram = telegram
    this.#timer = setInterval(() => this.#look(), 2)
  }

  #look(): void {
    while (this.at.length < this.#telegram.calls.length) this.at.push(performance.now())
  }

  /** Messages to these people since the call with this number, as moments. */
  messages(since: number, chats: (id: number) => boolean): number[] {
    this.#look()
    return this.#telegram.calls.flatMap(({ method, payload }, n) =>
      n >= since && method.startsWith('send') && chats(payload.chat_id ?? 0) ? [this.at[n] ?? 0] : [],
    )
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}

/** The most that came within any second. */
const mostInASecond = (moments: readonly number[]) =>
  moments.reduce(
    (most, from, n) => Math.max(most, moments.slice(n, n + 200).filter((one) => one < from + 1000).length),
    0,
  )

async function measure(config: ClientConfig): Promise<void> {
  const customers = await furnish(config)
  const telegram = await Telegram.start()
  const heard = new Heard(telegram)
  const app = await App.start({
    DATABASE_URL: `postgres://${config.user}:${encodeURIComponent(String(config.password))}@/${config.database}?${new URLSearchParams({ host: String(config.host), port: String(config.port ?? 5432) })}`,
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    LOG_LEVEL: 'silent',
  })
  try {
    const owner = await app.login('owner', 1, 'Olga')
    await owner.patch('/api/preferences', { notices: {} }).catch(() => {})
    const { body } = await owner.post('/api/products', { name: `Pão ${Date.now()}`, price: 100 })
    const productId = Number(body['id'])
    await owner.post('/api/stock/receipts', { productId, quantity: 90_000, unitCost: 10 })
    const sell = (customerId: number | undefined) =>
      owner.post('/api/sales', { customerId, items: [{ productId, quantity: 1 }] })

    /** From the answer of a sale to its receipt in the customer's chat, ms; and what the sale took. */
    const receipt = async (n: number) => {
      const chat = FIRST_CHAT + 1 + (n % PEOPLE)
      const since = telegram.calls.length
      const began = performance.now()
      const { status } = await sell(customers[n % PEOPLE])
      if (status !== 201) throw new Error(`a sale: ${status}`)
      const sold = performance.now()
      for (;;) {
        const [came] = heard.messages(since, (id) => id === chat)
        if (came !== undefined) return { receipt: came - sold, http: sold - began }
        if (performance.now() - sold > 60_000) throw new Error('no receipt')
        await pause(5)
      }
    }

    // Everybody owes something; their receipts go out before anything is measured.
    for (const id of customers) await sell(id)
    while (heard.messages(0, (id) => id > FIRST_CHAT).length < PEOPLE) await pause(200)
    const alone: Awaited<ReturnType<typeof receipt>>[] = []
    for (let n = 0; n < ALONE; n++) alone.push(await receipt(n))

    say(`\n${PEOPLE} people; ms where nothing else is said\n`)
    say(
      '| | seconds | a second | most in one | oldest that waits, s | receipt p50 | p95 | most | HTTP p50 | p95 |\n|---|---|---|---|---|---|---|---|---|---|',
    )
    const of = (all: typeof alone, what: 'receipt' | 'http') => all.map((one) => one[what])
    say(
      `| nothing else | | | | | ${at(of(alone, 'receipt'), 0.5)} | ${at(of(alone, 'receipt'), 0.95)} | ${at(of(alone, 'receipt'), 1)} | ${at(of(alone, 'http'), 0.5)} | ${at(of(alone, 'http'), 0.95)} |`,
    )

    const told = async (name: string, begin: (client: Client) => Promise<number>) => {
      const since = telegram.calls.length
      const began = performance.now()
      const status = await begin(owner)
      if (status !== 202) throw new Error(`${name}: ${status}`)
      const meanwhile: typeof alone = []
      let oldest = 0
      const all = () => heard.messages(since, (id) => id > FIRST_CHAT)
      for (let n = 0; all().length - meanwhile.length < PEOPLE; n++) {
        meanwhile.push(await receipt(n))
        const { rows } = await asAdmin(config, (client) =>
          client.query(
            `select coalesce(max(extract(epoch from now() - created_at)), 0)::float as s from outbox where sent_at is null and failed_at is null`,
          ),
        )
        oldest = Math.max(oldest, rows[0].s)
        if (performance.now() - began > 300_000) throw new Error(`${name}: only ${all().length} arrived`)
        await pause(200)
      }
      const seconds = (performance.now() - began) / 1000
      say(
        `| ${name} | ${seconds.toFixed(0)} | ${(all().length / seconds).toFixed(1)} | ${mostInASecond(all())} | ${oldest.toFixed(1)} | ${at(of(meanwhile, 'receipt'), 0.5)} | ${at(of(meanwhile, 'receipt'), 0.95)} | ${at(of(meanwhile, 'receipt'), 1)} | ${at(of(meanwhile, 'http'), 0.5)} | ${at(of(meanwhile, 'http'), 0.95)} |`,
      )
    }
    await told('a broadcast', async (client) => {
      const { status } = await client.post('/api/broadcasts', {
        text: 'Amanhã abrimos às 7.',
        audience: { roles: ['user'] },
      })
      return status
    })
    await told('reminders', async (client) => {
      const { status } = await client.post('/api/debts/reminders', { customerIds: customers })
      return status
    })
  } finally {
    heard.stop()
    await app.stop()
    await telegram.stop()
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'balcao-bench-'))
const server = await openEmbedded(dataDir, () => {})
await measure(await shopOf(server.superuser, SALES))
await server.leave()
rmSync(dataDir, { recursive: true, force: true })
process.exit()
