// Products: their rules, what takes each act back, and a catalogue that finds what was asked and pages without loss.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedOf } from '#commands/asked.ts'
import { productNames } from '#domain/products/queries.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const owner = () => ({ actor: shop.owner })
const make = (fields: object) => shop.run('products.create', { price: 500, ...fields }, owner())
const edit = async (id: number, change: object) => {
  const { version } = await shop.do('products.get', { id })
  return shop.run('products.edit', { id, version, ...change }, owner())
}

describe('a product', () => {
  it('has defaults, and a name that no other has, whatever its case, accents and spaces', async () => {
    const { value } = await make({ name: '  Pão   de Queijo ' })
    expect(value).toMatchObject({ name: 'Pão   de Queijo', unit: 'un', stock: 0, hidden: false, version: 1 })
    const twin = await shop.refusal('products.create', { name: 'pao de  QUEIJO', price: 1 }, owner())
    expect(twin.details.existing).toEqual({ id: value.id, name: 'Pão   de Queijo' })
    await make({ name: 'Chá', sku: 'C1', barcode: '789' })
    for (const fields of [{ sku: 'C1' }, { barcode: '789' }])
      expect(
        (await shop.refusal('products.create', { name: 'Outro', price: 1, ...fields }, owner())).code,
      ).toBe('duplicate')
  })

  it('is changed field by field; undo puts back what was, unless somebody changed it since', async () => {
    const made = await make({
      name: 'Suco',
      category: 'Bebidas',
      description: 'de uva',
      sku: 'S9',
      minStock: 3,
    })
    const { id } = made.value
    const changed = await edit(id, {
      name: 'Suco de Uva',
      price: 900,
      sku: null,
      barcode: '123',
      description: '',
      minStock: 0,
    })
    expect(changed.value).toMatchObject({
      sku: null,
      barcode: '123',
      description: null,
      price: 900,
      version: 2,
    })
    await shop.undo(changed.undoId)
    expect(await shop.do('products.get', { id })).toMatchObject({
      name: 'Suco',
      price: 500,
      sku: 'S9',
      barcode: null,
      description: 'de uva',
      minStock: 3,
    })
    const first = await edit(id, { price: 700 })
    await edit(id, { price: 800 })
    const refused = await shop.refusal('undo.run', { id: first.undoId }, owner())
    expect(refused).toMatchObject({ code: 'version_conflict', details: { current: { price: 800 } } })
    const unmaking = await shop.refusal('undo.run', { id: made.undoId }, owner())
    expect(unmaking.code).toBe('version_conflict')
  })

  it('counted one by one takes whole numbers alone, also when the unit changes', async () => {
    const weighed = await shop.product([[1.5, 100]], { unit: 'kg' })
    expect(
      (await shop.refusal('products.edit', { id: weighed, version: 1, unit: 'un' }, owner())).details.errors,
    ).toEqual([{ path: 'unit', issue: 'not_whole' }])
    for (const more of [{}, { unit: 'dz' }]) {
      const half = await shop.refusal(
        'products.create',
        { name: 'Meia', price: 1, minStock: 0.5, ...more },
        owner(),
      )
      expect(half.details.errors).toEqual([{ path: 'minStock', issue: 'not_whole' }])
    }
    const whole = await shop.product()
    const least = await shop.refusal('products.edit', { id: whole, version: 1, minStock: 0.5 }, owner())
    expect(least.details.errors).toEqual([{ path: 'minStock', issue: 'not_whole' }])
    const counted = await shop.product([[1, 100]])
    for (const [name, input] of [
      ['stock.receive', { quantity: 1.5, unitCost: 1 }],
      ['stock.adjust', { delta: -0.5, reason: 'x' }],
      ['stock.count', { counted: 0.5 }],
    ] as const)
      expect((await shop.refusal(name, { productId: counted, ...input })).details.errors?.[0]?.issue).toBe(
        'not_whole',
      )
  })

  it('without history is removed, with history archived; archived it neither sells nor is counted, and comes back', async () => {
    const { id } = (await make({ name: 'Efêmero' })).value
    const gone = await shop.run('products.remove', { id }, owner())
    expect(gone.undoId).toBeNull()
    expect((await shop.refusal('products.get', { id })).code).toBe('not_found')

    const kept = await shop.product([[5, 100]], { name: 'duradouro' })
    const archived = await shop.run('products.remove', { id: kept }, owner())
    for (const [name, input] of [
      ['stock.receive', { productId: kept, quantity: 1, unitCost: 1 }],
      ['sales.create', { items: [{ productId: kept, quantity: 1 }], customerName: 'Ana' }],
    ] as const)
      expect(await shop.refusal(name, input)).toMatchObject({
        code: 'wrong_state',
        details: { state: 'archived' },
      })
    expect((await shop.refusal('products.remove', { id: kept }, owner())).details.state).toBe('archived')
    expect(await shop.names('products.list', { archived: true })).toEqual(['duradouro'])
    expect(await shop.names('products.list', { archived: true }, shop.user)).toEqual([])
    await shop.undo(archived.undoId)
    const again = await edit(kept, { archived: true })
    await make({ name: 'Duradouro' })
    const { version } = again.value
    expect((await shop.refusal('products.edit', { id: kept, version, archived: false }, owner())).code).toBe(
      'duplicate',
    )
    expect((await shop.refusal('undo.run', { id: again.undoId }, owner())).code).toBe('duplicate')
  })

  it('made by mistake is unmade, unless it has been used meanwhile', async () => {
    const unused = await make({ name: 'Engano' })
    await shop.undo(unused.undoId)
    expect((await shop.refusal('products.get', { id: unused.value.id })).code).toBe('not_found')
    const used = await make({ name: 'Usado' })
    await shop.do('stock.receive', { productId: used.value.id, quantity: 1, unitCost: 1 })
    expect(await shop.refusal('undo.run', { id: used.undoId }, owner())).toMatchObject({
      code: 'wrong_state',
      details: { state: 'in_use' },
    })
  })

  it.each([
    ['products.get', { id: 9999 }],
    ['products.edit', { id: 9999, version: 1 }],
    ['products.remove', { id: 9999 }],
    ['products.unmake', { id: 9999, version: 1 }],
    ['stock.receive', { productId: 9999, quantity: 1, unitCost: 1 }],
    ['stock.adjust', { productId: 9999, delta: 1, reason: 'x' }],
    ['stock.count', { productId: 9999, counted: 1 }],
    ['stock.unreceive', { id: 9999 }],
    ['customers.get', { id: 9999 }],
    ['customers.edit', { id: 9999, version: 1 }],
    ['customers.remove', { id: 9999 }],
    ['customers.unmake', { id: 9999, version: 1 }],
    ['customers.statement', { id: 9999 }],
    ['debts.get', { customerId: 9999 }],
    ['payments.get', { id: 9999 }],
    ['payments.void', { id: 9999, reason: 'x' }],
    ['payments.create', { customerId: 9999, amount: 1, method: 'pix' }],
    ['payments.create', { saleIds: [9999], amount: 1, method: 'pix' }],
    ['sales.get', { id: 9999 }],
    ['sales.void', { id: 9999, reason: 'x' }],
  ] as const)('%s of what is not there: 404', async (name, input) => {
    expect((await shop.refusal(name, input, owner())).code).toBe('not_found')
  })
})

