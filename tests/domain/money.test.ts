// Sales and payments: each refusal with its field or state, and what undo puts back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let coffee: number
let rice: number
beforeAll(async () => {
  shop = await TestShop.open()
  coffee = await shop.product([[500, 200]], { name: 'café' })
  rice = await shop.product([[50, 700]], { name: 'arroz', unit: 'kg', price: 1000 })
})
afterAll(() => shop.close())

const items = [{ productId: 1, quantity: 1 }]
const sell = (more: object, actor = shop.staff) => shop.run('sales.create', { items, ...more }, { actor })

describe('a sale is refused', () => {
  it.each([
    ['a customer that is not there', { customerId: 999 }, 'not_found', 'customerId'],
    [
      'a product that is not there',
      { customerName: 'Ana', items: [{ productId: 999, quantity: 1 }] },
      'not_found',
      'items.0.productId',
    ],
    [
      'half a coffee',
      { customerName: 'Ana', items: [{ productId: 1, quantity: 0.5 }] },
      'invalid_input',
      'items.0.quantity',
    ],
    ['a day to come', { customerName: 'Ana', on: '2999-01-01' }, 'invalid_input', 'on'],
    ['a day too long ago', { customerName: 'Ana', on: '2020-01-01' }, 'invalid_input', 'on'],
    ['due before it was', { customerName: 'Ana', dueOn: '2020-01-01' }, 'invalid_input', 'dueOn'],
    ['due years later', { customerName: 'Ana', dueOn: '2099-01-01' }, 'invalid_input', 'dueOn'],
    ['a discount above it', { customerName: 'Ana', discount: 501 }, 'invalid_input', 'discount'],
    [
      'too much at all',
      {
        customerName: 'Ana',
        items: Array.from({ length: 11 }, () => ({ productId: 1, quantity: 100, unitPrice: 1e10 })),
      },
      'invalid_input',
      'items',
    ],
    ['nobody on credit', {}, 'invalid_input', 'customerId'],
    ['both ways to name a customer', { customerId: 1, customerName: 'Ana' }, 'invalid_input', 'customerName'],
  ])('%s', async (_, input, code, path) => {
    const refusal = await shop.refusal('sales.create', { items, ...input })
    expect([refusal.code, refusal.details.errors?.[0]?.path]).toEqual([code, path])
  })

  it('by state, in the contract’s order: archived, stock, overpayment, limit', async () => {
    const { id } = await shop.do(
      'customers.create',
      { name: 'Limite', creditLimit: 600 },
      { actor: shop.owner },
    )
    const gone = await shop.product([[1, 1]])
    await shop.do('products.remove', { id: gone }, { actor: shop.owner })
    const many = {
      items: [{ productId: coffee, quantity: 9999 }],
      customerId: id,
      payments: [{ amount: 1e9, method: 'pix' }],
    }
    const code = async (input: object, actor = shop.staff) =>
      (await shop.refusal('sales.create', input, { actor })).code
    expect(await code({ ...many, items: [...many.items, { productId: gone, quantity: 1 }] })).toBe(
      'wrong_state',
    )
    expect(await code(many)).toBe('insufficient_stock')
    const two = { items: [{ productId: coffee, quantity: 2 }], customerId: id }
    expect(await code({ ...two, payments: [{ amount: 1001, method: 'pix' }] })).toBe('overpayment')
    const limit = await shop.refusal('sales.create', two)
    expect(limit.details).toMatchObject({ limit: 600, due: 0, exceedsBy: 400 })
    expect(await code({ ...two, overrideCredit: true })).toBe('forbidden')
    // The door may still believe in a role that the shop has taken; the sale asks again.
    expect(await code({ ...two, overrideCredit: true }, { ...shop.staff, role: 'owner' })).toBe('forbidden')
    expect((await sell({ ...two, overrideCredit: true }, shop.owner)).value.overrideCredit).toBe(true)
    expect((await sell({ ...two, payments: [{ amount: 1000, method: 'pix' }] })).value.status).toBe('paid')
  })

  it('what is missing is named for all lines at once, repeats summed', async () => {
    const scarce = await shop.product([[3, 1]], { name: 'raro' })
    const lines = [scarce, scarce, rice].map((productId) => ({
      productId,
      quantity: productId === rice ? 60 : 2,
    }))
    const refusal = await shop.refusal('sales.create', { customerName: 'Ana', items: lines })
    expect(
      refusal.details.shortages?.map(({ name, requested, available }) => [name, requested, available]),
    ).toEqual([
      ['arroz', 60, 50],
      ['raro', 4, 3],
    ])
  })
})

