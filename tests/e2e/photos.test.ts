// Photos of goods on the screen: colours first, then the picture, in a box that never moves; an emoji where there is none.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { halves } from '../support/pictures.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'

describe.skipIf(noBrowser)('a photo', () => {
  let browser: Browser
  let shop: Shop
  let id = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ RATE_LIMITS: 'off' })])
    id = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500, minStock: 50 }, 40)).id
    await stock(shop, { name: 'Leite integral', emoji: '🥛', price: 579 }, 9)
    await send(await halves(1600, 1200).jpeg().toBuffer())
    // Who has not sold yet, and passed over how to.
    const { version } = await shop.call<{ version: number }>(BIA, 'GET', '/api/preferences')
    await shop.call(BIA, 'PATCH', '/api/preferences', { version, firstSteps: false })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  /** As the owner's form does. */
  async function send(photo: Buffer): Promise<void> {
    const login = await fetch(`${shop.url}/api/auth/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ initData: shop.launch(OLGA).initData }),
    })
    const { token } = (await login.json()) as { token: string }
    const body = new FormData()
    body.append('file', new Blob([new Uint8Array(photo)]), 'foto.jpg')
    const headers = { authorization: `Bearer ${token}` }
    const { status } = await fetch(`${shop.url}/api/products/${id}/media`, { method: 'PUT', headers, body })
    expect(status).toBe(200)
  }

  const isHere = (one: HTMLImageElement) => one.complete && one.naturalWidth > 0
  const box = (page: Page) => page.locator('main li', { hasText: 'Café coado' }).boundingBox()

  test('comes into a box that stands already, over its own colours, on the shelf, in the list and on its page', async () => {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    const asked: string[] = []
    phone.page.on('request', (request) => {
      if (request.url().includes('/media/')) asked.push(request.url())
    })
    const photo = phone.page.locator('main img').first()
    await expect.poll(() => photo.evaluate(isHere)).toBe(true)
    await expect.poll(() => photo.evaluate((one) => one.style.background)).toBe('')
    await phone.page.getByText('🥛').waitFor()
    // The small one alone, and without a word for readers beside the name.
    expect(asked.filter((one) => !one.endsWith('-320.webp'))).toEqual([])
    expect(await photo.getAttribute('alt')).toBe('')
    for (const path of ['/products', `/products/${id}`]) {
      await phone.page.evaluate((to) => (location.hash = `#${to}`), path)
      await phone.page.locator('main img').first().waitFor()
    }
    expect(phone.faults).toEqual([])
    await phone.context.close()
  })

  test.each([
    { screen: 'a telephone', size: 22, device: {} },
    { screen: 'a desk', size: 44, device: { width: 1024, height: 768, touch: false } },
  ])('is on Início among what runs out, and in Comando, on $screen', async ({ size, device }) => {
    const home = shop.launch(BIA, { startParam: 'home' })
    const { page, context, faults } = await openPhone(browser, shop.url, home, device)
    const photo = page.locator('main img')
    await expect.poll(() => photo.evaluate(isHere)).toBe(true)
    expect(await photo.boundingBox()).toMatchObject({ width: size, height: size })
    await page.evaluate(() => (location.hash = '#/command'))
    for (const [text, place] of [
      ['café', 'li'],
      ['ana 2 café fiado', 'dt'],
      ['/estoque café 3 x 2,00', 'section:has(dl) > div'],
    ] as const) {
      await page.getByRole('textbox', { name: 'O que vamos fazer?' }).fill(text)
      await expect.poll(() => page.locator(`main ${place} img`).first().evaluate(isHere)).toBe(true)
    }
    expect(faults).toEqual([])
    await context.close()
  })

  test('that takes its time shows its colours meanwhile, and nothing moves when it is here; a customer sees it too', async () => {
    let release = () => {}
    const released = new Promise<void>((done) => (release = done))
    const phone = await openPhone(browser, shop.url, shop.launch(CAIO))
    await phone.page.route('**/media/**', async (route) => {
      await released
      await route.continue()
    })
    await phone.page.locator('main').waitFor()
    await phone.page.evaluate(() => (location.hash = '#/catalogue'))
    const photo = phone.page.locator('main img').first()
    await expect.poll(() => photo.evaluate((one) => one.style.background)).toContain('data:image/png')
    const before = await box(phone.page)
    release()
    await expect.poll(() => photo.evaluate(isHere)).toBe(true)
    expect(await box(phone.page)).toEqual(before)
    await expect.poll(() => photo.evaluate((one) => one.style.background)).toBe('')
    expect(phone.faults).toEqual([])
    await phone.context.close()
  })
})
