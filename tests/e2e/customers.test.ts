// Clientes in a real page: everybody is found, owing or not; a new one is made; what a payment leaves behind is shared.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { owe } from './support/tabs.ts'

interface Found {
  readonly items: readonly {
    readonly id: number
    readonly name: string
    readonly phone: string | null
    readonly note: string | null
    readonly creditLimit: number | null
  }[]
}

describe.skipIf(noBrowser)('Clientes', () => {
  let browser: Browser
  let shop: Shop
  let productId = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    productId = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 500)).id
    await owe(shop, 'Seu Jorge', { productId, unitPrice: 3000 })
    await shop.call(BIA, 'POST', '/api/customers', { name: 'Rita Souza', phone: '11 98842-1077' })
    const gone = await shop.call<{ id: number; version: number }>(BIA, 'POST', '/api/customers', {
      name: 'Zulmira',
    })
    await shop.call(BIA, 'PATCH', `/api/customers/${gone.id}`, { version: gone.version, archived: true })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const open = (startParam: string, who = BIA) =>
    openPhone(browser, shop.url, shop.launch(who, { startParam }))
  const named = async (q: string) =>
    (await shop.call<Found>(BIA, 'GET', `/api/customers?q=${encodeURIComponent(q)}`)).items

  test('everybody by name, who owes and who is archived apart, from A receber and from Mais', async () => {
    const { page, back, context, faults } = await open('debts')
    await page.getByRole('link', { name: 'Todos os clientes' }).click()
    const names = page.locator('main li a > :nth-child(2) > .block:first-child')
    await expect.poll(() => names.allTextContents()).toEqual(['Rita Souza', 'Seu Jorge'])
    await page.getByRole('searchbox').fill('8842')
    await expect.poll(() => names.allTextContents()).toEqual(['Rita Souza'])
    await page.getByRole('searchbox').fill('zulmira')
    await page.getByRole('button', { name: 'Procurar entre os arquivados' }).click()
    await expect.poll(() => names.allTextContents()).toEqual(['Zulmira'])
    await page.getByRole('searchbox').fill('')
    await page.getByRole('radio', { name: 'Devem' }).check()
    await expect.poll(() => names.allTextContents()).toEqual(['Seu Jorge'])
    await page.getByRole('radio', { name: 'Todos' }).check()
    await page.getByRole('link', { name: /^Seu Jorge/ }).click()
    await page.getByRole('heading', { name: 'Seu Jorge' }).waitFor()
    await back.press()
    await expect.poll(() => names.allTextContents()).toEqual(['Rita Souza', 'Seu Jorge'])
    await back.press()
    await page.getByRole('button', { name: /^Mais(?!\p{L})/u }).click()
    await page.getByRole('link', { name: /^Clientes/ }).click()
    await expect.poll(() => names.count()).toBe(2)
    expect(faults).toEqual([])
    await context.close()
  })

  test('a new one: a name that is taken says so at the name, near ones show, and Desfazer takes it off again', async () => {
    const { page, main, context, faults } = await open('customers')
    await main.press('Anotar cliente')
    await main.press('Criar cliente')
    await page.getByText('Ponha o nome.').waitFor()
    expect(await page.getByText('Sem limite').count()).toBe(0)
    const name = page.getByRole('textbox', { name: 'Nome', exact: true })
    await name.fill('rita souza')
    await page.getByRole('heading', { name: 'É Rita Souza?' }).waitFor()
    await page.getByRole('button', { name: 'Rita Souza', exact: true }).waitFor()
    await main.press()
    await page.getByText('Rita Souza já está na lista.').waitFor()
    expect(await name.getAttribute('aria-invalid')).toBe('true')
    await name.fill('Rita Moura')
    await expect.poll(() => page.getByText('Rita Souza já está na lista.').count()).toBe(0)
    await page.getByRole('textbox', { name: 'Telefone' }).fill('11912345678')
    await page.getByRole('textbox', { name: 'Anotação' }).fill('irmã da Rita')
    await main.press('Criar cliente')
    await page.getByText('Rita Moura entrou na lista').waitFor()
    await page.getByRole('link', { name: /^Rita Moura/ }).waitFor()
    expect(await named('Rita Moura')).toMatchObject([
      { name: 'Rita Moura', note: 'irmã da Rita', creditLimit: null },
    ])
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await expect.poll(() => page.getByRole('link', { name: /^Rita Moura/ }).count()).toBe(0)
    expect(await named('Rita Moura')).toEqual([])
    expect(faults.filter((fault) => !fault.includes('409'))).toEqual([])
    await context.close()
  })

  test('an owner sets the limit with it', async () => {
    const { page, main, context, faults } = await open('customers', OLGA)
    await expect.poll(main.text).toBe('Anotar cliente')
    await page.getByRole('searchbox').fill('Tia Neide')
    await main.press('Anotar cliente')
    await expect.poll(main.text).toBe('Criar cliente')
    await page.getByRole('switch', { name: /^Sem limite/ }).uncheck()
    await page.getByRole('textbox', { name: 'Até quanto pode dever' }).fill('15000')
    await main.press('Criar cliente')
    await page.getByText('Tia Neide entrou na lista').waitFor()
    expect(await named('Tia Neide')).toMatchObject([{ name: 'Tia Neide', creditLimit: 15_000 }])
    expect(faults).toEqual([])
    await context.close()
  })

  test("a payment's receipt is shared: from whom, how much, and what it paid", async () => {
    const { customer } = await owe(shop, 'Dona Lurdes', { productId, unitPrice: 2000 })
    await shop.call(BIA, 'POST', '/api/payments', { customerId: customer, amount: 2000, method: 'pix' })
    const { page, context, faults } = await open(`d_${customer}`)
    await page.getByRole('button', { name: /Pagou no Pix/ }).click()
    await page.evaluate(() => {
      Object.assign(navigator, { share: undefined })
      Object.assign(window, { shared: [] })
      const keep = (text: string) => (window as unknown as { shared: string[] }).shared.push(text)
      Object.defineProperty(navigator, 'share', { value: async ({ text }: ShareData) => keep(text ?? '') })
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => keep(text) },
      })
      const app = window.Telegram?.WebApp
      if (app) Object.assign(app, { openTelegramLink: keep })
    })
    await page.getByRole('button', { name: 'Compartilhar' }).click()
    const shared = () => page.evaluate(() => (window as unknown as { shared: string[] }).shared.join('\n'))
    await expect
      .poll(async () => decodeURIComponent((await shared()).replaceAll('+', ' ')))
      .toMatch(/Recebido de Dona Lurdes: R\$\s20,00\nPix\nVenda de .+: R\$\s20,00/)
    expect(faults).toEqual([])
    await context.close()
  })

  finer('list and form: nothing to stumble over in any theme, nothing wider than 320', async () => {
    const launch = shop.launch(OLGA, { startParam: 'customers' })
    const { page, main, context } = await openPhone(browser, shop.url, launch)
    await page.getByRole('link', { name: /^Rita Souza/ }).waitFor()
    expect(await stumbles(page)).toEqual([])
    await main.press('Anotar cliente')
    await page.getByRole('textbox', { name: 'Nome', exact: true }).waitFor()
    expect(await stumbles(page)).toEqual([])
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await context.close()
  })
})
