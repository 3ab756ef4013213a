// The dialogues about money, typed and tapped: who paid, how much, how; who owes, and one's own account.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { step } from '#database/step.ts'
import { qrPicture } from '../../src/bot/qr-picture.ts'
import { TestBot } from '../support/bot.ts'

let bot: TestBot
let coffee = 0
const ids: Record<string, number> = {}
beforeAll(async () => {
  bot = await TestBot.open()
  coffee = await bot.shop.product([[10_000, 100]], { name: 'cafe' })
  for (const name of ['Ana Beatriz Rocha', 'Jorge Antunes', 'Zé Carlos'])
    ids[name] = (await bot.shop.do('customers.create', { name })).id
})
afterAll(() => bot.close())

type Card = Awaited<ReturnType<TestBot['staff']['type']>>
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const labels = (card: Card) => card.buttons.map(({ text }) => plain(text))
const tap = (card: Card, label: string | RegExp) => bot.staff.tap(card, label)
const last = () => {
  const card = bot.staff.messages.at(-1)
  if (!card) throw new Error('nothing was said')
  return card
}
/** What was a picture becomes words: they stand below, and it goes. */
const tapAway = async (card: Card, label: RegExp) => {
  await bot.deliver(bot.staff.tapping(card, label))
  expect(bot.staff.messages).not.toContain(card)
  return last()
}
const due = async (name: string) => (await bot.shop.do('customers.get', { id: ids[name] ?? 0 })).due
const payments = () =>
  bot.shop.look<[string, string, number][]>(
    `select coalesce(json_agg(json_build_array(c.name, p.method, p.amount) order by p.id), '[]')
     from payments p join customers c on c.id = p.customer_id where p.voided_at is null`,
  )
/** On credit, `cups` of 5,00. */
const owe = (name: string, cups: number) =>
  bot.shop.do('sales.create', { customerId: ids[name] ?? 0, items: [{ productId: coffee, quantity: cups }] })
const run = (name: string, text: string) => bot.shop.database.run([step(name, text)], {})

beforeEach(async () => {
  await bot.staff.type('/cancel')
  await run('test.pay_all', `update sales set note = null`)
  for (const [name, id] of Object.entries(ids)) {
    const owed = await due(name)
    if (owed) await bot.shop.do('payments.create', { customerId: id, amount: owed, method: 'other' })
  }
})

