// A sale in the chat that is not as it was: every way out of a refusal, a credit that was spent, a price that was agreed, and what comes once it is sold.
import { describe, expect, it } from 'vitest'
import type { TestBot } from '../support/bot.ts'
import { labels, plain, useSellingBot } from '../support/selling.ts'

let bot: TestBot
const { ids, run, sales, owes, last, tap, newest } = useSellingBot((opened) => {
  bot = opened
})

describe('what it is refused for', () => {
  it('is a choice where another till has sold meanwhile: less, or without', async () => {
    const card = await bot.staff.type('/vender ana: 2 croissant, 1 café')
    const { stock = 0 } = await bot.shop.do('products.get', { id: ids['Croissant'] ?? 0 })
    const payments = [{ amount: (stock - 1) * 790, method: 'cash' }]
    const items = [{ productId: ids['Croissant'] ?? 0, quantity: stock - 1 }]
    await bot.shop.do('sales.create', { items, payments })
    const before = await sales()
    await tap(card, /Fiado/)
    expect(card.text).toMatch(/Croissant: agora há 1\.$/)
    expect(labels(card).slice(0, 2)).toEqual(['Vender 1', 'Tirar'])
    expect(await sales()).toBe(before)
    await tap(card, /Tirar/)
    expect(card.text).not.toMatch(/Croissant/)
    expect(await sales()).toBe(before)
    await tap(card, /Voltar/)
    await tap(card, /Vender 1/)
    expect(await last()).toMatchObject({ total: 1290, lines: 2 })
  })

  it('ways out go when the sale is another by words: what was taken out does not come back', async () => {
    const stock = await bot.shop.look<number>(`select stock from products where name = 'Pão de queijo'`)
    const card = await bot.staff.type(`/vender ana: ${stock + 1} pão de queijo, 1 café pago`)
    expect(labels(card).slice(0, 2)).toEqual([`Vender ${stock}`, 'Tirar'])
    const other = await bot.staff.type('tira o café')
    expect(labels(other)).toContain('✅ Vender')
    expect(labels(other)).not.toContain('Tirar')
    await tap(other, /Vender/)
    await tap(other, /Vender \d/)
    expect(await last()).toMatchObject({ lines: 1, quantity: stock })
    const undoId = await bot.shop.look<number>('select max(id) from activities')
    await bot.shop.do('undo.run', { id: undoId })
  })

  it('of the limit: what passes it is paid now, all of it, or the owner lets it pass', async () => {
    const due = await owes()
    await run('test.limit', `update customers set credit_limit = ${due + 300} where name = 'Ana Beatriz'`)
    const before = await sales()
    const card = await bot.staff.type('/vender ana: 3 café fiado')
    expect(plain(card.text)).toMatch(/Passa R\$ 12,00 do limite de R\$ [0-9,]+\.$/)
    expect(labels(card).slice(0, 3)).toEqual(['Receber R$ 12,00 agora', 'Pagar tudo', '🙋 Pedir à gestão'])
    expect(labels(card)).not.toContain('Vender assim mesmo')
    await tap(card, /Receber/)
    expect(labels(card).slice(0, 3)).toEqual(['💠 Pix', '💵 Pago', '💳 Cartão'])
    expect(await sales()).toBe(before)
    await tap(card, /Pix/)
    expect(plain(card.text)).toMatch(
      /^✅ Ana Beatriz levou R\$ 15,00: pagou R\$ 12,00 em pix, R\$ 3,00 fiado\./,
    )
    expect(await owes()).toBe(due + 300)
    const theirs = await bot.owner.type('/vender ana: 1 café fiado')
    expect(labels(theirs).slice(0, 2)).toEqual(['Pagar tudo', 'Vender assim mesmo'])
    await bot.owner.tap(theirs, /assim mesmo/)
    expect(await last()).toMatchObject({ total: 500, override: true })
    await run('test.no_limit', `update customers set credit_limit = null where name = 'Ana Beatriz'`)
  })

  it('of goods and people that are gone: without them, each shown before the rest is sold', async () => {
    const { id } = await bot.shop.do(
      'products.create',
      { name: 'Bolo', price: 900 },
      { actor: bot.shop.owner },
    )
    await bot.shop.do('stock.receive', { productId: id, quantity: 9, unitCost: 100 })
    const before = await sales()
    const card = await bot.staff.type('/vender ana: 1 bolo, 1 café')
    await bot.shop.do('products.remove', { id }, { actor: bot.shop.owner })
    await tap(card, /Fiado/)
    expect(card.text).toMatch(/Não está mais à venda: Bolo\.$/)
    await tap(card, /Tirar/)
    expect(await sales()).toBe(before)
    await tap(card, /Vender/)
    expect(await last()).toMatchObject({ total: 500, lines: 1 })
    const rita = await bot.shop.do('customers.create', { name: 'Rita' })
    const theirs = await bot.staff.type('/vender rita: 1 café')
    await bot.shop.do('customers.remove', { id: rita.id }, { actor: bot.shop.owner })
    await tap(theirs, /Fiado/)
    expect(theirs.text).toMatch(/Rita não está mais entre os clientes\.$/)
    await tap(theirs, /outra pessoa/)
    expect(theirs.text).toMatch(/Para quem\?/)
  })

  it('a price that changed under the card is told, and nothing is sold at another than was seen', async () => {
    const before = await sales()
    const card = await bot.staff.type('/vender ana: 2 café')
    await run('test.price', `update products set price = 550 where name = 'Café coado'`)
    await tap(card, /Fiado/)
    expect(plain(card.text)).toMatch(/Café coado mudou: R\$ 5,00 → R\$ 5,50\.[\s\S]*Total R\$ 11,00/)
    expect(await sales()).toBe(before)
    await tap(card, /Vender/)
    expect(await last()).toMatchObject({ total: 1100 })
    await run('test.price_back', `update products set price = 500 where name = 'Café coado'`)
  })
})

