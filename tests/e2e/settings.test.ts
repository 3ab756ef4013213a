// Ajustes and Mais: what is chosen is stored at once, worn at once, known at the next opening, and followed elsewhere.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { atEase, noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { BIA, CAIO, openShop, type Shop } from './support/shop.ts'
import { addressOf, type Person } from './support/telegram-script.ts'

interface Preferences {
  readonly language: string
  readonly textSize: number
  readonly haptics: boolean
  readonly layout: readonly string[]
  readonly start: string
  readonly version: number
}

/** Runs in the page: what it keeps of the choices becomes what it was before the last one. Gives how many copies. */
const makeCopyOlder = () =>
  new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('balcao', 1)
    opening.addEventListener('error', () => reject(new Error('no store')))
    opening.addEventListener('success', () => {
      let changed = 0
      const transaction = opening.result.transaction('kept', 'readwrite')
      transaction.addEventListener('complete', () => resolve(changed))
      const walk = transaction.objectStore('kept').openCursor()
      walk.addEventListener('success', () => {
        const cursor = walk.result
        if (!cursor) return
        if (typeof cursor.key === 'string' && cursor.key.endsWith('/preferences')) {
          const { value, seenAt } = cursor.value as { value: { version: number }; seenAt: number }
          cursor.update({ value: { ...value, textSize: 1, version: value.version - 1 }, seenAt })
          changed++
        }
        cursor.continue()
      })
    })
  })

