// The home: the day beside what is usual, by hour; a customer's account; and Pix codes for what is owed, and for no more.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { pixCode } from '#lib/pix.ts'
import { mediaFolder } from '../support/media.ts'
import { coloured } from '../support/pictures.ts'
import { TestShop } from '../support/shop.ts'

let shop: TestShop
let coffee: number
beforeAll(async () => {
  shop = await TestShop.open()
  coffee = await shop.product([[500, 200]], { name: 'café', price: 100 })
})
afterAll(() => shop.close())

const sell = (quantity: number, more: object = {}) =>
  shop.do('sales.create', { customerName: 'Ana', items: [{ productId: coffee, quantity }], ...more })
const cards = async (actor = shop.staff) => {
  const { cards: all } = await shop.do('home.get', {}, { actor })
  return Object.fromEntries(all.map((card) => [card.kind, card.data])) as Record<
    string,
    Record<string, unknown>
  >
}

describe('the home of staff', () => {
  it('counts the day, what was paid of it and what was not; a void is out', async () => {
    const before = await cards()
    expect(before['sales']).toMatchObject({ count: 0, total: 0, usual: null, usualByHour: null })
    expect(before['sales']?.['byHour']).toEqual(Array.from({ length: 24 }, () => 0))
    await sell(3, { payments: [{ amount: 120, method: 'pix' }] })
    await shop.do('sales.create', {
      items: [{ productId: coffee, quantity: 1 }],
      payments: [{ amount: 100, method: 'cash' }],
    })
    const gone = await sell(9)
    await shop.do('sales.void', { id: gone.id, reason: 'engano' })
    const { sales, debts, recent, lowStock } = await cards()
    expect(sales).toMatchObject({ count: 2, total: 400, paid: 220, onCredit: 180 })
    expect(((sales?.['byHour'] ?? []) as number[]).at(-1)).toBe(400)
    expect(debts).toEqual({ due: 180, overdue: 0, customers: 1 })
    expect(((recent?.['items'] ?? []) as { id: number }[])[0]?.id).toBe(gone.id)
    expect(lowStock).toEqual({ count: 0, items: [] })
  })

  it('is usual what the same weekday came to, by its median, from three such days on', async () => {
    for (const [weeks, quantity] of [
      [1, 10],
      [2, 40],
      [3, 20],
      [4, 30],
    ] as const) {
      expect((await cards())['sales']?.['usual']).toBe(weeks < 4 ? null : 2000)
      await sell(quantity, { on: await shop.day(7 * weeks) })
    }
    const { sales } = await cards()
    expect(sales?.['usual']).toBe(2500)
    // Sold today for a day before: it counts from that day's hour 0.
    expect(sales?.['usualByHour']).toEqual(Array.from({ length: 24 }, () => 2500))
    expect(sales?.['total']).toBe(400)
  })

  it('an hour’s running total has what was sold by then', async () => {
    const move = step(
      'home.move',
      `update sales set created_at = current_date + interval '15 hours' where "on" = current_date and voided_at is null`,
    )
    await shop.database.run([move], {})
    const byHour = ((await cards())['sales']?.['byHour'] ?? []) as number[]
    expect([byHour[14], byHour[15], byHour[23]]).toEqual([0, 400, 400])
  })
})

describe('what runs out, on the home of staff,', () => {
  it('has its photo where it has one, as in the list of goods', async () => {
    const { media, remove } = mediaFolder(shop.database)
    try {
      const goods = { name: 'queijo', price: 500, minStock: 5 }
      const { id: few } = await shop.do('products.create', goods, { actor: shop.owner })
      const of = async () => ((await cards())['lowStock'] as { items: object[] }).items[0]
      const none = { mediaUrl: null, thumbUrl: null, thumbHash: null }
      expect(await of()).toMatchObject({ productId: few, ...none })
      const photo = await media.take(await coloured(1))
      const { value } = await shop.run('products.setMedia', { id: few, photo }, { actor: shop.owner })
      const { mediaUrl, thumbUrl, thumbHash } = value
      expect(mediaUrl).toContain(photo)
      expect(await of()).toMatchObject({ productId: few, mediaUrl, thumbUrl, thumbHash })
      const level = (await shop.do('stock.list', { low: true })).items[0]
      expect(level).toMatchObject({ productId: few, mediaUrl, thumbUrl, thumbHash })
    } finally {
      remove()
    }
  })
})

describe('the home of a customer', () => {
  it('is their account, and nothing of the shop', async () => {
    expect(await cards(shop.user)).toEqual({ account: { due: 0, credit: 0, oldestOn: null, sales: 0 } })
    const { id } = await shop.do('customers.create', { name: 'Caio', userId: shop.user.userId })
    await sell(2, { customerName: undefined, customerId: id, on: await shop.day(2) })
    expect(await cards(shop.user)).toEqual({
      account: { due: 200, credit: 0, oldestOn: await shop.day(2), sales: 1 },
    })
  })
})

describe('a Pix code', () => {
  it('is the text that banks read, with its checksum', () => {
    // As the Banco Central's manual of BR Codes has it, with an amount; the checksum by another program.
    expect(
      pixCode({ key: '123e4567-e12b-12d1-a456-426655440000', city: 'Brasília', name: 'Fulano de Tal' }, 0),
    ).toBe(
      '00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-42665544000052040000530398654040.005802BR5913FULANO DE TAL6008BRASILIA62070503***6304C97E',
    )
    expect(
      pixCode({ key: 'k', city: '!!!', name: 'Mercearia da Esquina do Seu João' }, 123_456, 'VENDA7'),
    ).toMatch(/^0002.*54071234\.565802BR5925MERCEARIA DA ESQUINA DO S6004LOJA62100506VENDA76304[0-9A-F]{4}$/)
    // Cut between two words, neither ends in a space.
    expect(
      pixCode({ key: 'k', city: 'Campo Limpo de Goiás', name: 'Armazém Dona Maria Joana Silva' }, 1),
    ).toMatch(/5924ARMAZEM DONA MARIA JOANA6014CAMPO LIMPO DE62070503\*\*\*6304/)
  })

  it('of a customer is for what they owe, or of a sale; never above, never another’s', async () => {
    const amountOf = async (input: object, actor = shop.staff) =>
      /54\d\d(\d+\.\d\d)5802/.exec((await shop.do('payments.pix', input, { actor })).code)?.[1]
    const mine = (await shop.do('debts.mine', {}, { actor: shop.user })).sales[0]
    const other = await sell(1)
    expect(await amountOf({}, shop.user)).toBe('2.00')
    expect(await amountOf({ amount: 150, saleId: mine?.id }, shop.user)).toBe('1.50')
    expect(await amountOf({ customerId: mine?.customer?.id })).toBe('2.00')
    expect(await amountOf({ amount: 99_900 })).toBe('999.00')
    const refused = async (input: object, actor = shop.user) =>
      (await shop.refusal('payments.pix', input, { actor })).code
    expect(await refused({ amount: 201 })).toBe('overpayment')
    expect(await refused({ saleId: other.id })).toBe('not_found')
    expect(await refused({ customerId: other.customer?.id })).toBe('not_found')
    expect(await refused({}, shop.staff)).toBe('invalid_input')
    await shop.do('sales.void', { id: mine?.id, reason: 'engano' })
    expect(await refused({ saleId: mine?.id })).toBe('overpayment')
    const defaults = { ...shop.runtime.shop.defaults, pixKey: null }
    const runtime = { ...shop.runtime, shop: { ...shop.runtime.shop, defaults } }
    expect((await shop.refusal('payments.pix', { amount: 1 }, { runtime })).code).toBe('not_configured')
  })
})
