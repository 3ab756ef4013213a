// Inside Telegram Web: its documented events, by its official script, across two origins; and in nobody else's frame.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser } from './support/browser.ts'
import { BIA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'
import { NIGHT } from './support/telegram-script.ts'
import { openInTelegramWeb } from './support/telegram-web.ts'

describe.skipIf(noBrowser)('framed by Telegram Web', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 20)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('a sale by Telegram’s own buttons, Back, and a popup that is answered', async () => {
    const { host, frame, context, faults } = await openInTelegramWeb(
      browser,
      shop.url,
      shop.launch(BIA, TO_SELL),
    )
    await frame.getByRole('button', { name: 'Pôr Café coado' }).click()
    await frame.getByRole('button', { name: /^Cobrar R\$/ }).click()
    const main = host.locator('#main')
    await expect.poll(() => main.textContent()).toBe('Vender R$\u00a05,00')
    await host.locator('#back').click()
    await frame.getByRole('button', { name: /^Cobrar R\$/ }).click()
    await expect.poll(() => main.textContent()).toBe('Vender R$\u00a05,00')
    await main.click()
    await frame.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    await frame.getByRole('button', { name: /Desfazer/ }).click()
    await host.locator('#popup').getByRole('button', { name: 'Não' }).click()
    expect(await frame.getByRole('heading', { name: 'Vendido' }).count()).toBe(1)
    await frame.getByRole('button', { name: /Desfazer/ }).click()
    await host.locator('#popup').getByRole('button', { name: 'Sim' }).click()
    await frame.getByText('Desfeito, o estoque voltou').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('a theme that changes while it is open is worn at once, and Telegram’s frame with it', async () => {
    const { host, frame, context, say } = await openInTelegramWeb(
      browser,
      shop.url,
      shop.launch(BIA, TO_SELL),
    )
    await frame.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    const isNight = () => frame.evaluate(() => document.documentElement.classList.contains('night'))
    expect(await isNight()).toBe(false)
    await say('theme_changed', { theme_params: NIGHT })
    await expect.poll(isNight).toBe(true)
    const header = host.locator('header')
    await expect
      .poll(() => header.evaluate((one) => getComputedStyle(one).backgroundColor))
      .toBe('rgb(21, 30, 39)')
    await context.close()
  })

  test('in a stranger’s frame there is nothing', async () => {
    const stranger = await openInTelegramWeb(
      browser,
      shop.url,
      shop.launch(BIA, TO_SELL),
      'https://stranger.example',
    )
    await expect.poll(() => stranger.faults.join(' ')).toContain('frame-ancestors')
    expect(await stranger.frame.locator('#app').count()).toBe(0)
    await stranger.context.close()
  })
})
