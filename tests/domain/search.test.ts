// Searching: the lists of the API find what lib's search finds among the same names, and the examples of everyday.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { nearest } from '#lib/near.ts'
import { among, codePart, searchable } from '#lib/search.ts'
import { times } from '../support/full.ts'
import { fc, test } from '../support/property.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const make = (fields: object) => shop.do('products.create', { price: 100, ...fields }, { actor: shop.owner })
const found = (q: string, actor = shop.staff) => shop.names('products.list', { q }, actor)

describe('products', () => {
  beforeAll(async () => {
    for (const name of ['Coca-Cola', 'Pão d’água', 'Pão de queijo', 'Leite integral', 'Leite desnatado'])
      await make({ name })
    await make({ name: 'Sabão em pó', barcode: '012345678905', sku: 'SAB-1' })
    await make({ name: 'Chá mate', barcode: '0036000291452' })
  })

  it.each([
    ['hyphens are spaces', 'coca cola', ['Coca-Cola']],
    ['or nothing', 'cocacola', ['Coca-Cola']],
    ['or of another kind', 'COCA–COLA', ['Coca-Cola']],
    ['so are apostrophes', "pao d'agua", ['Pão d’água']],
    ['of the phone', 'pao d’agua', ['Pão d’água']],
    ['of any kind', 'd`água', ['Pão d’água']],
    ['or left out', 'pao dagua', ['Pão d’água']],
    ['words in any order', 'queijo pao', ['Pão de queijo']],
    ['parts of words', 'ijo ão', ['Pão de queijo']],
    ['every word counts', 'leite queijo', []],
    ['one slip', 'liete', ['Leite desnatado', 'Leite integral']],
    ['one slip among words that fit', 'leite integarl', ['Leite integral']],
    ['two from 8 letters on', 'dsntado', []],
    ['two from 8 letters on', 'densatdo', ['Leite desnatado']],
    ['what fits comes alone', 'leite', ['Leite desnatado', 'Leite integral']],
    ['twelve digits by thirteen', '0012345678905', ['Sabão em pó']],
    ['twelve digits by twelve', '012345678905', ['Sabão em pó']],
    ['thirteen digits by twelve', '036000291452', ['Chá mate']],
    ['a barcode in groups', '0 036000 291452', ['Chá mate']],
    ['no slip in digits', '012345678906', []],
    ['a SKU', 'sab1', ['Sabão em pó']],
    ['every character stands for itself', 'l%ite', []],
    ['nothing typed finds everything', ' ', 7],
  ])('%s: %s', async (_, q, names) => {
    const all = await found(q)
    if (typeof names === 'number') expect(all).toHaveLength(names)
    else expect(new Set(all)).toEqual(new Set(names))
  })

  it('a customer does not find by SKU', async () => {
    expect(await found('sab1', shop.user)).toEqual([])
    expect(await found('0012345678905', shop.user)).toEqual(['Sabão em pó'])
  })

  it('the stock finds the same, and the best slip comes first', async () => {
    expect((await shop.all('stock.list', { q: 'cola coca' })).map((one) => one['name'])).toEqual([
      'Coca-Cola',
    ])
    for (const name of ['Abacaxis', 'Abacaxi', 'Abacate']) await make({ name })
    expect(await found('abcaxis')).toEqual(['Abacaxis'])
    expect(await found('abacxais')).toEqual(['Abacaxis', 'Abacaxi'])
  })
})

describe('people', () => {
  it('are found by the digits of their phone, by all lists of them', async () => {
    const { id } = await shop.do('customers.create', { name: "Joana D'Arc", phone: '+55 (11) 98765-4321' })
    const productId = await shop.product([[9, 100]])
    await shop.do('sales.create', { customerId: id, items: [{ productId, quantity: 1 }] })
    for (const q of ['98765-4321', '11987654321', '(11) 98765', 'darc joana', 'joana d’arc', 'jonaa']) {
      expect([q, await shop.names('customers.list', { q })]).toEqual([q, ["Joana D'Arc"]])
      const { items, totals } = await shop.do('debts.list', { q })
      expect([q, items.length, totals.customers, items[0]?.customer.id]).toEqual([q, 1, 1, id])
    }
    expect(await shop.names('customers.list', { q: '98765-4322' })).toEqual([])
    expect((await shop.do('debts.list', { q: 'ninguem' })).totals.customers).toBe(0)
  })

  it('sales are found by what was sold and to whom, within a slip where nothing fits', async () => {
    const productId = await shop.product([[9, 100]], { name: 'guarana' })
    const { id } = await shop.do('sales.create', {
      customerName: 'Zenaide',
      items: [{ productId, quantity: 1 }],
    })
    for (const q of ['zenaide', 'ZENAI', 'zenaid', 'guarana', 'guarnaa'])
      expect([q, (await shop.do('sales.list', { q })).items.map((one) => one.id)]).toEqual([q, [id]])
    expect((await shop.do('sales.list', { q: 'xilofone' })).items).toEqual([])
  })

  it('users are found by username with its sign, and by name within a slip', async () => {
    expect(await shop.names('people.list', { q: 'ogla' })).toEqual(['Olga'])
    expect(await shop.names('users.list', { q: 'Cai' }, shop.owner)).toEqual(['Caio'])
  })

  it('one name in two spellings is one name', async () => {
    await shop.do('customers.create', { name: 'Sant’Ana' })
    expect((await shop.refusal('customers.create', { name: "Sant'Ana" })).code).toBe('duplicate')
  })
})

/** Letters that are often the same, so that names and queries meet. */
const letters = fc.string({ unit: fc.constantFrom(...'aabbcé1-’ '), minLength: 1, maxLength: 14 })

test.prop([fc.uniqueArray(letters, { maxLength: 12, selector: (one) => searchable(one).folded }), letters], {
  numRuns: times(60, 150),
})('the database finds what lib finds, in the same order', async (drawn, q) => {
  const names = drawn.filter((one) => searchable(one).folded)
  const kept = names.map((name) => ({
    name: `x ${name}`,
    sku: name.replace(/^ +/, ''),
    ...searchable(`x ${name}`),
  }))
  const gone = step('test.gone', `delete from products where category = 'drawn'`)
  const insert = step(
    'test.names',
    `insert into products (name, folded, folded_sku, category, price)
     select name, folded, sku, 'drawn', 1 from unnest(@names::text[], @folded::text[], @skus::text[]) as t (name, folded, sku)`,
  )
  await shop.database.run([gone, insert], {
    names: kept.map((one) => one.name),
    folded: kept.map((one) => one.folded),
    skus: kept.map((one) => searchable(one.sku).folded),
  })
  const inOrder = kept.toSorted((a, b) => (a.folded < b.folded ? -1 : 1))
  const part = codePart(q)
  const expected = among(
    inOrder,
    q,
    nearest,
    (one) => one,
    (one) => part !== '' && codePart(one.sku).includes(part),
  )
  const items = await shop.names('products.list', { q, category: 'drawn' })
  expect(items).toEqual(expected.map((one) => one.name))
})
