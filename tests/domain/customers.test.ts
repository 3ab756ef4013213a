// Customers: made, changed, archived and back again, and lists that find them by name, phone and what they owe.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedOf } from '#commands/asked.ts'
import { customerNames } from '#domain/customers/queries.ts'
import { fold } from '#lib/fold.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

describe('a customer', () => {
  it('is nobody else for what is not seen in their name', async () => {
    const { id } = await shop.do('customers.create', { name: 'Noêmia' })
    for (const name of [
      'No\u200bêmia',
      'Noêmia\u2060',
      '\u200eNoêmia\u200e',
      '\u202aNoêmia\u202c',
      'Noê\u3164mia',
    ]) {
      const refused = await shop.refusal('customers.create', { name })
      expect([refused.code, refused.details.existing?.id]).toEqual(['duplicate', id])
      const [found] = await customerNames.find(shop.runtime, askedOf(name))
      expect(found?.id).toBe(id)
    }
  })

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
      { actor: shop.owner },
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
    await shop.undo(edited.undoId)
    expect(await shop.do('customers.get', { id })).toMatchObject({
      name: 'Célia',
      creditLimit: null,
      userId: null,
      phone: '11 9',
    })
    const unused = await shop.run('customers.create', { name: 'Engano' })
    await shop.undo(unused.undoId, shop.staff)
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
    expect(await shop.names('customers.list', { archived: true })).toEqual(['Dora'])
    expect((await shop.refusal('customers.remove', { id })).details.state).toBe('archived')
    expect(
      (await shop.refusal('payments.create', { customerId: id, amount: 1, method: 'pix' })).details.state,
    ).toBe('archived')
    await shop.undo(archived.undoId, shop.staff)
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

  it('archived they come back when a void opens their money again, but not beside another of their name', async () => {
    const items = [{ productId: await shop.product([[9, 1]]), quantity: 1 }]
    const payments = [{ amount: 500, method: 'cash' }]
    const sold = await shop.run('sales.create', { customerName: 'Fabio', items, payments })
    const sale = sold.value.id
    const id = sold.value.customer?.id ?? 0
    const payment = sold.value.payments[0]?.id
    const gone = async () => {
      await shop.do('customers.remove', { id })
      return (await shop.do('customers.get', { id })).rev
    }
    const rev = await gone()
    await shop.do('payments.void', { id: payment, reason: 'cheque' })
    expect(await shop.do('customers.get', { id })).toMatchObject({ archived: false, due: 500, rev: rev + 1 })
    await shop.do('payments.create', { customerId: id, amount: 500, method: 'pix' })
    await gone()
    const other = await shop.do('customers.create', { name: 'FÁBIO' })
    const refused = await shop.refusal('sales.void', { id: sale, reason: 'engano' })
    expect([refused.code, refused.details.existing]).toEqual(['duplicate', { id: other.id, name: 'FÁBIO' }])
    expect(await shop.do('sales.get', { id: sale })).toMatchObject({ status: 'paid' })
    await shop.do('customers.remove', { id: other.id })
    await shop.undo(sold.undoId, shop.staff)
    expect(await shop.do('customers.get', { id })).toMatchObject({ archived: false, credit: 500 })
    await shop.expectSound()
  })

  it('lists find by name and phone, who owes, by name and by last sale', async () => {
    const items = [{ productId: await shop.product([[9, 1]]), quantity: 1 }]
    for (const customerName of ['Rosa', 'Ana']) await shop.do('sales.create', { customerName, items })
    const fresh = await shop.do('customers.create', { name: 'Zulmira', phone: '77123' })
    expect(await shop.names('customers.list', { q: '7712' })).toEqual(['Zulmira'])
    expect(await shop.names('customers.list', { owing: true })).toEqual(['Ana', 'Dora', 'Rosa'])
    expect(await shop.names('customers.list', { owing: false, q: 'zul' })).toEqual(['Zulmira'])
    const recent = await shop.names('customers.list', { sort: 'recent' })
    expect(recent.slice(0, 3)).toEqual(['Ana', 'Rosa', 'Edite'])
    expect(recent.at(-1)).toBeDefined()
    const byName = await shop.names('customers.list', {})
    expect([...byName].map((name) => fold(String(name)))).toEqual(
      [...byName].map((name) => fold(String(name))).sort((a, b) => (a < b ? -1 : 1)),
    )
    expect(new Set(recent)).toEqual(new Set(byName))
    expect(recent).toHaveLength(byName.length)
    expect(
      (await customerNames.find(shop.runtime, askedOf(fresh.name))).some((one) => one.id === fresh.id),
    ).toBe(true)
  })
})
