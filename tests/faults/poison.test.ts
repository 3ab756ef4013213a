// A line that hangs or kills the process in the middle: it is tried twice, then set aside with an apology, and all others act.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Client as Pg } from 'pg'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { App } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { type Person, Telegram } from '../support/telegram.ts'

let telegram: Telegram
let fresh: FreshDatabase
let db: Pg
let olga: Person
const apps: App[] = []
const OLGA = 801
const POISON = pathToFileURL(join(import.meta.dirname, '../support/poison.mjs')).href
/** A lease that nobody renews, twice, and three starts on a machine with other things to do. */
const PATIENCE = { timeout: 40_000, interval: 200 }

beforeEach(async () => {
  telegram = await Telegram.start()
  fresh = await freshDatabase()
  db = new Pg(fresh.config)
  await db.connect()
  olga = telegram.person(OLGA, 'Olga')
})
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop('SIGKILL')))
  await db.end()
  await telegram.stop()
  await fresh.drop()
})

const start = async () => {
  const app = await App.start({
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    NODE_OPTIONS: `--import=${POISON}`,
  })
  apps.push(app)
  return app
}
const open = async () => {
  const app = await start()
  const owner = await app.login('owner', OLGA, 'Olga')
  await owner.post('/api/products', { name: 'Café', price: 500 })
  await owner.post('/api/stock/receipts', { productId: 1, quantity: 1000, unitCost: 100 })
  return app
}
const attempts = async (like: string): Promise<number> => {
  const { rows } = await db.query('select attempts from updates where body::text like $1', [`%${like}%`])
  return Number(rows[0]?.attempts ?? 0)
}
const sales = async (): Promise<string[]> => {
  const { rows } = await db.query(
    'select c.name from sales s left join customers c on c.id = s.customer_id order by s.id',
  )
  return rows.map((row) => String(row.name))
}
const apologies = (person: Person) => person.messages.filter(({ text }) => /desculpe/i.test(text))

it('a line that hangs one process, then the other, is set aside after a restart; its chat and the others go on', async () => {
  const [one, two] = [await open(), await start()]
  const rita = telegram.person(900, 'Rita')
  await rita.type('/start')
  await olga.drop('/buy Ana: ☠hang')
  await vi.waitFor(async () => expect(await attempts('☠hang')).toBe(2), PATIENCE)
  // Behind it, and beside it, while nobody is left to act.
  await olga.drop('/buy Ana: 2 café fiado')
  await rita.drop('/dividas')
  const hung = (app: App) =>
    fetch(`${app.base}/health`, { signal: AbortSignal.timeout(1500) }).then(
      () => false,
      () => true,
    )
  expect(await Promise.all([hung(one), hung(two)])).toEqual([true, true])
  await Promise.all([one, two].map((app) => app.stop('SIGKILL')))
  const had = rita.messages.length
  await start()
  await vi.waitFor(() => expect(olga.messages.at(-1)?.text).toMatch(/Ana[\s\S]*10,00/), PATIENCE)
  await vi.waitFor(() => expect(rita.messages.length).toBe(had + 1), PATIENCE)
  expect(apologies(olga)).toHaveLength(1)
  expect(apologies(rita)).toEqual([])
  expect(await sales()).toEqual(['Ana'])
  expect((await olga.type('/estoque café')).text).toMatch(/998/)
})

it('a sale that kills the process when it is stored is stored once, its end is an apology, and the chat goes on', async () => {
  const [one, two] = [await open(), await start()]
  await olga.drop('/buy Ana: 1 café fiado obs ☠late')
  await Promise.all([one.exited, two.exited])
  expect(await attempts('☠late')).toBe(2)
  await start()
  await vi.waitFor(() => expect(apologies(olga)).toHaveLength(1), PATIENCE)
  expect(telegram.calls.findLast(({ method }) => method === 'sendMessage')?.payload).toMatchObject({
    reply_parameters: { allow_sending_without_reply: true },
  })
  expect((await olga.type('/buy Bia: 1 café fiado')).text).toMatch(/Bia/)
  expect(await sales()).toEqual(['Ana', 'Bia'])
})

it('who was in hand beside it when a process ended is not taken along a second time', async () => {
  const first = await open()
  await first.stop()
  const rita = telegram.person(900, 'Rita')
  // As a process leaves them that ended with all of these in hand.
  const left = [olga.message('/buy Ana: ☠kill'), ...[1, 2, 3].map(() => rita.message('/dividas'))]
  for (const [n, body] of left.entries()) {
    const update = { update_id: n + 1, ...body }
    await db.query('insert into updates (update_id, chat_id, body, attempts) values ($1, $2, $3, 1)', [
      update.update_id,
      n === 0 ? OLGA : 900 + n,
      JSON.stringify(update).replaceAll(`"chat":{"id":900`, `"chat":{"id":${900 + n}`),
    ])
  }
  const second = await App.launch({
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    NODE_OPTIONS: `--import=${POISON}`,
  })
  apps.push(second)
  await second.exited
  await start()
  await vi.waitFor(() => expect(apologies(olga)).toHaveLength(1), PATIENCE)
  for (const chat of [901, 902, 903]) {
    await vi.waitFor(() => expect(telegram.chats.get(chat)).toHaveLength(1), PATIENCE)
    expect(telegram.chats.get(chat)?.[0]?.text).not.toMatch(/desculpe|sorry/i)
  }
})

it('a database that is away, however often, counts against no line: it acts once when the database is back', async () => {
  const app = await open()
  await olga.type('/start')
  // Whoever would sell waits for the table until it gives up, and is cut off twice besides. A row's lock would make this transaction one
  // that writes, which the feeds of all databases wait for.
  await db.query('begin')
  await db.query('lock table products in exclusive mode')
  await olga.drop('/buy Ana: 1 café fiado')
  const killer = new Pg(fresh.config)
  await killer.connect()
  const failed = () => app.output().match(/was not acted on/g)?.length ?? 0
  await vi.waitFor(() => expect(failed()).toBeGreaterThan(0), PATIENCE)
  while (failed() < 3) {
    await killer.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'balcao' and wait_event_type = 'Lock'`,
    )
    await new Promise((done) => setTimeout(done, Math.random() * 500))
  }
  await killer.end()
  await db.query('rollback')
  await vi.waitFor(() => expect(olga.messages.at(-1)?.text).toMatch(/Ana[\s\S]*5,00/), PATIENCE)
  expect(await sales()).toEqual(['Ana'])
  expect(apologies(olga)).toEqual([])
  // What was written is gone with its end: it is the last that came.
  const last = await db.query('select attempts from updates order by update_id desc limit 1')
  expect(last.rows).toEqual([{ attempts: 1 }])
})
