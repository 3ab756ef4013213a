// Asking an owner: only what a limit refused is asked, it is done once by who asked, and what can be done no more waits on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { passingStep, step } from '#database/step.ts'
import type { Actor } from '#domain/operation.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
const person = step(
  'test.another',
  `insert into users (telegram_id, name, folded, role, language) values (@telegramId::bigint, @name::text, lower(@name::text), @role::text, 'en') returning id::text`,
)
let people = 0
const another = async (role: 'owner' | 'admin' | 'user'): Promise<Actor> => {
  people++
  const values = { telegramId: 5000 + people, name: `Rui ${people}`, role }
  const userId = Number(await shop.database.run([person], values))
  return { userId, role, sessionId: null, language: 'en' }
}
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(async () => {
  await shop.expectSound()
  await shop.close()
})

const asOwner = () => ({ actor: shop.owner })
const limits = {
  discountPercent: null,
  priceOverridePercent: null,
  voidHours: null,
  backdateDays: null,
  belowCost: null,
}
const limit = async (change: object) => {
  const { version } = await shop.do('settings.get', {}, asOwner())
  await shop.do('settings.edit', { version, limits: { ...limits, ...change } }, asOwner())
}
/** A sale of one at 1,500 to somebody who may owe 1,000. */
const over = async (more: object = {}) => {
  const productId = await shop.product([[5, 41]], { price: 1500 })
  const name = shop.name('Freguês')
  const customer = await shop.do('customers.create', { name, creditLimit: 1000 }, asOwner())
  return {
    productId,
    customer,
    input: { customerId: customer.id, items: [{ productId, quantity: 1 }], ...more },
  }
}
const ask = (input: object, kind = 'creditLimit', actor = shop.staff) =>
  shop.do('approvals.create', { kind, input }, { actor })
const grant = (id: number, actor = shop.owner, more: object = {}) =>
  shop.do('approvals.grant', { id, ...more }, { actor })
const salesOf = (customerId: number) =>
  shop.look<number>(`select count(*) from sales where customer_id = ${customerId} and voided_at is null`)
const run = (text: string) => shop.database.run([passingStep('test.run', text)], {})

describe('what is asked', () => {
  it('waits an hour, sells nothing yet, and says how far it goes beyond what', async () => {
    const { input, customer } = await over()
    const asked = await ask(input)
    expect(asked).toMatchObject({
      kind: 'creditLimit',
      state: 'waiting',
      by: { name: 'Bia' },
      decidedBy: null,
      result: null,
      customer: { id: customer.id },
      amount: 1500,
      beyond: { limits: [], credit: { limit: 1000, due: 0, exceedsBy: 500 } },
    })
    expect(Date.parse(asked.expiresAt) - Date.parse(asked.createdAt)).toBe(3_600_000)
    expect(await salesOf(customer.id)).toBe(0)
  })

  it('is what a limit refused: what is allowed, or refused for something else, is not asked', async () => {
    const { input, productId } = await over()
    const refused = async (asked: object, kind = 'creditLimit', actor = shop.staff) => {
      const { code, details } = await shop.refusal('approvals.create', { kind, input: asked }, { actor })
      return [code, details.state ?? details.errors?.[0]?.path]
    }
    const paid = { ...input, payments: [{ amount: 1500, method: 'cash' }] }
    expect(await refused(paid)).toEqual(['wrong_state', 'allowed'])
    expect(await refused(input, 'creditLimit', shop.owner)).toEqual(['wrong_state', 'allowed'])
    expect((await refused(input, 'discount'))[0]).toBe('credit_limit')
    const gone = { ...input, items: [{ productId: 999_999, quantity: 1 }] }
    expect(await refused(gone)).toEqual(['not_found', 'items.0.productId'])
    const many = { ...input, items: [{ productId, quantity: 6 }] }
    expect((await refused(many))[0]).toBe('insufficient_stock')
    expect(await refused({ saleId: 999_999, reason: 'engano' }, 'void')).toEqual(['not_found', undefined])
  })

  it('is read as the act’s own body, within its bounds', async () => {
    const wrong = async (input: unknown, kind = 'creditLimit') =>
      (await shop.refusal('approvals.create', { kind, input })).details.errors?.map(({ path }) => path)
    expect(await wrong(undefined)).toEqual(['input'])
    expect(await wrong({ items: [] })).toEqual(['input.items'])
    expect(await wrong({ items: [{ productId: 1, quantity: 1, deep: { er: 1 } }] })).toEqual([
      'input.items.0.deep',
    ])
    expect(await wrong({ saleId: 1 }, 'void')).toEqual(['input.reason'])
    expect(await wrong({ items: [] }, 'anything')).toEqual(['kind'])
    expect(await wrong(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`f${n}`, n])))).toEqual([
      'input',
    ])
  })

  it('the same asked again while it waits is told of the first; a repeat under its key is the first', async () => {
    const { input } = await over()
    const key = { intentKey: 'http:asks' }
    const call = { kind: 'creditLimit', input }
    const [one, two] = await Promise.all([1, 2].map(() => shop.do('approvals.create', call, key)))
    expect(two?.id).toBe(one?.id)
    const { code, details } = await shop.refusal('approvals.create', call)
    expect([code, details.state, details.id]).toEqual(['wrong_state', 'waiting', one?.id])
    await grant(one?.id ?? 0)
    expect((await shop.do('approvals.create', call, key)).id).toBe(one?.id)
  })

  it('is seen by who asked and by owners, not by others of the team', async () => {
    const { input } = await over()
    const { id } = await ask(input)
    const other = await another('admin')
    const ids = async (actor: Actor, more: object = {}) =>
      (await shop.all('approvals.list', more, actor)).map((one) => one['id'])
    expect(await ids(shop.staff, { state: 'waiting' })).toContain(id)
    expect(await ids(shop.owner)).toContain(id)
    expect(await ids(other)).toEqual([])
    expect((await shop.refusal('approvals.get', { id }, { actor: other })).code).toBe('not_found')
    expect((await shop.refusal('approvals.list', {}, { actor: shop.user })).code).toBe('forbidden')
    for (const actor of [shop.staff, other, shop.user])
      for (const name of ['approvals.grant', 'approvals.refuse'] as const)
        expect((await shop.refusal(name, { id }, { actor })).code).toBe('forbidden')
  })
})