describe('a payment is refused', () => {
  it('with what is wrong', async () => {
    const sold = (await sell({ customerName: 'Vera' })).value
    const other = (await sell({ customerName: 'Otto' })).value
    const nobody = (await sell({ payments: [{ amount: 500, method: 'cash' }] })).value
    const of = (saleIds: number[], more: object = {}) =>
      shop.refusal('payments.create', { saleIds, amount: 1, method: 'pix', ...more })
    const path = async (saleIds: number[], more?: object) => {
      const { code, details } = await of(saleIds, more)
      return [code, details.errors?.[0]?.path ?? details.state ?? details.owed]
    }
    expect(await path([sold.id, other.id])).toEqual(['invalid_input', 'saleIds.1'])
    expect(await path([nobody.id])).toEqual(['invalid_input', 'saleIds.0'])
    expect(await path([sold.id, 9999])).toEqual(['not_found', 'saleIds.1'])
    expect(await path([sold.id], { on: '2999-01-01' })).toEqual(['invalid_input', 'on'])
    expect(await path([sold.id], { on: '2001-01-01' })).toEqual(['invalid_input', 'on'])
    expect(await path([sold.id], { amount: 501 })).toEqual(['overpayment', 500])
    for (const whose of [{}, { saleIds: [sold.id], customerId: sold.customer?.id }])
      expect((await shop.refusal('payments.create', { amount: 1, method: 'pix', ...whose })).code).toBe(
        'invalid_input',
      )
    const [paid] = nobody.payments
    expect((await shop.refusal('payments.void', { id: paid?.id, reason: 'x' })).details.state).toBe(
      'part_of_a_sale',
    )
    await shop.do('sales.void', { id: sold.id, reason: 'engano' })
    expect((await shop.refusal('sales.void', { id: sold.id, reason: 'engano' })).code).toBe('already_voided')
    expect(await path([sold.id])).toEqual(['wrong_state', 'voided'])
    const made = await shop.run('payments.create', {
      customerId: other.customer?.id,
      amount: 500,
      method: 'pix',
      note: 'obrigado',
      on: await shop.day(1),
    })
    expect(made.value).toMatchObject({
      allocations: [{ saleId: other.id, amount: 500 }],
      note: 'obrigado',
      credit: 0,
    })
    await shop.do('payments.void', { id: made.value.id, reason: 'cheque' })
    expect((await shop.refusal('payments.void', { id: made.value.id, reason: 'x' })).code).toBe(
      'already_voided',
    )
    expect((await shop.refusal('undo.run', { id: made.undoId })).code).toBe('already_voided')
  })
})

describe('undo', () => {
  it('of a sale is as if it had never been; once, by who did it or an owner, for five minutes', async () => {
    const paid = await sell({ customerName: 'Iara', payments: [{ amount: 200, method: 'cash' }] })
    expect((await shop.refusal('undo.run', { id: paid.undoId }, { actor: shop.user })).code).toBe('not_found')
    expect((await shop.do('undo.list', {})).items[0]).toMatchObject({
      id: paid.undoId,
      operation: 'sales.create',
      entity: 'sale',
      name: 'Iara',
      amount: 500,
    })
    const undone = await shop.do('undo.run', { id: paid.undoId }, { actor: shop.owner })
    expect(undone).toMatchObject({ operation: 'sales.create', entity: 'sale', result: { status: 'voided' } })
    expect(await shop.refusal('undo.run', { id: paid.undoId })).toMatchObject({
      code: 'wrong_state',
      details: { state: 'undone' },
    })
    expect((await shop.do('customers.get', { id: paid.value.customer?.id })).credit).toBe(0)
    expect((await shop.do('undo.list', {})).items.map((one) => one.id)).not.toContain(paid.undoId)
    const voided = await shop.run('sales.void', {
      id: (await sell({ customerName: 'Iara' })).value.id,
      reason: 'x',
    })
    expect(voided.undoId).toBeNull()
    const late = await sell({ customerName: 'Iara' })
    const age = step(
      'undo.age',
      `update activities set at = at - interval '6 minutes' where id = @id::bigint`,
    )
    const [off, on] = ['disable', 'enable always'].map((way) =>
      step(`undo.${way}`, `alter table activities ${way} trigger append_only`),
    )
    if (off && on) await shop.database.run([off, age, on], { id: late.undoId })
    expect(await shop.refusal('undo.run', { id: late.undoId })).toMatchObject({
      code: 'wrong_state',
      details: { state: 'expired' },
    })
    await shop.expectSound()
  })

  it('needs the role one has now', async () => {
    const sold = await sell({ customerName: 'Jair' })
    const demoted = { ...shop.staff, role: 'user' as const }
    expect((await shop.refusal('undo.run', { id: sold.undoId }, { actor: demoted })).code).toBe('forbidden')
    expect((await shop.do('undo.list', {}, { actor: demoted })).items).toEqual([])
  })
})
