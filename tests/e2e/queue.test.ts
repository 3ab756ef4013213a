// What did not go in while the network was cut is put right in Cobrar: it is in one place at any moment, and stored once.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone, type Phone, serveTelegram } from './support/browser.ts'
import { atRest, keepCode, loseAnswers, reopen } from './support/network.ts'
import { BIA, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'
import { addressOf } from './support/telegram-script.ts'

interface Sale {
  readonly id: number
  readonly customer: { readonly name: string } | null
  readonly total: number
  readonly paid: number
  readonly due: number
  readonly on: string
}
interface Customer {
  readonly id: number
  readonly version: number
}

const LONG_MS = 90_000
const DAY_MS = 86_400_000
const OPEN = 'Abrir no Cobrar'

describe.skipIf(noBrowser)('a sale that was refused in the queue', () => {
  let browser: Browser
  let shop: Shop

  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 40)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const sales = async () => (await shop.call<{ items: Sale[] }>(OLGA, 'GET', '/api/sales')).items
  const put = (page: Page) => page.getByRole('button', { name: /^Pôr Café coado R/ })
  /** Bia's phone, at rest. */
  async function open(): Promise<Phone> {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL), { readiesOffline: true })
    await keepCode(phone.page, shop.url)
    await put(phone.page).waitFor()
    await atRest(phone.page)
    return phone
  }
  async function charge({ page, main }: Phone, name?: string) {
    await page.getByRole('button', { name: /Cobrar/ }).click()
    if (name) {
      await page.getByRole('radio', { name }).check()
      await page.getByRole('radio', { name: 'Fiado' }).check()
    }
    await main.press(/^Vender/)
    await page.getByText('Guardada, entra quando voltar a internet.').waitFor()
  }
  async function toRefusal({ page, context, main }: Phone) {
    await context.setOffline(false)
    await page.getByText('Esta venda não entrou').waitFor({ timeout: 30_000 })
    await main.press()
    await put(page).waitFor()
  }
  /** With two coffees on somebody's tab that were sold without a network, and refused for their limit once it was back. */
  async function refused(name: string): Promise<Phone> {
    const { id } = await shop.call<Customer>(BIA, 'POST', '/api/customers', { name })
    await shop.call(BIA, 'POST', '/api/sales', { customerId: id, items: await coffees(1) })
    const phone = await open()
    const { page, context } = phone
    await context.setOffline(true)
    await put(page).click()
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await charge(phone, name)
    const { version } = await shop.call<Customer>(BIA, 'GET', `/api/customers/${id}`)
    await shop.call(OLGA, 'PATCH', `/api/customers/${id}`, { version, creditLimit: 1000 })
    await toRefusal(phone)
    return phone
  }
  async function coffees(quantity: number) {
    const { items } = await shop.call<{ items: { id: number }[] }>(BIA, 'GET', '/api/products?q=cafe')
    return items.map(({ id }) => ({ productId: id, quantity }))
  }
  async function toEntry(page: Page, name: string) {
    await page.getByRole('button', { name: 'Ver: 1 não entrou' }).click()
    await page.getByRole('link', { name: new RegExp(`${name}.*não entrou`) }).click()
    await page.getByText('Passa R$\u00a05,00 do limite.').waitFor()
  }
  /** Another page of hers, on the same phone; neither hears of the other. */
  async function otherPage({ context }: Phone): Promise<Page> {
    const launch = shop.launch(BIA, TO_SELL)
    const page = await context.newPage()
    await serveTelegram(page, launch)
    await page.goto(addressOf(shop.url, launch))
    await put(page).waitFor()
    return page
  }
  const inCheckout = (page: Page) => page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
  const sold = ({ page }: Phone) =>
    page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })

  test('a sale is kept although the system has closed what the app keeps things in', async () => {
    const phone = await open()
    const { page, context, main } = phone
    const devtools = await context.newCDPSession(page)
    await devtools.send('Storage.clearDataForOrigin', { origin: shop.url, storageTypes: 'indexeddb' })
    await context.setOffline(true)
    await put(page).click()
    await charge(phone)
    const before = (await sales()).length
    await context.setOffline(false)
    await main.press()
    await expect.poll(async () => (await sales()).length, { timeout: 30_000 }).toBe(before + 1)
    await context.close()
  })

  test(
    'a sale whose answer was lost with the network may be stored: it is not offered to be taken out',
    async () => {
      const phone = await open()
      const { page, context, main } = phone
      const before = (await sales()).length
      await page.route('**/api/sales', async (route) => {
        await route.fetch()
        await context.setOffline(true)
        await route.abort()
      })
      await put(page).click()
      await page.getByRole('button', { name: /Cobrar/ }).click()
      await main.press(/^Vender/)
      await page.getByText('Guardada, entra quando voltar a internet.').waitFor()
      expect(await page.getByRole('button', { name: /Tirar|Descartar/ }).count()).toBe(0)
      await page.unroute('**/api/sales')
      await context.setOffline(false)
      await page.getByText('Tudo entrou').waitFor({ timeout: 30_000 })
      expect(await sales()).toHaveLength(before + 1)
      await context.close()
    },
    LONG_MS,
  )

  test(
    'that the shop could not store leads to where it is seen whether it is in',
    async () => {
      const phone = await open()
      const { page, context } = phone
      await context.setOffline(true)
      await put(page).click()
      await charge(phone)
      const json = { status: 500, code: 'internal', title: '', detail: '' }
      await page.route('**/api/sales', (route) => route.fulfill({ status: 500, json }))
      await toRefusal(phone)
      await page.getByRole('button', { name: 'Ver: 1 não entrou' }).click()
      await page.getByRole('link', { name: /não entrou/ }).click()
      await page.getByRole('alert').getByText('A loja não conseguiu guardar.').waitFor()
      await page.getByRole('button', { name: 'Ver as vendas' }).click()
      await expect.poll(() => new URL(page.url()).hash).toBe('#/sales')
      await context.close()
    },
    LONG_MS,
  )

  test(
    'for a limit: opened in Cobrar, a part taken, stored once, also when the app is closed in between',
    async () => {
      const phone = await refused('Dona Zefa')
      const { page, context, main } = phone
      const before = (await sales()).length
      await toEntry(page, 'Dona Zefa')
      await expect.poll(main.text).toBe(OPEN)
      expect(await page.getByText('passa a ser de hoje').count()).toBe(0)
      await main.press(OPEN)
      await inCheckout(page)
      await reopen(phone, shop.url, shop.launch(BIA, TO_SELL))
      await page.getByRole('button', { name: /Cobrar/ }).waitFor()
      await page.getByRole('button', { name: /Cobrar/ }).click()
      await inCheckout(page)
      await main.press('Receber R$\u00a05,00')
      await main.press('Vender R$\u00a010,00')
      await sold(phone)
      expect((await sales()).slice(0, -before)).toMatchObject([
        { customer: { name: 'Dona Zefa' }, total: 1000, paid: 500, due: 500 },
      ])
      await main.press()
      await put(page).waitFor()
      expect(await page.getByText('1 não entrou').count()).toBe(0)
      await context.close()
    },
    LONG_MS,
  )

  test(
    'waits while another sale is begun, here or in another page, and loses neither',
    async () => {
      const phone = await refused('Seu Jorge')
      const { page, context, main } = phone
      const before = (await sales()).length
      await toEntry(page, 'Seu Jorge')
      await expect.poll(main.text).toBe(OPEN)
      const other = await otherPage(phone)
      await put(other).click()
      await other.getByRole('button', { name: /Cobrar/ }).waitFor()
      await other.close()
      await main.press()
      await page.getByText('Termine antes a venda que está aberta.').waitFor()
      await page.getByRole('button', { name: 'Ver', exact: true }).click()
      await inCheckout(page)
      await main.press('Vender R$\u00a05,00')
      await sold(phone)
      await main.press()
      // The day after: it is said before that it will be that day's.
      await page.clock.setFixedTime(Date.now() + DAY_MS)
      await toEntry(page, 'Seu Jorge')
      await page.getByText(/^De \d+ \p{L}+\.: aberta no Cobrar, passa a ser de hoje\.$/u).waitFor()
      await main.press(OPEN)
      await inCheckout(page)
      await expect.poll(main.text).toBe('Receber R$\u00a05,00')
      expect((await sales()).slice(0, -before)).toMatchObject([{ customer: null, total: 500, paid: 500 }])
      await context.close()
    },
    LONG_MS,
  )

  test(
    'opened from two pages it is one sale in both, and goes in once',
    async () => {
      const phone = await refused('Tia Nair')
      const { page, context } = phone
      const before = (await sales()).length
      const other = await otherPage(phone)
      for (const one of [page, other]) await toEntry(one, 'Tia Nair')
      const press = (one: Page) => one.evaluate(() => window.telegramTest.press('MainButton'))
      const says = (one: Page) =>
        expect.poll(() => one.evaluate(() => window.telegramTest.button('MainButton').text))
      await press(page)
      await says(page).toBe('Receber R$\u00a05,00')
      await press(other)
      await other.getByRole('button', { name: 'Ver', exact: true }).click()
      for (const one of [other, page]) {
        await says(one).toBe('Receber R$\u00a05,00')
        await press(one)
        await says(one).toBe('Vender R$\u00a010,00')
        await press(one)
        await one.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
      }
      expect((await sales()).slice(0, -before)).toMatchObject([{ customer: { name: 'Tia Nair' }, paid: 500 }])
      await context.close()
    },
    LONG_MS,
  )

  test(
    'for what ran out: the rest is sold by the main button, Cobrar is the other way',
    async () => {
      const bread = await stock(shop, { name: 'Pão de queijo', emoji: '🫓', price: 350 }, 1)
      const phone = await open()
      const { page, context, main } = phone
      await context.setOffline(true)
      await put(page).click()
      await page.getByRole('button', { name: /^Pôr Pão de queijo R/ }).click()
      await charge(phone)
      await shop.call(OLGA, 'POST', '/api/sales', {
        items: [{ productId: bread.id, quantity: 1 }],
        payments: [{ amount: 350, method: 'cash' }],
      })
      await toRefusal(phone)
      await page.getByRole('button', { name: 'Ver: 1 não entrou' }).click()
      await page.getByRole('link', { name: /não entrou/ }).click()
      await expect.poll(main.text).toBe('Vender o resto R$\u00a05,00')
      const second = () => page.evaluate(() => window.telegramTest.button('SecondaryButton'))
      await expect.poll(second).toMatchObject({ text: OPEN, visible: true })
      expect(await stumbles(page)).toEqual([])
      await page.evaluate(() => window.telegramTest.press('SecondaryButton'))
      await inCheckout(page)
      await page.getByRole('button', { name: 'Menos Pão de queijo' }).click()
      await expect.poll(main.text).toBe('Vender R$\u00a05,00')
      await context.close()
    },
    LONG_MS,
  )

  test(
    'for what ran out although it left: received at its cost, sold as it was made, each once though answers are lost',
    async () => {
      const cake = await stock(shop, { name: 'Bolo de fubá', emoji: '🍰', price: 900 }, 1)
      const phone = await open()
      const { page, context, main } = phone
      const before = (await sales()).length
      await context.setOffline(true)
      await page.getByRole('button', { name: /^Pôr Bolo de fubá R/ }).click()
      await charge(phone)
      await shop.call(OLGA, 'POST', '/api/sales', {
        items: [{ productId: cake.id, quantity: 1 }],
        payments: [{ amount: 900, method: 'cash' }],
      })
      await toRefusal(phone)
      await page.getByRole('button', { name: 'Ver: 1 não entrou' }).click()
      await page.getByRole('link', { name: /não entrou/ }).click()
      const act = 'Receber 1\u00a0un Bolo de fubá e vender'
      await page.getByRole('button', { name: act }).click()
      await expect.poll(() => page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('R$\u00a01,00')
      await expect.poll(main.text).toBe(act)
      expect(await stumbles(page)).toEqual([])
      const heal = await loseAnswers(page, '**/api/stock/receipts')
      await main.press()
      await page.getByText('Não foi. Tentar de novo?').waitFor({ timeout: 30_000 })
      await heal()
      await main.press()
      await expect.poll(async () => (await sales()).length, { timeout: 30_000 }).toBe(before + 2)
      expect((await sales())[0]).toMatchObject({ total: 900, paid: 900 })
      const { items } = await shop.call<{ items: { quantity: number }[] }>(
        OLGA,
        'GET',
        `/api/stock/lots?productId=${cake.id}`,
      )
      expect(items.map(({ quantity }) => quantity)).toEqual([1, 1])
      await context.close()
    },
    LONG_MS,
  )
})
