import { describe, expect, test } from 'vitest'
import type { Product } from '../../miniapp/api-types.ts'
import { findable, findProducts, productOfCode } from '../../miniapp/store/find.ts'

const shelf = [
  { id: 7, name: 'Café coado', sku: 'CAF-1', barcode: '7891234567895' },
  { id: 8, name: 'Pão de queijo', sku: null, barcode: null },
  { id: 9, name: 'Queijo  Minas', sku: null, barcode: null },
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
  test('finds parts of codes', () => expect(found('34567')).toEqual([7]))
  test('shows everything for nothing typed', () => expect(found('  ')).toEqual([7, 8, 9]))
})

describe('a code', () => {
  test('is a barcode, a SKU or our own label, whole', () => {
    expect(productOfCode(shelf, '7891234567895')?.id).toBe(7)
    expect(productOfCode(shelf, 'caf-1')?.id).toBe(7)
    expect(productOfCode(shelf, 'p_9')?.id).toBe(9)
  })
  test('that is only a part stands for nothing', () => {
    expect(productOfCode(shelf, '789')).toBeNull()
    expect(productOfCode(shelf, 'p_99')).toBeNull()
  })
})
