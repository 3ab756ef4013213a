// A sale is found by what it came to and by its number, beside what names find: as going through all sales would, with every other filter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#domain/operation.ts'
import type { Sale } from '#domain/sales/schemas.ts'
import { NAMED_MAX } from '#domain/search.ts'
import { times } from '../support/full.ts'
import { fc } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

const SALES = 140
const RUNS = times(100, 250)
/** Of the goods, so that a few totals come often, one of them is a sale's number too, and `600` is in a name. */
const GOODS = [
  ['Café', 500],
  ['Pão', 350],
  ['Coca 600', 1100],
  ['Cesta 98', 9837],
  ['Nada', 0],
] as const

let shop: TestShop
let sales: readonly Sale[]
let caio: number
const products: number[] = []
const customers: number[] = []

/** Without chance: the same shop at each run. */
function* chances() {
  for (let seed = 7; ; seed = (seed * 48_271) % 2_147_483_647) yield seed / 2_147_483_647
}
const chance = chances()
const pick = <T>(all: readonly T[]): T => all[Math.floor((chance.next().value ?? 0) * all.length)] as T

beforeAll(async () => {
  shop = await TestShop.open()
  for (const [name, price] of GOODS)
    products.push((await shop.do('products.create', { name, price }, { actor: shop.owner })).id)
  for (const productId of products)
    await shop.do('stock.receive', { productId, quantity: 5000, unitCost: 10 })
  for (const name of ['Ana', 'Jorge 98', 'Zefa'])
    customers.push((await shop.do('customers.create', { name })).id)
  caio = (await shop.do('customers.create', { name: 'Caio', userId: shop.user.userId })).id
  const days = await Promise.all([0, 0, 0, 1, 2, 9, 30].map((ago) => shop.day(ago)))
  for (let n = 0; n < SALES; n++) {
    const lines = pick([1, 1, 1, 2])
    const items = Array.from({ length: lines }, () => ({
      productId: pick(products),
      quantity: pick([1, 1, 2]),
    }))
    const { id, total } = await shop.do(
      'sales.create',
      { customerId: pick([...customers, caio, caio]), items, on: pick(days) },
      { actor: pick([shop.staff, shop.staff, shop.owner]) },
    )
    if (total > 1 && n % 3 === 0)
      await shop.do('payments.create', { saleIds: [id], amount: pick([total, total - 1]), method: 'pix' })
    if (n % 11 === 0) await shop.do('sales.void', { id, reason: 'engano' })
  }
  sales = (await shop.do('sales.list', { limit: 200 })).items
  expect(sales).toHaveLength(SALES)
})
afterAll(() => shop.close())

interface Query {
  readonly q: string
  readonly fits: (sale: Sale) => boolean
}
const named = (sale: Sale, part: string) =>
  [sale.customer?.name ?? '', ...sale.items.map(({ name }) => name)].some((name) =>
    name.toLowerCase().includes(part),
  )
const reais = (cents: number) =>
  new Intl.NumberFormat('pt-BR', { minimumFractionDigits: 2 }).format(cents / 100)

/** What may be typed of one sale, and what it must find. */
const queriesOf = ({ id, total }: Sale): readonly Query[] => [
  ...[reais(total), `R$ ${reais(total)}`, (total / 100).toFixed(2)].map((q) => ({
    q,
    fits: (sale: Sale) => sale.total === total || named(sale, q.toLowerCase()),
  })),
  { q: `#${id}`, fits: (sale) => sale.id === id },
  { q: String(id), fits: (sale) => sale.id === id || sale.total === id * 100 || named(sale, String(id)) },
]
const OTHERS: readonly Query[] = [
  { q: '600', fits: (sale) => sale.id === 600 || sale.total === 60_000 || named(sale, '600') },
  { q: '98', fits: (sale) => sale.id === 98 || sale.total === 9800 || named(sale, '98') },
  { q: '5', fits: (sale) => sale.id === 5 || sale.total === 500 || named(sale, '5') },
  { q: 'caf', fits: (sale) => named(sale, 'caf') },
  { q: '77.777,77', fits: () => false },
  { q: '#0', fits: () => false },
]

/** Not asked; as this sale is; as whichever is. */
const filter = <T>(own: T, all: readonly T[]) =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 3, arbitrary: fc.constant(own) },
    { weight: 1, arbitrary: fc.constantFrom(...all) },
  )
const asked = () =>
  fc.constantFrom(...sales).chain((sale) =>
    fc.record({
      query: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...queriesOf(sale)) },
        { weight: 1, arbitrary: fc.constantFrom(...OTHERS) },
      ),
      customerId: fc.oneof(
        { weight: 5, arbitrary: fc.constant(undefined) },
        fc.constantFrom(...customers, caio),
      ),
      productId: filter(sale.items[0]?.productId, products),
      sellerId: filter(sale.seller.id, [shop.staff.userId, shop.owner.userId]),
      status: filter(sale.status, ['open', 'partial', 'paid', 'voided']),
      from: filter(
        sale.on,
        sales.map(({ on }) => on),
      ),
      to: filter(
        sale.on,
        sales.map(({ on }) => on),
      ),
      limit: fc.constantFrom(1, 2, 3, 7, 50),
      mine: fc.constantFrom(false, false, false, false, true),
    }),
  )
type Asked = ReturnType<typeof asked> extends fc.Arbitrary<infer T> ? T : never