describe('/pagar alone', () => {
  it('asks who, how much and how, by taps alone; Pix waits until it has come in', async () => {
    await owe('Ana Beatriz Rocha', 20)
    const before = await payments()
    const card = await bot.staff.type('/pagar')
    expect(plain(card.text)).toMatch(
      /1 pessoa[\s\S]*Ana Beatriz Rocha: R\$ 100,00[\s\S]*💰 Quem pagou\? Vencidos primeiro/,
    )
    await tap(card, /^Ana Beatriz Rocha · /)
    expect(plain(card.text)).toMatch(/Ana Beatriz Rocha deve R\$ 100,00\. Quanto/)
    expect(labels(card)).toEqual(['Tudo R$ 100,00', 'R$ 50,00', '← Voltar', '✖ Cancelar', '📱 Na tela'])
    const opens = card.buttons.at(-1)?.web_app?.url
    expect(opens).toMatch(new RegExp(`#/customers/${ids['Ana Beatriz Rocha']}/pay\\?draft=\\d+$`))
    await tap(card, /^Tudo/)
    expect(plain(card.text)).toBe('💰 Recebendo R$ 100,00 de Ana Beatriz Rocha\n\nComo?')
    expect(labels(card)).toEqual([
      '💠 Pix',
      '💵 Dinheiro',
      '💳 Cartão',
      '← Voltar',
      '✖ Cancelar',
      '📱 Na tela',
    ])
    await tap(card, /Pix/)
    expect(plain(card.text)).toMatch(/em pix\n💠 Mostre o código, ou confirme quando cair:\n000201/)
    expect(labels(card)).toEqual(['📋 Copiar código', '✅ Caiu', '← Voltar', '✖ Cancelar', '📱 Na tela'])
    const [copy] = card.buttons as unknown as { copy_text?: { text: string } }[]
    expect(copy?.copy_text?.text).toMatch(/^000201.*5406100\.00/)
    expect(card.photo).toEqual(qrPicture(copy?.copy_text?.text ?? ''))
    expect(await payments()).toEqual(before)
    const done = await tapAway(card, /Caiu/)
    expect(plain(done.text)).toBe('✅ Ana Beatriz Rocha pagou R$ 100,00 em pix. Não deve mais nada.')
    expect(done.photo).toBeUndefined()
    expect(labels(done)).toEqual(['↩ Desfazer', '💰 Outro pagamento', '📒 Conta'])
    expect((await payments()).at(-1)).toEqual(['Ana Beatriz Rocha', 'pix', 10_000])
    await tap(done, /Desfazer/)
    expect(await due('Ana Beatriz Rocha')).toBe(10_000)
  })

  it('takes the sum of the code that was shown, whatever is owed by then', async () => {
    await owe('Ana Beatriz Rocha', 20)
    const card = await bot.staff.type('/pagar')
    await tap(card, /^Ana Beatriz Rocha · /)
    await tap(card, /^Tudo/)
    await tap(card, /Pix/)
    expect(card.text).toMatch(/5406100\.00/)
    await owe('Ana Beatriz Rocha', 2)
    await tapAway(card, /Caiu/)
    expect((await payments()).at(-1)).toEqual(['Ana Beatriz Rocha', 'pix', 10_000])
    expect(await due('Ana Beatriz Rocha')).toBe(1000)
    const account = await bot.staff.type('/dividas Ana')
    await bot.deliver(bot.staff.tapping(account, /Pix/))
    const code = last()
    const taken = { customerId: ids['Ana Beatriz Rocha'] ?? 0, amount: 400, method: 'cash' } as const
    await bot.shop.do('payments.create', taken)
    const only = await tapAway(code, /Caiu/)
    expect(plain(only.text)).toMatch(/Deve só R\$ 6,00/)
    await tap(only, /^Receber/)
    await tapAway(only, /Caiu/)
    expect((await payments()).at(-1)).toEqual(['Ana Beatriz Rocha', 'pix', 600])
  })

  it('is answered in words all the way, and says what is still owed', async () => {
    await owe('Ana Beatriz Rocha', 20)
    await bot.staff.type('/pagar')
    expect(plain((await bot.staff.type('ana beatriz')).text)).toMatch(/Quanto pagou\?/)
    await bot.staff.type('30')
    const card = await bot.staff.type('cartão')
    expect(labels(card)).toContain('✅ Confirmar')
    const done = await bot.staff.type('sim')
    expect(plain(done.text)).toBe('✅ Ana Beatriz Rocha pagou R$ 30,00 no cartão. Ainda deve R$ 70,00.')
    // All of it in one answer.
    await bot.staff.type('/pagar')
    await bot.staff.type('Ana Beatriz 20 dinheiro')
    expect(plain((await bot.staff.type('sim')).text)).toMatch(/R\$ 20,00 em dinheiro\. Ainda deve R\$ 50,00/)
  })

  it('goes back a step, and turns the pages of those who owe', async () => {
    for (let n = 0; n < 10; n++)
      await bot.shop.do('sales.create', {
        customerName: `Freguesa ${String.fromCodePoint(65 + n)}`,
        items: [{ productId: coffee, quantity: 1 }],
      })
    const card = await bot.staff.type('/pagar')
    expect(labels(card).filter((label) => label.startsWith('Freguesa'))).toHaveLength(8)
    await tap(card, /^›$/)
    expect(labels(card).filter((label) => label.startsWith('Freguesa'))).toHaveLength(2)
    await tap(card, /^Freguesa J/)
    expect(plain(card.text)).toMatch(/Freguesa J deve R\$ 5,00/)
    await tap(card, /Voltar/)
    expect(labels(card).filter((label) => label.startsWith('Freguesa'))).toHaveLength(2)
    await tap(card, /^‹$/)
    expect(labels(card).filter((label) => label.startsWith('Freguesa'))).toHaveLength(8)
    await run('test.forget', `update customers set name = name`)
    for (const { customer } of (await bot.shop.do('debts.list', {})).items)
      await bot.shop.do('payments.create', { customerId: customer.id, amount: 500, method: 'other' })
  })

  it('offers what is late of it beside all of it', async () => {
    await owe('Ana Beatriz Rocha', 2)
    const late = await owe('Ana Beatriz Rocha', 1)
    await run(
      'test.late',
      `with s as (update sales set due_on = current_date - 3, "on" = current_date - 5 where id = ${late.id})
       update charges set due_on = current_date - 3, "on" = current_date - 5 where source_id = ${late.id}`,
    )
    const card = await bot.staff.type('/pagar')
    expect(labels(card)[0]).toBe('🔴 Ana Beatriz Rocha · R$ 15,00')
    await tap(card, /Ana/)
    expect(plain(card.text)).toMatch(/deve R\$ 15,00 \(vencido R\$ 5,00\)/)
    expect(labels(card).slice(0, 2)).toEqual(['Tudo R$ 15,00', 'Vencido R$ 5,00'])
    await tap(card, /^Vencido/)
    await tap(card, /Dinheiro/)
    expect(plain(card.text)).toBe('✅ Ana Beatriz Rocha pagou R$ 5,00 em dinheiro. Ainda deve R$ 10,00.')
  })
})