describe('a customer’s credit', () => {
  const credit = async (name: string, amount: number) => {
    const { id } = await bot.shop.do('customers.create', { name })
    if (amount) await keep(id, amount)
    return id
  }
  const keep = (customerId: number, amount: number) =>
    bot.shop.do('payments.create', { customerId, amount, method: 'cash', allowCredit: true })

  it('that was spent elsewhere meanwhile is told, and what it no longer pays is asked, not owed unseen', async () => {
    const id = await credit('Bento Lima', 1000)
    const card = await bot.staff.type('/vender bento: 3 café')
    await bot.shop.do('sales.create', {
      customerId: id,
      items: [{ productId: ids['Café coado'] ?? 0, quantity: 2 }],
    })
    const before = await sales()
    await tap(card, /Pix/)
    expect(await sales()).toBe(before)
    expect(plain(card.text)).toMatch(/Crédito de Bento Lima mudou: R\$ 10,00 → R\$ 0,00\./)
    await tap(card, /Vender/)
    expect(await last()).toMatchObject({ total: 1500, paid: [['pix', 1500]] })
    expect(await bot.shop.look(`select due from customers where name = 'Bento Lima'`)).toBe(0)
  })

  it('that came meanwhile pays first, and the sale goes through', async () => {
    const id = await credit('Celia Reis', 0)
    const card = await bot.staff.type('/vender celia: 3 café')
    await keep(id, 1000)
    await tap(card, /Pix/)
    expect(plain(card.text)).toMatch(/Crédito de Celia Reis mudou: R\$ 0,00 → R\$ 10,00\./)
    await tap(card, /Vender/)
    expect(await last()).toMatchObject({ total: 1500, paid: [['pix', 500]] })
  })
})

describe('an agreed price', () => {
  it('stays when the quantity of its line is tapped', async () => {
    const card = await bot.staff.type('/vender ana: 2 café')
    await tap(card, /desconto/)
    await tap(card, /Preço de/)
    const priced = await bot.staff.type('4')
    await tap(priced, /itens/)
    await tap(priced, /^2 ☕/)
    expect(plain(priced.text)).toMatch(/R\$ 4,00/)
    await tap(priced, /^3$/)
    expect(plain(priced.text)).toMatch(/3 × ☕ Café coado · R\$ 12,00/)
    await tap(priced, /Fiado/)
    expect(await last()).toMatchObject({ total: 1200, quantity: 3 })
  })
})

describe('once it is sold', () => {
  it('the same by the same person within a minute is sold, and said; undone it is that one', async () => {
    const before = await sales()
    const first = await bot.staff.type('/vender ana: 2 café fiado')
    expect(first.text).not.toMatch(/Igual/)
    const second = await bot.staff.type('/vender ana: 2 café fiado')
    expect(second.text).toMatch(/⚠️ Igual à de (agora há pouco|\d+ s atrás)\.$/)
    expect(labels(second)[0]).toBe('↩ Desfazer esta')
    expect(await sales()).toBe(before + 2)
    await tap(second, /Desfazer esta/)
    expect(await sales()).toBe(before + 1)
    // Another quantity is another sale.
    expect((await bot.staff.type('/vender ana: 1 café fiado')).text).not.toMatch(/Igual/)
  })

  it('“De novo” opens the same sale at today’s prices, and “Receber” a payment; neither acts by that tap', async () => {
    const before = await sales()
    const done = await bot.staff.type('/vender ana: 2 café fiado')
    await bot.deliver(bot.staff.tapping(done, /De novo/))
    expect(await sales()).toBe(before + 1)
    expect(newest().text).toMatch(/🛒 Ana Beatriz\n2 × ☕ Café coado/)
    await tap(newest(), /Fiado/)
    expect(await sales()).toBe(before + 2)
    await bot.deliver(bot.staff.tapping(done, /Receber/))
    expect(newest().text).toMatch(/Ana Beatriz/)
  })

  it('two at once on one card make one sale', async () => {
    const before = await sales()
    const card = structuredClone(await bot.staff.type('/vender ana: 1 café'))
    await Promise.all([/Fiado/, /Pix/].map((label) => bot.telegram.deliver(bot.staff.tapping(card, label))))
    await bot.quiet()
    expect(await sales()).toBe(before + 1)
  })
})
