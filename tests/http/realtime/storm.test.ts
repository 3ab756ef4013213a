// Everybody comes back at once: nothing is lost or doubled, and the database is not asked for any of them.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Listening, openListening } from '#database/listen.ts'
import type { Database } from '#database/pool.ts'
import type { Place } from '#domain/feed.ts'
import type { Runtime } from '#domain/runtime.ts'
import { meet, openSession, Who } from '#domain/users/index.ts'
import { Hub } from '#http/realtime/hub.ts'
import { Realtime } from '#http/realtime/index.ts'
import { Tokens } from '#http/tokens.ts'
import { Listener } from '../../support/ear.ts'
import { TestShop } from '../../support/shop.ts'

const PEOPLE = 15
/** Of each person at each instance. */
const SOCKETS_EACH = 5

class Ear extends Listener {
  readonly sales: string[] = []
  protected take(text: string, type: string): void {
    if (type === 'event' && text.includes('sale.created'))
      this.sales.push(/"entityId":(\d+)/.exec(text)?.[1] ?? '')
  }
}

/** As a process on the shop's database, with its readings of the feed. */
class Instance {
  readonly reads: Place[] = []
  readonly runtime: Runtime
  readonly hub: Hub
  readonly #database: Database
  readonly #realtime: Realtime
  readonly #listening: Listening
  readonly #server: Server

  constructor(shop: TestShop, tokens: Tokens) {
    const { database, runtime } = shop.another()
    this.#database = database
    const counted: Database = {
      ...database,
      json: (step, values) => {
        if (step.name === 'feed.read') this.reads.push(values as unknown as Place)
        return database.json(step, values)
      },
    }
    this.hub = new Hub(counted, runtime.log)
    this.runtime = { ...runtime, database: counted, committed: () => this.hub.committed() }
    const who = new Who(this.runtime)
    const config = { publicUrl: undefined, trustedProxyHeader: undefined } as never
    this.#realtime = new Realtime({
      config,
      runtime: this.runtime,
      hub: this.hub,
      who,
      tokens,
      upgrades: undefined,
    })
    this.#listening = openListening(shop.fresh.config)
    this.#realtime.listenOn(this.#listening)
    this.#server = createServer().on('upgrade', (...upgrade) => this.#realtime.upgrade(...upgrade))
  }

  async open(): Promise<this> {
    await this.hub.open()
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done))
    return this
  }

  get base(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#realtime.stop()
    this.hub.stop()
    this.#server.close()
    await this.#listening.close()
    await this.#database.close()
  }
}

let shop: TestShop
let one: Instance
let two: Instance
const tokens = new Tokens('a secret for tests that is long enough', undefined)
const bearers: string[] = []
let coffee: number

beforeAll(async () => {
  shop = await TestShop.open()
  ;[one, two] = await Promise.all([new Instance(shop, tokens).open(), new Instance(shop, tokens).open()])
  coffee = await shop.product([[1000, 100]])
  for (let n = 0; n < PEOPLE; n++) {
    const { id } = await meet(shop.runtime, { telegramId: 9000 + n, name: `Pessoa ${n}` }, 'admin')
    const session = await openSession(shop.runtime, id, { address: null, client: null, hours: 1 })
    bearers.push(await tokens.sign(session.id, session.expiresAt))
  }
})
afterAll(async () => {
  await Promise.all([one.close(), two.close()])
  await shop.close()
})

/** So many sales, at either instance. */
async function sell(count: number): Promise<string[]> {
  const made: string[] = []
  for (let n = 0; n < count; n++) {
    const { runtime } = n % 2 ? one : two
    const input = { customerName: 'Ana', items: [{ productId: coffee, quantity: 1 }] }
    made.push(String((await shop.do('sales.create', input, { runtime })).id))
  }
  return made
}

const openAll = (ears: readonly Ear[], base: string) => Promise.all(ears.map((ear) => ear.open(base)))
const ofAll = () =>
  bearers.flatMap((token) => Array.from({ length: SOCKETS_EACH }, () => new Ear(token, ['sales'])))

/** What was read again for those who came back, and not because it was new. */
const again = ({ reads }: Instance, since: string | undefined) =>
  reads.filter(({ x, id }) => since?.endsWith(`-${x}-${id}`)).length

/** Until it has read what came after. */
const beyond = ({ hub }: Instance, since: string | undefined) =>
  vi.waitFor(async () => {
    await hub.fresh()
    expect(hub.idOf(hub.place)).not.toBe(since)
  })

describe('a storm of clients that come back', () => {
  it('150 that are dropped at once and come back at once, each at the other process, hear each sale once and share its reading', async () => {
    const [ofOne, ofTwo] = [ofAll(), ofAll()]
    await Promise.all([openAll(ofOne, one.base), openAll(ofTwo, two.base)])
    const ears = [...ofOne, ...ofTwo]
    const sold = await sell(10)
    await vi.waitFor(() => expect(ears.every((ear) => ear.sales.length === sold.length)).toBe(true), 10_000)
    for (const ear of ears) ear.cut()

    sold.push(...(await sell(40)))
    const [{ since } = {}] = ears
    await Promise.all([beyond(one, since), beyond(two, since)])
    for (const instance of [one, two]) instance.reads.length = 0
    const asked = [one, two].map(({ hub }) => vi.spyOn(hub, 'fresh'))
    const meanwhile = sell(20)
    await Promise.all([openAll(ofOne, two.base), openAll(ofTwo, one.base)])
    sold.push(...(await meanwhile))
    await vi.waitFor(() => expect(ears.every((ear) => ear.sales.length >= sold.length)).toBe(true), 10_000)

    for (const ear of ears) expect(ear.sales).toEqual(sold)
    expect(ears).toHaveLength(150)
    for (const fresh of asked) expect(fresh).not.toHaveBeenCalled()
    for (const instance of [one, two]) expect(again(instance, since)).toBe(0)
    vi.restoreAllMocks()
    for (const ear of ears) ear.cut()
  }, 60_000)

  it('a process that has just come knows what happened before: those of the one before it need no reading each', async () => {
    const ears = ofAll()
    await openAll(ears, one.base)
    for (const ear of ears) ear.cut()
    const sold = await sell(10)
    const [{ since } = {}] = ears
    await beyond(one, since)
    const three = await new Instance(shop, tokens).open()
    three.reads.length = 0
    await openAll(ears, three.base)
    await vi.waitFor(() => expect(ears.every((ear) => ear.sales.length >= sold.length)).toBe(true), 10_000)
    for (const ear of ears) expect(ear.sales).toEqual(sold)
    expect(again(three, since)).toBe(0)
    for (const ear of ears) ear.cut()
    await three.close()
  }, 60_000)
})
