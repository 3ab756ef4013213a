// What is added to a sale that is there: so much more, never more lines than a sale has, and nothing said before is lost.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { begin } from '#commands/index.ts'
import { withGoods } from '../../src/commands/cart.ts'
import { Context } from '../../src/commands/context.ts'
import { EMPTY } from '../../src/commands/sale-buyer.ts'
import type { SaleForm } from '../../src/commands/till.ts'
import { Counter } from '../support/counter.ts'

let counter: Counter
let context: Context
beforeAll(async () => {
  counter = await Counter.open()
  context = new Context(counter.shop.runtime, counter.shop.staff)
})
afterAll(() => counter.shop.close())

const start: SaleForm = { ...EMPTY, buyer: { is: 'nobody' } }
const shown = ({ lines }: SaleForm) => lines.map(({ milli, product }) => [milli / 1000, product?.name])

it('the same goods are one line with so much more, others a line of their own', async () => {
  const two = await withGoods(start, '2 café, 1 detergente', context)
  const more = await withGoods(two, '3 café, 0,5 kg arroz', context)
  expect(shown(more)).toEqual([
    [5, 'café'],
    [1, 'detergente'],
    [0.5, 'arroz'],
  ])
})

it('goods that a sale holds twice are one line when it is sold again', async () => {
  const { runtime, staff } = counter.shop
  const items = ['café', 'detergente', 'café'].map((name) => ({ productId: counter.ids[name], quantity: 2 }))
  const { id } = await counter.shop.do('sales.create', { customerName: 'Ana', items })
  const again = await begin(runtime, staff, 'again', id, { source: 'chat' })
  expect(again).toMatchObject({
    input: {
      items: [
        { productId: counter.ids['café'], quantity: 4 },
        { productId: counter.ids['detergente'], quantity: 2 },
      ],
    },
  })
})

it('terms that come later replace those before, and what is not said again stays', async () => {
  const first = await withGoods(start, '2 café desconto 10% vence amanhã', context)
  const second = await withGoods(first, '1 detergente desconto 1,00 fiado', context)
  expect(second).toMatchObject({ discount: 100, dueOn: first.dueOn, money: { is: 'credit' } })
  expect(second.permille).toBeUndefined()
})

it('each way to read what is added is added to the same sale, of the same person', async () => {
  const [ana] = await context.customers('Ana')
  const buyer = { is: 'known', id: ana?.id ?? 0, name: 'Ana', credit: 0, due: 0 } as const
  const before = await withGoods({ ...start, buyer }, '2 café', context)
  const doubtful = await withGoods(before, '1 nota fiscal 2 pago', context)
  for (const { ways } of doubtful.doubts ?? [])
    for (const { put } of ways) {
      const form = put as unknown as SaleForm
      if (form.lines) expect([form.buyer, shown(form)[0]]).toEqual([buyer, [2, 'café']])
    }
  expect(shown(doubtful)[0]).toEqual([2, 'café'])
})

it('more lines than a sale has are refused in words', async () => {
  const product = { id: 1, name: 'x', emoji: null, unit: 'un', price: 1 }
  const lines = Array.from({ length: 200 }, (_, n) => ({
    typed: 'x',
    milli: 1000,
    unit: 'un',
    product: { ...product, id: 100_000 + n },
    choices: [],
  }))
  await expect(withGoods({ ...start, lines }, '1 café', context)).rejects.toThrow('200')
})
