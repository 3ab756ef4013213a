// A mark that parts, in a name: what reads in two ways is asked, what reads in one is done, and the name is what the shop has.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settleDraft } from '#commands/index.ts'
import { Counter } from '../support/counter.ts'

const GOODS = [
  'Combo: café + pão',
  'pão',
  'Suco: laranja',
  'Vitamina',
  'Vitamina +10',
  'Caixa',
  'Caixa 10 x 15',
  'Novo mundo',
]
const CUSTOMERS = ['Mesa', 'Mesa: 4', 'Casa', 'Casa: 7']

let counter: Counter
const ids: Record<string, number> = {}
beforeAll(async () => {
  counter = await Counter.open()
  const { shop } = counter
  for (const name of GOODS) {
    const { id } = await shop.do('products.create', { name, price: 250 }, { actor: shop.owner })
    await shop.do('stock.receive', { productId: id, quantity: 50, unitCost: 100 })
    ids[name] = id
  }
  for (const name of CUSTOMERS) ids[name] = (await shop.do('customers.create', { name })).id
})
afterAll(() => counter.shop.close())

const type = (line: string) => counter.type(line, counter.shop.owner, { preview: true })

async function asked(line: string) {
  const outcome = await type(line)
  if (outcome.status !== 'needs_input') throw new Error(`${line}: ${outcome.status} ${outcome.message.text}`)
  return outcome
}

describe('a line that reads in two ways', () => {
  it.each([
    [
      '/buy Combo: café + pão fiado',
      [
        'Combo: 1 × Combo: café + pão · fiado',
        'Combo: 1 × café, 1 × pão · fiado',
        '1 × Combo: café + pão · fiado',
      ],
    ],
    ['/buy Suco: laranja pago', ['Suco: 1 × Suco: laranja · pago', '1 × Suco: laranja · pago']],
    ['/buy Mesa: 4 café fiado', ['Mesa: 4 × café · fiado', 'Mesa: 4: 1 × café · fiado']],
    ['/pagar Casa: 7', ['Casa: 7: …', 'Casa: R$ 7,00']],
    [
      '/product novo mundo preço 5,00',
      ['Produto novo: mundo preço · R$ 5,00/un', 'Novo mundo: preço R$ 5,00'],
    ],
  ])('%s is asked before all else', async (line, names) => {
    const { missing, choices } = await asked(line)
    expect(missing).toEqual(['reading'])
    expect(choices['reading']?.map(({ name }) => name.replaceAll('\u00a0', ' '))).toEqual(names)
  })

  it('is done as it was chosen', async () => {
    const { runtime, owner } = counter.shop
    const outcome = await asked('/buy Combo: café + pão pago')
    const ways = outcome.choices['reading'] ?? []
    const sold = []
    for (const { id } of ways) {
      const done = await settleDraft(
        runtime,
        owner,
        outcome.draft,
        { key: 'reading', value: id },
        { source: 'test' },
      )
      sold.push(done.status === 'done' && done.data)
    }
    const goods = (...names: string[]) => names.map((name) => ({ productId: ids[name] ?? counter.ids[name] }))
    expect(sold).toMatchObject([
      { customer: { name: 'Combo' }, items: goods('Combo: café + pão') },
      { customer: { name: 'Combo' }, items: goods('café', 'pão') },
      { customer: null, items: goods('Combo: café + pão') },
    ])
    const edit = await asked('/product novo mundo preço 5,00')
    const [, second] = edit.choices['reading'] ?? []
    const value = second?.id ?? ''
    expect(
      await settleDraft(runtime, owner, edit.draft, { key: 'reading', value }, { source: 'test' }),
    ).toMatchObject({
      status: 'done',
      operation: 'products.edit',
      data: { id: ids['Novo mundo'], price: 500 },
    })
  })
})

describe('a line that reads in one way', () => {
  it.each([
    ['/buy Ana: 2 Combo: café + pão fiado', { items: [{ productId: 'Combo: café + pão', quantity: 2 }] }],
    ['/buy Mesa: 4: 2 café fiado', { customerId: 'Mesa: 4', items: [{ productId: 'café', quantity: 2 }] }],
    ['/buy Mesa: 2 café fiado', { customerId: 'Mesa', items: [{ productId: 'café', quantity: 2 }] }],
    [
      '/buy Ana: 2 café + 1 pão fiado',
      {
        items: [
          { productId: 'café', quantity: 2 },
          { productId: 'pão', quantity: 1 },
        ],
      },
    ],
    ['/estoque Combo: café + pão -2 quebrou', { productId: 'Combo: café + pão', delta: -2 }],
    ['/estoque Combo: café + pão 10 x 3,00', { productId: 'Combo: café + pão', quantity: 10 }],
    ['/estoque Combo: café + pão = 5', { productId: 'Combo: café + pão', counted: 5 }],
    ['/estoque Vitamina +10 -2 quebrou', { productId: 'Vitamina +10', delta: -2 }],
    ['/estoque Vitamina +3 achado', { productId: 'Vitamina', delta: 3 }],
    ['/estoque café: -2 quebrou', { productId: 'café', delta: -2 }],
    ['/product novo universo preço 5,00', { name: 'universo preço', price: 500 }],
  ])('%s', async (line, input) => {
    const named = JSON.parse(JSON.stringify(input), (key, value: unknown) =>
      key.endsWith('Id') ? (ids[String(value)] ?? counter.ids[String(value)]) : value,
    ) as object
    expect(await type(line)).toMatchObject({ status: 'preview', input: named })
  })

  it.each(['Vitamina +10', 'Caixa 10 x 15'])(
    '%s is goods by its whole name: shown, never moved',
    async (name) => {
      const { status, message } = await type(`/estoque ${name}`)
      expect(status).toBe('said')
      expect(message.head).toMatchObject({ name, link: { is: 'product', id: ids[name] } })
    },
  )
})
