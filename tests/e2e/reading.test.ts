// Parts of a page that cannot be read say so and come at a tap; long lists keep their place, and ask for no more than they need.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, openShop, type Shop, stock } from './support/shop.ts'

const RECEIPTS = 260

describe.skipIf(noBrowser)('reading', () => {
  let browser: Browser
  let shop: Shop
  let coffee: number

  const receive = () =>
    shop.call(BIA, 'POST', '/api/stock/receipts', { productId: coffee, quantity: 1, unitCost: 100 })
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ RATE_LIMITS: 'off' })])
    coffee = (await stock(shop, { name: 'Café coado', price: 500 }, 1)).id
    for (let n = 0; n < RECEIPTS; n++) await receive()
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const open = (path: string) => openPhone(browser, `${shop.url}/#${path}`, shop.launch(BIA))
  const scrollDown = (page: Page) => page.mouse.wheel(0, 20_000)
  const rows = (page: Page) => page.getByText('Recebido').count()

  test('a list that did not come says so, and comes at a tap', async () => {
    const { page, context } = await open('/products')
    await page.route('**/api/stock/movements*', (route) => route.abort())
    await page.getByRole('link', { name: /Café coado/ }).click()
    const again = page.getByRole('button', { name: 'Tentar agora' })
    await again.waitFor({ timeout: 20_000 })
    await page.unroute('**/api/stock/movements*')
    // At once: it is asked for again by itself too, and the button goes when that comes first.
    await again.evaluate((button: HTMLElement) => button.click())
    await page.getByText('Recebido').first().waitFor()
    expect(await again.count()).toBe(0)
    await context.close()
  })

  test('a list that did not come is here again by itself once the network is', async () => {
    const { page, context } = await open('/products')
    await page.route('**/api/stock/movements*', (route) => route.abort())
    await page.getByRole('link', { name: /Café coado/ }).click()
    await page.getByRole('button', { name: 'Tentar agora' }).waitFor({ timeout: 20_000 })
    await page.unroute('**/api/stock/movements*')
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(() => rows(page), { timeout: 4000 }).toBeGreaterThan(0)
    await context.close()
  })

  test('the end of a list whose next page does not come is asked for once, and again when scrolled to', async () => {
    const { page, context } = await open(`/products/${coffee}`)
    let asked = 0
    await page.getByText('Recebido').first().waitFor()
    await page.route('**/api/stock/movements*cursor=*', (route) => {
      asked++
      return route.fulfill({ status: 400, json: { code: 'invalid_input', detail: 'Agora não.' } })
    })
    const all = page.getByRole('heading', { name: 'Movimentos' }).locator('..').getByRole('button')
    await all.click()
    const askedAtTheEnd = async () => {
      await scrollDown(page)
      return asked
    }
    await expect.poll(askedAtTheEnd).toBeGreaterThan(0)
    await page.waitForTimeout(1500)
    expect(asked).toBeLessThan(4)
    await page.unroute('**/api/stock/movements*cursor=*')
    const shown = async () => {
      await page.mouse.wheel(0, -3000)
      await scrollDown(page)
      return rows(page)
    }
    await expect.poll(shown, { timeout: 15_000 }).toBeGreaterThan(60)
    await context.close()
  })

  test('a long list that is refreshed stays as long as it was', async () => {
    const { page, context } = await open(`/products/${coffee}`)
    await page.getByText('Recebido').first().waitFor()
    await page.getByRole('heading', { name: 'Movimentos' }).locator('..').getByRole('button').click()
    const shown = async () => {
      await page.mouse.wheel(0, -3000)
      await scrollDown(page)
      return rows(page)
    }
    await expect.poll(shown, { timeout: 30_000 }).toBeGreaterThanOrEqual(RECEIPTS)
    const before = await page.evaluate(() => scrollY)
    const level = await page.getByText(/^26\d$/).count()
    expect(level).toBeGreaterThan(0)
    await receive()
    await page
      .getByText(`${RECEIPTS + 2}`, { exact: true })
      .first()
      .waitFor({ state: 'attached' })
    await page.waitForTimeout(1500)
    expect(await rows(page)).toBeGreaterThanOrEqual(RECEIPTS)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThanOrEqual(before)
    await context.close()
  })
})
