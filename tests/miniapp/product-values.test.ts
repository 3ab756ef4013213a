import { describe, expect, test } from 'vitest'
import type { Product } from '../../miniapp/client/api-types.ts'
import { groupedCode } from '../../miniapp/features/product-form/code.ts'
import {
  changedIn,
  NOTHING,
  takenBy,
  type Values,
  valuesOf,
  wrongIn,
} from '../../miniapp/features/product-form/values.ts'

const RICE: Product = {
  id: 7,
  name: 'Arroz',
  emoji: '🍚',
  sku: 'ARZ-1',
  barcode: '7891234567895',
  category: 'Mercearia',
  description: null,
  unit: 'kg',
  price: 4000,
  minStock: 1.5,
  stock: 3,
  low: false,
  inStock: true,
  mediaUrl: null,
  thumbHash: null,
  thumbUrl: null,
  hidden: false,
  archived: false,
  version: 3,
  rev: 9,
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-01T00:00:00Z',
}
const typed = (part: Partial<Values>) => valuesOf(RICE, part, 'pt-BR')
const changed = (part: Partial<Values>) => changedIn(typed(part), RICE, 'pt-BR')

describe('the form of a product', () => {
  test('sends nothing of what was not changed, or was changed back', () => {
    expect(changed({})).toEqual({})
    expect(changed({ name: ' Arroz ', category: 'Mercearia', minStock: '1,500' })).toEqual({})
    expect(changed({ price: 4100 })).toEqual({ price: 4100 })
  })

  test('takes a text away that is emptied', () => {
    expect(changed({ barcode: ' ', category: '', sku: '' })).toEqual({
      barcode: null,
      category: null,
      sku: null,
    })
    expect(changed({ minStock: '' })).toEqual({ minStock: 0 })
  })

  test('shows price and minimum in the unit that is chosen, and leaves turning them to the server', () => {
    const values = typed({ unit: 'g' })
    expect(values).toMatchObject({ unit: 'g', price: 4, minStock: '1500' })
    expect(changed({ unit: 'g' })).toEqual({ unit: 'g' })
    expect(changed({ unit: 'g', price: 5 })).toEqual({ unit: 'g', price: 5 })
  })

  test('asks for the price anew where it is no whole number of cents in the new unit', () => {
    const odd = { ...RICE, price: 4290 }
    const values = valuesOf(odd, { unit: 'g' }, 'pt-BR')
    expect(values.price).toBe(0)
    expect(wrongIn(values, odd, 'pt-BR')).toEqual(['price'])
  })

  test('of a new product sends what is no default', () => {
    const values = valuesOf(null, { name: 'Café', price: 500, minStock: '0' }, 'pt-BR')
    expect(changedIn(values, null, 'pt-BR')).toEqual({ name: 'Café', price: 500 })
  })

  test('names what cannot go, in the order it stands', () => {
    expect(wrongIn({ ...NOTHING, minStock: '1,5' }, null, 'pt-BR')).toEqual(['name', 'price', 'minStock'])
    expect(wrongIn({ ...NOTHING, name: 'x', price: 1, unit: 'kg', minStock: '1,5' }, null, 'pt-BR')).toEqual(
      [],
    )
    // What may be two numbers is asked about, never sent.
    expect(
      wrongIn({ ...NOTHING, name: 'x', price: 1, unit: 'kg', minStock: '2.500' }, null, 'pt-BR'),
    ).toEqual(['minStock'])
    expect(wrongIn({ ...NOTHING, name: 'x', price: 0 }, { ...RICE, price: 0 }, 'pt-BR')).toEqual([])
  })

  test('a sale, a photo or a new version is no change of it; a new price is', () => {
    const values = (product: Product) => valuesOf(product, {}, 'pt-BR')
    expect(values({ ...RICE, version: 4, rev: 12, stock: 1, thumbUrl: '/media/a.webp' })).toEqual(
      values(RICE),
    )
    expect(values({ ...RICE, price: 1 })).not.toEqual(values(RICE))
  })

  test('tells which of its names another product has', () => {
    const other = { ...RICE, id: 8, name: 'Feijão', barcode: '123', sku: 'F-1' }
    const values = { ...NOTHING, name: 'FEIJAO', barcode: '123', sku: 'F-1' }
    expect(takenBy(values, other, null)).toBe('name')
    expect(takenBy({ ...values, name: 'x' }, other, null)).toBe('barcode')
    expect(takenBy({ ...values, name: 'x', barcode: '' }, other, null)).toBe('sku')
    expect(takenBy({ ...values, name: 'x', barcode: '124' }, other, other)).toBe('sku')
    expect(takenBy({ ...values, name: 'x', sku: '' }, other, other)).toBe('barcode')
  })

  test('reads an article’s code in its groups', () => {
    expect(groupedCode('7896045102334').replaceAll('\u00a0', ' ')).toBe('789 6045 10233 4')
    expect(groupedCode('A-1')).toBe('A-1')
  })
})
