// A shop without a Pix key still takes Pix, and offers no code that it could not make.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, CAIO, openShop, type Shop, stock } from './support/shop.ts'
import { link, owe } from './support/tabs.ts'

const NBSP = '\u00a0'

describe.skipIf(noBrowser)('without a Pix key', () => {
  let browser: Browser
  let shop: Shop
  let customer = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    const { id } = await stock(shop, { name: 'Café coado', price: 500 }, 10)
    customer = (await owe(shop, 'Caio Nogueira', { productId: id, unitPrice: 900 })).customer
    await link(shop, customer, CAIO)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('the customer is shown the counter, and no code', async () => {
    const { page, context, faults } = await openPhone(browser, shop.url, shop.launch(CAIO))
    await page.getByText('No balcão').waitFor()
    expect(await page.getByText('Pagar no Pix').count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  test('staff note it as paid by Pix at once', async () => {
    const launch = shop.launch(BIA, { startParam: `pay_${customer}` })
    const { page, main, context, faults } = await openPhone(browser, shop.url, launch)
    await page.getByRole('radio', { name: 'Pix' }).check()
    await main.press(`Receber R$${NBSP}9,00`)
    await page.getByText(`Recebido R$${NBSP}9,00`).waitFor()
    const payments = await shop.call(BIA, 'GET', `/api/payments?customerId=${customer}`)
    expect(payments).toMatchObject({ items: [{ amount: 900, method: 'pix' }] })
    expect(faults).toEqual([])
    await context.close()
  })
})
