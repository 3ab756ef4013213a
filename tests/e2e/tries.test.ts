// A sale that is tried again: whatever was lost, turned away or changed in between, it is stored once, and what was stored is what is shown.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { loseAnswers, turnAway } from './support/network.ts'
import { BIA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'

const done = (page: Page) => page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
const unanswered = (page: Page) => page.getByRole('alert').getByText('Não foi. Tentar de novo?')

describe.skipIf(noBrowser)('a sale that is tried again', () => {
  let browser: Browser
  let shop: Shop
  let coffee = 0

  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    coffee = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 40)).id
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const level = async (id: number) =>
    (await shop.call<{ stock: number }>(BIA, 'GET', `/api/products/${id}`)).stock
  const sales = async () => (await shop.call<{ items: { total: number }[] }>(BIA, 'GET', '/api/sales')).items
  /** One coffee in Cobrar; `before` is how many there are in stock. */
  async function begin() {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    const { page } = phone
    await page.getByRole('button', { name: /^Pôr Café coado R/ }).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    return { phone, before: await level(coffee) }
  }

  test('an answer lost on its way back sells once, however often it is tried', async () => {
    const { phone, before } = await begin()
    const { page, main } = phone
    let lost = 0
    await page.route('**/api/sales', async (route) => {
      lost++
      await route.fetch()
      await route.abort()
    })
    await main.press()
    await unanswered(page).waitFor()
    expect(lost).toBe(3)
    await page.unroute('**/api/sales')
    const isSold = async () => {
      await done(page)
      await page.getByText('A primeira tentativa tinha entrado. Aqui está.').waitFor()
      expect(await level(coffee)).toBe(before - 1)
    }

    // Closed in between, and changed by now: the first one is what was stored, and is what is shown.
    await page.reload()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await main.press()
    await isSold()
    // What was added since is not sold: it is the next sale's.
    await main.press()
    await page.getByRole('button', { name: /Cobrar R\$.5,00/ }).waitFor()
    await phone.context.close()
  })

  test('of several tries without an answer it is the stored one that is shown', async () => {
    const { phone, before } = await begin()
    const { page, main } = phone
    const again = unanswered(page)
    // The first one never gets there, the second one does.
    await page.route('**/api/sales', (route) => route.abort())
    await main.press()
    await again.waitFor()
    await page.unroute('**/api/sales')
    const heal = await loseAnswers(page, '**/api/sales')
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await main.press()
    await again.waitFor()
    await heal()
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await main.press()
    await done(page)
    expect(await level(coffee)).toBe(before - 2)
    expect((await sales())[0]).toMatchObject({ total: 1000 })
    await phone.context.close()
  })

  test('what went out first and cannot be fetched yet is said, and fetched by the next try', async () => {
    const { phone, before } = await begin()
    const { page, main, faults } = phone
    const heal = await loseAnswers(page, '**/api/sales')
    await main.press()
    const alert = unanswered(page)
    await alert.waitFor()
    await heal()
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await page.route('**/api/sales', (route) =>
      route.request().postData()?.includes('"quantity":1') ? route.abort() : route.continue(),
    )
    faults.length = 0
    await main.press()
    await expect.poll(main.text).toBe('Tentar de novo')
    await alert.waitFor()
    expect(faults.filter((fault) => !fault.startsWith('Failed to load'))).toEqual([])
    await page.unroute('**/api/sales')
    await main.press()
    await done(page)
    await page.getByText('A primeira tentativa tinha entrado. Aqui está.').waitFor()
    expect(await level(coffee)).toBe(before - 1)
    await phone.context.close()
  })

  test('a try that is turned away leaves open what went out before it', async () => {
    const { phone, before } = await begin()
    const { page, main } = phone
    const heal = await loseAnswers(page, '**/api/sales')
    await main.press()
    await unanswered(page).waitFor()
    await heal()
    const letIn = await turnAway(page, '**/api/sales')
    await main.press()
    await page.getByText('Espere um pouco.').waitFor()
    await letIn()
    // Changed by now: what went out first is what is stored.
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await main.press()
    await done(page)
    await page.getByText('A primeira tentativa tinha entrado. Aqui está.').waitFor()
    expect(await level(coffee)).toBe(before - 1)
    await phone.context.close()
  })
})
