// What people read of sales, payments and debts; a customer reads their own alone, and without costs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '#commands/index.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let rice: number
beforeAll(async () => {
  shop = await TestShop.open()
  await shop.product([[500, 200]], { name: 'café' })
  rice = await shop.product([[50, 700]], { name: 'arroz', unit: 'kg', price: 1000 })
})
afterAll(() => shop.close())

const items = [{ productId: 1, quantity: 1 }]
const sell = (more: object, actor = shop.staff) => shop.run('sales.create', { items, ...more }, { actor })

describe('what people read', () => {
  it('the history by customer, product, seller, status and day, with whole days’ sums', async () => {
    const yesterday = await shop.day(1)
    const today = await shop.day(0)
    const a = (
      await sell({ customerName: 'Kátia', on: yesterday, payments: [{ amount: 100, method: 'pix' }] })
    ).value
    const b = (
      await sell({ customerName: 'Kátia', items: [{ productId: rice, quantity: 0.35 }] }, shop.owner)
    ).value
    const c = (await sell({ customerName: 'Kátia', payments: [{ amount: 500, method: 'card' }] })).value
    const voided = (await sell({ customerName: 'Kátia' })).value
    await shop.do('sales.void', { id: voided.id, reason: 'engano' })
    const customerId = a.customer?.id
    const list = async (query: object) =>
      (await shop.do('sales.list', { customerId, ...query })).items.map((sale) => sale.id)
    expect(await list({})).toEqual([voided.id, c.id, b.id, a.id])
    expect(await list({ status: 'partial' })).toEqual([a.id])
    expect(await list({ status: 'open' })).toEqual([b.id])
    expect(await list({ status: 'paid' })).toEqual([c.id])
    expect(await list({ status: 'voided' })).toEqual([voided.id])
    expect(await list({ productId: rice })).toEqual([b.id])
    expect(await list({ sellerId: shop.owner.userId })).toEqual([b.id])
    expect(await list({ from: yesterday, to: yesterday })).toEqual([a.id])
    expect(await list({ q: 'katia', from: today, status: 'open' })).toEqual([b.id])
    expect(await list({ q: 'ARROZ' })).toEqual([b.id])
    const { days } = await shop.do('sales.list', { customerId, limit: 1 })
    expect(days).toEqual([{ on: today, count: 2, total: 850 }])
    const found = await shop.do('sales.list', { q: 'arroz' })
    expect(found.days).toEqual([{ on: today, count: 1, total: 350 }])
    const open = await shop.do('sales.list', { status: 'partial' })
    expect(open.days).toEqual([{ on: yesterday, count: 1, total: 500 }])
    const ofCoffee = await shop.do('sales.list', { productId: 1, q: 'katia' })
    expect(ofCoffee.items.map((one) => one.id)).toEqual([voided.id, c.id, a.id])
    expect(ofCoffee.days).toEqual([
      { on: today, count: 1, total: 500 },
      { on: yesterday, count: 1, total: 500 },
    ])
    expect((await shop.do('sales.list', {})).days).toEqual([
      { on: today, count: 2, total: 850 },
      { on: yesterday, count: 1, total: 500 },
    ])
    expect(b).toMatchObject({ total: 350, items: [{ cost: 245, lots: [{ quantity: 0.35, unitCost: 700 }] }] })
  })

  it('every sale once, page by page, whichever index finds them', async () => {
    const { id } = await shop.do('customers.create', { name: 'Pagé Café' })
    for (const n of [0, 1, 2, 3, 4]) {
      const two = { items: [items[0], { productId: rice, quantity: 0.5 }, items[0]] }
      await sell({ customerId: id, ...(n % 2 ? two : {}) })
    }
    for (const query of [
      { q: 'cafe' },
      { q: 'page' },
      { productId: 1 },
      { status: 'open' },
      { customerId: id },
      {},
    ]) {
      const whole = (await shop.do('sales.list', { ...query, limit: 200 })).items.map((one) => one.id)
      expect(whole.length).toBeGreaterThanOrEqual(5)
      expect((await shop.all('sales.list', query)).map((one) => one['id'])).toEqual(whole)
    }
  })

  it('payments by customer, method and day', async () => {
    const { id } = await shop.do('customers.create', { name: 'Lino' })
    const credit = { customerId: id, amount: 300, allowCredit: true }
    const one = await shop.do('payments.create', { ...credit, method: 'pix', on: await shop.day(2) })
    const two = await shop.do('payments.create', { ...credit, method: 'cash' })
    const list = async (query: object) =>
      (await shop.do('payments.list', { customerId: id, ...query })).items.map((p) => p.id)
    expect(await list({})).toEqual([two.id, one.id])
    expect(await list({ method: 'pix' })).toEqual([one.id])
    expect(await list({ from: await shop.day(1) })).toEqual([two.id])
    expect(await list({ to: await shop.day(1) })).toEqual([one.id])
    expect((await shop.do('payments.list', { limit: 1 })).items).toHaveLength(1)
    expect((await shop.do('payments.get', { id: one.id })).credit).toBe(300)
  })

  it('a statement whose every line explains the step to the next, cut by days or not', async () => {
    const { id } = await shop.do('customers.create', { name: 'Extrato' })
    const [today, two, four] = [await shop.day(0), await shop.day(2), await shop.day(4)]
    const one = (await sell({ customerId: id, items: [{ productId: 1, quantity: 3 }] })).value
    await sell({ customerId: id, on: four })
    await shop.do('payments.create', { customerId: id, amount: 200, method: 'pix', on: two })
    await shop.do('sales.void', { id: one.id, reason: 'engano' })
    await sell({ customerId: id, on: two, items: [{ productId: 1, quantity: 2 }] })
    const linesOf = async (cut: object) =>
      (await shop.all('customers.statement', { id, ...cut })).map((line) => [line['amount'], line['balance']])
    expect(await linesOf({})).toEqual([
      [1000, 1300],
      [-1500, 300],
      [-200, 1800],
      [500, 2000],
      [1500, 1500],
    ])
    // Up to a day: what was entered since for later days is in no balance.
    expect(await linesOf({ to: two })).toEqual([
      [1000, 1300],
      [-200, 300],
      [500, 500],
    ])
    expect(await linesOf({ to: four })).toEqual([[500, 500]])
    // From a day on: what came before is the balance that the oldest line begins with.
    expect(await linesOf({ from: two, to: two })).toEqual([
      [1000, 1300],
      [-200, 300],
    ])
    expect(await linesOf({ from: today })).toEqual([
      [-1500, 1300],
      [1500, 2800],
    ])
  })

  it('debts by age, earliest due first, with totals over all that match', async () => {
    const ages: [string, number, number | null][] = [
      ['Atual', 0, 5],
      ['Semana', 10, -3],
      ['Mês', 31, -20],
      ['Antigo', 31, null],
    ]
    const { due } = (await shop.do('debts.list', {})).totals
    for (const [name, ago, dueIn] of ages) {
      const on = await shop.day(ago)
      const dueOn = dueIn === null ? undefined : await shop.day(-dueIn)
      await sell({ customerName: `Idade ${name}`, on, ...(dueOn ? { dueOn } : {}) })
    }
    const listed = await shop.do('debts.list', { q: 'idade' })
    expect(listed.items.map((one) => [one.customer.name, one.overdue, one.ageing])).toEqual([
      ['Idade Mês', 500, { current: 0, d7: 0, d30: 500, older: 0 }],
      ['Idade Semana', 500, { current: 0, d7: 500, d30: 0, older: 0 }],
      ['Idade Antigo', 500, { current: 0, d7: 500, d30: 0, older: 0 }],
      ['Idade Atual', 0, { current: 500, d7: 0, d30: 0, older: 0 }],
    ])
    expect(listed.items.map((one) => one.firstDueOn)).toEqual([
      await shop.day(20),
      await shop.day(3),
      await shop.day(1),
      await shop.day(-5),
    ])
    expect(listed.totals).toMatchObject({ due: 2000, overdue: 1500, customers: 4 })
    const page = await shop.do('debts.list', { q: 'idade', limit: 3 })
    const rest = await shop.do('debts.list', { q: 'idade', limit: 3, cursor: page.nextCursor })
    expect([...page.items, ...rest.items]).toEqual(listed.items)
    expect((await shop.do('debts.list', { q: 'idade', overdue: true })).items).toHaveLength(3)
    expect((await shop.do('debts.list', { q: 'idade', overdue: false })).items).toHaveLength(1)
    expect((await shop.do('debts.list', {})).totals.due).toBe(due + 2000)
  })

  it('a customer sees their own account, sales and statement, without costs; of others, nothing', async () => {
    expect(await shop.do('debts.mine', {}, { actor: shop.user })).toEqual({
      customer: null,
      due: 0,
      credit: 0,
      sales: [],
    })
    const { id } = await shop.do('customers.create', { name: 'Caio', userId: shop.user.userId })
    const first = (await sell({ customerId: id, on: await shop.day(3) })).value
    // Twice in one sale is once in its summary.
    const rices = [0.25, 0.75].map((quantity) => ({ productId: rice, quantity }))
    const second = (await sell({ customerId: id, items: rices })).value
    const payment = await shop.do('payments.create', { customerId: id, amount: 700, method: 'pix' })
    await shop.do('sales.void', { id: second.id, reason: 'devolveu' })
    const actor = shop.user
    const statement = await shop.do('customers.statement', { id }, { actor })
    expect(statement.items.map((line) => [line.kind, line.amount, line.balance, line.summary])).toEqual([
      ['void', -1000, -200, 'arroz'],
      ['payment', -700, 800, 'pix'],
      ['sale', 1000, 1500, 'arroz'],
      ['sale', 500, 500, 'café'],
    ])
    await shop.do('payments.void', { id: payment.id, reason: 'cheque' })
    const paged: unknown[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await shop.do('customers.statement', { id, limit: 2, ...(cursor ? { cursor } : {}) })
      paged.push(...page.items)
      cursor = page.nextCursor
    }
    expect(paged).toHaveLength(5)
    const today = await shop.day(0)
    expect((await shop.do('customers.statement', { id, from: today, to: today })).items).toHaveLength(4)
    const mine = await shop.do('debts.mine', {}, { actor })
    expect([mine.due, mine.sales.map((sale) => sale.id)]).toEqual([500, [first.id]])
    expect(JSON.stringify(mine)).not.toMatch(/"cost"|"lots"/)
    expect((await shop.do('debts.get', { customerId: id })).sales[0]?.items[0]?.cost).toBe(200)
    expect((await shop.do('sales.list', {}, { actor })).items.map((sale) => sale.id)).toEqual([
      second.id,
      first.id,
    ])
    expect((await shop.do('sales.get', { id: first.id }, { actor })).items[0]).not.toHaveProperty('cost')
    expect(await shop.do('sales.get', { id: second.id })).toMatchObject({ voidReason: 'devolveu' })
    const stranger = (await sell({ customerName: 'Ana' })).value
    expect((await shop.refusal('sales.get', { id: stranger.id }, { actor })).code).toBe('not_found')
    expect((await shop.refusal('customers.statement', { id: stranger.customer?.id }, { actor })).code).toBe(
      'not_found',
    )
    await shop.expectSound()
  })

  it('no note and no reason of the staff reaches the customer, at any door that shows them their sales', async () => {
    const customer = await shop.do('customers.list', { q: 'caio' })
    const customerId = customer.items[0]?.id ?? 0
    const open = (await sell({ customerId, note: 'caloteiro' })).value
    const voided = (await sell({ customerId, note: 'caloteiro de novo' })).value
    await shop.do('sales.void', { id: voided.id, reason: 'caloteiro outra vez' })
    await shop.do('payments.create', { customerId, amount: 100, method: 'pix', note: 'do caloteiro' })
    expect(await shop.do('sales.get', { id: voided.id })).toMatchObject({
      note: 'caloteiro de novo',
      voidReason: 'caloteiro outra vez',
    })
    const actor = shop.user
    const seen = [
      await shop.do('sales.get', { id: open.id }, { actor }),
      await shop.do('sales.get', { id: voided.id }, { actor }),
      await shop.do('sales.list', {}, { actor }),
      await shop.do('debts.mine', {}, { actor }),
      await shop.do('customers.statement', { id: customerId }, { actor }),
      await shop.do('home.get', {}, { actor }),
      await run(shop.runtime, actor, '/dividas', { source: 'bridge' }),
    ]
    expect(JSON.stringify(seen)).toContain(`"id":${voided.id},`)
    expect(JSON.stringify(seen)).not.toMatch(/caloteiro|"(note|voidReason|cost|lots)":/)
  })
})
