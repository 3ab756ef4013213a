// A phone whose storage gives no answer sells online all the same, and says what it cannot keep.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { hangStorage, keepCode, reopen } from './support/network.ts'
import { BIA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'

describe.skipIf(noBrowser)('storage that never answers', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 40)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const sales = async () =>
    (await shop.call<{ items: { id: number; total: number }[] }>(BIA, 'GET', '/api/sales')).items

  test.each(['open', 'request', 'commit'] as const)('at %s: the counter sells online', async (step) => {
    const before = (await sales()).length
    const phone = await openPhone(browser, shop.url, null)
    const { page, context, main } = phone
    await hangStorage(page, step)
    await reopen(phone, shop.url, shop.launch(BIA, TO_SELL))
    // What is tapped before the device is given up is in the sale.
    await page.getByRole('button', { name: /^Pôr Café coado R/ }).click()
    await page.getByText('Este aparelho não está guardando nada').waitFor()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    await main.press('Vender R$\u00a05,00')
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    expect(await sales()).toHaveLength(before + 1)
    await context.close()
  })

  test('without a network nothing is said to be kept', async () => {
    const before = (await sales()).length
    const phone = await openPhone(browser, shop.url, null)
    const { page, context, main } = phone
    await keepCode(page, shop.url)
    await hangStorage(page, 'open')
    await reopen(phone, shop.url, shop.launch(BIA, TO_SELL))
    await page.getByText('Este aparelho não está guardando nada').waitFor()
    await context.setOffline(true)
    await page.getByText('Sem internet').waitFor({ timeout: 20_000 })
    expect(await page.getByText('fica guardado aqui').count()).toBe(0)
    await page.getByRole('button', { name: /^Pôr Café coado R/ }).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    await main.press()
    await page.getByText('Este aparelho não guarda nada. Tente de novo com internet.').waitFor()
    await context.setOffline(false)
    await expect.poll(() => page.getByText('Sem internet').count(), { timeout: 20_000 }).toBe(0)
    await main.press()
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    expect(await sales()).toHaveLength(before + 1)
    await context.close()
  })
})
