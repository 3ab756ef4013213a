// The first steps: a shop from nothing to its first sale with a photo, in one sitting on a phone; done by what happens, wherever.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { halves } from '../support/pictures.ts'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone, type Phone, pressAct, WIDTHS } from './support/browser.ts'
import { flaws } from './support/layout.ts'
import { BIA, OLGA, openShop, type Shop } from './support/shop.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Versioned {
  readonly id: number
  readonly version: number
}

interface Made {
  readonly id: number
  readonly mediaUrl: string | null
}

describe.skipIf(noBrowser).each(WIDTHS)('a shop from nothing, %i wide', (width) => {
  let browser: Browser
  let shop: Shop
  let phone: Phone
  let page: Page
  let bia: Versioned
  const setRole = async (role: 'user' | 'admin') => {
    bia = await shop.call<Versioned>(OLGA, 'PATCH', `/api/users/${bia.id}`, { version: bia.version, role })
  }
  const step = (number: number) =>
    page
      .getByRole('main')
      .locator('ol > li')
      .nth(number - 1)
  const nowIs = (title: string) => page.locator('[aria-current=step]').getByText(title).waitFor()

  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    const { items } = await shop.call<{ items: Versioned[] }>(OLGA, 'GET', '/api/users?q=Bia')
    bia = items[0] ?? { id: 0, version: 0 }
    await setRole('user')
    phone = await openPhone(browser, shop.url, shop.launch(OLGA, { startParam: 'home' }), { width })
    page = phone.page
    await phone.live
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('shows its owner three steps instead of empty cards, and a button on the first alone', async () => {
    await page.getByRole('heading', { name: 'Boas-vindas, Olga' }).waitFor()
    expect(await page.getByText('Vendido hoje').count()).toBe(0)
    await nowIs('Primeiro produto')
    expect(await page.locator('ol button').allTextContents()).toEqual(['Criar', 'Importar preços'])
    for (const wide of [320, 1024, 390, width]) {
      await page.setViewportSize({ width: wide, height: 844 })
      expect(await flaws(page), `${wide} wide`).toEqual([])
    }
    expect(await stumbles(page, WCAG)).toEqual([])
  })

  finer('shows staff a line and where to sell, and nothing else', async () => {
    await setRole('admin')
    const staff = await openPhone(browser, shop.url, shop.launch(BIA, { startParam: 'home' }))
    await staff.page.getByText('Toque no produto, depois em Cobrar.').waitFor()
    await staff.page.getByRole('main').getByRole('button', { name: 'Vender' }).click()
    await staff.page.getByText('A prateleira está vazia').waitFor()
    expect(staff.faults).toEqual([])
    await staff.context.close()
    await setRole('user')
  })

  test('the first product is made with its photo, put on the shelf, and the step says so', async () => {
    await page.getByRole('button', { name: 'Criar' }).click()
    await page.getByRole('textbox', { name: 'Nome' }).fill('Café coado')
    await page.getByRole('textbox', { name: 'Preço' }).pressSequentially('500')
    await page.getByRole('button', { name: 'Pôr foto' }).click()
    const buffer = await halves(600, 600).jpeg().toBuffer()
    const photo = { name: 'cafe.jpg', mimeType: 'image/jpeg', buffer }
    await page.getByLabel('Escolher da galeria').setInputFiles(photo)
    await page.getByRole('application').waitFor()
    await pressAct(phone, 'Usar foto')
    await page.getByText('Foto pronta').waitFor()
    await pressAct(phone, 'Criar produto')
    const receipt = page.getByRole('dialog', { name: /^Receber/ })
    await receipt.getByRole('textbox').first().fill('12')
    await receipt.getByRole('textbox').nth(1).pressSequentially('200')
    await pressAct(phone, /^Receber 12/)
    await page.getByText('Recebido: 12').waitFor()
    const made = () => shop.call<{ items: Made[] }>(OLGA, 'GET', '/api/products')
    await expect.poll(async () => (await made()).items[0]?.mediaUrl).toMatch(/^\/media\//)
    await page.goto(`${shop.url}/#/`)
    await step(1).getByText('Café coado, R$\u00a05,00').waitFor()
    await step(1).getByText('12 un na prateleira').waitFor()
    await nowIs('Primeira venda')
    await page.getByText('1 de 3 feito.').waitFor()
  })

  test('the first sale is two taps and the button; taken back, the step is open again', async () => {
    await step(2).getByRole('button', { name: 'Vender' }).click()
    await page.getByRole('button', { name: /^Pôr Café coado/ }).click()
    // At a desk the shelf and what is sold stand side by side.
    if (width < 1024) await page.getByRole('button', { name: /Cobrar/ }).click()
    await pressAct(phone, /^Vender R/)
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    const { items } = await shop.call<{ items: Versioned[] }>(OLGA, 'GET', '/api/sales')
    expect(items).toHaveLength(1)
    await page.goto(`${shop.url}/#/`)
    await nowIs('Chamar a equipe')
    await shop.call(OLGA, 'POST', `/api/sales/${items[0]?.id}/void`, { reason: 'engano' })
    await nowIs('Primeira venda')
    const { items: shelf } = await shop.call<{ items: Made[] }>(OLGA, 'GET', '/api/products')
    const lines = [{ productId: shelf[0]?.id, quantity: 1 }]
    const sale = { items: lines, payments: [{ amount: 500, method: 'cash' }] }
    await shop.call(OLGA, 'POST', '/api/sales', sale)
    await nowIs('Chamar a equipe')
  })

  finer('with somebody called elsewhere the shop stands: said once, then Início', async () => {
    await setRole('admin')
    await page.getByRole('heading', { name: 'A loja está de pé.' }).waitFor()
    await page.getByRole('button', { name: 'Ir ao Início' }).click()
    await page.getByText('Vendido hoje').waitFor()
    await page.reload()
    await page.getByText('Vendido hoje').waitFor()
    expect(await page.getByText('A loja está de pé.').count()).toBe(0)
    expect(phone.faults).toEqual([])
  })

  test('who passes over them has Início, on any device, and finds them again in Ajuda', async () => {
    await setRole('user')
    await page.getByRole('button', { name: 'Pular, já conheço' }).click()
    await page.getByText('Vendido hoje').waitFor()
    const other = await openPhone(browser, shop.url, shop.launch(OLGA, { startParam: 'home' }))
    await other.page.getByText('Vendido hoje').waitFor()
    await other.page.goto(`${shop.url}/#/help`)
    await other.page.getByRole('button', { name: 'Primeiros passos' }).click()
    await other.page.getByRole('heading', { name: 'Falta chamar a equipe' }).waitFor()
    expect(other.faults).toEqual([])
    await other.context.close()
  })
})