describe('what is freed', () => {
  it('is done as the act of who asked; who freed it is on it too', async () => {
    const { input, customer } = await over()
    const { id } = await ask(input)
    const freed = await grant(id, shop.owner, { text: 'Ele me falou.' })
    expect(freed).toMatchObject({
      state: 'granted',
      decidedBy: { name: 'Olga' },
      reason: 'Ele me falou.',
      result: { entity: 'sale' },
    })
    const sale = await shop.do('sales.get', { id: freed.result?.entityId ?? 0 })
    expect(sale).toMatchObject({
      seller: { name: 'Bia' },
      total: 1500,
      overrideCredit: true,
      customer: { id: customer.id },
    })
    const acts = await shop.do('activities.list', { entity: 'sale', entityId: sale.id }, asOwner())
    expect(acts.items.map((act) => [act.operation, act.actor?.name])).toEqual([
      ['approvals.grant', 'Olga'],
      ['sales.create', 'Bia'],
    ])
  })

  it('a discount, a price, a sale below cost and an old void, each beyond what staff may', async () => {
    const productId = await shop.product([[40, 300]], { price: 500 })
    const sold = await shop.do('sales.create', {
      items: [{ productId, quantity: 1 }],
      payments: [{ amount: 500, method: 'pix' }],
    })
    await limit({ discountPercent: 10, priceOverridePercent: 20, voidHours: 0, belowCost: false })
    const paid = (total: number, more: object) => ({
      items: [{ productId, quantity: 2 }],
      payments: [{ amount: total, method: 'pix' }],
      ...more,
    })
    const cheap = (unitPrice: number) => paid(unitPrice, { items: [{ productId, quantity: 1, unitPrice }] })
    for (const [kind, input, name] of [
      ['discount', paid(800, { discount: 200 }), 'discountPercent'],
      ['price', cheap(350), 'priceOverridePercent'],
      ['price', cheap(200), 'priceOverridePercent'],
      ['void', { saleId: sold.id, reason: 'engano' }, 'voidHours'],
    ] as const) {
      const asked = await ask(input, kind)
      expect(asked.beyond.limits[0]?.name).toBe(name)
      expect((await grant(asked.id)).result).not.toBeNull()
    }
    expect((await shop.do('sales.get', { id: sold.id })).status).toBe('voided')
    await limit({ belowCost: false })
    const asked = await ask(cheap(250), 'price')
    expect(asked.beyond.limits[0]?.name).toBe('belowCost')
    await grant(asked.id)
    await limit({})
  })

  it('beyond two limits at once is asked once, and freed of both', async () => {
    await limit({ discountPercent: 10 })
    const { input, customer } = await over({ discount: 300 })
    const { id, beyond } = await ask(input, 'discount')
    expect(beyond).toMatchObject({
      limits: [{ name: 'discountPercent', asked: 20 }],
      credit: { exceedsBy: 200 },
    })
    await grant(id)
    expect(await salesOf(customer.id)).toBe(1)
    await limit({})
  })

  it('is sold at the prices that were shown, whatever the goods cost by now', async () => {
    const { input, productId } = await over()
    const { id } = await ask(input)
    const { version } = await shop.do('products.get', { id: productId }, asOwner())
    await shop.do('products.edit', { id: productId, version, price: 9900 }, asOwner())
    const { result } = await grant(id)
    expect((await shop.do('sales.get', { id: result?.entityId ?? 0 })).total).toBe(1500)
  })

  it('what can be done no more answers as it would by itself, and waits on', async () => {
    const { input, productId, customer } = await over()
    const { id } = await ask(input)
    await shop.do('sales.create', {
      items: [{ productId, quantity: 5 }],
      payments: [{ amount: 7500, method: 'cash' }],
    })
    expect((await shop.refusal('approvals.grant', { id }, asOwner())).code).toBe('insufficient_stock')
    expect((await shop.do('approvals.get', { id })).state).toBe('waiting')
    await shop.do('stock.receive', { productId, quantity: 1, unitCost: 40 })
    expect((await grant(id)).state).toBe('granted')
    expect(await salesOf(customer.id)).toBe(1)
  })

  it('who is none of the team any more has nothing done for them', async () => {
    const rui = await another('admin')
    for (const lost of [`role = 'user'`, 'disabled_at = now()']) {
      const { input, customer } = await over()
      const { id } = await ask(input, 'creditLimit', rui)
      await run(`update users set ${lost} where id = ${rui.userId}`)
      const { code, details } = await shop.refusal('approvals.grant', { id }, asOwner())
      expect([code, details.state]).toEqual(['wrong_state', 'asker_gone'])
      expect(await salesOf(customer.id)).toBe(0)
      await run(`update users set role = 'admin', disabled_at = null where id = ${rui.userId}`)
    }
  })

  it('nothing but a grant lets staff pass', async () => {
    const { input } = await over()
    expect((await shop.refusal('sales.create', { ...input, overrideCredit: true })).details.role).toBe(
      'owner',
    )
    expect((await shop.refusal('sales.create', input)).code).toBe('credit_limit')
  })
})

