// What one update costs the database: round trips, counted from its arrival until its answer is sent.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Config } from '#config.ts'
import type { Database } from '#database/pool.ts'
import { startBot } from '../../src/bot/index.ts'
import { TestShop } from '../support/shop.ts'
import { type Person, Telegram } from '../support/telegram.ts'

let shop: TestShop
let telegram: Telegram
let bia: Person
let bot: ReturnType<typeof startBot>
let trips: string[] = []

/** The database, with what is sent through it written down, a line a trip. */
const counted = (database: Database): Database => ({
  ...database,
  run: (steps, values) => {
    trips.push(steps.map((one) => one.name).join(' + '))
    return database.run(steps, values)
  },
  json: (step, values) => {
    trips.push(step.name)
    return database.json(step, values)
  },
})

beforeAll(async () => {
  shop = await TestShop.open()
  telegram = await Telegram.start()
  bia = telegram.person(222, 'Bia')
  const runtime = { ...shop.runtime, database: counted(shop.database) }
  bot = startBot({
    runtime,
    config: {
      bot: { token: telegram.token, apiRoot: telegram.root },
      publicUrl: 'https://loja.example',
    } as Config,
    webhookSecret: 'x'.repeat(40),
    log: runtime.log,
  })
  await shop.product([[1000, 100]], { name: 'cafe' })
  await shop.do('customers.create', { name: 'Ana' })
  telegram.onUpdate = (update) => bot.receive(update)
  await bia.type('/start')
  // The menus follow whom they have just met.
  await new Promise((done) => setTimeout(done, 2500))
})
afterAll(async () => {
  await bot.stop()
  await telegram.stop()
  await shop.close()
})

/** The trips of what is done, with a little quiet before and after it; what the menus and figures ask for is left out. */
async function tripsOf(what: () => Promise<unknown>): Promise<string[]> {
  await vi.waitFor(async () => expect((await bot.figures())['outbox']).toBe(0))
  await new Promise((done) => setTimeout(done, 150))
  trips = []
  await what()
  await new Promise((done) => setTimeout(done, 150))
  return trips.filter((trip) => !/^(chat\.figures|followers\.|leases\.take$|users\.by_id)/.test(trip))
}

describe('an update costs few trips, from its arrival to its sent answer, whatever the shop holds', () => {
  // Each bound leaves room for a look or two that a clock asks for meanwhile.
  it('plain text: kept, taken, met, ended, and its answer taken and sent', async () => {
    expect((await tripsOf(() => bia.type('oi'))).length).toBeLessThanOrEqual(9)
  })

  it('a line that acts, one that asks, and the tap that answers', async () => {
    expect((await tripsOf(() => bia.type('/buy Ana: 1 café fiado'))).length).toBeLessThanOrEqual(14)
    expect((await tripsOf(() => bia.type('/buy Ana: 1 café'))).length).toBeLessThanOrEqual(14)
    const card = bia.messages.at(-1)
    if (!card) throw new Error('nothing was asked')
    expect((await tripsOf(() => bia.tap(card, /fiado/i))).length).toBeLessThanOrEqual(14)
    expect(card.text).toMatch(/Ana[\s\S]*5,00/)
  })
})
