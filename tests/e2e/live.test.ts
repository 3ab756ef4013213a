// What happens elsewhere is seen here without a reload, also after the network was gone, and after the role was.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { openFrozenProxy } from './support/frozen-proxy.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'
import { addressOf } from './support/telegram-script.ts'

describe.skipIf(noBrowser)('the shop as it happens', () => {
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
  const sell = (quantity: number) =>
    shop.call(OLGA, 'POST', '/api/sales', { customerName: 'Ana', items: [{ productId: coffee, quantity }] })

  test('levels and new products, live; and what was missed while the network was gone', async () => {
    const { page, context, live } = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    await page.getByText('40 un').waitFor()
    await live
    await sell(1)
    await page.getByText('39 un').waitFor()
    await stock(shop, { name: 'Pão doce', emoji: '🥐', price: 300 }, 7)
    await page.getByText('Pão doce').waitFor()
    await context.setOffline(true)
    await sell(4)
    await context.setOffline(false)
    await page.getByText('35 un').waitFor({ timeout: 20_000 })
    expect(await page.getByText('39 un').count()).toBe(0)
    await context.close()
  })

  test('a socket that is frozen, not closed, gives way to another, and nothing was missed', async () => {
    const proxy = await openFrozenProxy(shop.url)
    const { page, context, live } = await openPhone(browser, `${shop.url}/health`, shop.launch(OLGA))
    await page.clock.install()
    await page.goto(addressOf(proxy.url, shop.launch(OLGA)))
    const isLive = page.getByRole('button', { name: /^ao vivo · / })
    await page.clock.runFor(1000)
    await live
    await isLive.waitFor()
    proxy.freeze()
    let opened = 0
    page.on('websocket', () => opened++)
    await page.clock.runFor(41_000)
    await page.clock.runFor(1000)
    await expect.poll(() => opened).toBe(1)
    await isLive.waitFor()
    await stock(shop, { name: 'Bolo gelado', emoji: '🍰', price: 900 }, 3)
    await page.getByRole('navigation').getByRole('button', { name: 'Vender' }).click()
    await page.getByText('Bolo gelado').waitFor()
    await context.close()
    await proxy.close()
  })

  finer('a device that enters or leaves elsewhere is on the list of devices, and off it', async () => {
    const settings = `${shop.url}/#/settings`
    const { page, context, live } = await openPhone(browser, settings, shop.launch(BIA))
    await page.getByText(/ · este$/).waitFor()
    await live
    const call = (method: string, path: string, headers: Record<string, string>, body?: object) =>
      fetch(shop.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    const login = await call(
      'POST',
      '/api/auth/verify',
      { 'content-type': 'application/json', 'user-agent': 'Telegram Desktop/5.1' },
      { initData: shop.launch(BIA).initData },
    )
    const { token } = (await login.json()) as { token: string }
    await page.getByText('Telegram Desktop').waitFor()
    await call('DELETE', '/api/auth/session', { authorization: `Bearer ${token}` })
    await expect.poll(() => page.getByText('Telegram Desktop').count()).toBe(0)
    await context.close()
  })

  test('what is hidden goes from a customer’s catalogue, and comes back', async () => {
    const { id, version } = await stock(shop, { name: 'Bolo de festa', emoji: '🎂', price: 4500 }, 2)
    const catalogue = `${shop.url}/#/catalogue`
    const { page, context, live } = await openPhone(browser, catalogue, shop.launch(CAIO))
    const cake = page.getByText('Bolo de festa')
    await cake.waitFor()
    await live
    let known = version
    const hide = async (hidden: boolean) => {
      const change = { version: known, hidden }
      const edited = await shop.call<{ version: number }>(OLGA, 'PATCH', `/api/products/${id}`, change)
      known = edited.version
      await expect.poll(() => cake.count()).toBe(hidden ? 0 : 1)
    }
    await hide(true)
    await hide(false)
    await hide(true) // by now nothing is read afresh but for what is heard
    await context.close()
  })

  test('a demotion while the app is open leaves the person with what they now may see', async () => {
    const { page, context } = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    await page.getByText('35 un').waitFor()
    const { items } = await shop.call<{ items: { id: number; version: number }[] }>(
      OLGA,
      'GET',
      '/api/users?q=Bia',
    )
    const [bia] = items
    await shop.call(OLGA, 'PATCH', `/api/users/${bia?.id}`, { version: bia?.version, role: 'user' })
    await page.getByText('35 un').waitFor({ state: 'detached', timeout: 20_000 })
    await page.getByRole('button', { name: 'Catálogo', exact: true }).click()
    await page.getByText('Café coado').waitFor()
    expect(await page.getByText(/\d+ un/).count()).toBe(0)
    await context.close()
  })
})