describe('what it ends in', () => {
  const ended = async (id: number) => {
    const { code, details } = await shop.refusal('approvals.grant', { id }, asOwner())
    return [code, details.state]
  }

  it('refused, nothing is done, with the owner’s word; then nobody frees it', async () => {
    const { input, customer } = await over()
    const { id } = await ask(input)
    expect(await shop.do('approvals.refuse', { id, text: 'Hoje não.' }, asOwner())).toMatchObject({
      state: 'refused',
      decidedBy: { name: 'Olga' },
      reason: 'Hoje não.',
      result: null,
    })
    expect(await ended(id)).toEqual(['wrong_state', 'refused'])
    expect((await shop.refusal('approvals.refuse', { id }, asOwner())).code).toBe('wrong_state')
    expect(await salesOf(customer.id)).toBe(0)
  })

  it('given up by who asked, and by nobody else', async () => {
    const { input } = await over()
    const { id } = await ask(input)
    const other = await another('admin')
    expect((await shop.refusal('approvals.withdraw', { id }, { actor: other })).code).toBe('not_found')
    expect(await shop.do('approvals.withdraw', { id })).toMatchObject({
      state: 'refused',
      decidedBy: { name: 'Bia' },
    })
    expect(await ended(id)).toEqual(['wrong_state', 'refused'])
    // And it may be asked anew.
    expect((await ask(input)).state).toBe('waiting')
  })

  it('past its hour it is over, by the clock alone', async () => {
    const { input, customer } = await over()
    const { id } = await ask(input)
    await run(`update approvals set expires_at = now() - interval '1 second' where id = ${id}`)
    expect(await ended(id)).toEqual(['wrong_state', 'expired'])
    expect((await shop.refusal('approvals.withdraw', { id })).code).toBe('wrong_state')
    const expired = await shop.do('approvals.list', { state: 'expired' })
    expect(expired.items.map((one) => one.id)).toContain(id)
    expect(await salesOf(customer.id)).toBe(0)
    expect((await ask(input)).state).toBe('waiting')
  })

  it('one that was never asked is not found', async () => {
    for (const name of ['approvals.grant', 'approvals.refuse'] as const)
      expect((await shop.refusal(name, { id: 999_999 }, asOwner())).code).toBe('not_found')
    expect((await shop.refusal('approvals.withdraw', { id: 999_999 })).code).toBe('not_found')
  })
})

