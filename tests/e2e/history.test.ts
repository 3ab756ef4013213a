// Histórico in a real page: a customer's own holds, is checked on the device, and a copy that was changed on its way is found.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { link, owe } from './support/tabs.ts'
import type { Person } from './support/telegram-script.ts'

const ANA: Person = { id: 444, name: 'Ana', language: 'pt-br' }
const PICTURES = process.env['PICTURES']
const picture = async (page: Page, name: string) => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png` })
}

describe.skipIf(noBrowser)('Histórico', () => {
  let browser: Browser
  let shop: Shop
  let ana = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ SHOP_NAME: 'Vila Nova' })])
    const { id: productId } = await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 500)
    ana = (await owe(shop, 'Ana Beatriz', { productId, unitPrice: 6200, back: 7, dueIn: 5 })).customer
    await link(shop, ana, ANA)
    await shop.call(BIA, 'POST', '/api/payments', { customerId: ana, amount: 2500, method: 'pix' })
    await shop.call(BIA, 'POST', '/api/sales', { customerId: ana, items: [{ productId, quantity: 3 }] })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('a customer’s own is checked on their device; one step that was changed on its way is named', async () => {
    const { page, context, main, faults } = await openPhone(browser, shop.url, shop.launch(ANA))
    await page.getByRole('link', { name: 'Conferir o histórico' }).click()
    await page.getByRole('heading', { name: 'Confere', exact: true }).waitFor()
    await page.getByText('4 passos conferidos agora, neste aparelho').waitFor()
    // The second, where it was looked at again meanwhile, as once the page hears the shop.
    await page
      .getByText(/Guardado neste aparelho daqui em diante|Igual ao que este aparelho já viu/)
      .waitFor()
    expect(await stumbles(page)).toEqual([])
    await main.press('Verificar de novo')
    await page.getByText('Igual ao que este aparelho já viu').waitFor()
    await picture(page, '48d-history-valid-light')

    await page.route('**/api/customers/*/history', async (route) => {
      const response = await route.fetch()
      await route.fulfill({
        response,
        body: (await response.text()).replace('"amount":2500', '"amount":250'),
      })
    })
    await main.press('Verificar de novo')
    await page.getByRole('heading', { name: 'Não confere no passo 2' }).waitFor()
    await page.getByText('O que está escrito nele mudou depois.').waitFor()
    await page.getByText('dependem do 2').waitFor()
    expect(await stumbles(page)).toEqual([])
    await picture(page, '48d-history-broken-light')
    expect(faults).toEqual([])
    await context.close()
  })

  test('staff reach it from the account', async () => {
    const { page, context, faults } = await openPhone(
      browser,
      shop.url,
      shop.launch(OLGA, { startParam: `d_${ana}` }),
    )
    await page.getByRole('link', { name: 'Conferir o histórico' }).click()
    await page.getByRole('heading', { name: 'Confere', exact: true }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })
})