describe.skipIf(noBrowser)('Ajustes', () => {
  let browser: Browser
  let shop: Shop
  let phone: Phone
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const stored = (who = BIA) => shop.call<Preferences>(who, 'GET', '/api/preferences')
  const prefer = async (change: Partial<Preferences>, who = BIA) =>
    shop.call(who, 'PATCH', '/api/preferences', { version: (await stored(who)).version, ...change })
  const open = async (who: Person = BIA) => {
    phone = await openPhone(browser, `${shop.url}/#/settings`, shop.launch(who))
    await phone.page.getByText('Idioma').waitFor()
    return phone
  }
  /** Closed and opened again, without a link. */
  const reopen = async () => {
    await phone.page.goto('about:blank')
    await phone.page.goto(addressOf(shop.url, shop.launch(BIA)))
  }
  const rootSize = () => phone.page.evaluate(() => document.documentElement.style.fontSize)
  const row = (name: RegExp) => phone.page.getByRole('button', { name })
  const slider = () => phone.page.getByRole('slider', { name: 'Tamanho do texto' })

  beforeEach(async () => {
    await prefer({
      language: 'pt-BR',
      textSize: 1,
      haptics: true,
      start: 'home',
      layout: ['sales', 'debts', 'lowStock', 'recent'],
    })
  })
  afterEach(async () => {
    expect(phone.faults).toEqual([])
    await phone.context.close()
  })

  test('text size is stored, worn, and there at the next opening before the server has said a word', async () => {
    await open()
    await slider().press('ArrowRight')
    await expect.poll(rootSize).toBe('115%')
    await phone.page.getByText('Grande', { exact: true }).waitFor()
    await expect.poll(async () => (await stored()).textSize).toBe(1.15)
    await phone.page.route('**/api/preferences', () => undefined) // never answered
    await reopen()
    await phone.page.getByRole('navigation').waitFor()
    expect(await rootSize()).toBe('115%')
    // Closed before the device had written it: its copy is the one of before, and is not worn again.
    expect(await phone.page.evaluate(makeCopyOlder)).toBe(1)
    await reopen()
    await phone.page.getByRole('navigation').waitFor()
    await phone.page.waitForTimeout(800) // by then what follows the first page has read the copy
    expect(await rootSize()).toBe('115%')
  })

  test('the first tab is where the app opens, without a look at another one', async () => {
    await open()
    await row(/^Abrir em/).click()
    await row(/^Vender/).click()
    await row(/^Abrir em Vender/).waitFor()
    await expect.poll(async () => (await stored()).start).toBe('sell')
    const { page } = phone
    await page.route('**/api/preferences', () => undefined)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await reopen()
    await page.locator('[aria-current=page]', { hasText: 'Vender' }).waitFor()
    expect(new URL(page.url()).hash).toBe('#/sell')
    expect(asked).not.toContain('/api/dashboard')
  })

  test('another language redraws what is open, and is spoken from the first word next time', async () => {
    await open()
    await row(/^Idioma/).click()
    await row(/^English/).click()
    await phone.page.getByText('Text size').waitFor()
    await phone.page.getByRole('heading', { name: 'Settings' }).waitFor({ state: 'attached' })
    expect(await phone.page.getByText('Tamanho do texto').count()).toBe(0)
    expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe('en')
    await expect.poll(async () => (await stored()).language).toBe('en')
    await reopen()
    await phone.page.getByRole('button', { name: 'More', exact: true }).waitFor()
    expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe('en')
  })

  test('vibration can be turned off', async () => {
    const felt = () =>
      phone.page.evaluate(
        () =>
          window.telegramTest.asked.filter(({ type }) => type === 'web_app_trigger_haptic_feedback').length,
      )
    await open()
    await slider().press('ArrowRight')
    await expect.poll(felt).toBeGreaterThan(0)
    await phone.page.getByRole('switch', { name: 'Vibrar ao tocar' }).click()
    await expect.poll(async () => (await stored()).haptics).toBe(false)
    const before = await felt()
    await slider().press('ArrowRight')
    await phone.page.getByText('Bem grande').waitFor()
    expect(await felt()).toBe(before)
  })

  test('blocks are hidden by switch, and ordered by arrows as by drag', async () => {
    await open()
    const { page } = phone
    await row(/^Blocos do início/).click()
    await page.getByRole('switch', { name: 'A receber' }).click()
    await expect.poll(async () => (await stored()).layout).toEqual(['sales', 'lowStock', 'recent'])
    await page.getByRole('button', { name: 'Subir Acabando' }).click()
    await expect.poll(async () => (await stored()).layout).toEqual(['lowStock', 'sales', 'recent'])
    await page.getByText('Acabando: 1 de 3').waitFor({ state: 'attached' })
    const grips = page.locator('dialog li > span[aria-hidden=true]')
    const [from, to] = [await grips.nth(0).boundingBox(), await grips.nth(2).boundingBox()]
    if (!from || !to) throw new Error('nothing to drag by')
    await page.mouse.move(from.x + 20, from.y + 20)
    await page.mouse.down()
    await page.mouse.move(to.x + 20, to.y + 20, { steps: 5 })
    await page.mouse.up()
    await expect.poll(async () => (await stored()).layout).toEqual(['sales', 'recent', 'lowStock'])
  })

  test('a thumb that rests on a block takes it along, the others make way, and it is stored once; a quick one scrolls', async () => {
    await open()
    const { page, context } = phone
    await row(/^Blocos do início/).click()
    const rows = page.locator('dialog li')
    const name = rows.filter({ hasText: 'Vendas de hoje' }).getByText('Vendas de hoje')
    await name.waitFor()
    await atEase(page)
    let changes = 0
    page.on('request', (request) => {
      if (request.method() === 'PATCH') changes++
    })
    const box = await name.boundingBox()
    const height = (await rows.first().boundingBox())?.height ?? 0
    if (!box) throw new Error('nothing to rest on')
    const [x, y] = [box.x + 10, box.y + box.height / 2]
    const devtools = await context.newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', by = 0) =>
      devtools.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [{ x, y: y + by }],
      })
    const shifted = () => rows.evaluateAll((all) => all.map((one) => one.style.transform !== ''))
    await touch('touchStart')
    await touch('touchMove', 30)
    await touch('touchMove', 2 * height)
    await touch('touchEnd')
    expect(await shifted()).toEqual([false, false, false, false])
    await touch('touchStart')
    await expect.poll(() => rows.first().evaluate((one) => getComputedStyle(one).zIndex)).toBe('1')
    await touch('touchMove', height)
    await touch('touchMove', 2 * height)
    await expect.poll(shifted).toEqual([true, true, true, false])
    expect(changes).toBe(0)
    await touch('touchEnd')
    const order = ['debts', 'lowStock', 'sales', 'recent']
    await expect.poll(async () => (await stored()).layout).toEqual(order)
    expect(await shifted()).toEqual([false, false, false, false])
    expect(changes).toBe(1)
    // By keys alone: the arrow stays where the hand is.
    await page.getByRole('button', { name: 'Descer Vendas de hoje' }).press('ArrowUp')
    await expect.poll(async () => (await stored()).layout).toEqual(['debts', 'sales', 'lowStock', 'recent'])
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(await focused()).toBe('Descer Vendas de hoje')
  })

  test('a change made elsewhere meanwhile is no reason to lose this one, nor that one', async () => {
    await open()
    let late = true
    await phone.page.route('**/api/preferences', async (route) => {
      if (late && route.request().method() === 'PATCH') {
        late = false
        await prefer({ start: 'debts' })
      }
      await route.continue()
    })
    phone.faults.length = 0
    await slider().press('ArrowLeft')
    await expect.poll(async () => (await stored()).textSize).toBe(0.9)
    expect((await stored()).start).toBe('debts')
    await row(/^Abrir em Fiado/).waitFor()
    phone.faults.length = 0 // the stale request itself
  })

  test('what cannot be stored springs back and says so', async () => {
    await open()
    await phone.page.route('**/api/preferences', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    )
    await slider().press('ArrowRight')
    await expect.poll(rootSize).toBe('115%')
    await phone.page.getByText('Não deu para guardar').waitFor()
    await expect.poll(rootSize).toBe('100%')
    expect((await stored()).textSize).toBe(1)
    phone.faults.length = 0 // the requests that were cut
  })

  test('what is chosen on another device is worn here, whatever shows', async () => {
    await open()
    await phone.page.goto('about:blank')
    const listening = phone.page.waitForEvent('websocket')
    const told = phone.page.waitForResponse((response) => response.url().endsWith('/api/preferences'))
    await phone.page.goto(addressOf(`${shop.url}/#/more`, shop.launch(BIA)))
    await Promise.all([listening, told])
    await prefer({ textSize: 1.3, language: 'en' })
    await expect.poll(rootSize).toBe('130%')
    await phone.page.getByRole('link', { name: /^Settings/ }).waitFor()
  })

  test('another device is ended, and its token with it; this one is marked', async () => {
    const login = await fetch(`${shop.url}/api/auth/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Telegram Desktop/5.1' },
      body: JSON.stringify({ initData: shop.launch(BIA).initData }),
    })
    const { token } = (await login.json()) as { token: string }
    const ask = () => fetch(`${shop.url}/api/shop`, { headers: { authorization: `Bearer ${token}` } })
    expect((await ask()).status).toBe(200)
    await open()
    const { page } = phone
    await page.getByText(/ · este$/).waitFor()
    expect(await page.getByText(/ · este$/).count()).toBe(1)
    await page.evaluate(() => Object.assign(window.telegramTest, { answer: 'no' }))
    await page.getByRole('button', { name: 'Encerrar Telegram Desktop' }).click()
    await page.waitForTimeout(200)
    expect((await ask()).status).toBe(200)
    await page.evaluate(() => Object.assign(window.telegramTest, { answer: 'yes' }))
    await page.getByRole('button', { name: 'Encerrar Telegram Desktop' }).click()
    await page.getByText('Telegram Desktop saiu').waitFor()
    expect((await ask()).status).toBe(401)
    expect(await page.getByRole('button', { name: 'Encerrar Telegram Desktop' }).count()).toBe(0)
  })

  /** What was on its way when the session ended is refused, and the browser's console says so. */
  function endedTokenIsNoFault() {
    expect(phone.faults.filter((fault) => !fault.includes('401'))).toEqual([])
    phone.faults.splice(0)
  }

  test('leaving ends this session and shuts the door', async () => {
    await open()
    const left = phone.page.waitForResponse((response) => response.request().method() === 'DELETE')
    await phone.page.getByRole('button', { name: 'Sair deste aparelho' }).click()
    await phone.page.getByText('Você saiu da loja.').waitFor()
    const { authorization = '' } = await (await left).request().allHeaders()
    expect((await fetch(`${shop.url}/api/shop`, { headers: { authorization } })).status).toBe(401)
    endedTokenIsNoFault()
  })

  test('what leaving ends lets nobody in again: that takes a tap', async () => {
    await open()
    const { page } = phone
    const entered: string[] = []
    page.on('request', (request) => request.url().endsWith('/api/auth/verify') && entered.push(request.url()))
    // The answer is slower than the news that the session ended.
    const session = '**/api/auth/session'
    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route(session, async (route) => {
      const response = await route.fetch()
      if (route.request().method() === 'DELETE') await held
      await route.fulfill({ response })
    })
    await page.getByRole('button', { name: 'Sair deste aparelho' }).click()
    await page.getByText('Você saiu da loja.').waitFor()
    letGo()
    await page.waitForResponse((response) => response.request().method() === 'DELETE')
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await page.getByRole('button', { name: 'Entrar de novo' }).waitFor()
    expect(entered).toEqual([])
    await page.getByRole('button', { name: 'Entrar de novo' }).click()
    await page.getByText('Blocos do início').waitFor()
    expect(entered).toHaveLength(1)
    endedTokenIsNoFault()
  })

  test('⋯ leads to Ajustes, and Mais to all that has no tab; a customer’s has what is theirs', async () => {
    phone = await openPhone(browser, `${shop.url}/#/more`, shop.launch(BIA))
    const { page } = phone
    const ways = () => page.getByRole('main').getByRole('link').allInnerTexts()
    await page.getByRole('link', { name: /^Comando/ }).waitFor()
    expect((await ways()).map((text) => text.split('\n')[0])).toEqual([
      'Avisos',
      'Comando',
      'Vendas',
      'Clientes',
      'Contratos',
      'Não reconhecidos',
      'Meus dados',
      'Ajustes',
      'Ajuda',
    ])
    await expect
      .poll(() => page.evaluate(() => window.telegramTest.button('SettingsButton').visible))
      .toBe(true)
    await page.evaluate(() => window.telegramTest.press('SettingsButton'))
    await page.getByText('Blocos do início').waitFor()
    await phone.context.close()

    phone = await openPhone(browser, `${shop.url}/#/more`, shop.launch(CAIO))
    await phone.page.getByRole('link', { name: /^Ajustes/ }).click()
    await phone.page.getByText('Abrir em').waitFor()
    expect(await phone.page.getByText('Blocos do início').count()).toBe(0)
    expect(await phone.page.getByText('Cliente', { exact: true }).count()).toBe(1)
  })

  test('all other devices are ended at once, each token with it, and this one stays', async () => {
    const ask = (token: string) =>
      fetch(`${shop.url}/api/shop`, { headers: { authorization: `Bearer ${token}` } })
    const tokens: string[] = []
    for (const device of ['Telegram Desktop/5.1', 'Telegram Desktop/5.2', 'Telegram Desktop/5.3']) {
      const login = await fetch(`${shop.url}/api/auth/verify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': device },
        body: JSON.stringify({ initData: shop.launch(BIA).initData }),
      })
      tokens.push(((await login.json()) as { token: string }).token)
    }
    await open()
    const { page } = phone
    const all = page.getByRole('button', { name: 'Encerrar todos os outros' })
    await all.waitFor()
    await page.evaluate(() => Object.assign(window.telegramTest, { answer: 'no' }))
    await all.click()
    expect((await Promise.all(tokens.map(ask))).map(({ status }) => status)).toEqual([200, 200, 200])
    await page.evaluate(() => Object.assign(window.telegramTest, { answer: 'yes' }))
    await all.click()
    await page.getByText('Só este aparelho ficou').waitFor()
    expect((await Promise.all(tokens.map(ask))).map(({ status }) => status)).toEqual([401, 401, 401])
    await expect.poll(() => all.count()).toBe(0)
    await page.getByText(/ · este$/).waitFor()
    expect(await page.getByRole('button', { name: /^Encerrar / }).count()).toBe(0)
  })
})
