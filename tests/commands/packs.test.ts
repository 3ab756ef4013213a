// So much of what is sold by the pack: a weight that is whole packs is those, what may be two things is asked, and nothing is rounded.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { run } from '#commands/index.ts'
import { TestShop } from '../support/shop.ts'

const GOODS = [
  ['Arroz tipo 1 5 kg', 2890, 'pct'],
  ['Feijão carioca 1 kg', 849, 'pct'],
  ['Feijão preto 1 kg', 899, 'pct'],
  ['Farinha', 500, 'kg'],
  ['Farinha especial 1 kg', 650, 'pct'],
  ['Açúcar 1 kg', 489, 'pct'],
  ['Açúcar 5 kg', 2190, 'pct'],
  ['Kit 2 x 500 g', 1000, 'un'],
  ['Farinha de rosca', 700, 'kg'],
  ['Farinha de rosca 1 kg', 750, 'pct'],
  ['Azeite 500 ml', 2990, 'un'],
] as const

let shop: TestShop
const ids = new Map<number, string>()
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.do('customers.create', { name: 'Ana' })
  for (const [name, price, unit] of GOODS) {
    const { id } = await shop.do('products.create', { name, price, unit }, { actor: shop.owner })
    ids.set(id, name)
    await shop.do('stock.receive', { productId: id, quantity: 500, unitCost: 100 })
  }
})
afterAll(() => shop.close())

interface Items {
  readonly items?: readonly { readonly productId: number; readonly quantity: number }[]
}

/** What is sold, or which products and how much of it is asked. */
async function read(line: string): Promise<string> {
  const how = { source: 'test', preview: true }
  const typed = `/buy Ana: ${line} fiado`
  const outcome = await run(shop.runtime, shop.owner, typed, how).catch((error: Error) => error)
  if (outcome instanceof Error) return `refused ${outcome.message}`
  if (outcome.status === 'preview') {
    const { items = [] } = outcome.input as Items
    return items.map(({ productId, quantity }) => `${quantity} ${ids.get(productId)}`).join(', ')
  }
  if (outcome.status !== 'needs_input') return outcome.status
  const [key = ''] = outcome.missing
  return `${key}: ${(outcome.choices[key] ?? [])
    .map(({ name }) => name.replaceAll('\u00a0', ' '))
    .toSorted()
    .join(' | ')}`
}

it.each([
  ['5 kg de arroz', '1 Arroz tipo 1 5 kg'],
  ['arroz 5 kg', '1 Arroz tipo 1 5 kg'],
  ['5kg arroz', '1 Arroz tipo 1 5 kg'],
  ['10 kg de arroz', '2 Arroz tipo 1 5 kg'],
  ['5000 g de arroz', '1 Arroz tipo 1 5 kg'],
  ['2 arroz 5 kg', '2 Arroz tipo 1 5 kg'],
  ['2 pacotes de arroz de 5 kg', '2 Arroz tipo 1 5 kg'],
  // Its whole name, in another order.
  ['5 kg de açúcar', '1 Açúcar 5 kg'],
  ['2 kg de farinha', '2 Farinha'],
  ['5 pacotes de arroz', '5 Arroz tipo 1 5 kg'],
  ['1 litro de azeite', '2 Azeite 500 ml'],
])('%s is as many packs as that is', async (line, expected) => expect(await read(line)).toBe(expected))

it.each([
  ['10 kg de açúcar', 'items.0.product: Açúcar 1 kg | Açúcar 5 kg'],
  ['2 kg de feijão', 'items.0.product: Feijão carioca 1 kg | Feijão preto 1 kg'],
  ['1 kg de farinha de rosca', 'items.0.quantity: '],
])('%s may be two things, and is asked', async (line, expected) => {
  const said = await read(line)
  expect(said.slice(0, expected.length)).toBe(expected)
})

it.each([
  '3 kg de arroz',
  '7 kg de arroz',
  'meio quilo de arroz',
  '2,5 kg de arroz',
  '1 kg de kit',
  '1 litro de arroz',
  '300 ml de azeite',
])('%s is no whole number of packs: it is said, never rounded', async (line) =>
  expect(await read(line)).toMatch(/^(?:refused .*(?:Arroz|Kit|Azeite)|items.0.quantity)/),
)
