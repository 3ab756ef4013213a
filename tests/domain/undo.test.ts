// What is put forth to be taken back: what still can be, and nothing that would be refused.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sql } from '#database/sql.ts'
import { step } from '#database/step.ts'
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

const sellTo = (name: string, productId: number, more = {}) =>
  shop.run('sales.create', { customerName: name, items: [{ productId, quantity: 1 }], ...more })
const isArchived = async (id = 0) => (await shop.do('customers.get', { id })).archived
const eventsOf = (id = 0) =>
  shop.look<number[]>(
    `select json_agg(rev order by id) from events where entity = 'customer' and entity_id = ${id}`,
  )

it('a sale that made its customer, taken back, takes them away again; one sold to by then stays until that is gone too', async () => {
  const productId = await shop.product([[99, 100]])
  const first = await sellTo('Ivete', productId)
  const id = first.value.customer?.id
  await shop.undo(first.undoId)
  expect(await isArchived(id)).toBe(true)
  expect(await shop.names('customers.list', {})).not.toContain('Ivete')
  const { rev } = await shop.do('customers.get', { id })
  expect((await eventsOf(id)).at(-1)).toBe(rev)

  const [one, two] = [await sellTo('Gal', productId), await sellTo('Gal', productId)]
  await shop.undo(one.undoId)
  expect(await isArchived(one.value.customer?.id)).toBe(false)
  await shop.undo(two.undoId)
  expect(await isArchived(one.value.customer?.id)).toBe(true)
  await shop.expectSound()
})

it('one it brought back from the archive goes back to it', async () => {
  const productId = await shop.product([[99, 100]])
  const { id } = await shop.do('customers.create', { name: 'Nara' })
  await shop.do('sales.create', {
    customerId: id,
    items: [{ productId, quantity: 1 }],
    payments: [{ amount: 500, method: 'pix' }],
  })
  await shop.do('customers.remove', { id })
  const again = await sellTo('nara', productId, { payments: [{ amount: 500, method: 'cash' }] })
  expect([again.value.customer?.id, await isArchived(id)]).toEqual([id, false])
  await shop.undo(again.undoId)
  expect(await isArchived(id)).toBe(true)
  // Who was there before stays.
  const { id: there } = await shop.do('customers.create', { name: 'Elis' })
  await shop.undo((await sellTo('Elis', productId)).undoId)
  expect(await isArchived(there)).toBe(false)
})

it('who was edited, paid or owes by then stays; a void with a reason takes nobody away', async () => {
  const productId = await shop.product([[99, 100]])
  const edited = await sellTo('Rita', productId)
  await shop.do('customers.edit', { id: edited.value.customer?.id, version: 1, phone: '11 98888' })
  const paid = await sellTo('Zizi', productId)
  await shop.do('payments.create', { customerId: paid.value.customer?.id, amount: 300, method: 'pix' })
  const owing = await sellTo('Maysa', productId)
  await sellTo('Maysa', productId)
  for (const { undoId, value } of [edited, paid, owing]) {
    await shop.undo(undoId)
    expect(await isArchived(value.customer?.id)).toBe(false)
  }
  const voided = await sellTo('Clara', productId)
  await shop.do('sales.void', { id: voided.value.id, reason: 'devolvido' })
  expect(await isArchived(voided.value.customer?.id)).toBe(false)
  await shop.expectSound()
})

it('taken back while another sells to the same name: they are there if and only if something stands', async () => {
  const productId = await shop.product([[99, 100]])
  const other = shop.another()
  for (let i = 0; i < 12; i++) {
    const name = `Nome ${i} Silva`
    const first = await sellTo(name, productId)
    const [, second] = await Promise.all([
      shop.undo(first.undoId),
      shop.run(
        'sales.create',
        { customerName: name, items: [{ productId, quantity: 1 }] },
        { runtime: other.runtime },
      ),
    ])
    expect(await isArchived(second.value.customer?.id)).toBe(false)
    await shop.undo(second.undoId)
    expect(await isArchived(second.value.customer?.id)).toBe(true)
  }
  await other.database.close()
  await shop.expectSound()
})

it('of very much that one person did, page after page goes on from where the one before it ended', async () => {
  const [made, pages] = [1300, 7]
  const busy = step(
    'test.busy',
    sql`insert into activities (actor_id, operation, entity, entity_id, source, undo, at)
     select @actor::bigint, 'stock.receive', 'lot', 1, 'test', '{"operation": "preferences.edit", "input": {}}', clock_timestamp()
     from generate_series(1, ${made})`,
  )
  await shop.database.run([busy], { actor: shop.owner.userId })
  const ids: number[] = []
  let cursor: string | null = null
  for (let page = 0; page < pages && (page === 0 || cursor); page++) {
    const { items, nextCursor }: { items: { id: number }[]; nextCursor: string | null } = await shop.do(
      'undo.list',
      { limit: 200, ...(cursor ? { cursor } : {}) },
      owner(),
    )
    ids.push(...items.map((item) => item.id))
    cursor = nextCursor
  }
  const [last = 0] = ids
  expect(ids.slice(0, made)).toEqual(Array.from({ length: made }, (_, n) => last - n))
})

it('what somebody else did is an owner’s to take back, by the role they have when it is stored', async () => {
  const productId = await shop.product([[3, 100]])
  const sold = await shop.run(
    'sales.create',
    { customerName: 'Rita', items: [{ productId, quantity: 1 }] },
    owner(),
  )
  // As another process still remembers who has just been made an admin.
  const wasOwner = { actor: { ...shop.staff, role: 'owner' as const } }
  expect(await shop.refusal('undo.run', { id: sold.undoId }, wasOwner)).toMatchObject({
    code: 'forbidden',
    details: { role: 'owner' },
  })
  await shop.do('undo.run', { id: sold.undoId }, owner())
})
