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
  })
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
    await frame.getByRole('button', { name: /Cobrar R\$/ }).click()
    const main = host.locator('#main')
    await expect.poll(() => main.textContent()).toBe('Vender R$\u00a05,00')
    await host.locator('#back').click()
    await frame.getByRole('button', { name: /Cobrar R\$/ }).click()
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

  test('asks for the whole height; what covers the edges covers nothing of the page', async () => {
    const { host, frame, context, say } = await openInTelegramWeb(
      browser,
      shop.url,
      shop.launch(BIA, TO_SELL),
    )
    await frame.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    const asked = () =>
      host.evaluate(() =>
        (window as unknown as { asked: { eventType: string }[] }).asked.map(({ eventType }) => eventType),
      )
    expect(await asked()).toEqual(expect.arrayContaining(['web_app_ready', 'web_app_expand']))
    const edges = () =>
      frame.evaluate(() => {
        const topOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().top ?? 0
        const tabs = [...document.querySelectorAll('nav button')].map((one) => one.getBoundingClientRect())
        return {
          search: topOf('label:has([type=search])'),
          tabs: innerHeight - Math.max(...tabs.map(({ bottom }) => bottom)),
        }
      })
    const before = await edges()
    await say('safe_area_changed', { top: 40, bottom: 34, left: 0, right: 0 })
    await say('content_safe_area_changed', { top: 46, bottom: 0, left: 0, right: 0 })
    await expect
      .poll(edges)
      .toEqual({ search: before.search + 86, tabs: expect.toSatisfy((space: number) => space >= 34) })
    // The keyboard takes its part: what stands at the foot stands above it.
    await host.locator('iframe').evaluate((one) => (one as HTMLElement).style.setProperty('height', '360px'))
    await say('viewport_changed', { width: 390, height: 360, is_expanded: true, is_state_stable: true })
    await expect.poll(async () => (await edges()).tabs).toBeGreaterThanOrEqual(34)
    await context.close()
  })

  test('has no keychain there: opened again, it is the signed data that lets in, and what was shown shows at once', async () => {
    const { host, frame, context, faults } = await openInTelegramWeb(
      browser,
      shop.url,
      shop.launch(BIA, TO_SELL),
    )
    await frame.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    const kept = await frame.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
    expect(kept).not.toMatch(/eyJ/) // no token lies about
    await host.reload()
    const again = host.frames().find((one) => one.parentFrame() === host.mainFrame())
    await again?.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    expect(faults).toEqual([])
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
