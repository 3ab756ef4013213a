// Units as each language says them: words in English, shown and read alike; and words that are no unit and no method.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sayRefusal, wordsOf } from '#commands/index.ts'
import { methodOf, unitOf } from '#commands/tokens.ts'
import type { Actor } from '#domain/operation.ts'
import { Counter } from '../support/counter.ts'

let counter: Counter
let english: Actor
beforeAll(async () => {
  counter = await Counter.open()
  const { shop } = counter
  english = { ...shop.owner, language: 'en' }
  for (const [name, unit] of [
    ['Gum', 'pct'],
    ['Egg', 'dz'],
    ['Tea', 'cx'],
    ['Soap', 'un'],
  ]) {
    const { id } = await shop.do('products.create', { name, price: 250, unit }, { actor: shop.owner })
    await shop.do('stock.receive', { productId: id, quantity: 50, unitCost: 100 })
  }
})
afterAll(() => counter.shop.close())

const words = wordsOf('en', 'BRL')
const said = async (line: string) => {
  const text = await counter.type(line, english).then(
    ({ message }) => message.text,
    (error: unknown) => sayRefusal(error, words) ?? String(error),
  )
  return text.replaceAll('\u00a0', ' ')
}

describe('in English', () => {
  it.each([
    ['/sell Ana: 3 packs gum on tab', '3 packs × Gum'],
    ['/sell Ana: 1 pack of gum on tab', '1 pack × Gum'],
    ['/sell Ana: 2 dozen eggs on tab', '2 dozen × Egg'],
    ['/sell Ana: 2 boxes of tea on tab', '2 boxes × Tea'],
    ['/sell Ana: 2 units soap on tab', '2 × Soap'],
    ['/sell Ana: 1 kilo gum on tab', 'Gum is sold by pack, not by kg.'],
    ['/stock tea 4 boxes x', 'What did each box cost?'],
    ['/stock egg 4 dozen x 3.00', '4 dozen of Egg'],
    ['/stock gum = 12 packs', 'counted 12 packs'],
    ['/stock gum', '12 packs of'],
    ['/products', 'R$2.50/pack'],
    ['/product gum price 3.00', 'Gum is R$3.00/pack'],
    ['/product new Rope 5.00 metre', 'Rope is R$5.00/m'],
    ['/product new Chalk 5.00 box', 'Chalk is R$5.00/box'],
    ['/product new Ink', 'New product: Ink · …/unit'],
  ])('%s says %s', async (line, part) => expect(await said(line)).toContain(part))

  it('no list of goods shows a short form of the counter', async () => {
    for (const line of ['/products', '/stock', '/stock egg', '/help product'])
      expect(await said(line)).not.toMatch(/\b(un|dz|pct|cx)\b/)
  })
})

it('a word that JavaScript knows is no unit, no method and no role', async () => {
  for (const word of ['constructor', 'toString', '__proto__']) {
    expect([unitOf(word), methodOf(word)]).toEqual([undefined, undefined])
    expect(await said(`/user Bia ${word}`)).toContain('/user @bia')
  }
})

it('a count of nothing is chosen among several products like any other', async () => {
  const { ids, shop } = counter
  const counted = await counter.type('/estoque leite = 0', shop.owner, {
    choices: { product: ids['leite integral'] },
  })
  expect(counted).toMatchObject({ status: 'done', data: { counted: 0 } })
  const received = counter.type('/estoque leite 0 x 3,00', shop.owner, {
    choices: { product: ids['leite integral'] },
  })
  await expect(received).rejects.toThrow('mais que zero')
})
