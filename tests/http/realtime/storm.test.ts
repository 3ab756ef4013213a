// Everybody comes back at once: nothing is lost or doubled, and the database is not asked for any of them.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Tokens } from '#http/tokens.ts'
import { Listener } from '../../support/ear.ts'
import { Instance, staffToken } from '../../support/instance.ts'
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
  for (let n = 0; n < PEOPLE; n++) bearers.push((await staffToken(shop, tokens, 9000 + n)).token)
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

/** Until it has read what came after. */
const beyond = ({ hub }: Instance, since: string | undefined) =>
  vi.waitFor(async () => {
    await hub.fresh()
    expect(hub.idOf(hub.place)).not.toBe(since)
  }, 60_000)

describe('a storm of clients that come back', () => {
  it('150 that are dropped at once and come back at once, each at the other process, hear each sale once and share its reading', async () => {
    const [ofOne, ofTwo] = [ofAll(), ofAll()]
    await Promise.all([openAll(ofOne, one.base), openAll(ofTwo, two.base)])
    const ears = [...ofOne, ...ofTwo]
    const sold = await sell(10)
    await vi.waitFor(() => expect(ears.every((ear) => ear.sales.length === sold.length)).toBe(true), 60_000)
    for (const ear of ears) ear.cut()

    sold.push(...(await sell(40)))
    const [{ since } = {}] = ears
    await Promise.all([beyond(one, since), beyond(two, since)])
    for (const instance of [one, two]) instance.reads = 0
    const asked = [one, two].map(({ hub }) => vi.spyOn(hub, 'fresh'))
    const meanwhile = sell(20)
    await Promise.all([openAll(ofOne, two.base), openAll(ofTwo, one.base)])
    sold.push(...(await meanwhile))
    await vi.waitFor(() => expect(ears.every((ear) => ear.sales.length >= sold.length)).toBe(true), 60_000)

    for (const ear of ears) expect(ear.sales).toEqual(sold)
    expect(ears).toHaveLength(150)
    for (const fresh of asked) expect(fresh).not.toHaveBeenCalled()
    for (const { reads } of [one, two]) expect(reads).toBe(0)
    vi.restoreAllMocks()
    for (const ear of ears) ear.cut()
  })

  it('a process that has just come knows what happened before: those of the one before it need no reading each', async () => {
    const ears = ofAll()
    await openAll(ears, one.base)
    for (const ear of ears) ear.cut()
    const sold = await sell(10)
    const [{ since } = {}] = ears
    await beyond(one, since)
    const three = await new Instance(shop, tokens).open()
    await openAll(ears, three.base)
    await vi.waitFor(() => expect(ears.every((ear) => ear.sales.length >= sold.length)).toBe(true), 60_000)
    for (const ear of ears) expect(ear.sales).toEqual(sold)
    expect(three.reads).toBe(0)
    for (const ear of ears) ear.cut()
    await three.close()
  })
})
