// Fiado in a real page: who owes, what it pays, taking it back, and who may set a limit.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { delayAnswers, loseAnswers, reopen } from './support/network.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { owe } from './support/tabs.ts'

const NBSP = '\u00a0'
/** Machines that are busy are waited for. */
const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 10_000 })
const FIADO = { startParam: 'debts' }

interface Money {
  readonly due: number
  readonly credit: number
  readonly creditLimit: number | null
}
interface Allocation {
  readonly saleId: number
  readonly amount: number
}

describe.skipIf(noBrowser)('Fiado', () => {
  let browser: Browser
  let shop: Shop
  let productId = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([
      openBrowser(),
      openShop({ PIX_KEY: 'loja@vila.example', PIX_CITY: 'Recife' }),
    ])
    productId = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 500)).id
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const open = (path: { startParam: string }, who = BIA) =>
    openPhone(browser, shop.url, shop.launch(who, path))
  const customer = (id: number) => shop.call<Money>(BIA, 'GET', `/api/customers/${id}`)
  const lastPayment = async (id: number) =>
    (
      await shop.call<{ items: { amount: number; method: string; allocations: Allocation[] }[] }>(
        BIA,
        'GET',
        `/api/payments?customerId=${id}`,
      )
    ).items[0]
  const amount = ({ page }: Phone) => page.getByRole('textbox', { name: 'Valor' })
  /** A refusal that was asked for is in the browser's console, too. */
  async function shut(phone: Phone, refusal = 'none') {
    expect(phone.faults.filter((fault) => !fault.includes(refusal))).toEqual([])
    await phone.context.close()
  }

  finer('nobody owes: it says so, and leads to Vender', async () => {
    const phone = await open(FIADO)
    await phone.page.getByRole('heading', { name: 'Ninguém deve nada' }).waitFor()
    await phone.page.getByRole('button', { name: 'Vender' }).first().click()
    await phone.page.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    expect(phone.page.url()).toMatch(/#\/sell$/)
    await shut(phone)
  })

  test('the oldest first, by age, and a part of the bar shows its own', async () => {
    await owe(shop, 'Seu Jorge', { productId, unitPrice: 3000, back: 20, dueIn: -12 })
    await owe(shop, 'Dona Zefa', { productId, unitPrice: 2000, back: 10, dueIn: -3 })
    await owe(shop, 'Ana Beatriz', { productId, unitPrice: 6200, dueIn: 7 })
    const phone = await open(FIADO)
    const { page } = phone
    await page.getByText('3 pessoas').waitFor()
    const names = page.locator('main li a > :nth-child(2) > .block:first-child')
    expect(await names.allTextContents()).toEqual(['Seu Jorge', 'Dona Zefa', 'Ana Beatriz'])
    await page.getByRole('link', { name: /^Seu Jorge .+ · 12 dias R\$\s30,00$/ }).waitFor()
    await page.getByRole('img', { name: /^a vencer R\$\s62,00, até 7 dias R\$\s20,00/ }).waitFor()
    await page.getByRole('button', { name: /^até 7 dias/ }).click()
    await eventually(() => names.allTextContents()).toEqual(['Dona Zefa'])
    await page.getByRole('button', { name: /^até 7 dias/ }).click()
    await page.getByRole('searchbox').fill('jorg')
    await eventually(() => names.allTextContents()).toEqual(['Seu Jorge'])
    await shut(phone)
  })

  test('taking all of it: the row folds away, focus goes on to the next, and Desfazer brings it back', async () => {
    const { customer: id } = await owe(shop, 'Tereza', { productId, unitPrice: 1300, back: 25, dueIn: -20 })
    const phone = await open(FIADO)
    const { page, main } = phone
    await page.getByRole('link', { name: 'Receber de Tereza' }).click()
    await main.press(`Receber R$${NBSP}13,00`)
    await page.getByText(`Recebido R$${NBSP}13,00`).waitFor()
    await eventually(() => page.getByRole('link', { name: 'Receber de Tereza' }).count()).toBe(0)
    await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/Seu Jorge/)
    expect(await customer(id)).toMatchObject({ due: 0 })
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByRole('link', { name: 'Receber de Tereza' }).waitFor()
    expect(await customer(id)).toMatchObject({ due: 1300 })
    await shut(phone)
  })

  test('part of it: typing replaces the amount, and what it pays is shown as the server pays it', async () => {
    const first = await owe(shop, 'Raimundo', { productId, unitPrice: 13_240, back: 30 })
    const second = await owe(shop, 'Raimundo', { productId, unitPrice: 3500, back: 5 })
    await owe(shop, 'Raimundo', { productId, unitPrice: 2000 })
    const phone = await open({ startParam: `pay_${first.customer}` })
    const { page, main } = phone
    await amount(phone).waitFor()
    await eventually(main.text).toBe(`Receber R$${NBSP}187,40`)
    await page.keyboard.type('15000')
    await page.getByText(`fica devendo R$${NBSP}37,40`).waitFor()
    await page.getByText('quitada').waitFor()
    await page.getByText(`faltam R$${NBSP}17,40`, { exact: true }).waitFor()
    await page.getByText('depois').waitFor()
    await main.press(/^Receber/)
    await page.getByText(`Recebido R$${NBSP}150,00`).waitFor()
    expect((await lastPayment(first.customer))?.allocations).toEqual([
      { saleId: first.sale, amount: 13_240 },
      { saleId: second.sale, amount: 1760 },
    ])
    await page.getByText(`R$${NBSP}37,40`).first().waitFor()
    // The account is here by now: the page comes together with its sheet, whose act stands alone.
    const goTo = (path: string) => page.evaluate((hash) => (location.hash = hash), path)
    const beside = () => page.evaluate(() => window.telegramTest.button('SecondaryButton').text)
    await goTo('/debts')
    await page.getByText(/pessoas/).waitFor()
    await goTo(`/customers/${first.customer}/pay`)
    await eventually(main.text).toBe(`Receber R$${NBSP}37,40`)
    expect(await beside()).toBeNull()
    await page.keyboard.press('Escape')
    await eventually(beside).toBe('Lembrar')
    await shut(phone)
  })

  finer('sales picked by hand are paid, and those alone', async () => {
    const { customer: id } = await owe(shop, 'Cida', { productId, unitPrice: 1000, back: 3 })
    const { sale } = await owe(shop, 'Cida', { productId, unitPrice: 700 })
    const phone = await open({ startParam: `pay_${id}` })
    const { page, main } = phone
    await page.getByRole('button', { name: 'Escolher' }).click()
    await main.press()
    await page.getByText('Escolha pelo menos uma venda.').waitFor()
    await page.getByRole('checkbox').nth(1).check()
    await eventually(main.text).toBe(`Receber R$${NBSP}7,00`)
    await page.getByRole('radio', { name: 'Cartão' }).check()
    await main.press(/^Receber/)
    await page.getByText(`Recebido R$${NBSP}7,00`).waitFor()
    expect(await lastPayment(id)).toMatchObject({
      method: 'card',
      allocations: [{ saleId: sale, amount: 700 }],
    })
    await shut(phone)
  })

  finer('an amount that was typed stays when sales are picked by hand', async () => {
    const { customer: id } = await owe(shop, 'Celeste', { productId, unitPrice: 10_000, back: 3 })
    await owe(shop, 'Celeste', { productId, unitPrice: 20_000 })
    const phone = await open({ startParam: `pay_${id}` })
    const { page, main } = phone
    await amount(phone).fill('15000')
    await page.getByRole('button', { name: 'Escolher' }).click()
    await page.getByRole('checkbox').nth(1).check()
    await page.getByText(`fica devendo R$${NBSP}150,00`).waitFor()
    expect(await main.text()).toBe(`Receber R$${NBSP}150,00`)
    await shut(phone)
  })

  finer(
    'what is over the picked ones goes to the others, then to credit, and only where that was said',
    async () => {
      const { customer: id, sale: old } = await owe(shop, 'Dalva', { productId, unitPrice: 1000, back: 3 })
      const { sale: picked } = await owe(shop, 'Dalva', { productId, unitPrice: 700 })
      const phone = await open({ startParam: `pay_${id}` })
      const { page, main } = phone
      const line = (day: number) => page.getByRole('dialog').getByRole('listitem').nth(day)
      await page.getByRole('button', { name: 'Escolher' }).click()
      await page.getByRole('checkbox').nth(1).check()
      await amount(phone).fill('300')
      await page.getByText(`fica devendo R$${NBSP}14,00`).waitFor()
      await amount(phone).fill('1000')
      await page.getByText(`R$${NBSP}3,00 vão para as outras`, { exact: true }).waitFor()
      await line(0).getByText('fica').waitFor()
      await main.press()
      await page.getByRole('alert').getByText(`As escolhidas somam R$${NBSP}7,00`).waitFor()
      expect(await customer(id)).toMatchObject({ due: 1700, credit: 0 })
      await page.getByRole('switch', { name: 'Pagar também as outras' }).check()
      await line(0).getByText(`faltam R$${NBSP}7,00`).waitFor()
      expect(await page.getByRole('checkbox').nth(0).isChecked()).toBe(false)
      await amount(phone).fill('1900')
      await page.getByText(`R$${NBSP}10,00 vão para as outras, R$${NBSP}2,00 viram crédito`).waitFor()
      await main.press()
      await page.getByText(`Recebido R$${NBSP}19,00`).waitFor()
      expect(await customer(id)).toMatchObject({ due: 0, credit: 200 })
      expect((await lastPayment(id))?.allocations).toEqual([
        { saleId: picked, amount: 700 },
        { saleId: old, amount: 1000 },
      ])
      await shut(phone, '409')
    },
  )

  test('more than is owed goes in as credit only where that was said', async () => {
    const { customer: id } = await owe(shop, 'Otávio', { productId, unitPrice: 1740 })
    const phone = await open({ startParam: `pay_${id}` })
    const { page, main } = phone
    await amount(phone).waitFor()
    await page.keyboard.type('3000')
    await page.getByText(`R$${NBSP}12,60 viram crédito`).waitFor()
    await main.press()
    await page.getByRole('alert').getByText(`Deve só R$${NBSP}17,40`).waitFor()
    expect(await customer(id)).toMatchObject({ due: 1740, credit: 0 })
    await page.getByRole('switch', { name: 'Guardar como crédito' }).check()
    await main.press(/^Receber/)
    await page.getByText(`tem R$${NBSP}12,60 de crédito`).waitFor()
    expect(await customer(id)).toMatchObject({ due: 0, credit: 1260 })
    await shut(phone, '409')
  })

  test('an answer that is lost on its way does not take the money twice', async () => {
    const { customer: id } = await owe(shop, 'Edson', { productId, unitPrice: 2500 })
    const phone = await open({ startParam: `pay_${id}` })
    const { page, main } = phone
    await amount(phone).waitFor()
    await page.keyboard.type('1000')
    await page.route('**/api/payments', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await main.press()
    await page.getByText('Não foi. Tentar de novo?').waitFor()
    expect(await customer(id)).toMatchObject({ due: 1500 })
    await page.unroute('**/api/payments')
    await main.press()
    await page.getByText(`Recebido R$${NBSP}10,00`).waitFor()
    expect(await customer(id)).toMatchObject({ due: 1500 })
    await shut(phone, 'ERR_FAILED')
  })

  finer.each(['1000', 'everything'])(
    'an answer that is lost does not take the money twice, also after the app was closed: %s',
    async (typed) => {
      const { customer: id } = await owe(shop, `Fátima ${typed}`, { productId, unitPrice: 2500 })
      const phone = await open({ startParam: `pay_${id}` })
      const { page, main } = phone
      await amount(phone).waitFor()
      if (typed !== 'everything') await page.keyboard.type(typed)
      const took = `R$${NBSP}${typed === 'everything' ? '25,00' : '10,00'}`
      await eventually(main.text).toBe(`Receber ${took}`)
      const heal = await loseAnswers(page, '**/api/payments')
      await main.press()
      await page.getByText('Não foi. Tentar de novo?').waitFor()
      const { due } = await customer(id)
      await heal()
      await reopen(phone, shop.url, shop.launch(BIA, { startParam: `pay_${id}` }))
      await main.press(`Receber ${took}`)
      await page.getByText(`Igual ao de antes, entrou uma vez só. Recebido ${took}`).waitFor()
      expect(await customer(id)).toMatchObject({ due, credit: 0 })
      await shut(phone, 'ERR_FAILED')
    },
  )

  test('half a payment survives Back and a restart, and is forgotten once it is stored', async () => {
    const { customer: id } = await owe(shop, 'Iracema', { productId, unitPrice: 2500, back: 2 })
    await owe(shop, 'Iracema', { productId, unitPrice: 700 })
    const phone = await open({ startParam: `pay_${id}` })
    const { page, main, back } = phone
    await page.getByRole('button', { name: 'Escolher' }).click()
    await page.getByRole('checkbox').nth(1).check()
    await page.getByRole('radio', { name: 'Cartão' }).check()
    await amount(phone).fill('900')
    await page.getByRole('switch', { name: 'Pagar também as outras' }).check()
    await back.press()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await reopen(phone, shop.url, shop.launch(BIA, { startParam: `pay_${id}` }))
    await main.press(`Receber R$${NBSP}9,00`)
    await page.getByText(`Recebido R$${NBSP}9,00`).waitFor()
    expect(await customer(id)).toMatchObject({ due: 2300, credit: 0 })
    expect(await lastPayment(id)).toMatchObject({ method: 'card' })
    await main.press()
    await eventually(main.text).toBe(`Receber R$${NBSP}23,00`)
    await shut(phone)
  })

  finer('everything follows the debt; an amount typed by hand stays', async () => {
    const { customer: id } = await owe(shop, 'Jacira', { productId, unitPrice: 2000 })
    const phone = await open({ startParam: `pay_${id}` })
    const { page, main } = phone
    await eventually(main.text).toBe(`Receber R$${NBSP}20,00`)
    await page.getByRole('radio', { name: 'Cartão' }).check()
    await owe(shop, 'Jacira', { productId, unitPrice: 600 })
    await eventually(main.text).toBe(`Receber R$${NBSP}26,00`)
    await reopen(phone, shop.url, shop.launch(BIA, { startParam: `pay_${id}` }))
    await page.getByRole('radio', { name: 'Cartão', checked: true }).waitFor()
    await eventually(main.text).toBe(`Receber R$${NBSP}26,00`)
    await amount(phone).fill('1500')
    await owe(shop, 'Jacira', { productId, unitPrice: 400 })
    await page.getByText(`fica devendo R$${NBSP}15,00`).waitFor()
    await page.getByRole('radio', { name: /^Tudo/ }).check()
    await eventually(main.text).toBe(`Receber R$${NBSP}30,00`)
    expect(await customer(id)).toMatchObject({ due: 3000 })
    await shut(phone)
  })

  finer('an answer that comes after Back leads nobody further back', async () => {
    const { customer: id } = await owe(shop, 'Lourdes', { productId, unitPrice: 1100 })
    const phone = await open(FIADO)
    const { page, main, back } = phone
    await page.getByRole('link', { name: /^Lourdes/ }).click()
    await page.getByRole('button', { name: 'Extrato' }).waitFor()
    await main.press('Receber')
    await eventually(main.text).toBe(`Receber R$${NBSP}11,00`)
    const letGo = await delayAnswers(page, '**/api/payments')
    const asked = page.waitForRequest('**/api/payments')
    await main.press(/^Receber R/)
    await asked
    await back.press()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    letGo()
    await page.getByText(`Recebido R$${NBSP}11,00`).waitFor()
    await page.getByRole('heading', { name: 'Lourdes' }).waitFor()
    expect(page.url()).toMatch(new RegExp(`#/customers/${id}$`))
    expect(await customer(id)).toMatchObject({ due: 0 })
    await shut(phone)
  })

  test('a payment of one’s own is undone within five minutes, any other is voided with its reason: one of them is offered', async () => {
    const { customer: id } = await owe(shop, 'Nelson', { productId, unitPrice: 900 })
    for (const how of ['Desfazer', 'Anular'] as const) {
      // Another's act is not one's own to undo: as after the five minutes.
      const by = how === 'Desfazer' ? BIA : OLGA
      const { id: payment } = await shop.call<{ id: number }>(by, 'POST', '/api/payments', {
        customerId: id,
        amount: 400,
        method: 'cash',
      })
      const phone = await open({ startParam: `d_${id}` })
      const { page, main } = phone
      await page
        .getByRole('button', { name: new RegExp(`Pagou em dinheiro recebido por ${by.name}`) })
        .click()
      await page
        .getByRole('dialog')
        .getByRole('link', { name: /Café coado/ })
        .waitFor()
      const ways = page.getByRole('dialog').getByRole('button', { name: /^(Desfazer|Anular)$/ })
      await ways.and(page.locator(':enabled')).filter({ hasText: how }).click()
      if (how === 'Desfazer') await page.getByRole('dialog').waitFor({ state: 'detached' })
      if (how === 'Anular') {
        await main.press(/^Anular/)
        await page.getByText('Diga por quê.').waitFor()
        await page.getByRole('radio', { name: 'Valor errado' }).check()
        await main.press(/^Anular/)
      }
      await eventually(async () => (await customer(id)).due).toBe(900)
      expect(await shop.call(BIA, 'GET', `/api/payments/${payment}`)).toMatchObject({
        voidReason: how === 'Anular' ? 'Valor errado' : null,
      })
      await page.getByText('pagamento anulado').first().waitFor()
      await shut(phone)
    }
  })

  finer(
    'the owner sets the limit, staff are not asked; who changed it meanwhile is not overwritten unseen',
    async () => {
      const { customer: id } = await owe(shop, 'Quitéria', { productId, unitPrice: 5000 })
      const staff = await open({ startParam: `d_${id}` })
      await staff.page.getByRole('button', { name: 'Extrato' }).waitFor()
      expect(await staff.page.getByRole('button', { name: 'Limite' }).count()).toBe(0)
      await shut(staff)

      const phone = await open({ startParam: `d_${id}` }, OLGA)
      const { page, main } = phone
      await page.getByRole('button', { name: 'Limite' }).click()
      await page.getByRole('switch', { name: 'Sem limite' }).uncheck()
      await page.getByRole('textbox').fill('20000')
      const { version } = await shop.call<{ version: number }>(OLGA, 'GET', `/api/customers/${id}`)
      await shop.call(OLGA, 'PATCH', `/api/customers/${id}`, { version, creditLimit: 8000 })
      await main.press()
      await page.getByRole('radio', { name: /^R\$\s80,00/ }).waitFor()
      expect(await customer(id)).toMatchObject({ creditLimit: 8000 })
      await page.getByRole('button', { name: 'Tudo meu' }).click()
      await main.press('Salvar')
      await page.getByText(`limite R$${NBSP}200,00`).waitFor()
      expect(await customer(id)).toMatchObject({ creditLimit: 20_000 })
      await shut(phone, '409')
    },
  )

  finer('name, phone and who sees the account are changed in one place', async () => {
    await shop.call(CAIO, 'GET', '/api/shop')
    const { customer: id } = await owe(shop, 'Rosa', { productId, unitPrice: 500 })
    const phone = await open({ startParam: `d_${id}` })
    const { page, main } = phone
    await page.getByRole('button', { name: 'Mudar os dados de Rosa' }).click()
    await page.getByRole('textbox', { name: 'Nome' }).fill('Rosa Maria')
    await page.getByRole('textbox', { name: 'Telefone' }).pressSequentially('11988421077')
    await page.getByRole('button', { name: 'Escolher' }).click()
    const offered = page.getByRole('dialog').getByRole('button')
    await offered.filter({ hasText: 'Caio' }).click()
    await page.getByText('Ligada a Caio').waitFor()
    await page.getByRole('button', { name: 'Desligar' }).click()
    await page.getByRole('button', { name: 'Escolher' }).click()
    await offered.filter({ hasText: 'Caio' }).waitFor()
    expect(await offered.filter({ hasText: 'Olga' }).count()).toBe(0) // the team is an owner's to link
    await offered.filter({ hasText: 'Caio' }).click()
    await main.press()
    await page.getByRole('heading', { name: 'Rosa Maria' }).waitFor()
    await page.getByText('(11) 9 8842-1077').waitFor()
    const caio = await shop.call<{ items: { id: number }[] }>(BIA, 'GET', '/api/people?q=Caio')
    expect(await customer(id)).toMatchObject({ name: 'Rosa Maria', userId: caio.items[0]?.id })
    expect(await page.getByRole('button', { name: 'Desfazer' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Mudar os dados de Rosa' }).click()
    await page.getByText('Ligada a').waitFor()
    expect(await page.getByRole('button', { name: 'Desligar' }).count()).toBe(0)
    await shut(phone)

    const owner = await open({ startParam: `d_${id}` }, OLGA)
    await owner.page.getByRole('button', { name: 'Mudar os dados de Rosa' }).click()
    await owner.page.getByRole('button', { name: 'Desligar' }).click()
    await owner.page.getByRole('button', { name: 'Escolher' }).click()
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Olga' }).click()
    await owner.main.press()
    await owner.page.getByRole('button', { name: 'Desfazer' }).waitFor()
    await shut(owner)
  })

  test('who owes stays on the list; who owes nothing goes from it, and comes back by Desfazer', async () => {
    const { customer: id } = await owe(shop, 'Vera', { productId, unitPrice: 500 })
    const phone = await open({ startParam: `d_${id}` })
    const { page } = phone
    const remove = async () => {
      await page.getByRole('button', { name: /^Mudar os dados/ }).click()
      await page.getByRole('button', { name: 'Tirar da lista' }).click()
    }
    await remove()
    await page.getByRole('alert').waitFor()
    expect((await shop.call<{ archived: boolean }>(BIA, 'GET', `/api/customers/${id}`)).archived).toBe(false)
    await shop.call(BIA, 'POST', '/api/payments', { customerId: id, amount: 500, method: 'cash' })
    await page.getByRole('button', { name: 'Tirar da lista' }).click()
    await page.getByText('Vera saiu da lista').waitFor()
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByText('Voltou a ser como era').waitFor()
    expect((await shop.call<{ archived: boolean }>(BIA, 'GET', `/api/customers/${id}`)).archived).toBe(false)
    await shut(phone, '409')
  })

  finer('who was archived says so, takes no money and buys nothing, and comes back by a tap', async () => {
    const { customer: id } = await owe(shop, 'Zilda', { productId, unitPrice: 500 })
    await shop.call(BIA, 'POST', '/api/payments', { customerId: id, amount: 500, method: 'cash' })
    await shop.call(BIA, 'DELETE', `/api/customers/${id}`)
    const phone = await open({ startParam: `pay_${id}` }, OLGA)
    const { page, main } = phone
    await page.getByText('fora da lista').waitFor()
    await page.getByText('Pagou em dinheiro').waitFor()
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await main.text()).toBe(null)
    expect(await page.getByRole('link', { name: 'Vender' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Limite' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Trazer de volta' }).click()
    await page.getByText('Zilda voltou à lista').waitFor()
    await page.getByRole('dialog', { name: /Receber de Zilda/ }).waitFor()
    expect((await shop.call<{ archived: boolean }>(BIA, 'GET', `/api/customers/${id}`)).archived).toBe(false)
    await shut(phone)
  })

  finer('nobody is there under an address that leads nowhere', async () => {
    const phone = await open({ startParam: 'd_987654' })
    await phone.page.getByRole('heading', { name: 'Não achamos esta pessoa' }).waitFor()
    await phone.page.getByRole('button', { name: 'Ver Fiado' }).click()
    await phone.page.getByRole('searchbox').waitFor()
    expect(phone.page.url()).toMatch(/#\/debts$/)
    await phone.context.close()
  })

  finer('nothing to stumble over, in any theme', async () => {
    const { customer: id } = await owe(shop, 'Paulo', { productId, unitPrice: 800, back: 31, dueIn: -31 })
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, FIADO))
    const { page, main } = phone
    await page.getByText(/pessoas/).waitFor()
    expect(await stumbles(page)).toEqual([])
    await page.getByRole('link', { name: /^Paulo/ }).click()
    await page.getByText('Extrato').last().waitFor()
    expect(await stumbles(page)).toEqual([])
    await main.press('Receber')
    await amount(phone).waitFor()
    expect(await stumbles(page)).toEqual([])
    await page.getByRole('radio', { name: 'Pix' }).check()
    await main.press()
    await page.getByRole('img', { name: /Código Pix/ }).waitFor()
    expect(await stumbles(page)).toEqual([])
    expect(await customer(id)).toMatchObject({ due: expect.any(Number) })
    await shut(phone)
  })

  finer('320 wide, nothing sticks out', async () => {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, FIADO), { width: 320, height: 640 })
    const { page, main } = phone
    const sideways = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    await page.getByText(/pessoas/).waitFor()
    expect(await sideways()).toBe(0)
    await page.getByRole('link', { name: /^Paulo/ }).click()
    await page.getByText('Extrato').last().waitFor()
    expect(await sideways()).toBe(0)
    await main.press('Receber')
    await amount(phone).waitFor()
    expect(
      await page.evaluate(() => {
        const dialog = document.querySelector('dialog')
        return dialog ? dialog.scrollWidth - dialog.clientWidth : null
      }),
    ).toBe(0)
    await shut(phone)
  })

  finer('390 wide, a name may be cut, never the days', async () => {
    await owe(shop, 'Quitéria Ramos de Albuquerque', {
      productId,
      unitPrice: 134_590,
      back: 29,
      dueIn: -29,
    })
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, FIADO))
    const second = phone.page.locator('main li .second').filter({ hasText: '· 29 dias' })
    await second.first().waitFor()
    expect(await second.first().evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0)
    await shut(phone)
  })
})
