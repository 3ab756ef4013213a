import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Telegram } from '../support/telegram.ts'
import { stumblesHere } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'
import { addressOf, NIGHT, standIn } from './support/telegram-script.ts'

/** Markup in every name that reaches the page. */
const MARKUP = '<img src=x onerror="window.alive=1"><b>Bolo</b>'
/** Of either screen that people start with: what is needed before it shows. */
const BUDGET = 36 * 1024

/** From so long on it is for after the page has come to rest. */
const AT_REST_MS = 400

/** Runs in the page: remembers when what it is opened for first stood there. However slow the machine, rest comes later. */
function markWhenThere([selector, restMs]: [string, number]): void {
  const later = window.setTimeout
  window.setTimeout = ((run: TimerHandler, ms = 0) => (ms < restMs ? later(run, ms) : 0)) as typeof setTimeout
  const watcher = new MutationObserver(() => {
    if (!document.querySelector(selector)) return
    performance.mark('first page')
    watcher.disconnect()
  })
  watcher.observe(document, { childList: true, subtree: true })
}

describe.skipIf(noBrowser)('the door and the frame of the MiniApp', () => {
  let browser: Browser
  let shop: Shop

  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500, category: 'Padaria' }, 34)
    await stock(shop, { name: MARKUP, price: 1200, category: '<i>Doces</i>' }, 5)
    await stock(shop, { name: 'Pão de queijo', price: 350 }, 0)
    for (let n = 1; n <= 9; n++)
      await stock(shop, { name: `Produto de nome bem comprido ${n}`, price: 100_000 }, 1)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('outside Telegram it says so, and offers nothing', async () => {
    const { page, context } = await openPhone(browser, shop.url, null)
    await page.getByText('A loja abre dentro do Telegram.').waitFor()
    expect(await page.getByRole('button').count()).toBe(0)
    expect(await page.getByRole('link').count()).toBe(0)
    expect(await page.getByText('Café').count()).toBe(0)
    await context.close()
  })

  test('launch data that is not genuine opens nothing', async () => {
    const launch = shop.launch(BIA, TO_SELL)
    const forged = { ...launch, initData: launch.initData.replace('Bia', 'Bea') }
    const { page, context } = await openPhone(browser, shop.url, forged)
    await page.getByText('Abra de novo pelo Telegram.').waitFor()
    expect(await page.getByText('Café').count()).toBe(0)
    await context.close()
  })

  test.each([
    ['sell', '/api/products', 'main li [role=group] > button'],
    ['home', '/api/dashboard', 'main header h1'],
  ])(
    'who opens %s without a session is let in, and has its data asked for, before any code is here, once',
    async (startParam, data, there) => {
      const context = await browser.newContext({ viewport: { width: 390, height: 750 }, locale: 'pt-BR' })
      const page = await context.newPage()
      const launch = shop.launch(BIA, { startParam })
      await page.route('https://telegram.org/**', (route) =>
        route.fulfill({ contentType: 'text/javascript', body: standIn(launch) }),
      )
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).pathname))
      const times = (path: string) => asked.filter((one) => one === path).length
      const first: string[] = []
      await page.route('**/assets/*.js', async (route) => {
        await expect.poll(() => times(data)).toBe(1)
        first.push(route.request().url())
        await route.continue()
      })
      // A device that knows nobody; then one that keeps no session.
      for (const platform of ['android', 'tdesktop']) {
        await page.goto('about:blank')
        asked.length = 0
        first.length = 0
        await page.goto(addressOf(shop.url, { ...launch, platform }))
        await page.locator(there).first().waitFor()
        expect(first.length).toBeGreaterThan(3)
        for (const path of ['/api/auth/verify', '/api/shop', data])
          expect({ [path]: times(path) }).toEqual({ [path]: 1 })
        await page.waitForFunction(() => localStorage.length > 0)
      }
      await context.close()
    },
  )

  test('a style that did not come is asked for again, and its screen never shows without it', async () => {
    const { page, context } = await openPhone(browser, `${shop.url}/health`, shop.launch(BIA))
    let down = true
    await page.route('**/assets/*.css', async (route) => {
      const response = await route.fetch()
      const its = (await response.text()).includes('::-webkit-slider-thumb')
      await (its && down ? route.abort() : route.fulfill({ response }))
    })
    await page.goto(addressOf(`${shop.url}/#/settings`, shop.launch(BIA)))
    await page.getByText('Não deu para carregar').waitFor()
    down = false
    await page.getByRole('button', { name: 'Tentar agora' }).click()
    const first = page.locator('div:has(> div > [type=range])').first()
    await first.waitFor()
    expect(await first.evaluate((one) => getComputedStyle(one).display)).toBe('flex')
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await context.close()
  })

  test('takes the launch data out of the address', async () => {
    const launch = shop.launch(BIA, TO_SELL)
    const { page, context } = await openPhone(browser, `${shop.url}/#/sell`, launch)
    await page.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    expect(page.url()).not.toContain('tgWebApp')
    await context.close()
  })

  test('a customer sees the catalogue without numbers of stock, and no way to sell', async () => {
    const launch = shop.launch(CAIO, { startParam: 'sell' })
    const { page, context, faults } = await openPhone(browser, shop.url, launch)
    await page.getByText('Só a equipe vê isso.').waitFor()
    await page.getByRole('button', { name: 'Catálogo', exact: true }).click()
    await page.getByText('Café coado').waitFor()
    expect(await page.getByText('34 un').count()).toBe(0)
    await page.getByText('acabou').waitFor()
    expect(await page.getByRole('button', { name: /Pôr|Cobrar/ }).count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  test('who is switched off is told so', async () => {
    await shop.call(CAIO, 'GET', '/api/shop')
    const { items } = await shop.call<{ items: { id: number; version: number }[] }>(
      OLGA,
      'GET',
      '/api/users?q=Caio',
    )
    const caio = items[0]
    if (!caio) throw new Error('no Caio')
    const off = await shop.call<{ version: number }>(OLGA, 'PATCH', `/api/users/${caio.id}`, {
      version: caio.version,
      disabled: true,
    })
    const { page, context } = await openPhone(browser, `${shop.url}/#/catalogue`, shop.launch(CAIO))
    await page.getByText('Seu acesso mudou.').waitFor()
    expect(await page.getByText('Café').count()).toBe(0)
    await context.close()
    await shop.call(OLGA, 'PATCH', `/api/users/${caio.id}`, { version: off.version, disabled: false })
  })

  /** From a device of its own, whose session ends last. */
  const endSessions = async () => {
    const { initData } = shop.launch(BIA)
    const login = await fetch(`${shop.url}/api/auth/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ initData }),
    })
    const { token } = (await login.json()) as { token: string }
    const ask = (method: string, path: string) =>
      fetch(`${shop.url}/api/auth/${path}`, { method, headers: { authorization: `Bearer ${token}` } })
    const all = (await (await ask('GET', 'sessions')).json()) as {
      items: { id: number; current: boolean }[]
    }
    for (const { id, current } of all.items) if (!current) await ask('DELETE', `sessions/${id}`)
    await ask('DELETE', 'session')
  }
  const sellOne = async (page: Page) => {
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    await page.evaluate(() => window.telegramTest.press('MainButton'))
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
  }

  test('a session that ran out is entered anew without a word, a cart stays', async () => {
    const { page, context } = await openPhone(browser, `${shop.url}/health`, shop.launch(BIA, TO_SELL))
    await page.route('**/api/auth/verify', async (route) => {
      const response = await route.fetch()
      const login = (await response.json()) as { expiresAt: string }
      await route.fulfill({ response, json: { ...login, expiresAt: new Date(Date.now() - 1000) } })
    })
    await page.goto(addressOf(shop.url, shop.launch(BIA, TO_SELL)))
    await page.getByRole('button', { name: 'Pôr Café coado' }).click()
    await endSessions()
    await sellOne(page)
    expect(await page.getByText('R$ 5,00').count()).toBeGreaterThan(0)
    await context.close()
  })

  test('a session that somebody ended lets in again by a tap alone, a cart stays', async () => {
    const { page, context } = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    await page.getByRole('button', { name: 'Pôr Café coado' }).click()
    await endSessions()
    await page.getByText('Você saiu da loja.').waitFor()
    await page.getByRole('button', { name: 'Entrar de novo' }).click()
    await sellOne(page)
    expect(await page.getByText('R$ 5,00').count()).toBeGreaterThan(0)
    await context.close()
  })

  test('a screen that stays open asks again what day it is', async () => {
    const { page, context } = await openPhone(browser, `${shop.url}/health`, shop.launch(BIA, TO_SELL))
    await page.clock.install()
    let asked = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/api/shop')) asked++
    })
    await page.goto(addressOf(shop.url, shop.launch(BIA, TO_SELL)))
    await page.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    const later = page.waitForRequest((request) => request.url().endsWith('/api/preferences'))
    await page.clock.runFor(1000)
    await later
    const before = asked
    await page.clock.runFor(11 * 60_000)
    await expect.poll(() => asked).toBeGreaterThan(before)
    await context.close()
  })

  test('Back goes from checkout to the shelf, and the cart survives it', async () => {
    const { page, context, back } = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    await page.getByRole('button', { name: 'Pôr Café coado' }).click()
    expect(await back.shown()).toBe(false)
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    expect(await back.shown()).toBe(true)
    await back.press()
    await page.getByRole('button', { name: /Cobrar R\$ 5,00/ }).waitFor()
    await context.close()
  })

  test('names that hold markup are text, on every page they reach', async () => {
    const { page, context } = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    await page.getByRole('button', { name: `Pôr ${MARKUP}` }).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByText(MARKUP, { exact: true }).waitFor()
    await page.evaluate(() => window.telegramTest.press('MainButton'))
    await page.getByText(`1 × ${MARKUP}`).waitFor()
    expect(await page.evaluate(() => 'alive' in window)).toBe(false)
    expect(await page.locator('#app img, #app b:not(.figure)').count()).toBe(0)
    await context.close()
  })

  test.each([320, 390, 430, 1024])('nothing scrolls sideways at %i wide', async (width) => {
    const device = { width, height: 700, touch: width < 600 }
    const { page, context } = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL), device)
    await page.getByRole('button', { name: 'Pôr Produto de nome bem comprido 1' }).click()
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(await over()).toBeLessThanOrEqual(0)
    if (width < 600) await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    expect(await over()).toBeLessThanOrEqual(0)
    await context.close()
  })

  test("wears Telegram's night", async () => {
    const { page, context } = await openPhone(
      browser,
      shop.url,
      shop.launch(BIA, { ...TO_SELL, theme: NIGHT }),
    )
    await page.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
    expect(ground).toBe('rgb(21, 30, 39)')
    await context.close()
  })

  test.each([
    ['Vender', 'sell', 'main li [role=group] > button'],
    ['Início', 'home', 'main section [role=status]'],
  ])('%s as the first page is at most 36 kB of our script and style', async (_name, startParam, there) => {
    const { brotliCompressSync } = await import('node:zlib')
    const context = await browser.newContext({ viewport: { width: 390, height: 750 } })
    const page = await context.newPage()
    const launch = shop.launch(BIA, { startParam })
    await page.route('https://telegram.org/**', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: standIn(launch) }),
    )
    await page.addInitScript(markWhenThere, [there, AT_REST_MS] as [string, number])
    await page.goto(addressOf(shop.url, launch))
    await page.locator(there).first().waitFor()
    const files = await page.evaluate(() => {
      const [shown] = performance.getEntriesByName('first page')
      const asked = performance.getEntriesByType('resource')
      return asked.filter((one) => one.startTime < (shown?.startTime ?? 0)).map(({ name }) => name)
    })
    const inPage = /<script>(.*?)<\/script>/s.exec(await (await fetch(shop.url)).text())?.[1] ?? ''
    expect(inPage).not.toBe('')
    const sizes: Record<string, number> = { 'in the page': brotliCompressSync(inPage).length }
    for (const file of files.filter((name) => name.startsWith(shop.url) && /\.(js|css)$/.test(name))) {
      const body = await (await fetch(file)).arrayBuffer()
      sizes[new URL(file).pathname] = brotliCompressSync(body).length
    }
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0)
    expect(total).toBeGreaterThan(BUDGET / 2)
    const tooMuch: Record<string, number> = total > BUDGET ? { total, ...sizes } : {}
    expect(tooMuch).toEqual({})
    await context.close()
  })
})

describe.skipIf(noBrowser)('outside Telegram, where the bot is known', () => {
  let browser: Browser
  let shop: Shop
  let telegram: Telegram

  beforeAll(async () => {
    telegram = await Telegram.start()
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ TELEGRAM_API_ROOT: telegram.root })])
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await telegram?.stop()
  })
  const open = () => fetch(`${shop.url}/open`, { redirect: 'manual' })

  test('a button leads to its chat, and at a table a code for the phone', async () => {
    // Known a moment after the shop is open.
    await expect.poll(async () => (await open()).status, { timeout: 10_000 }).toBe(302)
    expect((await fetch(`${shop.url}/open`, { method: 'POST' })).status).toBe(405)
    expect((await open()).headers.get('location')).toBe(`https://t.me/${telegram.name}`)
    for (const width of [390, 1024]) {
      const { page, context } = await openPhone(browser, shop.url, null, {
        width,
        height: 768,
        touch: width < 600,
      })
      const link = page.getByRole('link', { name: 'Abrir no Telegram' })
      expect(await link.getAttribute('href')).toBe('/open')
      const code = page.getByRole('img', { name: 'Código para abrir no telefone' })
      if (width > 600) await code.waitFor()
      else expect(await code.count()).toBe(0)
      expect(await stumblesHere(page)).toEqual([])
      await context.close()
    }
  })
})

describe.skipIf(noBrowser)("on a newcomer's own machine", () => {
  let browser: Browser
  let shop: Shop

  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ DEV_LOGIN: '1' })])
    await stock(shop, { name: 'Café coado', price: 500 }, 3)
    await stock(shop, { name: 'Pão', price: 100 }, 3)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('people choose whom to be, and sell by a button in the page', async () => {
    const { page, context } = await openPhone(browser, shop.url, null)
    await page.getByRole('button', { name: /Bia/ }).click()
    await page.getByRole('navigation').getByRole('button', { name: 'Vender' }).click()
    await page.getByRole('button', { name: 'Pôr Café coado' }).click()
    await page.getByRole('button', { name: 'Pôr Pão' }).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('group', { name: 'Pão' }).getByRole('button').first().click()
    // What is said leaves the button free.
    const sell = page.getByRole('button', { name: 'Vender R$ 5,00' })
    const over = async () => {
      const [toast, button] = await Promise.all([
        page.locator('[role=status] > div').boundingBox(),
        sell.boundingBox(),
      ])
      return (toast?.y ?? 0) + (toast?.height ?? 0) - (button?.y ?? 0)
    }
    await expect.poll(over).toBeLessThanOrEqual(0)
    await sell.click()
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    expect(await page.getByText('R$ 5,00').count()).toBeGreaterThan(0)
    expect(await page.getByText('Pão saiu da venda').count()).toBe(0)
    await context.close()
  })

  test('what was taken out comes back to its place, beside what changed meanwhile', async () => {
    const { page, context } = await openPhone(browser, shop.url, null)
    await page.getByRole('button', { name: /Bia/ }).click()
    await page.getByRole('navigation').getByRole('button', { name: 'Vender' }).click()
    await page.getByRole('button', { name: 'Pôr Pão' }).click()
    await page.getByRole('button', { name: 'Pôr Café coado' }).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('group', { name: 'Pão' }).getByRole('button').first().click()
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await page.getByRole('button', { name: 'Desfazer' }).click()
    const counted = page.getByRole('spinbutton')
    await expect
      .poll(() => counted.evaluateAll((all) => all.map((one) => `${one.ariaLabel} ${one.ariaValueNow}`)))
      .toEqual(['Pão 1', 'Café coado 2'])
    await context.close()
  })

  test('nothing of the page stands above a keyboard, on Comando neither', async () => {
    const { page, context } = await openPhone(browser, shop.url, null)
    await page.getByRole('button', { name: /Bia/ }).click()
    await page.getByRole('navigation').waitFor()
    await page.evaluate(() => {
      location.hash = '#/command'
    })
    const line = page.getByRole('textbox')
    await line.fill('/buy 1 café pago')
    const act = page.locator('[data-act]', { hasText: /^Vender R/ })
    await act.waitFor({ state: 'attached' })
    expect(await act.isVisible()).toBe(false)
    await line.blur()
    await act.waitFor()
    await context.close()
  })
})
