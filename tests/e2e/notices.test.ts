// Avisos in a real page: what happens reaches the person it concerns, with its act; it is read, done elsewhere, and chosen.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { stumbles } from './support/axe.ts'
import { atEase, noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { NIGHT, type Person } from './support/telegram-script.ts'
import { drag } from './support/touch.ts'

interface Feed {
  readonly items: readonly { readonly id: number; readonly readAt: string | null }[]
  readonly unread: number
}
interface Chosen {
  readonly notices: Readonly<Record<string, { readonly app: boolean; readonly chat: boolean }>>
  readonly quiet: { readonly from: string; readonly to: string } | null
}

/** A folder for pictures of it; none without. */
const PICTURES = process.env['PICTURES']

/** So long in sight a notice is read, in miniapp/features/notices/reading.ts. */
const SHOWN_MS = 2000

/** Runs in the page: what is in sight is not read for that. */
function withoutReading(shownMs: number): void {
  const later = window.setTimeout
  window.setTimeout = ((run: TimerHandler, ms = 0, ...given: unknown[]) =>
    ms === shownMs ? 0 : later(run, ms, ...given)) as typeof setTimeout
}

describe.skipIf(noBrowser)('Avisos', () => {
  let browser: Browser
  let shop: Shop
  let customerId = 0
  const goods: number[] = []
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    await shop.call(CAIO, 'GET', '/api/shop')
    const found = await shop.call<{ items: { id: number }[] }>(OLGA, 'GET', '/api/users?q=Caio')
    const customer = await shop.call<{ id: number }>(BIA, 'POST', '/api/customers', {
      name: 'Caio Lima',
      userId: found.items[0]?.id,
    })
    customerId = customer.id
    for (const [name, emoji] of [
      ['Manteiga', '🧈'],
      ['Leite integral', '🥛'],
      ['Café coado', '☕'],
      ['Pão francês', '🥖'],
    ] as const)
      goods.push((await stock(shop, { name, emoji, price: 900, minStock: 6 }, 8)).id)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const open = (path: string, who: Person) =>
    openPhone(browser, `${shop.url}/#${path}`, shop.launch(who), { height: 844 })
  /** Six of it: to a customer on their tab, else paid for. */
  const sell = (productId: number | undefined, customer?: number) =>
    shop.call<{ id: number }>(BIA, 'POST', '/api/sales', {
      items: [{ productId, quantity: 6 }],
      ...(customer ? { customerId: customer } : { payments: [{ amount: 5400, method: 'pix' }] }),
    })
  const unread = async (who: Person) => (await shop.call<Feed>(who, 'GET', '/api/notifications')).unread

  test('what runs out is marked on Mais, read once it was in sight, received from there, and says who did it', async () => {
    const { page, context, faults, live } = await open('/more', OLGA)
    await live
    await sell(goods[0])
    await page.getByRole('button', { name: 'Mais 1 aviso novo' }).waitFor()
    await page.getByRole('link', { name: 'Avisos 1 novo' }).click()
    const row = page.getByRole('region', { name: 'Hoje' }).getByRole('listitem')
    await row.getByText('2 un, mín. 6').waitFor()
    await page.getByRole('heading', { name: 'Avisos' }).waitFor()
    expect(await unread(OLGA)).toBe(0)
    expect(await page.getByRole('img', { name: 'novo' }).count()).toBe(0)
    await row.getByRole('link', { name: 'Receber Manteiga acabando' }).click()
    await page.getByRole('dialog', { name: /^Receber/ }).waitFor()
    await page.goBack()
    await shop.call(BIA, 'POST', '/api/stock/receipts', { productId: goods[0], quantity: 24, unitCost: 400 })
    await row.getByText(/^Bia resolveu, /).waitFor()
    expect(await row.getByRole('link').count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  test('a payment opens its receipt over the feed; many alike are one line, and all are read at once', async () => {
    const { page, context, faults, live } = await open('/notices', OLGA)
    await live
    await sell(goods[0], customerId)
    await shop.call(BIA, 'POST', '/api/payments', { customerId, amount: 5000, method: 'cash' })
    for (const id of goods.slice(1)) await sell(id)
    await page.getByRole('link', { name: 'Ver 3 produtos acabando' }).waitFor()
    await page.getByText('dinheiro, com Bia').waitFor()
    expect(await stumbles(page)).toEqual([])
    await page.getByRole('button', { name: /^Recibo Caio Lima pagou R\$.50,00$/ }).click()
    const paid = page.getByRole('dialog', { name: 'Pagamento' })
    await paid.getByText('Bia').waitFor()
    await paid.getByRole('button', { name: 'Fechar' }).click()
    // What is just read by being in sight needs no button any more.
    const all = page.getByRole('button', { name: 'Li tudo' })
    const none = page.getByRole('heading', { name: 'Avisos' })
    await all.or(none).first().waitFor()
    if (await all.count()) await all.evaluate((button: HTMLElement) => button.click()).catch(() => undefined)
    await none.waitFor()
    await expect.poll(() => unread(OLGA)).toBe(0)
    await page.getByRole('link', { name: 'Ver 3 produtos acabando' }).click()
    await page.getByRole('link', { name: /^Leite integral/ }).waitFor()
    expect(await page.getByRole('link', { name: /^Manteiga/ }).count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  finer('swiped left, it is read; what was not in sight for long stays new', async () => {
    const { page, context, faults, live } = await open('/more', OLGA)
    await live
    await page.evaluate(withoutReading, SHOWN_MS)
    await shop.call(BIA, 'POST', '/api/payments', { customerId, amount: 100, method: 'pix' })
    await shop.call(BIA, 'POST', '/api/payments', { customerId, amount: 200, method: 'pix' })
    await page.getByRole('link', { name: 'Avisos 2 novos' }).click()
    const row = page.getByRole('listitem').filter({ hasText: /Caio Lima pagou R\$.1,00/ })
    await row.waitFor()
    await atEase(page)
    await drag(row, { x: -160 })
    await row.getByRole('button', { name: 'Li', exact: true }).click()
    await page.getByRole('heading', { name: '1 novo' }).waitFor()
    expect(await row.getByRole('img', { name: 'novo' }).count()).toBe(0)
    expect(await page.getByRole('img', { name: 'novo' }).count()).toBe(1)
    expect(faults).toEqual([])
    await context.close()
  })

  test('a customer finds their purchase and its receipt, also without a network', async () => {
    const { page, context, faults } = await open('/notices', CAIO)
    await page.getByRole('link', { name: /^Ver Pagamento de R\$.50,00$/ }).waitFor()
    await context.setOffline(true)
    await page.getByText(/^no fiado: R\$.54,00$/).waitFor()
    await context.setOffline(false)
    await page.getByRole('link', { name: /^Recibo Compra de R\$.54,00$/ }).click()
    await page.getByText('Manteiga').first().waitFor()
    expect(faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
    await context.close()
  })

  test('where one is told, and when the chat is quiet, is stored at once; what is one’s access cannot be turned off', async () => {
    const chosen = () => shop.call<Chosen>(OLGA, 'GET', '/api/preferences')
    const { page, main, context, faults } = await open('/notices', OLGA)
    await page.getByRole('link', { name: 'Escolher avisos' }).click()
    await page.getByRole('checkbox', { name: 'Acabando, no chat' }).check()
    await page.getByRole('checkbox', { name: 'Acabando, no app' }).uncheck()
    await expect.poll(async () => (await chosen()).notices['lowStock']).toEqual({ app: false, chat: true })
    expect(await page.getByRole('checkbox', { name: 'Seu acesso, no app' }).isDisabled()).toBe(true)
    expect(await page.getByRole('checkbox', { name: /^Recibo de compra/ }).count()).toBe(0)
    await page.getByRole('button', { name: /^Silêncio.*como a loja/ }).click()
    await page.getByRole('switch', { name: 'Como a loja' }).uncheck()
    await page.getByLabel('Das').fill('21:30')
    expect(await stumbles(page)).toEqual([])
    await main.press('Salvar')
    await page.getByRole('button', { name: /21:30 às 07:00/ }).waitFor()
    await expect.poll(async () => (await chosen()).quiet).toEqual({ from: '21:30', to: '07:00' })
    expect(faults).toEqual([])
    await context.close()
  })

  finer.each([
    ['pt-BR', 'light', 390],
    ['en', 'dark', 320],
  ] as const)(
    'a device that is new stands there, and is shut out from there: %s',
    async (lang, theme, width) => {
      const english = lang === 'en'
      const eva: Person = { id: english ? 445 : 444, name: 'Eva', language: english ? 'en' : 'pt-br' }
      await shop.call(eva, 'GET', '/api/shop')
      const login = await fetch(`${shop.url}/api/auth/verify`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'user-agent': 'Mozilla/5.0 (iPhone) Telegram/11' },
        body: JSON.stringify({ initData: shop.launch(eva).initData }),
      })
      const { token } = (await login.json()) as { token: string }
      const ask = async () =>
        (await fetch(`${shop.url}/api/shop`, { headers: { authorization: `Bearer ${token}` } })).status
      await expect.poll(() => unread(eva)).toBe(1)
      const { page, context, faults } = await openPhone(
        browser,
        `${shop.url}/#/notices`,
        shop.launch(eva, theme === 'dark' ? { theme: NIGHT } : {}),
        { height: 844, width },
      )
      const row = page.getByRole('listitem').filter({ hasText: 'iPhone' })
      await row
        .getByText(english ? 'New device on your access' : 'Aparelho novo no seu acesso')
        .first()
        .waitFor()
      expect(await stumbles(page)).toEqual([])
      if (PICTURES) await page.screenshot({ path: `${PICTURES}/new-device-${lang}-${theme}-${width}.png` })
      await page.evaluate(() => Object.assign(window.telegramTest, { answer: 'no' }))
      const end = row.getByRole('button', { name: english ? /^End/ : /^Encerrar/ })
      await end.click()
      expect(await ask()).toBe(200)
      await page.evaluate(() => Object.assign(window.telegramTest, { answer: 'yes' }))
      await end.click()
      await page.getByText(english ? /^Eva sorted it/ : /^Eva resolveu/).waitFor()
      expect(await ask()).toBe(401)
      expect(await end.count()).toBe(0)
      if (PICTURES)
        await page.screenshot({ path: `${PICTURES}/new-device-ended-${lang}-${theme}-${width}.png` })
      expect(faults).toEqual([])
      await context.close()
    },
  )
})
