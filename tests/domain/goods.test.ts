// Products, stock and customers: their rules, what takes each act back, and lists that find what was asked and page without loss.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { productNames } from '#domain/catalog/queries.ts'
import { customerNames } from '#domain/customers/queries.ts'
import { fold } from '#lib/fold.ts'
import { type Name, TestShop } from '../support/shop.ts'

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
const undo = (undoId: number | null, actor = shop.owner) => shop.run('undo.run', { id: undoId }, { actor })

/** Every item of a list, a page of two at a time. */
async function all(name: Name, query: object, actor = shop.staff): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  for (let cursor: string | null = null, first = true; first || cursor; first = false) {
    const page = (await shop.do(name, { ...query, limit: 2, ...(cursor ? { cursor } : {}) }, { actor })) as {
      items: Record<string, unknown>[]
      nextCursor: string | null
    }
    expect(page.items.length).toBeLessThanOrEqual(2)
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}
const names = async (name: Name, query: object, actor = shop.staff) =>
  (await all(name, query, actor)).map((one) => one['name'])

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
    await undo(changed.undoId)
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
    expect(await names('products.list', { archived: true })).toEqual(['duradouro'])
    expect(await names('products.list', { archived: true }, shop.user)).toEqual([])
    await undo(archived.undoId)
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
    await undo(unused.undoId)
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
    expect(await names('products.list', { q: 'feijao' })).toEqual(['Feijão Branco', 'Feijão Preto'])
    expect(await names('products.list', { q: 'secreto' })).toEqual(['Feijão Preto'])
    expect(await names('products.list', { q: 'secreto' }, shop.user)).toEqual([])
    expect(await names('products.list', { q: '5550' }, shop.user)).toEqual(['Feijão Preto'])
    expect(await names('products.list', { q: 'f_ij%' })).toEqual([])
    expect(await names('products.list', { category: 'Grãos', low: true })).toEqual(['Feijão Preto'])
    expect(await names('products.list', { category: 'Grãos', low: false })).toEqual(['Feijão Branco'])
    expect(await names('products.list', { category: 'Grãos', hidden: true })).toEqual(['Feijão Branco'])
    expect(await names('products.list', { category: 'Grãos', hidden: false })).toEqual(['Feijão Preto'])
    expect(await names('products.list', { category: 'Grãos', out: true })).toEqual(['Feijão Branco'])
    expect(await names('products.list', { category: 'Grãos', out: false }, shop.user)).toEqual([
      'Feijão Preto',
    ])
    const seen = await shop.do('products.get', { id }, { actor: shop.user })
    expect(Object.keys(seen)).not.toEqual(expect.arrayContaining(['stock']))
    for (const field of ['stock', 'minStock', 'low', 'hidden', 'archived', 'sku', 'version'])
      expect(seen).not.toHaveProperty(field)
    expect(seen.inStock).toBe(true)
    expect((await all('categories.list', {})).find((one) => one['name'] === 'Grãos')?.['products']).toBe(2)
    expect(
      (await all('categories.list', {}, shop.user)).find((one) => one['name'] === 'Grãos')?.['products'],
    ).toBe(1)
    expect((await productNames(shop.runtime)).map((one) => one.name)).toContain('Feijão Branco')
  })

  it('by what is sold most, then by name', async () => {
    const rare = await shop.product([[9, 1]], { name: 'zz raro' })
    const dear = await shop.product([[9, 1]], { name: 'zz querido' })
    for (const productId of [dear, dear, rare])
      await shop.do('sales.create', { customerName: 'Ana', items: [{ productId, quantity: 1 }] })
    expect((await names('products.list', { q: 'zz', sort: 'popular' })).slice(0, 2)).toEqual([
      'zz querido',
      'zz raro',
    ])
    const everything = await names('products.list', { sort: 'popular' })
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

describe('stock', () => {
  it('a receipt is taken back while all of it is there; what is gone is named', async () => {
    const id = await shop.product([[3, 100]])
    const extra = await shop.run('stock.receive', {
      productId: id,
      quantity: 5,
      unitCost: 200,
      expiresOn: '2031-01-31',
      note: '  ',
    })
    expect(extra.value).toMatchObject({ expiresOn: '2031-01-31', note: null, remaining: 5 })
    await shop.do('stock.adjust', { productId: id, delta: -4, reason: 'quebrou' })
    const refused = await shop.refusal('undo.run', { id: extra.undoId })
    expect(refused.details.shortages).toMatchObject([{ productId: id, requested: 5, available: 4 }])
    const other = await shop.run('stock.receive', { productId: id, quantity: 2, unitCost: 200 })
    await undo(other.undoId, shop.staff)
    const lots = await all('stock.lots', { productId: id })
    expect(lots.map((lot) => [lot['remaining'], lot['voidedAt'] !== null])).toEqual([
      [0, false],
      [4, false],
      [0, true],
    ])
    expect(await all('stock.lots', { productId: id, open: true })).toHaveLength(1)
    expect(await all('stock.lots', { productId: id, open: false })).toHaveLength(2)
    await shop.expectSound()
  })

  it('an adjustment and a count move the oldest lots, or make one at the newest cost; each is taken back', async () => {
    const id = await shop.product([
      [3, 100],
      [3, 300],
    ])
    const less = await shop.run('stock.adjust', { productId: id, delta: -4, reason: 'quebrou' })
    expect(less.value).toMatchObject({
      stock: 2,
      movements: [
        { quantity: -3, unitCost: 100 },
        { quantity: -1, unitCost: 300 },
      ],
    })
    await undo(less.undoId, shop.staff)
    const more = await shop.run('stock.count', { productId: id, counted: 10 })
    expect(more.value).toEqual({ expected: 6, counted: 10, difference: 4, stock: 10 })
    expect((await all('stock.lots', { productId: id, open: true })).at(-1)).toMatchObject({
      remaining: 4,
      unitCost: 300,
    })
    await undo(more.undoId, shop.staff)
    const same = await shop.run('stock.count', { productId: id, counted: 6, note: 'ok' })
    expect([same.undoId, same.value.difference]).toEqual([null, 0])
    expect(
      (await shop.refusal('stock.adjust', { productId: id, delta: -7, reason: 'x' })).details.shortages,
    ).toMatchObject([{ requested: 7, available: 6 }])
    const found = await shop.product()
    await shop.do('stock.adjust', { productId: found, delta: 2, reason: 'achado' })
    expect((await all('stock.lots', { productId: found }))[0]).toMatchObject({ unitCost: 0, remaining: 2 })
    await shop.expectSound()
  })

  it('levels and movements list what is asked for', async () => {
    const { id } = (await make({ name: 'Lentilha', minStock: 4, emoji: '🫘' })).value
    await shop.do('stock.receive', { productId: id, quantity: 3, unitCost: 250 })
    await shop.do('sales.create', { customerName: 'Rosa', items: [{ productId: id, quantity: 1 }] })
    expect(await all('stock.list', { q: 'LENT', low: true })).toEqual([
      {
        productId: id,
        name: 'Lentilha',
        emoji: '🫘',
        unit: 'un',
        stock: 2,
        minStock: 4,
        low: true,
        value: 500,
        lots: 1,
      },
    ])
    expect(await all('stock.list', { q: 'lent', low: false })).toEqual([])
    expect((await all('stock.list', {})).length).toBeGreaterThan(5)
    const today = await shop.look<string>('select to_json(current_date)')
    const kinds = async (query: object) =>
      (await all('stock.movements', { productId: id, ...query })).map((m) => m['kind'])
    expect(await kinds({})).toEqual(['sale', 'receipt'])
    expect(await kinds({ kind: 'receipt', from: today, to: today })).toEqual(['receipt'])
    expect(await kinds({ to: '2020-01-01' })).toEqual([])
    expect(await kinds({ from: '2999-01-01' })).toEqual([])
    const [sale] = await all('stock.movements', { productId: id, kind: 'sale' })
    expect(sale).toMatchObject({ quantity: -1, level: 2, source: { type: 'sale', name: 'Rosa' } })
    expect((await all('stock.movements', {})).length).toBeGreaterThan(10)
  })
})

describe('a customer', () => {
  it('is made, changed and taken back; a limit is the owner’s', async () => {
    const made = await shop.run('customers.create', { name: 'Célia', phone: '11 9', note: '' })
    expect(made.value).toMatchObject({ creditLimit: null, note: null, phone: '11 9', due: 0 })
    expect((await shop.refusal('customers.create', { name: 'CELIA' })).details.existing?.id).toBe(
      made.value.id,
    )
    const { id } = made.value
    for (const [name, input] of [
      ['customers.edit', { id, version: 1, creditLimit: 5 }],
      ['customers.create', { name: 'Outra', creditLimit: 5 }],
    ] as const)
      expect(await shop.refusal(name, input)).toMatchObject({ code: 'forbidden', details: { role: 'owner' } })
    // Who is there comes before who may.
    expect((await shop.refusal('customers.edit', { id: 999_999, version: 1, creditLimit: 5 })).code).toBe(
      'not_found',
    )
    const believed = { ...shop.staff, role: 'owner' as const }
    expect(
      (await shop.refusal('customers.create', { name: 'Outra', creditLimit: 5 }, { actor: believed })).code,
    ).toBe('forbidden')
    const edited = await shop.run(
      'customers.edit',
      {
        id,
        version: 1,
        creditLimit: 1000,
        userId: shop.user.userId,
        note: 'boa',
        name: 'Célia R.',
        phone: null,
      },
      owner(),
    )
    expect(edited.value).toMatchObject({
      creditLimit: 1000,
      userId: shop.user.userId,
      note: 'boa',
      version: 2,
    })
    expect((await shop.refusal('customers.create', { name: 'Gêmea', userId: shop.user.userId })).code).toBe(
      'duplicate',
    )
    expect((await shop.refusal('customers.create', { name: 'Gêmea', userId: 777 })).details.errors).toEqual([
      { path: 'userId', issue: 'no_such' },
    ])
    expect(
      (await shop.refusal('customers.edit', { id, version: 1, note: 'x' })).details.current,
    ).toMatchObject({ version: 2 })
    await undo(edited.undoId)
    expect(await shop.do('customers.get', { id })).toMatchObject({
      name: 'Célia',
      creditLimit: null,
      userId: null,
      phone: '11 9',
    })
    const unused = await shop.run('customers.create', { name: 'Engano' })
    await undo(unused.undoId, shop.staff)
    expect((await shop.refusal('customers.get', { id: unused.value.id })).code).toBe('not_found')
  })

  it('with open money stays; settled, they are archived and come back with the next sale', async () => {
    const product = await shop.product([[9, 1]])
    const sold = await shop.do('sales.create', {
      customerName: 'Dora',
      items: [{ productId: product, quantity: 1 }],
    })
    const id = sold.customer?.id ?? 0
    expect((await shop.refusal('customers.remove', { id })).details.state).toBe('open')
    const { version } = await shop.do('customers.get', { id })
    expect((await shop.refusal('customers.edit', { id, version, archived: true })).details.state).toBe('open')
    await shop.do('payments.create', { customerId: id, amount: 500, method: 'cash' })
    const archived = await shop.run('customers.remove', { id })
    expect(await names('customers.list', { archived: true })).toEqual(['Dora'])
    expect((await shop.refusal('customers.remove', { id })).details.state).toBe('archived')
    expect(
      (await shop.refusal('payments.create', { customerId: id, amount: 1, method: 'pix' })).details.state,
    ).toBe('archived')
    await undo(archived.undoId, shop.staff)
    await shop.do('customers.remove', { id })
    await shop.do('sales.create', { customerName: 'DORA', items: [{ productId: product, quantity: 1 }] })
    expect(await shop.do('customers.get', { id })).toMatchObject({ archived: false, due: 500 })
    const again = await shop.run('customers.create', { name: 'Edite' })
    await shop.do('sales.create', {
      customerId: again.value.id,
      items: [{ productId: product, quantity: 1 }],
    })
    await shop.do('payments.create', { customerId: again.value.id, amount: 500, method: 'cash' })
    expect((await shop.refusal('undo.run', { id: again.undoId })).details.state).toBe('in_use')
  })

  it('lists find by name and phone, who owes, by name and by last sale', async () => {
    const fresh = await shop.do('customers.create', { name: 'Zulmira', phone: '77123' })
    expect(await names('customers.list', { q: '7712' })).toEqual(['Zulmira'])
    expect(await names('customers.list', { owing: true })).toEqual(['Ana', 'Dora', 'Rosa'])
    expect(await names('customers.list', { owing: false, q: 'zul' })).toEqual(['Zulmira'])
    const recent = await names('customers.list', { sort: 'recent' })
    expect(recent[0]).toBe('Edite')
    expect(recent.at(-1)).toBeDefined()
    const byName = await names('customers.list', {})
    expect([...byName].map((name) => fold(String(name)))).toEqual(
      [...byName].map((name) => fold(String(name))).sort((a, b) => (a < b ? -1 : 1)),
    )
    expect(new Set(recent)).toEqual(new Set(byName))
    expect(recent).toHaveLength(byName.length)
    expect((await customerNames(shop.runtime)).some((one) => one.id === fresh.id)).toBe(true)
  })
})