describe('more than is owed', () => {
  it('is asked: what is owed alone, or the rest as credit', async () => {
    await owe('Zé Carlos', 2)
    const card = await bot.staff.type('/pagar Zé Carlos 12')
    expect(plain(card.text)).toMatch(/Deve só R\$ 10,00\.$/)
    expect(labels(card).slice(0, 2)).toEqual(['Receber R$ 10,00', 'Guardar os outros R$ 2,00 como crédito'])
    expect(await due('Zé Carlos')).toBe(1000)
    await tap(card, /Guardar/)
    expect(plain(card.text)).toBe(
      '✅ Zé Carlos pagou R$ 12,00 em dinheiro. R$ 2,00 ficam de crédito. Não deve mais nada.',
    )
    await tap(card, /Desfazer/)
    const again = await bot.staff.type('/pagar Zé Carlos 12 pix')
    await tap(again, /^Receber/)
    expect(plain(again.text)).toBe('✅ Zé Carlos pagou R$ 10,00 em pix. Não deve mais nada.')
  })

  it('of nothing is kept as credit only once that was said', async () => {
    const before = await payments()
    const card = await bot.staff.type('Jorge Antunes pagou 5')
    expect(plain(card.text)).toMatch(/Jorge Antunes não deve nada\. Guardar R\$ 5,00 como crédito\?/)
    expect(await payments()).toEqual(before)
    await tap(card, /^Guardar/)
    await tap(card, /Dinheiro/)
    expect(plain(card.text)).toMatch(/R\$ 5,00 ficam de crédito/)
    await tap(card, /Desfazer/)
  })

  it('by what another took meanwhile is asked too, and nothing is booked twice', async () => {
    await owe('Zé Carlos', 2)
    const card = await bot.staff.type('/pagar')
    await tap(card, /^Zé Carlos/)
    await bot.staff.type('8')
    await bot.shop.do('payments.create', { customerId: ids['Zé Carlos'] ?? 0, amount: 700, method: 'card' })
    const before = await payments()
    const how = last()
    await tap(how, /Dinheiro/)
    expect(plain(how.text)).toMatch(/Deve só R\$ 3,00/)
    expect(await payments()).toEqual(before)
    await tap(how, /^Receber R\$.3,00/)
    expect(plain(how.text)).toBe('✅ Zé Carlos pagou R$ 3,00 em dinheiro. Não deve mais nada.')
  })
})

describe('two payments in one line', () => {
  it('are shown together, taken one by one, each with its own tap', async () => {
    await owe('Ana Beatriz Rocha', 20)
    const before = await payments()
    const card = await bot.staff.type('/pagar Ana Beatriz 50 dinheiro e 48,37 pix')
    expect(plain(card.text)).toMatch(/paga R\$ 50,00 em dinheiro\nDepois: R\$ 48,37 em pix/)
    expect(await payments()).toEqual(before)
    await tap(card, /Confirmar/)
    await bot.quiet()
    expect(plain(card.text)).toBe('✅ Ana Beatriz Rocha pagou R$ 50,00 em dinheiro. Ainda deve R$ 50,00.')
    expect(await payments()).toHaveLength(before.length + 1)
    const second = last()
    expect(plain(second.text)).toMatch(/paga R\$ 48,37 em pix/)
    await tap(second, /Confirmar/)
    expect(plain(second.text)).toMatch(/R\$ 48,37 em pix\. Ainda deve R\$ 1,63/)
    expect(await payments()).toHaveLength(before.length + 2)
  })
})

