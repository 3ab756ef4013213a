// The bot over processes that start, take over and die, by polling and by webhook: every line acts once, and is answered.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { App } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { Telegram } from '../support/telegram.ts'

let telegram: Telegram
let fresh: FreshDatabase
const apps: App[] = []
const OLGA = 801

beforeEach(async () => {
  telegram = await Telegram.start()
  fresh = await freshDatabase()
})
afterEach(async () => {
  for (const app of apps.splice(0)) if (app.child.exitCode === null && !app.child.killed) await app.stop()
  await telegram.stop()
  await fresh.drop()
})

const start = async (env: Record<string, string> = {}) => {
  const app = await App.start({
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    ...env,
  })
  apps.push(app)
  return app
}
const stocked = async (app: App) => {
  const owner = await app.login('owner', OLGA, 'Olga')
  await owner.post('/api/products', { name: 'Café', price: 500 })
  await owner.post('/api/stock/receipts', { productId: 1, quantity: 1000, unitCost: 100 })
  return owner
}

describe('by polling', () => {
  it('one of two polls; when it is killed in the middle, the other takes over: each line acted once, each is answered', async () => {
    const first = await start()
    const olga = telegram.person(OLGA, 'Olga')
    await stocked(first)
    await olga.type('/start')
    const second = await start()
    const owner = await second.login('owner', OLGA, 'Olga')
    const had = olga.messages.length
    for (let n = 0; n < 30; n++) await olga.drop(`/buy Ana: ${n + 1} café fiado`)
    await vi.waitFor(() => expect(olga.messages.length).toBeGreaterThan(had + 5), 60_000)
    await first.stop('SIGKILL')
    for (let n = 30; n < 36; n++) await olga.drop(`/buy Ana: ${n + 1} café fiado`)
    const quantities = async () =>
      (
        (await owner.get('/api/sales?limit=200')).body.items as unknown as { items: { quantity: number }[] }[]
      ).map((sale) => sale.items[0]?.quantity)
    const all = Array.from({ length: 36 }, (_, n) => 36 - n)
    await vi.waitFor(async () => expect(await quantities()).toEqual(all), { timeout: 60_000, interval: 300 })
    // A text may come twice after a crash; none is missing, and they come in order.
    await vi.waitFor(() => expect(olga.messages.length).toBeGreaterThanOrEqual(had + 36), 60_000)
    const metrics = async () =>
      (await (await fetch(`${second.base}/metrics`)).text()).match(/inbox[^\n]* (\d+)$/m)?.[1]
    await vi.waitFor(async () => expect(await metrics()).toBe('0'), 60_000)
  })

  it('Telegram down at the start: the shop opens; up again, it is asked', async () => {
    const port = Number(new URL(telegram.root).port)
    const root = telegram.root
    await telegram.stop()
    const app = await start({ TELEGRAM_API_ROOT: root })
    await stocked(app)
    await telegram.listen(port)
    const olga = telegram.person(OLGA, 'Olga')
    expect((await olga.type('/buy Ana: 1 café fiado')).text).toMatch(/5,00/)
    expect(app.output()).not.toContain(telegram.token)
  })

  it('a Telegram that hangs stops nothing: the shop drains in time', async () => {
    telegram.faults.push({ method: 'sendMessage', times: 1, status: 200, hang: true })
    const app = await start()
    const owner = await stocked(app)
    const olga = telegram.person(OLGA, 'Olga')
    await olga.drop('/buy Ana: 1 café fiado')
    await vi.waitFor(async () => expect((await owner.get('/api/sales')).body.items).toHaveLength(1), 60_000)
    const since = Date.now()
    expect(await app.stop()).toBe(0)
    expect(Date.now() - since).toBeLessThan(10_000)
    // What was not said yet is said by the next start.
    await start()
    await vi.waitFor(() => expect(olga.messages.at(-1)?.text).toMatch(/Ana/), 60_000)
  })
})

describe('by webhook', () => {
  const webhook = () =>
    start({
      PUBLIC_URL: 'https://loja.example',
      DEV_LOGIN: '',
      OWNER_IDS: String(OLGA),
      WEBHOOK_SECRET: 'webhook-secret-of-the-tests-0123456789',
    })

  it('registers itself, wants its secret, and acts once however often and to whomever it is delivered', async () => {
    const [one, two] = [await webhook(), await webhook()]
    telegram.deliverTo = one.base
    telegram.secret = 'webhook-secret-of-the-tests-0123456789'
    await vi.waitFor(
      () =>
        expect(telegram.calls.find((call) => call.method === 'setWebhook')?.payload['url']).toBe(
          'https://loja.example/telegram/webhook',
        ),
      60_000,
    )
    expect((await telegram.post({ update_id: 1 }, 'wrong')).status).toBe(401)
    expect((await telegram.post({ update_id: 1 }, '')).status).toBe(401)
    const olga = telegram.person(OLGA, 'Olga')
    expect((await olga.type('/product novo ☕ Café 5,00 un')).text).toMatch(/Café/)
    await olga.type('/estoque café 10 x 2,00')
    const update = { update_id: 5000, ...olga.message('/buy Ana: 2 café fiado') }
    const had = olga.messages.length
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => {
        telegram.deliverTo = n % 2 ? one.base : two.base
        return telegram.post(update)
      }),
    )
    expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 12 }, () => 200))
    await vi.waitFor(() => expect(olga.messages.length).toBe(had + 1), 60_000)
    expect((await olga.type('/estoque café')).text).toMatch(/8/)
    for (const rubbish of [{}, [], { update_id: 'x' }, { update_id: 6000, message: 7 }])
      expect((await telegram.post(rubbish)).status).toBeLessThan(500)
    expect((await olga.type('/dividas Ana')).text).toMatch(/10,00/)
  })
})
