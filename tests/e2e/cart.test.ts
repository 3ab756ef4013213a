// The sale at hand follows the shop while Cobrar is open, and stays the one it is: nobody's press turns it into another.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { delayAnswers } from './support/network.ts'
import { BIA, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'
import { owe } from './support/tabs.ts'

const NBSP = '\u00a0'

describe.skipIf(noBrowser)('the sale at hand', () => {
  let browser: Browser
  let shop: Shop
  let coffee = 0
  let bread: { id: number; version: number }
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    coffee = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 40)).id
    bread = await stock(shop, { name: 'Pão de queijo', emoji: '🫓', price: 350 }, 3)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const put = ({ page }: Phone, name: string) =>
    page.getByRole('button', { name: new RegExp(`^Pôr ${name} R`) }).click()
  const charge = async ({ page }: Phone) => {
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
  }
  const open = async (name = 'Café coado') => {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    await put(phone, name)
    await charge(phone)
    return phone
  }
  const nobody = ({ page }: Phone) => page.getByRole('radio', { name: 'Sem nome' }).isChecked()

  test('shows at once what costs another price by now, and takes it by a tap', async () => {
    const phone = await open('Pão de queijo')
    const { page, main, context, faults, live } = phone
    await live
    bread = await shop.call(OLGA, 'PATCH', `/api/products/${bread.id}`, {
      version: bread.version,
      price: 400,
    })
    await page.getByText(`agora R$${NBSP}4,00`).waitFor()
    expect(await main.text()).toBe(`Vender R$${NBSP}3,50`)
    await page.getByRole('button', { name: `Usar R$${NBSP}4,00` }).click()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}4,00`)
    expect(faults).toEqual([])
    await context.close()
  })

  test('says what there is too little of, also after the app was opened again', async () => {
    const phone = await open('Pão de queijo')
    const { page, context } = phone
    for (let more = 0; more < 3; more++)
      await page.getByRole('button', { name: 'Mais Pão de queijo' }).click()
    const scarce = page.getByText(`só tem 3${NBSP}un`)
    await scarce.waitFor()
    await page.reload()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    await expect.poll(() => scarce.count()).toBe(1)
    await context.close()
  })

  test('says since when somebody owes, beside how much and at their limit', async () => {
    const { customer } = await owe(shop, 'Dona Zefa', { productId: coffee, unitPrice: 900, back: 3 })
    const { version } = await shop.call<{ version: number }>(OLGA, 'GET', `/api/customers/${customer}`)
    await shop.call(OLGA, 'PATCH', `/api/customers/${customer}`, { version, creditLimit: 1000 })
    const { page, context } = await open()
    await page.getByRole('radio', { name: 'Dona Zefa' }).check()
    await page.getByText(new RegExp(`^Deve R\\$${NBSP}9,00 desde \\d+ `)).waitFor()
    await page.getByRole('radio', { name: 'Fiado' }).check()
    const alert = page.getByRole('alert').filter({ hasText: `Passa R$${NBSP}4,00 do limite` })
    await expect.poll(() => alert.getByText(/^Dívida mais antiga: \d+.*Receba essa parte/).count()).toBe(1)
    await context.close()
  })

  test('the buyer of a link is not the buyer of another sale taken up meanwhile', async () => {
    const { customer } = await owe(shop, 'Seu Jorge', { productId: coffee, unitPrice: 900 })
    const phone = await openPhone(browser, `${shop.url}/#/sell`, shop.launch(BIA))
    const { page, context } = phone
    await put(phone, 'Café coado')
    const letGo = await delayAnswers(page, '**/api/customers**')
    await page.evaluate((to) => location.assign(to), `#/sell?customer=${customer}`)
    const asked = page.waitForRequest(new RegExp(`/api/customers/${customer}`))
    await asked
    await charge(phone)
    await page.getByRole('button', { name: 'Guardar' }).click()
    await put(phone, 'Pão de queijo')
    await charge(phone)
    const told = page.waitForResponse(new RegExp(`/api/customers/${customer}`))
    letGo()
    await told
    // Every one that is drawn by then has been drawn.
    await page.getByRole('radio', { name: 'Seu Jorge' }).waitFor({ state: 'attached' })
    expect(await nobody(phone)).toBe(true)
    await context.close()
  })

  test('a sale taken up again knows what its buyer owes by now', async () => {
    const { customer } = await owe(shop, 'Tia Nair', { productId: coffee, unitPrice: 900 })
    const phone = await open()
    const { page, context } = phone
    await page.getByRole('radio', { name: 'Tia Nair' }).check()
    await page.getByText(new RegExp(`^Deve R\\$${NBSP}9,00`)).waitFor()
    await page.getByRole('button', { name: 'Guardar' }).click()
    await put(phone, 'Pão de queijo')
    await charge(phone)
    await shop.call(BIA, 'POST', '/api/payments', { customerId: customer, amount: 400, method: 'cash' })
    await page.getByRole('button', { name: 'Trocar' }).click()
    await expect.poll(() => page.getByText(new RegExp(`^Deve R\\$${NBSP}5,00`)).count()).toBe(1)
    await context.close()
  })

  test('what took its place brings it back only while nothing was done with that', async () => {
    await shop.call(BIA, 'POST', '/api/sales', {
      items: [{ productId: coffee, quantity: 2 }],
      payments: [{ amount: 1000, method: 'cash' }],
    })
    const phone = await open('Pão de queijo')
    const { page, main, context } = phone
    await phone.back.press()
    await page.getByRole('button', { name: 'Início' }).click()
    await page.getByRole('button', { name: 'Repetir a venda de Sem nome' }).first().click()
    await page.getByText('Trocou a venda que estava aberta').waitFor()
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}15,00`)
    await page.getByRole('button', { name: 'Desfazer' }).click()
    expect(await main.text()).toBe(`Vender R$${NBSP}15,00`)
    await context.close()
  })

  test('cash that is emptied stays empty, and what is typed next is all of it', async () => {
    const { page, context } = await open()
    const given = page.getByRole('textbox', { name: 'Recebido' })
    await given.click()
    await given.press('Backspace')
    await page.getByText(`Faltam R$${NBSP}5,00`).waitFor()
    await given.pressSequentially('2000')
    await page
      .getByRole('status')
      .filter({ hasText: `TrocoR$${NBSP}15,00` })
      .waitFor()
    await page.getByRole('radio', { name: 'Exato' }).check()
    expect(await given.inputValue()).toBe(`R$${NBSP}5,00`)
    await context.close()
  })

  test('somebody new is made only once the shop has said that nobody is called so', async () => {
    await shop.call(BIA, 'POST', '/api/customers', { name: 'Rita Souza' })
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    const { page, context } = phone
    const letGo = await delayAnswers(page, '**/api/customers**')
    await put(phone, 'Café coado')
    await charge(phone)
    await page.getByRole('button', { name: 'Outro' }).click()
    await page.getByRole('searchbox').pressSequentially('rita sousa')
    await page.getByRole('button', { name: /^Anotar “rita sousa”/ }).click()
    letGo()
    await page.getByText('É Rita Souza?').waitFor()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Rita Souza/ })
      .click()
    await page.getByRole('radio', { name: 'Rita Souza' }).waitFor()
    expect(await page.getByRole('radio', { name: 'Rita Souza' }).isChecked()).toBe(true)
    await context.close()
  })
})