describe('the catalogue', () => {
  it('finds by part of a folded name, SKU or barcode; a customer sees less, and never what is hidden', async () => {
    const fields = { category: 'Grãos', minStock: 5, sku: 'SECRETO', barcode: '55501' }
    const { id } = (await make({ name: 'Feijão Preto', ...fields })).value
    await make({ name: 'Feijão Branco', category: 'Grãos', hidden: true })
    await shop.do('stock.receive', { productId: id, quantity: 2, unitCost: 300 })
    expect(await shop.names('products.list', { q: 'feijao' })).toEqual(['Feijão Branco', 'Feijão Preto'])
    expect(await shop.names('products.list', { q: 'secreto' })).toEqual(['Feijão Preto'])
    expect(await shop.names('products.list', { q: 'secreto' }, shop.user)).toEqual([])
    expect(await shop.names('products.list', { q: '5550' }, shop.user)).toEqual(['Feijão Preto'])
    expect(await shop.names('products.list', { q: 'f_ij%' })).toEqual([])
    expect(await shop.names('products.list', { category: 'Grãos', low: true })).toEqual(['Feijão Preto'])
    expect(await shop.names('products.list', { category: 'Grãos', low: false })).toEqual(['Feijão Branco'])
    expect(await shop.names('products.list', { category: 'Grãos', hidden: true })).toEqual(['Feijão Branco'])
    expect(await shop.names('products.list', { category: 'Grãos', hidden: false })).toEqual(['Feijão Preto'])
    expect(await shop.names('products.list', { category: 'Grãos', out: true })).toEqual(['Feijão Branco'])
    expect(await shop.names('products.list', { category: 'Grãos', out: false }, shop.user)).toEqual([
      'Feijão Preto',
    ])
    const seen = await shop.do('products.get', { id }, { actor: shop.user })
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['stock']))
    for (const field of ['stock', 'minStock', 'low', 'hidden', 'archived', 'sku', 'version'])
      expect(seen).not.toHaveProperty(field)
    expect(seen.inStock).toBe(true)
    expect((await shop.all('categories.list', {})).find((one) => one['name'] === 'Grãos')?.['products']).toBe(
      2,
    )
    expect(
      (await shop.all('categories.list', {}, shop.user)).find((one) => one['name'] === 'Grãos')?.['products'],
    ).toBe(1)
    expect(
      (await productNames.find(shop.runtime, askedOf('feijão branco'))).map((one) => one.name),
    ).toContain('Feijão Branco')
  })

  it('by what is sold most, then by name', async () => {
    const rare = await shop.product([[9, 1]], { name: 'zz raro' })
    const dear = await shop.product([[9, 1]], { name: 'zz querido' })
    for (const productId of [dear, dear, rare])
      await shop.do('sales.create', { customerName: 'Ana', items: [{ productId, quantity: 1 }] })
    expect((await shop.names('products.list', { q: 'zz', sort: 'popular' })).slice(0, 2)).toEqual([
      'zz querido',
      'zz raro',
    ])
    // Older days count no more, nor what was taken back.
    const on = await shop.day(30)
    const items = [{ productId: rare, quantity: 1 }]
    for (let i = 0; i < 3; i++) await shop.do('sales.create', { customerName: 'Ana', items, on })
    const taken = [
      await shop.do('sales.create', { customerName: 'Ana', items }),
      await shop.do('sales.create', { customerName: 'Ana', items }),
    ]
    for (const { id } of taken) await shop.do('sales.void', { id, reason: 'engano' })
    expect((await shop.names('products.list', { q: 'zz', sort: 'popular' }))[0]).toBe('zz querido')
    const everything = await shop.names('products.list', { sort: 'popular' })
    expect(new Set(everything).size).toBe(everything.length)
  })

  it('a cursor of another list, or made up, is refused at its field', async () => {
    const { nextCursor } = await shop.do('products.list', { limit: 1 })
    for (const cursor of [nextCursor, 'rubbish', ''])
      expect((await shop.refusal('stock.list', { cursor })).details.errors).toEqual([
        { path: 'cursor', issue: 'not_a_cursor' },
      ])
  })
})
