// Many listeners over several processes while the shop works: what each must hear, and what they missed.
import { type App, Client } from './app.ts'
import { Listener } from './ear.ts'

/** Of one person on one process. */
const SOCKETS_EACH = 10
/** Every so many-th listener measures how long an event takes. */
const SAMPLED = 20

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Hears levels; the first of all to hear one writes it down, and the others must hear the same in the same order. */
class Ear extends Listener {
  readonly #crowd: Crowd
  readonly #sampled: boolean
  /** How far in what all hear. */
  at = 0
  wrong = 0

  constructor(token: string | undefined, crowd: Crowd, sampled: boolean) {
    super(token, ['inventory'])
    this.#crowd = crowd
    this.#sampled = sampled
  }

  protected take(text: string, type: string, id: string): void {
    if (type === 'reset') this.wrong++
    if (type !== 'event' || !text.includes('"stock.changed"')) return
    const { heard, latencies } = this.#crowd
    if (this.at === heard.length) heard.push(id)
    if (heard[this.at] !== id) this.wrong++
    this.at++
    if (this.#sampled) latencies.push(Date.now() - Date.parse(/"at":"([^"]+)"/.exec(text)?.[1] ?? ''))
  }
}

export class Crowd {
  readonly heard: string[] = []
  /** From the start of the write's transaction, in ms. */
  readonly latencies: number[] = []
  readonly #ears: Ear[] = []
  readonly #products: number[] = []
  readonly #owner: Client

  private constructor(owner: Client) {
    this.#owner = owner
  }

  /** So many of the staff's sockets, not open yet, and so many products on the shelf. */
  static async gather(app: App, sockets: number, products: number): Promise<Crowd> {
    const crowd = new Crowd(await app.login('owner', 1))
    for (let n = 0; n < products; n++) {
      const { body } = await crowd.#owner.post('/api/products', { name: `Produto ${n}`, price: 500 })
      crowd.#products.push(body['id'] as number)
    }
    for (let n = 0; n < sockets / SOCKETS_EACH; n++) {
      const { token } = await app.login('admin', 100 + n)
      for (let each = 0; each < SOCKETS_EACH; each++)
        crowd.#ears.push(new Ear(token, crowd, crowd.#ears.length % SAMPLED === 0))
    }
    return crowd
  }

  get size(): number {
    return this.#ears.length
  }

  /** Half of them at each. */
  async open(one: App, two: App): Promise<void> {
    for (const ear of this.#half()) await ear.open(one.base)
    for (const ear of this.#ears.slice(this.size / 2)) await ear.open(two.base)
  }

  /** Those of the first half come back, all at once, at this process. */
  async moveTo(app: App): Promise<void> {
    await Promise.all(this.#half().map((ear) => ear.open(app.base)))
  }

  /** Writes at a steady pace at these in turn, whatever each write takes; one event each. Gives how many were stored. */
  async write(apps: readonly App[], seconds: number, perSecond: number): Promise<number> {
    const clients = apps.map(({ base }) => new Client(base, this.#owner.token))
    const answers: Promise<number>[] = []
    const start = Date.now()
    for (let n = 0; n < seconds * perSecond; n++) {
      await sleep(Math.max(0, start + (n * 1000) / perSecond - Date.now()))
      const productId = this.#products[n % this.#products.length]
      const answer = clients[n % clients.length]?.post('/api/stock/receipts', {
        productId,
        quantity: 1,
        unitCost: 100,
      })
      if (answer)
        answers.push(
          answer.then(
            ({ status }) => status,
            () => 0,
          ),
        )
    }
    return (await Promise.all(answers)).filter((status) => status === 201).length
  }

  /** Waits, not for ever, until all have heard so many; then how much is missing, doubled, out of order or reset. */
  async tally(count: number): Promise<{ lost: number; doubled: number; wrong: number }> {
    for (let i = 0; i < 600 && this.#ears.some((ear) => ear.at < count); i++) await sleep(50)
    const sum = (of: (ear: Ear) => number) => this.#ears.reduce((all, ear) => all + of(ear), 0)
    return {
      lost: sum(({ at }) => Math.max(0, count - at)),
      doubled: sum(({ at }) => Math.max(0, at - count)),
      wrong: sum(({ wrong }) => wrong),
    }
  }

  close(): void {
    for (const ear of this.#ears) ear.cut()
  }

  #half(): readonly Ear[] {
    return this.#ears.slice(0, this.size / 2)
  }
}