it('an owner sees what to decide by: what is owed, since when, how it is paid, what was freed before', async () => {
  const { input, customer, productId } = await over()
  const first = await shop.do('sales.create', {
    ...input,
    on: await shop.day(30),
    dueOn: await shop.day(28),
    items: [{ productId, quantity: 1, unitPrice: 900 }],
  })
  await shop.do('payments.create', {
    customerId: customer.id,
    amount: 400,
    method: 'pix',
    on: await shop.day(25),
  })
  const { id } = await ask({ ...input, dueOn: await shop.day(-1) })
  const shown = await shop.do('approvals.get', { id }, asOwner())
  expect(shown).toMatchObject({
    account: {
      due: 500,
      limit: 1000,
      oldestDueOn: await shop.day(28),
      paysInDays: null,
      lastPayment: { amount: 400, on: await shop.day(25) },
      freedBefore: { count: 0, open: 0 },
    },
    items: [{ quantity: 1, unitPrice: 1500, unit: 'un' }],
    dueOn: await shop.day(-1),
    amount: 1500,
  })
  expect(shown.owners.map(({ name }) => name)).toContain('Olga')
  await grant(id)
  await shop.do('payments.create', { customerId: customer.id, amount: 500, method: 'pix' })
  const again = await ask({ ...input, items: [{ productId, quantity: 2 }] })
  expect((await shop.do('approvals.get', { id: again.id }, asOwner())).account).toMatchObject({
    due: 1500,
    paysInDays: 30,
    freedBefore: { count: 1, open: 1 },
  })
  expect(first.id).toBeGreaterThan(0)
})

it('two owners, the asker and the clock at once: one of them decides, and one thing happens at most', async () => {
  const second = await another('owner')
  const rounds = process.env['FULL'] ? 60 : 8
  for (let round = 0; round < rounds; round++) {
    const { input, customer, productId } = await over()
    const { id } = await ask(input)
    const acts = [
      () => grant(id),
      () => grant(id, second),
      ...(round % 2 ? [() => shop.do('approvals.refuse', { id }, { actor: second })] : []),
      ...(round % 3 ? [() => shop.do('approvals.withdraw', { id })] : []),
      ...(round % 4 === 3
        ? [
            () =>
              shop.do('sales.create', {
                items: [{ productId, quantity: 5 }],
                payments: [{ amount: 7500, method: 'cash' }],
              }),
          ]
        : []),
      ...(round % 4 === 2
        ? [async () => void (await run(`update approvals set expires_at = now() where id = ${id}`))]
        : []),
      async () => void (await run(`update products set price = price + 100 where id = ${productId}`)),
    ]
    await Promise.allSettled(acts.toSorted(() => Math.random() - 0.5).map((act) => act()))
    const { state, result } = await shop.do('approvals.get', { id })
    const sold = await shop.look<{ id: number; total: number }[]>(
      `select coalesce(json_agg(json_build_object('id', id, 'total', total)), '[]') from sales where customer_id = ${customer.id}`,
    )
    expect(sold).toEqual(state === 'granted' ? [{ id: result?.entityId, total: 1500 }] : [])
    const decided = await shop.look<number>(
      `select count(*) from activities where entity = 'approval' and entity_id = ${id} and operation <> 'approvals.create' and refused is null`,
    )
    expect(decided).toBe(state === 'granted' || state === 'refused' ? 1 : 0)
  }
})
