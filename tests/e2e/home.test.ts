// Início: what was sold, owed and runs out, as it happens; and ↻, the same again in two taps.
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'

interface Stored {
  readonly id: number
  readonly total: number
  readonly status: string
  readonly customer: { readonly name: string } | null
  readonly payments: readonly { readonly method: string }[]
  readonly items: readonly { readonly name: string; readonly quantity: number; readonly unitPrice: number }[]
}
interface Versioned {
  readonly id: number
  readonly version: number
}

describe.skipIf(noBrowser)('Início', () => {
  let browser: Browser
  let shop: Shop
  let coffee: Versioned
  let bread: Versioned
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    coffee = { ...(await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 90)) }
    bread = { ...(await stock(shop, { name: 'Pão de queijo', emoji: '🧀', price: 350, minStock: 5 }, 40)) }
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const sell = (input: Record<string, unknown>) => shop.call<Stored>(OLGA, 'POST', '/api/sales', input)
  const newest = async () => {
    const { items } = await shop.call<{ items: Stored[] }>(OLGA, 'GET', '/api/sales?limit=1')
    const [sale] = items
    if (!sale) throw new Error('nothing sold')
    return sale
  }
  const open = () => openPhone(browser, shop.url, shop.launch(BIA, { startParam: 'home' }))
  const figure = (page: Page) =>
    page.getByRole('region', { name: 'Vendido hoje' }).getByRole('status').textContent()

  test('before the first sale of the day it offers to make it', async () => {
    // Who has not sold yet and passed over how to.
    const { version } = await shop.call<Versioned>(BIA, 'GET', '/api/preferences')
    await shop.call(BIA, 'PATCH', '/api/preferences', { version, firstSteps: false })
    const { page, context, faults } = await open()
    await page.getByText('Primeira venda do dia?').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Vender' }).click()
    await page.getByRole('button', { name: 'Pôr Café coado' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test("somebody else's sale slides in on top, and the figures follow", async () => {
    const { page, context, faults } = await open()
    await page.getByText('ninguém deve').waitFor()
    await sell({ customerName: 'Ana Beatriz', items: [{ productId: coffee.id, quantity: 2 }] })
    await expect.poll(() => figure(page)).toBe('R$\u00a010,00')
    const first = page.getByRole('region', { name: 'Últimas vendas' }).getByRole('listitem').first()
    await page.getByRole('link', { name: /^Ana Beatriz .*2 café coado R\$.10,00 fiado$/ }).waitFor()
    await page.getByRole('link', { name: /^A receber R\$.10,00 nada vencido$/ }).waitFor()
    await sell({
      items: [{ productId: bread.id, quantity: 36 }],
      payments: [{ amount: 12600, method: 'pix' }],
    })
    await expect.poll(() => figure(page)).toBe('R$\u00a0136,00')
    await expect.poll(() => first.textContent()).toContain('Sem nome')
    expect(await first.evaluate((row) => getComputedStyle(row).animationName)).not.toBe('none')
    await page.getByRole('link', { name: /^Acabando 1 produto .*Pão de queijo$/ }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  finer('a finger on the list keeps it still until it has gone', async () => {
    const { page, context } = await open()
    const first = page.getByRole('region', { name: 'Últimas vendas' }).getByRole('listitem').first()
    await expect.poll(() => first.textContent()).toContain('Sem nome')
    const stays = await first.evaluateHandle((row) =>
      setInterval(() => row.dispatchEvent(new PointerEvent('pointermove', { bubbles: true })), 100),
    )
    await first.dispatchEvent('pointerdown')
    await sell({ customerName: 'Jorge', items: [{ productId: coffee.id, quantity: 1 }] })
    await expect.poll(() => figure(page)).toBe('R$\u00a0141,00')
    await page.waitForTimeout(300)
    expect(await first.textContent()).toContain('Sem nome')
    await stays.evaluate((timer) => clearInterval(timer))
    await expect.poll(() => first.textContent()).toContain('Jorge')
    await context.close()
  })

  test('↻ and Vender store the same again: lines, person and choice of then, prices of now', async () => {
    const then = await sell({
      customerName: 'Ana Beatriz',
      items: [
        { productId: coffee.id, quantity: 3 },
        { productId: bread.id, quantity: 1 },
      ],
      payments: [{ amount: 1850, method: 'card' }],
    })
    const dearer = { version: coffee.version, price: 550 }
    coffee = await shop.call<Versioned>(OLGA, 'PATCH', `/api/products/${coffee.id}`, dearer)
    const { page, context, main, faults } = await open()
    await page.getByRole('button', { name: 'Repetir a venda de Ana Beatriz' }).first().click()
    await page.getByText('era R$\u00a05,00').waitFor()
    expect(await main.text()).toBe('Vender R$\u00a020,00')
    await main.press()
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    const now = await newest()
    expect(now.id).toBeGreaterThan(then.id)
    expect(now).toMatchObject({
      total: 2000,
      status: 'paid',
      customer: { name: 'Ana Beatriz' },
      payments: [{ method: 'card' }],
      items: [
        { name: 'Café coado', quantity: 3, unitPrice: 550 },
        { name: 'Pão de queijo', quantity: 1, unitPrice: 350 },
      ],
    })
    expect(faults).toEqual([])
    await context.close()
  })

  test('↻ leaves out what is not sold any more and says so; what was open comes back', async () => {
    const cake = await stock(shop, { name: 'Bolo de fubá', price: 900 }, 5)
    await sell({
      items: [
        { productId: cake.id, quantity: 1 },
        { productId: coffee.id, quantity: 2 },
      ],
      payments: [{ amount: 2000, method: 'pix' }],
    })
    await shop.call(OLGA, 'DELETE', `/api/products/${cake.id}`)
    const { page, context } = await openPhone(browser, shop.url, shop.launch(BIA, { startParam: 'sell' }))
    await page.getByRole('button', { name: 'Pôr Pão de queijo' }).click()
    await page.getByRole('button', { name: 'Início' }).click()
    await page.getByRole('button', { name: 'Repetir a venda de Sem nome' }).first().click()
    await page.getByText('Ficou de fora: Bolo de fubá').waitFor()
    await expect.poll(() => page.getByRole('spinbutton').count()).toBe(1)
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByRole('button', { name: 'Vender', exact: true }).click()
    await page.getByRole('button', { name: /Cobrar R\$.3,50/ }).waitFor()
    await context.close()
  })

  finer('a tap on the dot reads the shop afresh, and so does a pull', async () => {
    const { page, context } = await open()
    const dot = page.getByRole('button', { name: /^ao vivo · .*Atualizar$/ })
    await dot.waitFor()
    await page.locator('div[aria-hidden=true] > i:only-child').waitFor({ state: 'attached' })
    const asked = () => page.waitForRequest((request) => request.url().endsWith('/api/dashboard'))
    await page.waitForLoadState('networkidle')
    const tapped = asked()
    await dot.click()
    expect((await tapped).method()).toBe('GET')
    await page.waitForLoadState('networkidle')
    const pulled = asked()
    await pull(page, 220)
    expect((await pulled).method()).toBe('GET')
    await context.close()
  })

  test('the dot turns hollow while the shop is not heard, and full again', async () => {
    const { page, context } = await open()
    await page.routeWebSocket(/realtime/, (socket) => socket.close())
    await page.route(/realtime\/events/, (route) => route.abort())
    await page.reload()
    await page.getByRole('button', { name: /^reconectando · / }).waitFor()
    const dot = page.getByRole('button', { name: /^reconectando · / }).locator('i')
    expect(await dot.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe('rgba(0, 0, 0, 0)')
    await page.unroute(/realtime\/events/)
    await page.getByRole('button', { name: /^ao vivo · / }).waitFor({ timeout: 30_000 })
    await context.close()
  })

  finer('cards are shown as the person chose them', async () => {
    const { version } = await shop.call<Versioned>(BIA, 'GET', '/api/preferences')
    const layout = ['recent', 'sales']
    const chosen = await shop.call<Versioned>(BIA, 'PATCH', '/api/preferences', { version, layout })
    const { page, context } = await open()
    const top = async (of: Locator) => (await of.boundingBox())?.y ?? 0
    const sold = page.getByRole('region', { name: 'Vendido hoje' })
    const last = page.getByRole('region', { name: 'Últimas vendas' })
    await expect.poll(async () => (await top(last)) < (await top(sold)), { timeout: 15_000 }).toBe(true)
    expect(await page.getByText('A receber').count()).toBe(0)
    await context.close()
    const all = ['sales', 'debts', 'lowStock', 'recent']
    await shop.call(BIA, 'PATCH', '/api/preferences', { version: chosen.version, layout: all })
  })
})

/** A finger goes down the page from near its top. */
async function pull(page: Page, far: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x: 200, y }],
    })
  await touch('touchStart', 300)
  for (let y = 300; y <= 300 + far; y += 20) await touch('touchMove', y)
  await touch('touchEnd', 300 + far)
}
