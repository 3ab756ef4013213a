// Coming in: the tour once a person, the home by role with today's figures, links that open a thing, and the way back of /cancel.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestBot } from '../support/bot.ts'

type Shown = Awaited<ReturnType<TestBot['staff']['type']>>

let bot: TestBot
let cafe = 0
beforeAll(async () => {
  bot = await TestBot.open()
})
afterAll(() => bot.close())

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const labels = (card: Shown) => card.buttons.map(({ text }) => plain(text))
const tap = (card: Shown, label: string | RegExp) => bot.staff.tap(card, label)
const acts = () => bot.shop.look<number>('select count(*) from activities')

describe('/start of the team', () => {
  it('shows an empty shop how its first product is made, to who may make one', async () => {
    const first = await bot.owner.type('/start')
    expect(first.text).toMatch(/^Oi, Olga![\s\S]*1\/3/)
    await bot.owner.tap(first, /Pular/)
    expect(first.text).toMatch(/ainda sem produtos/)
    expect(labels(first)).toEqual(['➕ Primeiro produto', '👥 Equipe', '📱 Abrir a loja'])
    await bot.owner.tap(first, /Primeiro produto/)
    expect(first.text).toMatch(/\/produto novo/)
    cafe = await bot.shop.product([[1000, 100]], { name: 'cafe' })
  })

  it('is a tour of three steps on one card, whose example stores nothing, and ends at home', async () => {
    const before = await acts()
    const card = await bot.staff.type('/start')
    expect(card.text).toMatch(/^Oi, Bia![\s\S]*1\/3 Vender é escrever como se fala/)
    expect(labels(card)).toEqual(['2 café coado pra ana fiado', 'Pular'])
    await tap(card, /2 café/)
    expect(plain(card.text)).toMatch(
      /^EXEMPLO, nada é gravado\n\n🛒 Ana\n2 × ☕ Café coado · R\$ 10,00\nTotal R\$ 10,00/,
    )
    await tap(card, /Fiado/)
    expect(card.text).toMatch(/^2\/3 Errou\? “↩ Desfazer” vale 5 minutos/)
    await tap(card, /Entendi/)
    expect(card.text).toMatch(/^3\/3/)
    await tap(card, /Começar/)
    expect(card.text).toMatch(/hoje ainda sem vendas/)
    expect(await acts()).toBe(before)
  })

  it('is the home from then on, with the day as it stands, and each button leads on', async () => {
    const items = [{ productId: cafe, quantity: 2 }]
    await bot.shop.do('sales.create', { customerName: 'Ana', items })
    const home = await bot.staff.type('/start')
    expect(plain(home.text)).toMatch(/ · hoje R\$ 10,00 em 1 venda$/)
    expect(labels(home)).toEqual(['🛒 Vender', '💰 Receber', '📦 Estoque', '📒 Quem deve', '📱 Abrir a loja'])
    await bot.deliver(bot.staff.tapping(home, /Vender/))
    expect(bot.staff.messages.at(-1)?.text).toMatch(/^🛒 Venda\. Para quem\?/)
    await bot.staff.type('/cancel')
    await bot.shop.do('products.create', { name: 'Bolo', price: 900, minStock: 2 }, { actor: bot.shop.owner })
    await tap(home, /Quem deve/)
    // As a table, where Telegram has them.
    const shown = bot.telegram.calls.findLast(({ method }) => method.startsWith('edit'))
    expect(JSON.stringify(shown?.payload)).toMatch(/Ana/)
    expect(labels(await bot.owner.type('/start'))).toContain('👥 Equipe')
    await tap(await bot.staff.type('/start'), /Estoque/)
    const levels = bot.telegram.calls.findLast(({ method }) => method.startsWith('edit'))
    expect(JSON.stringify(levels?.payload)).toMatch(/1 acabou/)
  })
})

describe('/start of a customer', () => {
  it('is their account, or says that there is none, and names no command of the team', async () => {
    const caio = bot.telegram.person(333, 'Caio')
    const none = await caio.type('/start')
    expect(none.text).toMatch(/^Ainda não achei sua conta/)
    expect(labels(none)).toEqual(['📱 Mandar meu telefone', '🛍 Produtos'])
    const { id } = await bot.shop.do('users.get', { id: bot.shop.user.userId }, { actor: bot.shop.owner })
    await bot.shop.do('customers.create', { name: 'Caio', userId: id }, { actor: bot.shop.owner })
    const account = await caio.type('/start')
    expect(account.text).toMatch(/não deve nada/i)
    expect(account.text).not.toMatch(/vender|\/buy/i)
    // A page of the team's is not theirs, whatever a button says.
    const forged = { ...none, buttons: [{ text: 'x', callback_data: 'p:tour:4' }] }
    expect((await bot.deliver(caio.tapping(forged, 'x')))[0]).toMatch(/só para/)
  })
})

describe('a link', () => {
  it('opens the sale, the product and the customer that it names, each to who may see it', async () => {
    const sale = await bot.shop.look<number>('select max(id) from sales')
    const ana = await bot.shop.look<number>(`select id from customers where name = 'Ana'`)
    const shown = await bot.staff.type(`/start sale_${sale}`)
    expect(plain(shown.text)).toMatch(
      /^🧾 Venda de .* · Ana: R\$ 10,00\n2 × cafe · R\$ 10,00\nfiado R\$ 10,00$/,
    )
    expect(labels(shown)).toEqual(['🔁 De novo'])
    expect((await bot.staff.type(`/start prod_${cafe}`)).text).toMatch(/cafe/)
    expect((await bot.staff.type(`/start cust_${ana}`)).text).toMatch(/Ana deve/)
    const caio = bot.telegram.person(333, 'Caio')
    expect((await caio.type(`/start sale_${sale}`)).text).toMatch(/não existe mais, ou não é seu/)
    expect(plain((await caio.type(`/start prod_${cafe}`)).text)).toBe('cafe · R$ 5,00/un')
    expect((await caio.type(`/start cust_${ana}`)).text).not.toMatch(/Ana/)
    expect((await bot.staff.type('/start sale_999999999999999')).text).toMatch(/não existe mais/)
    expect((await bot.staff.type('/start nonsense')).text).toMatch(/hoje/)
  })
})

describe('/cancel with nothing open', () => {
  it('offers to take back what was done just now, and names it', async () => {
    const sales = () => bot.shop.look<number>('select count(*) from sales where voided_at is null')
    const before = await sales()
    await bot.staff.type('/vender ana: 3 café fiado')
    const card = await bot.staff.type('/cancel')
    expect(card.text).toMatch(/nenhuma pergunta aberta/i)
    expect(labels(card)).toEqual(['↩ Desfazer venda, Ana, R$ 15,00'])
    expect(await sales()).toBe(before + 1)
    await tap(card, /Desfazer/)
    expect(await sales()).toBe(before)
    expect(labels(await bot.staff.type('/cancel'))).not.toContain('↩ Desfazer venda, Ana, R$ 15,00')
  })
})