describe('/dividas', () => {
  it('opens an account in place: what is open, what is late, the limit, and what is done about it', async () => {
    await owe('Ana Beatriz Rocha', 3)
    const card = await bot.staff.type('/dividas')
    await tap(card, /^Ana Beatriz Rocha/)
    expect(plain(card.text)).toMatch(/^Ana Beatriz Rocha deve R\$ 15,00\n/)
    expect(labels(card)).toEqual([
      '💰 Receber',
      '💠 Pix',
      '🛒 Vender',
      '📄 Extrato',
      '🔔 Lembrar',
      '🤝 Prometeu',
      '🔗 Ligar ao Telegram',
      '← Voltar',
      '📱 Na tela',
    ])
    await tap(card, /Extrato/)
    expect(plain(card.text)).toMatch(/📄 Ana Beatriz Rocha[\s\S]*venda R\$ 15,00, saldo R\$ 15,00/)
    await tap(card, /Voltar/)
    await tap(card, /Pix/)
    expect(plain(card.text)).toMatch(/Mostre o código/)
    expect(await due('Ana Beatriz Rocha')).toBe(1500)
    await tapAway(card, /Caiu/)
    expect(await due('Ana Beatriz Rocha')).toBe(0)
  })

  it('turns the pages of a long statement, twelve lines each', async () => {
    for (let n = 0; n < 14; n++) await owe('Jorge Antunes', 1)
    const id = ids['Jorge Antunes'] ?? 0
    const card = await bot.staff.type('/dividas jorge')
    await tap(card, /Extrato/)
    const lines = () => card.text.split('\n').filter((one) => one.startsWith('·')).length
    expect(lines()).toBe(12)
    await tap(card, /^›$/)
    expect(labels(card)).toContain('‹')
    expect(lines()).toBeGreaterThanOrEqual(2)
    await bot.shop.do('payments.create', { customerId: id, amount: 7000, method: 'other' })
  })

  it('is to customers their own account: a Pix code for all of it, and what they bought; nobody else’s', async () => {
    const caio = bot.telegram.person(333, 'Caio')
    await run(
      'test.link',
      `update customers set user_id = ${bot.shop.user.userId} where id = ${ids['Zé Carlos']}`,
    )
    await owe('Zé Carlos', 4)
    const card = await caio.type('/dividas')
    expect(plain(card.text)).toMatch(/^Oi, Zé Carlos\. Sua conta: R\$ 20,00\.\n1 compra em aberto/)
    await caio.tap(card, /Pagar com Pix/)
    expect(card.text).toMatch(/000201/)
    expect(card.photo).toBeTruthy()
    await bot.deliver(caio.tapping(card, /Voltar/))
    const account = caio.messages.at(-1) ?? card
    await caio.tap(account, /Compras/)
    expect(plain(account.text)).toMatch(/venda R\$ 20,00/)
    // Buttons of the team do nothing for them.
    const stolen = {
      ...card,
      buttons: [{ text: 'x', callback_data: `p:account:${ids['Ana Beatriz Rocha']}` }],
    }
    await bot.deliver(caio.tapping(stolen, 'x'))
    expect(bot.telegram.answers.at(-1)).toMatch(/só para equipe/)
    expect(await due('Zé Carlos')).toBe(2000)
  })
})

describe('an older card', () => {
  it('takes nothing: the payment that went on is shown as it is', async () => {
    await owe('Ana Beatriz Rocha', 2)
    const card = await bot.staff.type('/pagar Ana Beatriz')
    const old = structuredClone(card)
    await bot.staff.type('4')
    expect(await bot.deliver(bot.staff.tapping(old, /^Tudo/))).toEqual([
      'O cartão mudou. Veja como está agora.',
    ])
    expect(await due('Ana Beatriz Rocha')).toBe(1000)
  })
})
