// Selling without a network: what was sold is kept on the phone, goes in once and in order, and is nobody else's to see.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { atRest, keepCode, keptNames, reopen } from './support/network.ts'
import { BIA, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'

interface Sale {
  readonly id: number
  readonly customer: { readonly name: string } | null
  readonly total: number
  readonly paid: number
  readonly due: number
  readonly on: string
  readonly items: readonly { readonly name: string; readonly quantity: number }[]
}

/** Two tries that fail take a while, and the card waits 10 s. */
const LONG_MS = 90_000

describe.skipIf(noBrowser)('without a network', () => {
  let browser: Browser
  let shop: Shop
  let coffee = 0
  let bread = 0
  let cake = 0

  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    coffee = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 40)).id
    bread = (await stock(shop, { name: 'Pão de queijo', emoji: '🫓', price: 350 }, 3)).id
    cake = (await stock(shop, { name: 'Bolo de fubá', emoji: '🍰', price: 900 }, 1)).id
    await shop.call(BIA, 'POST', '/api/customers', { name: 'Dona Zefa' })
    await shop.call(BIA, 'POST', '/api/sales', {
      customerName: 'Ana Beatriz',
      items: [{ productId: coffee, quantity: 4 }],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const sales = async () => (await shop.call<{ items: Sale[] }>(OLGA, 'GET', '/api/sales')).items
  const level = async (id: number) =>
    (await shop.call<{ stock: number }>(OLGA, 'GET', `/api/products/${id}`)).stock
  const launch = (more = {}) => shop.launch(BIA, { ...TO_SELL, ...more })
  const put = ({ page }: Phone, name: string) =>
    page.getByRole('button', { name: new RegExp(`^Pôr ${name} R`) })

  /** Bia's phone, at rest. */
  const open = async (more = {}) => {
    const phone = await openPhone(browser, shop.url, launch(more), { readiesOffline: true })
    await keepCode(phone.page, shop.url)
    await put(phone, 'Café coado').waitFor()
    await atRest(phone.page)
    return phone
  }
  const sell = async (phone: Phone, names: readonly string[], to?: string) => {
    const { page, main } = phone
    for (const name of names) await put(phone, name).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    if (to) {
      await page.getByRole('radio', { name: to }).check()
      await page.getByRole('radio', { name: 'Fiado' }).check()
    }
    await main.press(/^Vender/)
    await page.getByText('Guardada, entra quando voltar a internet.').waitFor()
  }
  /** Cash from somebody whose account was never opened on this phone. */
  const pay = async ({ page, main }: Phone, who: string, amount: number) => {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Fiado/ })
      .click()
    await page.getByText(/^visto às \d\d:\d\d$/).waitFor()
    await page.getByRole('link', { name: new RegExp(`^Receber.*${who}`) }).click()
    await page.getByRole('radio', { name: 'Dinheiro' }).check()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Valor' }).fill(String(amount))
    await main.press(/^Receber/)
    await page.getByText('Guardado, entra quando voltar a internet.').waitFor()
    await page.goBack()
  }
  const owed = async (who: string) => {
    const { items } = await shop.call<{ items: { due: number }[] }>(
      OLGA,
      'GET',
      `/api/customers?q=${encodeURIComponent(who)}`,
    )
    return items[0]?.due
  }
  const next = async (phone: Phone) => {
    await phone.main.press()
    await put(phone, 'Café coado').waitFor()
  }

  test(
    'sales are kept, go in once and in order when it is back; one that ran out meanwhile says why and sells the rest',
    async () => {
      const phone = await open()
      const { page, context, main } = phone
      const before = await level(coffee)
      await context.setOffline(true)
      await sell(phone, ['Café coado'])
      expect(await page.getByRole('heading', { name: 'Guardada' }).count()).toBe(1)
      expect(await page.getByRole('heading', { name: 'Vendido' }).count()).toBe(0)
      await next(phone)
      await sell(phone, ['Pão de queijo', 'Café coado'], 'Dona Zefa')
      await next(phone)
      await page.getByText('Sem internet').waitFor({ timeout: 20_000 })
      await page.getByText('2 vendas esperando').waitFor()
      await page.getByRole('navigation').getByRole('button', { name: 'Início' }).click()
      await page.getByText('reconectando').waitFor()
      await page.getByRole('heading', { name: 'Esperando' }).waitFor()
      await pay(phone, 'Ana Beatriz', 500)
      await page.getByText('2 vendas e 1 recebimento esperando').waitFor()
      await page.getByRole('navigation').getByRole('button', { name: 'Vender' }).click()
      // What is shown is not what is stored: it says so, and is without what waits.
      await page.getByText(`≈ ${before - 2} un`).waitFor()
      expect(await level(coffee)).toBe(before)

      await page.getByRole('button', { name: /^Ver/ }).click()
      await page.getByRole('link', { name: /Dona Zefa.*na fila/ }).waitFor()
      expect(await page.getByRole('link', { name: /na fila/ }).count()).toBe(3)

      // Meanwhile the bread is sold elsewhere, and Olga opens the shop on Bia's phone.
      await shop.call(OLGA, 'POST', '/api/sales', {
        customerName: 'Jorge',
        items: [{ productId: bread, quantity: 3 }],
      })
      await context.setOffline(false)
      await page.route('**/api/sales', (route) => route.abort())
      await reopen(phone, shop.url, shop.launch(OLGA, TO_SELL))
      await put(phone, 'Café coado').waitFor()
      await atRest(page, 'owner')
      expect(await page.getByText(/esperando|na fila|Guardada/).count()).toBe(0)
      expect(await sales()).toHaveLength(2)
      expect(await owed('Ana Beatriz')).toBe(2000)

      await page.unroute('**/api/sales')
      await reopen(phone, shop.url, launch())
      await page.getByRole('button', { name: 'Ver: 1 não entrou' }).waitFor()
      const [first, ...rest] = await sales()
      expect(first).toMatchObject({ customer: null, total: 500, paid: 500 })
      expect(rest).toHaveLength(2)
      // What waits behind the one that did not goes in after it.
      await expect.poll(() => owed('Ana Beatriz')).toBe(1500)

      await page.getByRole('button', { name: 'Ver: 1 não entrou' }).click()
      await page.getByRole('link', { name: /Dona Zefa.*não entrou/ }).click()
      await page.getByText('Esta venda não entrou').waitFor()
      await page.getByText('Pão de queijo acabou enquanto estava sem internet.').waitFor()
      await page.getByText('tem 0').waitFor()
      await main.press('Vender o resto R$\u00a05,00')
      await page.getByText('Tudo entrou').waitFor()
      const [last] = await sales()
      expect(last).toMatchObject({ customer: { name: 'Dona Zefa' }, total: 500, due: 500 })
      expect(await sales()).toHaveLength(4)
      expect(await level(coffee)).toBe(before - 2)
      await context.close()
    },
    LONG_MS,
  )

  test(
    'an answer lost on its way, the app closed, and opened again: sold once',
    async () => {
      const phone = await open()
      const { page, context } = phone
      const before = await level(coffee)
      await context.setOffline(true)
      await sell(phone, ['Café coado'])
      let lost = 0
      await page.route('**/api/sales', async (route) => {
        await route.fetch()
        lost++
        await route.abort()
      })
      await context.setOffline(false)
      await expect.poll(() => lost, { timeout: 20_000 }).toBeGreaterThan(0)
      expect(await level(coffee)).toBe(before - 1)
      await page.goto('about:blank')
      await page.unroute('**/api/sales')
      await reopen(phone, shop.url, launch())
      await page.getByText('Tudo entrou').waitFor()
      expect(await level(coffee)).toBe(before - 1)
      await context.close()
    },
    LONG_MS,
  )

  test(
    'a phone that opens without a network shows what this person last saw, and sells on',
    async () => {
      const phone = await open()
      const { page, context } = phone
      await context.setOffline(true)
      await reopen(phone, shop.url, launch())
      await put(phone, 'Café coado').waitFor()
      await sell(phone, ['Café coado'], 'Dona Zefa')
      // So are debts, and what needs the network says so.
      await next(phone)
      await page.getByText('Sem internet').waitFor({ timeout: 20_000 })
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^Fiado/ })
        .click()
      await page.getByRole('link', { name: /^Ana Beatriz/ }).waitFor()
      await page.getByRole('navigation').getByRole('button', { name: 'Produtos' }).click()
      await page.getByRole('link', { name: /^Café coado/ }).click()
      await page.getByText('Precisa de internet').waitFor()
      expect(await page.getByRole('button', { name: 'Receber' }).isDisabled()).toBe(true)
      // Nobody else is let in by what is kept here, nor sees any of it.
      await reopen(phone, shop.url, shop.launch(OLGA, TO_SELL))
      await page.getByText('Não deu para carregar').waitFor()
      expect(await page.getByText(/Café|Zefa|esperando/).count()).toBe(0)

      await reopen(phone, shop.url, launch())
      await put(phone, 'Café coado').waitFor()
      await context.setOffline(false)
      await page.getByText('Tudo entrou').waitFor({ timeout: 30_000 })
      expect((await sales())[0]).toMatchObject({ customer: { name: 'Dona Zefa' }, due: 500 })
      await context.close()
    },
    LONG_MS,
  )

  test(
    'signed out meanwhile: it says what to do, keeps the sale, and sends it once they are back',
    async () => {
      const signedAt = new Date(Date.now() - 86_400_000 + 12_000)
      const phone = await openPhone(browser, shop.url, launch({ signedAt }), { readiesOffline: true })
      const { page, context } = phone
      await put(phone, 'Café coado').waitFor()
      await atRest(page)
      await context.setOffline(true)
      await sell(phone, ['Café coado'])
      const before = (await sales()).length
      await endSessions()
      await page.waitForTimeout(Math.max(0, signedAt.getTime() + 86_401_000 - Date.now()))
      await context.setOffline(false)
      await page.getByRole('button', { name: 'Entrar de novo' }).click({ timeout: 30_000 })
      await page.getByText('Abra de novo pelo Telegram.').waitFor({ timeout: 30_000 })
      await page.getByText('Sua venda está guardada.').waitFor()
      expect(await sales()).toHaveLength(before)
      await reopen(phone, shop.url, launch())
      await page.getByText('Tudo entrou').waitFor()
      expect(await sales()).toHaveLength(before + 1)
      await context.close()
    },
    LONG_MS,
  )

  finer(
    'a role lost meanwhile: the queue stops and stays, what was seen is wiped; given back, it goes in',
    async () => {
      const phone = await open()
      const { page, context } = phone
      await context.setOffline(true)
      await sell(phone, ['Café coado'])
      const before = (await sales()).length
      await setRole('user')
      await context.setOffline(false)
      await page.getByText('Seu acesso mudou').waitFor({ timeout: 30_000 })
      await page.getByText(/1 venda espera neste aparelho/).waitFor()
      await expect.poll(() => keptNames(phone.page)).toContainEqual(expect.stringMatching(/outbox/))
      expect((await keptNames(phone.page)).filter((name) => name.includes('held/admin'))).toEqual([])
      expect(await sales()).toHaveLength(before)

      await setRole('admin')
      await reopen(phone, shop.url, launch())
      await page.getByText('Tudo entrou').waitFor()
      expect(await sales()).toHaveLength(before + 1)
      await context.close()
    },
    LONG_MS,
  )

  finer(
    'what waits and what did not go in can be read by everybody, by day and by night',
    async () => {
      const phone = await open()
      const { page, context } = phone
      await context.setOffline(true)
      await sell(phone, ['Bolo de fubá', 'Café coado'])
      expect(await stumbles(page)).toEqual([])
      await next(phone)
      await page.getByText('1 venda esperando').waitFor({ timeout: 20_000 })
      expect(await stumbles(page)).toEqual([])
      await shop.call(OLGA, 'POST', '/api/sales', {
        customerName: 'Jorge',
        items: [{ productId: cake, quantity: 1 }],
      })
      await context.setOffline(false)
      await page.getByRole('button', { name: 'Ver: 1 não entrou' }).click()
      expect(await stumbles(page)).toEqual([])
      await page.getByRole('link', { name: /não entrou/ }).click()
      await page.getByText('Devolver').waitFor()
      expect(await stumbles(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      await page.getByRole('button', { name: 'Descartar venda' }).click()
      await page.getByText('Saiu da fila').waitFor()
      await context.close()
    },
    LONG_MS,
  )

  async function setRole(role: 'user' | 'admin') {
    const { items } = await shop.call<{ items: { id: number; version: number }[] }>(
      OLGA,
      'GET',
      '/api/users?q=Bia',
    )
    for (const { id, version } of items) await shop.call(OLGA, 'PATCH', `/api/users/${id}`, { version, role })
  }

  async function endSessions() {
    const { items } = await shop.call<{ items: { id: number }[] }>(BIA, 'GET', '/api/auth/sessions')
    for (const { id } of items) await shop.call(BIA, 'DELETE', `/api/auth/sessions/${id}`).catch(() => null)
  }
})