const plainly = ({ query, customerId, productId, sellerId, status, from, to, mine }: Asked) =>
  sales.filter(
    (sale) =>
      query.fits(sale) &&
      (!mine || sale.customer?.id === caio) &&
      (customerId === undefined || sale.customer?.id === customerId) &&
      (productId === undefined || sale.items.some((item) => item.productId === productId)) &&
      (sellerId === undefined || sale.seller.id === sellerId) &&
      (status === undefined || sale.status === status) &&
      (from === undefined || sale.on >= from) &&
      (to === undefined || sale.on <= to),
  )

/** Whole days' sums of what matches and stands. */
function sumsOf(found: readonly Sale[], shown: readonly Sale[]) {
  const days = [...new Set(shown.map(({ on }) => on))].sort().toReversed()
  return days.flatMap((on) => {
    const ones = found.filter((sale) => sale.on === on && sale.status !== 'voided')
    return ones.length
      ? [{ on, count: ones.length, total: ones.reduce((sum, { total }) => sum + total, 0) }]
      : []
  })
}

/** Page by page: every sale once, in order, each page with its days' sums. */
async function expectAsGoneThrough({ query, mine, ...filters }: Asked, found: readonly Sale[]) {
  const actor: Actor = mine ? shop.user : shop.staff
  const ids: number[] = []
  let cursor: string | null = null
  do {
    const page: { items: Sale[]; days: unknown; nextCursor: string | null } = await shop.do(
      'sales.list',
      JSON.parse(JSON.stringify({ ...filters, q: query.q, ...(cursor ? { cursor } : {}) })),
      { actor },
    )
    ids.push(...page.items.map(({ id }) => id))
    expect(page.days).toEqual(sumsOf(found, page.items))
    cursor = page.nextCursor
  } while (cursor)
  expect(ids).toEqual(found.map(({ id }) => id))
}

describe('what is typed finds sales', () => {
  it('by their total, however it is written, and by their number, beside what names find', async () => {
    const ids = async (q: string) =>
      (await shop.do('sales.list', { q, limit: 200 })).items.map(({ id }) => id)
    const of = (fits: (sale: Sale) => boolean) => sales.filter(fits).map(({ id }) => id)
    const totals = of(({ total }) => total === 9837)
    expect(totals.length).toBeGreaterThan(3)
    for (const q of ['98,37', '98.37', 'R$ 98,37', 'r$98,37', '#98,37'])
      expect([q, await ids(q)]).toEqual([q, q.startsWith('#') ? [] : totals])
    expect(await ids('#98')).toEqual([98])
    const ninetyEight = of((sale) => sale.id === 98 || sale.total === 9800 || named(sale, '98'))
    expect(await ids('98')).toEqual(ninetyEight)
    expect(await ids('600')).toEqual(of((sale) => named(sale, '600')))
    expect(await ids('1.284,50')).toEqual([])
    // Nothing came of it: it is found all the same.
    expect(await ids('0,00')).toEqual(of(({ total }) => total === 0))
  })

  it('as going through all of them would, whatever else is asked, page by page, with days’ sums', async () => {
    let [some, several] = [0, 0]
    await fc.assert(
      fc.asyncProperty(asked(), async (one) => {
        const found = plainly(one)
        some += Number(found.length > 0)
        several += Number(found.length > one.limit)
        await expectAsGoneThrough(one, found)
      }),
      { numRuns: RUNS, examples: OTHERS.map((query) => [anything(query)]) },
    )
    // Not of nothing alone.
    expect(some).toBeGreaterThan(RUNS / 3)
    expect(several).toBeGreaterThan(RUNS / 20)
  })

  it('a customer’s own alone, by whatever figure', async () => {
    const [other, own] = [
      sales.find(({ customer }) => customer?.id !== caio),
      sales.find(({ customer }) => customer?.id === caio),
    ]
    const mine = async (q: string) =>
      (await shop.do('sales.list', { q }, { actor: shop.user })).items.map(({ id }) => id)
    expect(await mine(`#${other?.id}`)).toEqual([])
    expect(await mine(`#${own?.id}`)).toEqual([own?.id])
  })

  it('also where more names fit than are told one by one', async () => {
    for (let n = 0; n <= NAMED_MAX; n++) await shop.do('customers.create', { name: `Freguês 98 ${n}` })
    const customerName = `Freguês 98 ${NAMED_MAX}`
    const items = [{ productId: products[0], quantity: 1 }]
    const { id } = await shop.do('sales.create', { customerName, items })
    sales = (await shop.do('sales.list', { limit: 200 })).items
    const query = {
      q: '98',
      fits: (sale: Sale) => sale.id === 98 || sale.total === 9800 || named(sale, '98'),
    }
    const found = sales.filter(query.fits)
    expect(found[0]?.id).toBe(id)
    for (const sellerId of [undefined, shop.staff.userId])
      for (const productId of [undefined, products[1]]) {
        const one = { ...anything(query), sellerId, productId }
        await expectAsGoneThrough(one, plainly(one))
      }
    await shop.expectSound()
  })
})

const anything = (query: Query): Asked => ({
  query,
  customerId: undefined,
  productId: undefined,
  sellerId: undefined,
  status: undefined,
  from: undefined,
  to: undefined,
  limit: 3,
  mine: false,
})
