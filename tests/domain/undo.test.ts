// What is put forth to be taken back: what still can be, and nothing that would be refused.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

const owner = () => ({ actor: shop.owner })
const offered = async (undoId: number | null, actor = shop.staff) =>
  (await shop.do('undo.list', {}, { actor })).items.some((item) => item.id === undoId)

it('a receipt is offered while nothing of it is gone, and again when it has come back', async () => {
  const productId = await shop.product()
  const received = await shop.run('stock.receive', { productId, quantity: 5, unitCost: 100 })
  expect(await offered(received.undoId)).toBe(true)
  const sold = await shop.run('sales.create', {
    items: [{ productId, quantity: 1 }],
    payments: [{ amount: 500, method: 'cash' }],
  })
  expect(await offered(received.undoId)).toBe(false)
  await shop.do('undo.run', { id: sold.undoId })
  expect(await offered(received.undoId)).toBe(true)
  const found = await shop.run('stock.adjust', { productId, delta: 2, reason: 'achado' })
  const counted = await shop.run('stock.count', { productId, counted: 9 })
  expect([await offered(found.undoId), await offered(counted.undoId)]).toEqual([true, true])
  await shop.do('stock.count', { productId, counted: 0 })
  expect([await offered(found.undoId), await offered(counted.undoId)]).toEqual([false, false])
})

it('a sale or a payment that was voided is offered no more', async () => {
  const productId = await shop.product([[5, 100]])
  const sold = await shop.run('sales.create', { customerName: 'Ana', items: [{ productId, quantity: 2 }] })
  const customerId = sold.value.customer?.id
  const paid = await shop.run('payments.create', { customerId, amount: 300, method: 'pix' })
  expect([await offered(sold.undoId), await offered(paid.undoId)]).toEqual([true, true])
  await shop.do('payments.void', { id: paid.value.id, reason: 'engano' })
  await shop.do('sales.void', { id: sold.value.id, reason: 'engano' })
  expect([await offered(sold.undoId), await offered(paid.undoId)]).toEqual([false, false])
})

it('an edit is offered until the next one, a making until it is used', async () => {
  const made = await shop.run('products.create', { name: 'Broa', price: 100 }, owner())
  const { id } = made.value
  const edited = await shop.run('products.edit', { id, version: 1, price: 200 }, owner())
  expect([await offered(made.undoId, shop.owner), await offered(edited.undoId, shop.owner)]).toEqual([
    false,
    true,
  ])
  await shop.do('products.edit', { id, version: 2, price: 300 }, owner())
  expect(await offered(edited.undoId, shop.owner)).toBe(false)
  const used = await shop.run('products.create', { name: 'Cuca', price: 100 }, owner())
  const customer = await shop.run('customers.create', { name: 'Rosa' })
  expect([await offered(used.undoId, shop.owner), await offered(customer.undoId)]).toEqual([true, true])
  await shop.do('stock.receive', { productId: used.value.id, quantity: 1, unitCost: 1 })
  await shop.do('sales.create', {
    customerId: customer.value.id,
    items: [{ productId: used.value.id, quantity: 1 }],
  })
  expect([await offered(used.undoId, shop.owner), await offered(customer.undoId)]).toEqual([false, false])
})

it('who is an owner no more is not offered a change of a limit, nor can take it back', async () => {
  const { id } = await shop.do('customers.create', { name: 'Célia' })
  const limited = await shop.run('customers.edit', { id, version: 1, creditLimit: 500 }, owner())
  const demoted = { ...shop.owner, role: 'admin' as const }
  expect([await offered(limited.undoId, shop.owner), await offered(limited.undoId, demoted)]).toEqual([
    true,
    false,
  ])
  // The door may still believe in a role that the shop has taken.
  const { id: other } = await shop.do('customers.create', { name: 'Zélia' })
  const mine = await shop.run('customers.edit', { id: other, version: 1, creditLimit: 500 }, owner())
  const believed = { ...shop.staff, role: 'owner' as const }
  expect((await shop.refusal('undo.run', { id: mine.undoId }, { actor: believed })).code).toBe('forbidden')
})

it('taking back what was made and then archived says that it is archived', async () => {
  const made = await shop.run('products.create', { name: 'Sonho', price: 100 }, owner())
  await shop.do('products.edit', { id: made.value.id, version: 1, archived: true }, owner())
  expect(await shop.refusal('undo.run', { id: made.undoId }, owner())).toMatchObject({
    code: 'wrong_state',
    details: { state: 'archived' },
  })
})
