import { beforeAll, describe, expect, test } from 'vitest'
import type { Product } from '../../miniapp/client/api-types.ts'
import { findable, findProducts, loadNear, productsOfCode } from '../../miniapp/client/find.ts'
import { findDebts, findPeople, peopleThatFit } from '../../miniapp/client/find-people.ts'

beforeAll(loadNear)

const shelf = [
  { id: 7, name: 'Café coado', sku: 'CAF-1', barcode: '7891234567895' },
  { id: 8, name: 'Pão de queijo', sku: null, barcode: null },
  { id: 9, name: 'Queijo  Minas', sku: null, barcode: null },
  { id: 10, name: 'Coca-Cola', sku: null, barcode: '012345678905' },
  { id: 11, name: 'Pão d’água', sku: null, barcode: null },
].map((one) => ({
  ...one,
  emoji: null,
  category: null,
  unit: 'un',
  price: 1,
  inStock: true,
  thumbUrl: null,
  rev: 1,
})) as Product[]
const found = (query: string) => findProducts(findable(shelf), query).map(({ id }) => id)

describe('searching the shelf', () => {
  test('needs neither accents nor case', () => expect(found('CAFE')).toEqual([7]))
  test('takes parts of words in any order', () => expect(found('quei pao')).toEqual([8]))
  test('keeps the order given', () => expect(found('queijo')).toEqual([8, 9]))
  test('finds parts of codes', () => expect(found('9123456')).toEqual([7]))
  test('shows everything for nothing typed', () => expect(found('  ')).toEqual([7, 8, 9, 10, 11]))
  test.each([
    ['coca cola', [10]],
    ['cocacola', [10]],
    ["pao d'agua", [11]],
    ['agua pao', [11]],
    ['dagua', [11]],
    ['caf1', [7]],
    ['0012345678905', [10]],
    ['012345678905', [10]],
  ])('as the server does: %s', (query, ids) => expect(found(query)).toEqual(ids))
  test('forgives a slip where nothing fits, the best first', () => {
    expect(found('quiejo')).toEqual([8, 9])
    expect(found('minsa')).toEqual([9])
    expect(found('xilofone')).toEqual([])
  })
})

describe('searching people', () => {
  const people = [
    { id: 1, name: 'Ana Souza', phone: '(11) 98765-4321' },
    { id: 2, name: "Joana D'Arc", phone: null },
  ]
  const ids = (query: string) => findPeople(people, query).map(({ id }) => id)
  test.each([
    ['souza ana', [1]],
    ['joana d’arc', [2]],
    ['98765-4321', [1]],
    ['119876', [1]],
    ['soiza', [1]],
    ['ninguem', []],
  ])('%s', (query, found) => expect(ids(query)).toEqual(found))
  test('those that fit alone, where the server is asked too', () => {
    expect(peopleThatFit(people, 'soiza')).toEqual([])
    expect(peopleThatFit(people, 'souza')).toHaveLength(1)
  })
  test('what they owe as themselves', () => {
    const debts = people.map((customer) => ({ customer }))
    expect(findDebts(debts, '98765 4321').map(({ customer }) => customer.id)).toEqual([1])
  })
})

describe('a code', () => {
  const of = (code: string, products = shelf) => productsOfCode(products, code).map(({ id }) => id)
  const like = (id: number, codes: Partial<Product>) => ({ ...shelf[1], sku: null, ...codes, id }) as Product
  test('is a barcode, a SKU or our own label, whole', () => {
    expect(of('7891234567895')).toEqual([7])
    expect(of('caf-1')).toEqual([7])
    expect(of('p_9')).toEqual([9])
  })
  test('of one article is one, in twelve digits or thirteen', () => {
    expect(of('0012345678905')).toEqual([10])
    expect(of('012345678905')).toEqual([10])
  })
  test('that is only a part, or no code at all, stands for nothing', () => {
    for (const code of ['789', 'p_99', '', '-', '12345678905']) expect(of(code)).toEqual([])
  })
  test('of two products names both', () => {
    const two = [...shelf, like(12, { barcode: '0012345678905' }), like(13, { sku: '7891234567895' })]
    expect(of('012345678905', two)).toEqual([10, 12])
    expect(of('7891234567895', two)).toEqual([7, 13])
  })
  test('with a sign more is another one, where both are there', () => {
    const two = [...shelf, like(12, { sku: 'CAF1' })]
    expect(of('CAF-1', two)).toEqual([7])
    expect(of('CAF1', two)).toEqual([12])
    expect(of('caf1', two)).toEqual([7, 12])
  })
})
