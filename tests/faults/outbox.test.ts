// Telegram away, then too busy, the process killed in between: each message is on the screen once, in order per chat, and selling waits for none of it.
import { setTimeout as pause } from 'node:timers/promises'
import { Client as Pg } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PRICE_MAX, QUANTITY_MAX } from '#lib/limits.ts'
import { App, type Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { FULL, times } from '../support/full.ts'
import { Telegram } from '../support/telegram.ts'

const OLGA = 9000
const PEOPLE = times(6, 20)
/** Sales of each customer in each stretch. */
const EACH = times(3, 12)
/** How long Telegram does not answer at all: longer than the longest wait for another try, in full. */
const AWAY_MS = times(1500, 600_000)
/** Refusals of a Telegram that is too busy, after the shop was started anew, and for how long each asks for patience. */
const [BUSY, BUSY_SECONDS] = [times(12, 200), times(1, 5)]
/** Senders of one process: so many messages are in hand at most when it is killed. */
const IN_HAND = 4

let telegram: Telegram
let fresh: FreshDatabase
let db: Pg
let app: App
let owner: Client
beforeEach(async () => {
  telegram = await Telegram.start()
  fresh = await freshDatabase()
  db = new Pg(fresh.config)
  await db.connect()
})
afterEach(async () => {
  await app.stop('SIGKILL')
  await telegram.stop()
  await db.end()
  await fresh.drop()
})

async function start() {
  app = await App.start({
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
  })
  owner = await app.login('owner', OLGA, 'Olga')
}
async function killed() {
  await app.stop('SIGKILL')
  await start()
}

/** Of what happened, how much is not read yet. */
const UNREAD = `(select count(*) from events e, followers f where f.name = 'notices' and (e.x, e.id) > (f.x::xid8, f.event_id))`
const count = async (what: string) => Number((await db.query(`select ${what} as n`)).rows[0].n)
/** In one look: what goes from one to the next between two is in neither. */
const waiting = () =>
  count(`${UNREAD}
    + (select count(*) from notices where tell_at is not null and told_rev < rev)
    + (select count(*) from outbox where sent_at is null and failed_at is null)`)
const UNTIL = { timeout: times(15_000, 120_000), interval: 100 }
/** All that happened is to be told: a sale that is taken back before that is told to nobody. */
const read = () => expect.poll(() => count(UNREAD), UNTIL).toBe(0)
/** All that happened is on the screens. */
const arrived = () => expect.poll(waiting, UNTIL).toBe(0)

/** Whoever buys: each of their sales has another total, so that its receipt is known by it. */
async function customers(productId: number) {
  const ids: number[] = []
  for (let n = 1; n <= PEOPLE; n++) {
    const { rows } = await db.query(
      `insert into users (telegram_id, name, folded, language) values (${OLGA + n}, 'Freguês ${n}', 'fregues ${n}', 'pt-BR') returning id`,
    )
    const userId = Number(rows[0].id)
    ids.push(
      Number(
        (await owner.post('/api/customers', { name: `Freguês ${n}`, userId, creditLimit: PRICE_MAX })).body[
          'id'
        ],
      ),
    )
  }
  const sold = ids.map((): { id: number; quantity: number }[] => [])
  let voided: readonly number[] = []
  const latencies: number[] = []
  return {
    sold,
    latencies,
    voided: () => voided,
    async sell() {
      for (let turn = 0; turn < EACH; turn++)
        for (const [n, customerId] of ids.entries()) {
          const quantity = (sold[n]?.length ?? 0) + 1
          const since = performance.now()
          const { status, body } = await owner.post('/api/sales', {
            customerId,
            items: [{ productId, quantity }],
          })
          latencies.push(performance.now() - since)
          expect({ status, body }).toMatchObject({ status: 201 })
          sold[n]?.push({ id: Number(body['id']), quantity })
        }
    },
    /** The last of each: also where its receipt is not sent yet. */
    async takeBack() {
      await read()
      for (const bought of sold) {
        const { id = 0, quantity = 0 } = bought.at(-1) ?? {}
        expect((await owner.post(`/api/sales/${id}/void`, { reason: 'Engano' })).status).toBe(200)
        voided = [...voided, quantity]
      }
    },
  }
}

/** What a chat shows, by the quantity of its sale: price is one real. */
const shown = (n: number) =>
  (telegram.chats.get(OLGA + 1 + n) ?? [])
    .filter(({ text }) => /compra/i.test(text))
    .map(({ text }) => ({ total: Number(/R\$.(\d+),00/.exec(text)?.[1]), voided: /anulada/i.test(text) }))

const spread = (all: readonly number[]) => {
  const sorted = all.toSorted((one, other) => one - other)
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms of ${all.length}`
}

it(
  'away, too busy, well again, killed in each: every receipt once and in order, and a sale takes what it takes',
  async () => {
    await start()
    const port = Number(new URL(telegram.root).port)
    const olga = telegram.person(OLGA, 'Olga')
    const productId = Number((await owner.post('/api/products', { name: 'Café', price: 100 })).body['id'])
    for (let n = 0; n < 10; n++)
      await owner.post('/api/stock/receipts', { productId, quantity: QUANTITY_MAX, unitCost: 10 })
    const shop = await customers(productId)
    const latencies: Record<string, number[]> = {}
    const during = async (what: string, act: () => Promise<unknown>) => {
      const from = shop.latencies.length
      await act()
      latencies[what] = shop.latencies.slice(from)
    }
    const typed = (n: number) => olga.drop(`/estoque café ${n} x 0,${10 + n}`)

    await typed(1)
    await during('well', () => shop.sell())
    await arrived()

    await telegram.stop()
    const back = Date.now() + AWAY_MS
    await during('away', () => shop.sell())
    await shop.takeBack()
    await killed()
    await typed(2)
    await during('away, started anew', async () => {
      await shop.sell()
      while (FULL && Date.now() < back - 60_000) {
        await pause(30_000)
        await shop.sell()
      }
    })
    await pause(back - Date.now())
    const busy = {
      method: 'sendMessage',
      times: Number.POSITIVE_INFINITY,
      status: 429,
      body: { parameters: { retry_after: BUSY_SECONDS } },
    }
    telegram.faults.push(busy)
    await telegram.listen(port)
    await typed(3)
    await during('too busy', () => shop.sell())
    await killed()
    busy.times = BUSY
    await shop.takeBack()
    await arrived()
    expect(busy.times).toBe(0)
    const all = () => shop.sold.map((bought) => bought.map(({ quantity }) => quantity))
    const totals = () => shop.sold.map((_, n) => shown(n).map(({ total }) => total))
    // Nothing was in Telegram's hands at either kill: none comes twice.
    expect(totals()).toEqual(all())

    await during('well again', () => shop.sell())
    await killed()
    await arrived()
    // Here some were: Telegram had taken them, and nobody was left to hear so. Such a one comes twice, beside itself.
    const twice = totals().map((chat) => chat.filter((total, at) => total === chat[at - 1]).length)
    expect(twice.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(IN_HAND)
    expect(totals().map((chat) => chat.filter((total, at) => total !== chat[at - 1]))).toEqual(all())
    const takenBack = shop.sold.map((_, n) => shown(n).flatMap((one) => (one.voided ? [one.total] : [])))
    for (const chat of takenBack) expect(new Set(chat)).toEqual(new Set(shop.voided()))

    const said = olga.messages.flatMap(({ text }) => /0,1(\d)/.exec(text)?.[1] ?? [])
    expect(said.filter((n, at) => n !== said[at - 1])).toEqual(['1', '2', '3'])
    for (const [what, some] of Object.entries(latencies))
      if (FULL) console.log(`a sale over HTTP, Telegram ${what}: ${spread(some)}`)
  },
  times(180_000, 1_200_000),
)
