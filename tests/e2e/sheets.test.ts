// What sheets have in common: Enter does their main act, what is typed survives Back, and what cannot be is said at its field.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'

describe.skipIf(noBrowser)('sheets', () => {
  let browser: Browser
  let shop: Shop
  let coffee: number
  let ana: number

  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ DEV_LOGIN: '1' })])
    coffee = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 40)).id
    ana = (await shop.call<{ id: number }>(BIA, 'POST', '/api/customers', { name: 'Ana Beatriz' })).id
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const open = (path: string, who = OLGA) => openPhone(browser, `${shop.url}/#${path}`, shop.launch(who))

  test('Enter in a field of several does what Telegram’s button does', async () => {
    const { page, context, faults, main } = await open(`/products/${coffee}`, BIA)
    await page.getByRole('button', { name: 'Receber' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: 'Quantidade' }).fill('3')
    // What it cost last is there a moment later.
    await expect.poll(main.text).toMatch(/^Receber 3 ·/)
    await sheet.getByRole('textbox', { name: 'Custo de cada' }).press('Enter')
    await sheet.waitFor({ state: 'detached' })
    const { stock: level } = await shop.call<{ stock: number }>(BIA, 'GET', `/api/products/${coffee}`)
    expect(level).toBe(43)
    expect(faults).toEqual([])
    await context.close()
  })

  test('what is typed about a customer survives Back, and is given up by a tap', async () => {
    const { page, back, context } = await open(`/customers/${ana}`)
    const edit = page.getByRole('button', { name: /^Mudar os dados/ })
    await edit.click()
    const name = page.getByRole('dialog').getByRole('textbox').first()
    await name.fill('Ana Beatriz Lima')
    await back.press()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.reload()
    await edit.click()
    await expect.poll(() => name.inputValue()).toBe('Ana Beatriz Lima')
    await page.getByRole('button', { name: 'Descartar o que mudei' }).click()
    await expect.poll(() => name.inputValue()).toBe('Ana Beatriz')
    await name.fill('Ana Lima')
    await name.press('Enter')
    await page.getByRole('heading', { name: 'Ana Lima' }).waitFor()
    await edit.click()
    expect(await page.getByRole('button', { name: 'Descartar o que mudei' }).count()).toBe(0)
    await context.close()
  })

  test('what was typed before somebody else changed the same is never put over it unasked', async () => {
    const rui = await shop.call<{ id: number; version: number }>(BIA, 'POST', '/api/customers', {
      name: 'Rui',
    })
    const { page, main, back, context } = await open(`/customers/${rui.id}`)
    const edit = page.getByRole('button', { name: /^Mudar os dados/ })
    await edit.click()
    const note = page.getByRole('dialog').getByRole('textbox').nth(2)
    await note.fill('Paga dia 5')
    await back.press()
    await shop.call(BIA, 'PATCH', `/api/customers/${rui.id}`, { version: rui.version, note: 'Paga dia 10' })
    await page.reload()
    await edit.click()
    const choice = page.getByRole('radiogroup', { name: 'Anotação' })
    await choice.getByRole('radio', { name: /^Paga dia 5/ }).waitFor()
    await choice.getByRole('radio', { name: /^Paga dia 10/ }).check()
    await main.press('Salvar')
    await edit.click()
    await expect.poll(() => note.inputValue()).toBe('Paga dia 10')
    await context.close()
  })

  test('a key that is held opens a sheet, and presses nothing in it', async () => {
    const { page, context } = await open(`/products/${coffee}`, BIA)
    await page.getByRole('button', { name: 'Receber' }).focus()
    await page.keyboard.down('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.down('Enter')
    await page.waitForTimeout(200)
    expect(await page.getByRole('dialog').locator('[aria-invalid=true]').count()).toBe(0)
    await page.keyboard.up('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').locator('[aria-invalid=true]').first().waitFor()
    await context.close()
  })

  test('the reason of a void survives Back', async () => {
    const sale = await shop.call<{ id: number }>(BIA, 'POST', '/api/sales', {
      customerId: ana,
      items: [{ productId: coffee, quantity: 1 }],
    })
    const { page, back, context } = await open(`/sales/${sale.id}`)
    const reason = page.getByRole('dialog').getByRole('textbox')
    await page.getByRole('button', { name: 'Anular venda' }).click()
    await reason.fill('Era da mesa 4')
    await back.press()
    await reason.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Anular venda' }).click()
    expect(await reason.inputValue()).toBe('Era da mesa 4')
    await context.close()
  })

  test('a discount is a number, of at most the sale, also after lines were taken out', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    await page.getByRole('button', { name: /^Pôr Café coado R/ }).click()
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    const discount = page.getByRole('button', { name: 'Desconto' })
    await discount.click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: 'Porcentagem' }).check()
    const share = sheet.getByRole('textbox')
    await share.fill('dez')
    await share.press('Enter')
    await sheet.getByText('Ponha de 0 a 100').waitFor()
    await share.fill('10%')
    await share.press('Enter')
    await expect.poll(main.text).toBe('Vender R$\u00a09,00')
    await discount.click()
    await sheet.getByRole('radio', { name: 'Valor' }).check()
    await sheet.getByRole('textbox').pressSequentially('600')
    await sheet.getByRole('textbox').press('Enter')
    await expect.poll(main.text).toBe('Vender R$\u00a04,00')
    await page.getByRole('button', { name: 'Menos Café coado' }).click()
    await page.getByText('O desconto passa do valor da venda.').waitFor()
    await main.press()
    await page.waitForTimeout(300)
    expect(await page.getByRole('heading', { name: 'Vendido' }).count()).toBe(0)
    await context.close()
  })

  test('a long sheet keeps its act at hand where Telegram’s button is not', async () => {
    const sale = { customerName: 'Beto', items: [{ productId: coffee, quantity: 1 }] }
    for (let n = 0; n < 8; n++) await shop.call(BIA, 'POST', '/api/sales', sale)
    const { page, context } = await openPhone(browser, `${shop.url}/#/debts`, null)
    await page.getByRole('button', { name: /^Bia/ }).click()
    await page.getByRole('link', { name: /^Beto/ }).click()
    await page.getByRole('button', { name: 'Receber' }).click()
    const act = page.getByRole('dialog').getByRole('button', { name: /^Receber R/ })
    await page.getByText('Café coado').nth(7).waitFor({ state: 'attached' })
    // Once it has risen.
    const below = () => act.evaluate((button) => button.getBoundingClientRect().bottom - innerHeight)
    await expect.poll(below).toBeLessThanOrEqual(0)
    await context.close()
  })
})
