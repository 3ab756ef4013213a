// A shop's bot in the test's own process, beside a Telegram on loopback: what it asks of the database can be counted.
import { expect, vi } from 'vitest'
import type { Config } from '#config.ts'
import type { Database } from '#database/pool.ts'
import type { Log } from '#domain/runtime.ts'
import { startBot } from '../../src/bot/index.ts'
import { mediaFolder } from './media.ts'
import { TestShop } from './shop.ts'
import { type Person, Telegram } from './telegram.ts'

export class TestBot {
  readonly shop: TestShop
  readonly telegram: Telegram
  readonly bot: ReturnType<typeof startBot>
  readonly media: ReturnType<typeof mediaFolder>
  readonly owner: Person
  readonly staff: Person
  /** Is waited for before a step of this name is sent. */
  readonly held = new Map<string, () => Promise<unknown>>()
  /** What was logged, a line each. */
  readonly log: string[] = []
  readonly #trips: string[]

  private constructor(shop: TestShop, telegram: Telegram, speech: Config['speech'], perSecond?: number) {
    const trips: string[] = []
    this.#trips = trips
    this.shop = shop
    this.telegram = telegram
    this.owner = telegram.person(111, 'Olga')
    this.staff = telegram.person(222, 'Bia')
    const runtime = { ...shop.runtime, database: noted(shop.database, trips, this.held) }
    const config = {
      bot: { token: telegram.token, apiRoot: telegram.root },
      publicUrl: 'https://loja.example',
      speech,
    } as Config
    const noting = (details: object, text: string) => void this.log.push(`${text} ${JSON.stringify(details)}`)
    const log: Log = { debug: noting, info: noting, warn: noting, error: noting }
    this.media = mediaFolder(runtime.database)
    const { media } = this.media
    this.bot = startBot({
      runtime: { ...runtime, log },
      media,
      config,
      webhookSecret: 'x'.repeat(40),
      log,
      ...(perSecond ? { perSecond } : {}),
    })
    telegram.onUpdate = async (update) => {
      await this.bot.receive(update)
    }
  }

  /** `prepare`: what Telegram is like when the bot starts; `speech`: who writes down what voice notes say; `perSecond`: messages to many. */
  static async open({
    prepare = () => {},
    speech,
    perSecond,
  }: {
    prepare?: (telegram: Telegram) => void
    speech?: Config['speech']
    perSecond?: number
  } = {}): Promise<TestBot> {
    const telegram = await Telegram.start()
    prepare(telegram)
    return new TestBot(await TestShop.open(), telegram, speech, perSecond)
  }

  async close(): Promise<void> {
    await this.bot.stop()
    await this.telegram.stop()
    await this.shop.close()
    this.media.remove()
  }

  /** Until every update is done, every voice note heard, and every answer sent. */
  async quiet(): Promise<void> {
    // What a test itself has put out is sent now, not by the next look.
    this.bot.wake()
    await vi.waitFor(
      async () => expect(await this.bot.figures()).toMatchObject({ inbox: 0, unheard: 0, outbox: 0 }),
      60_000,
    )
  }

  /** Hands in an update and waits until all is done; what was said over the chat meanwhile. */
  async deliver(update: object): Promise<string[]> {
    const had = this.telegram.answers.length
    await this.telegram.deliver(update)
    await this.quiet()
    if ('callback_query' in update)
      await vi.waitFor(() => expect(this.telegram.answers.length).toBeGreaterThan(had), 60_000)
    return this.telegram.answers.slice(had)
  }

  /** Round trips of what is done, with a little quiet before and after; without what menus and figures ask for. */
  async trips(what: () => Promise<unknown>): Promise<readonly string[]> {
    const pause = () => new Promise((done) => setTimeout(done, 150))
    await this.quiet()
    await pause()
    this.#trips.length = 0
    await what()
    await pause()
    return this.#trips.filter(
      (trip) => !/^(chat\.figures|followers\.|broadcasts\.|leases\.take$|users\.by_id)/.test(trip),
    )
  }
}

/** The database, with what is sent through it noted, a line a trip. */
const noted = (
  database: Database,
  trips: string[],
  held: ReadonlyMap<string, () => Promise<unknown>>,
): Database => ({
  ...database,
  run: async (steps, values) => {
    for (const { name } of steps) await held.get(name)?.()
    trips.push(steps.map((one) => one.name).join(' + '))
    return database.run(steps, values)
  },
  json: (step, values) => {
    trips.push(step.name)
    return database.json(step, values)
  },
})
