// Voice notes over processes that are killed, stop, and share one shop: each is heard, its card comes once, and one tap sells once.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { App, type Client } from '../support/app.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { urlOf } from '../support/database-names.ts'
import { Speech, sound } from '../support/speech.ts'
import { type Person, Telegram } from '../support/telegram.ts'

const OLGA = 801
/** A lease that nobody renews, and a start on a machine with other things to do. */
const PATIENCE = { timeout: 30_000, interval: 100 }

let telegram: Telegram
let speech: Speech
let fresh: FreshDatabase
let olga: Person
const apps: App[] = []

beforeEach(async () => {
  ;[telegram, speech, fresh] = await Promise.all([Telegram.start(), Speech.start(), freshDatabase()])
  olga = telegram.person(OLGA, 'Olga')
})
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop('SIGKILL')))
  await Promise.all([telegram.stop(), speech.stop()])
  await fresh.drop()
})

const start = async () => {
  const app = await App.start({
    DATABASE_URL: urlOf(fresh.config),
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.root,
    STT_URL: speech.url,
    STT_KEY: speech.key,
  })
  apps.push(app)
  return app
}
const open = async (): Promise<[App, Client]> => {
  const app = await start()
  const owner = await app.login('owner', OLGA, 'Olga')
  await owner.post('/api/products', { name: 'Café', price: 500 })
  await owner.post('/api/stock/receipts', { productId: 1, quantity: 1000, unitCost: 100 })
  return [app, owner]
}
const cards = () => olga.messages.filter(({ text }) => text.includes('Ouvi'))
const sold = async (owner: Client) => (await owner.get('/api/sales')).body.items?.length

it('killed while it is heard: another process hears it, its card comes once, and one tap sells once', async () => {
  const [first] = await open()
  speech.faults.push({ times: 1, hang: true })
  await telegram.deliver(olga.speaking(sound('Dois cafés, pago no Pix.')))
  await expect.poll(() => speech.held, PATIENCE).toBe(1)
  const second = await start()
  await first.stop('SIGKILL')
  const owner = await second.login('owner', OLGA, 'Olga')
  await expect.poll(() => cards().length, PATIENCE).toBe(1)
  const [card] = cards()
  if (!card) throw new Error('no card')
  expect(await sold(owner)).toBe(0)
  await olga.tap(card, /confirm|vender/i)
  expect([await sold(owner), speech.asked.length, olga.messages.length]).toEqual([1, 2, 1])
})

it('two processes hear side by side, each note once', async () => {
  await open()
  await start()
  const crowd = Array.from({ length: 6 }, (_, n) => telegram.person(900 + n, 'Caio'))
  speech.faults.push({ times: 6, hang: true })
  for (const one of crowd) await telegram.deliver(one.speaking(sound('Quanto custa o café?')))
  // Three at once in each.
  await expect.poll(() => speech.held, PATIENCE).toBe(6)
  speech.release()
  for (const one of crowd) await expect.poll(() => one.messages.length, PATIENCE).toBe(1)
  expect(speech.asked.length).toBe(6)
})

it('killed twice while it is heard: the person is told, and the third start hears the next one', async () => {
  const [first] = await open()
  speech.faults.push({ times: 2, hang: true })
  await telegram.deliver(olga.speaking(sound('Dois cafés, pago no Pix.')))
  await expect.poll(() => speech.held, PATIENCE).toBe(1)
  await first.stop('SIGKILL')
  const second = await start()
  await expect.poll(() => [speech.asked.length, speech.held], PATIENCE).toEqual([2, 1])
  await second.stop('SIGKILL')
  await start()
  await expect
    .poll(() => olga.messages.map(({ text }) => text), PATIENCE)
    .toContainEqual(expect.stringMatching(/não consegui ouvir/i))
  expect(speech.asked.length).toBe(2)
  expect((await olga.send(olga.speaking(sound('Quanto custa o café?')))).text).toMatch(/5,00/)
})

it('a stop lets go of what is heard at once, and the next start hears it; that counts for nothing', async () => {
  let [app] = await open()
  speech.faults.push({ times: 3, hang: true })
  for (let n = 1; n <= 3; n++) {
    if (n === 1) await telegram.deliver(olga.speaking(sound('Quanto custa o café?')))
    await expect.poll(() => [speech.asked.length, speech.held], PATIENCE).toEqual([n, 1])
    const since = Date.now()
    expect(await app.stop()).toBe(0)
    expect(Date.now() - since).toBeLessThan(10_000)
    app = await start()
  }
  await expect.poll(() => cards().map(({ text }) => text), PATIENCE).toEqual([expect.stringMatching(/5,00/)])
})
