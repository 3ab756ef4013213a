// Goods that the shop does not have, in the chat: those that may have been meant are offered, nothing is taken for them, and programs are told.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerDraft, type Outcome, runSpoken, settleDraft } from '#commands/index.ts'
import type { Actor } from '#domain/operation.ts'
import { Counter } from '../support/counter.ts'

let counter: Counter
beforeAll(async () => {
  counter = await Counter.open()
  const { shop } = counter
  for (const [name, unit] of [
    ['Queijo minas', 'kg'],
    ['Queijo prato', 'kg'],
    ['Pão de queijo', 'un'],
    ['Queijo coalho no espeto', 'un'],
  ] as const) {
    const { id } = await shop.do('products.create', { name, price: 900, unit }, { actor: shop.owner })
    await shop.do('stock.receive', { productId: id, quantity: 50, unitCost: 100 })
  }
})
afterAll(() => counter.shop.close())

type Asks = Extract<Outcome, { status: 'needs_input' }>
const chat = { source: 'chat' }

function asks(outcome: Outcome): Asks {
  if (outcome.status !== 'needs_input') throw new Error(`${outcome.status} ${outcome.message.text}`)
  return outcome
}
const type = async (line: string) => asks(await counter.type(line, counter.shop.staff, chat))
const say = (line: string) => runSpoken(counter.shop.runtime, counter.shop.staff, line, chat)
const offered = ({ choices, missing }: Asks) => (choices[missing[0] ?? ''] ?? []).map(({ name }) => name)

describe('in the chat', () => {
  it('the three nearest are offered as buttons, with what was said of them kept', async () => {
    const asked = await type('/vender Ana: 2 queijo ralado fiado')
    expect(asked.missing).toEqual(['items.0.product'])
    expect(asked.message.question).toBe('Não achei “queijo ralado”. Era um destes?')
    expect(offered(asked)).toHaveLength(3)
    const buttons = (asked.message.buttons ?? []).flat().map(({ label }) => label)
    for (const name of offered(asked)) expect(buttons).toContain(name)
    const { runtime, staff } = counter.shop
    const pieces = (asked.choices['items.0.product'] ?? []).find(({ name }) => name === 'Pão de queijo')
    const chosen = { key: 'items.0.product', value: pieces?.id ?? 0 }
    const sold = await settleDraft(runtime, staff, asked.draft, chosen, chat)
    expect(sold).toMatchObject({ status: 'done', data: { total: 1800, customer: { name: 'Ana' } } })
  })

  it('beside them whoever may makes it: an owner, and nobody else', async () => {
    const labels = async (line: string, who: Actor) =>
      (asks(await counter.type(line, who, chat)).message.buttons ?? []).flat().map(({ label }) => label)
    expect(await labels('/vender Ana: 2 queijo ralado fiado', counter.shop.owner)).toContain('➕ Criar')
    expect(await labels('/sell Ana: 2 queijo ralado', { ...counter.shop.owner, language: 'en' })).toContain(
      '➕ Create',
    )
    expect(await labels('/vender Ana: 2 queijo ralado fiado', counter.shop.staff)).not.toContain('➕ Criar')
    expect(await labels('/vender Ana: 2 queijo', counter.shop.owner)).not.toContain('➕ Criar')
  })

  it.each([
    ['/vender queijo ralado', ['items.0.product', 'payment']],
    ['/vender 2 café e 1 queijo ralado pra Ana fiado', ['items.1.product']],
    ['/vender 300 g de queijo bufala fiado Ana', ['items.0.product']],
  ])('%s', async (line, missing) => {
    expect((await type(line)).missing).toEqual(missing)
  })

  it('only what can be had so is offered', async () => {
    expect(offered(await type('/vender Ana: 300 g queijo bufala fiado')).toSorted()).toEqual([
      'Queijo minas',
      'Queijo prato',
    ])
  })

  it.each(['coca 2l', 'coca 2 l'])('what is as much of something else is near: %s', async (typed) => {
    const { shop } = counter
    const isThere = (await shop.do('products.list', { q: 'refrigerante' })).items.length > 0
    for (const name of isThere ? [] : ['Refrigerante 2 L', 'Água sanitária 2 L', 'Refrigerante 1 L'])
      await shop.do('products.create', { name, price: 900 }, { actor: shop.owner })
    const asked = await type(`/vender Ana: 1 ${typed} fiado`)
    expect(offered(asked).toSorted()).toEqual(['Refrigerante 2 L', 'Água sanitária 2 L'])
  })

  it('so are they without a slash, where it is said how much, and as an answer', async () => {
    expect(asks(await say('ana 2 queijo ralado fiado')).missing).toEqual(['items.0.product'])
    await expect(say('gosto de queijo ralado')).rejects.toThrow()
    const { runtime, staff } = counter.shop
    const opened = await type('/vender')
    const who = asks(await answerDraft(runtime, staff, opened.draft, 'Ana', chat))
    const what = asks(await answerDraft(runtime, staff, who.draft, 'queijo ralado', chat))
    expect(what.message.question).toContain('queijo ralado')
    // A question is none, and is answered beside.
    await expect(answerDraft(runtime, staff, who.draft, 'tem queijo?', chat)).rejects.toThrow()
  })

  it.each([
    '/vender Ana: 2 xilofone fiado',
    '/vender Ana: não leva queijo ralado fiado',
    '/vender Ana: 2 ou 3 queijo ralado fiado',
    '/vender Ana: alguns queijo ralado fiado',
    '/vender Ana: 1.5.2,3 queijo ralado fiado',
    '/vender Ana: queijo ralado 2,1 café fiado',
    `/vender Ana: 1 queijo ralado, ${'1 café, '.repeat(20)}fiado`,
  ])('nothing is offered where nothing is near, or more is said: %s', async (line) => {
    await expect(counter.type(line, counter.shop.staff, chat)).rejects.toMatchObject({ name: 'CommandError' })
  })
})

it('a word of what else may be said is of a name where it stands in one', async () => {
  const { shop } = counter
  const { id } = await shop.do(
    'products.create',
    { name: 'Cerveja sem álcool', price: 700 },
    { actor: shop.owner },
  )
  const outcome = await type('/vender Ana: 2 cervja sem alcool')
  expect(outcome).toMatchObject({ input: { items: [{ productId: id, quantity: 2 }] } })
})

it('a program is told that there is nothing of the kind', async () => {
  await expect(counter.type('/vender Ana: 2 queijo ralado fiado')).rejects.toThrow('queijo ralado')
})
