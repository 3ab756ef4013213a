// Conta and Compras: a customer sees what is theirs, as it happens, and nothing of anybody else.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { link, owe } from './support/tabs.ts'
import type { Person } from './support/telegram-script.ts'

const NBSP = '\u00a0'
const reais = (text: string) => `R$${NBSP}${text}`
const ANA: Person = { id: 444, name: 'Ana', language: 'pt-br' }
const ZEFA: Person = { id: 555, name: 'Zefa', language: 'pt-br' }
/** Machines that are busy are waited for. */
const SOON = { timeout: 10_000 }

/** All that stays on the device, as text. */
const keptHere = () =>
  new Promise<string>((done) => {
    const opened = indexedDB.open('balcao')
    opened.addEventListener('success', () => {
      const all = opened.result.transaction('kept').objectStore('kept').getAll()
      all.addEventListener('success', () => done(JSON.stringify(all.result)))
    })
  })

describe.skipIf(noBrowser)('Conta', () => {
  let browser: Browser
  let shop: Shop
  let productId = 0
  let ana = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([
      openBrowser(),
      openShop({ PIX_KEY: 'loja@vila.example', PIX_CITY: 'Recife', SHOP_NAME: 'Vila Nova' }),
    ])
    productId = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 500)).id
    ana = (await owe(shop, 'Ana Beatriz', { productId, unitPrice: 4200, back: 7, dueIn: 5 })).customer
    await link(shop, ana, ANA)
    const { customer: zefa } = await owe(shop, 'Dona Zefa', {
      productId,
      unitPrice: 1500,
      back: 20,
      dueIn: -5,
    })
    await owe(shop, 'Dona Zefa', { productId, unitPrice: 1000, dueIn: 3 })
    await link(shop, zefa, ZEFA)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const open = (who: Person, path = '', more = {}) =>
    openPhone(browser, `${shop.url}${path}`, shop.launch(who, more))
  async function shut({ faults, context }: Phone, refusal = 'none') {
    expect(faults.filter((fault) => !fault.includes(refusal))).toEqual([])
    await context.close()
  }

  test('from a sale to Pix to paid: staff take it on one phone, the customer sees it on another', async () => {
    const hers = await open(ANA)
    await hers.page.getByRole('heading', { name: 'Oi, Ana' }).waitFor()
    await hers.page.getByText('em dia').waitFor()
    await hers.page.getByRole('link', { name: /Café coado 1 item R\$\s42,00/ }).waitFor()
    await owe(shop, 'Ana Beatriz', { productId, unitPrice: 2000, dueIn: 5 })
    await hers.page.getByText(`código de ${reais('62,00')}`).waitFor()

    const staff = await open(BIA, '', { startParam: `pay_${ana}` })
    await staff.page.getByRole('radio', { name: 'Pix' }).check()
    await staff.main.press(`Pix de ${reais('62,00')}`)
    await staff.page.getByRole('img', { name: /Código Pix/ }).waitFor()
    await expect.poll(staff.main.text, SOON).toBe('Já caiu')
    // Nothing is stored by showing a code.
    expect(await shop.call(BIA, 'GET', `/api/payments?customerId=${ana}`)).toMatchObject({ items: [] })
    await staff.main.press()
    await staff.page.getByText(`Recebido ${reais('62,00')}`).waitFor()

    await hers.page.getByRole('heading', { name: 'Tudo em dia' }).waitFor()
    await hers.page
      .getByText('Último pagamento')
      .filter({ hasText: reais('62,00') })
      .waitFor()
    await staff.page.getByRole('button', { name: 'Desfazer' }).click()
    await hers.page.getByText(`código de ${reais('62,00')}`).waitFor()
    await shut(staff)
    await shut(hers)
  })

  test('the code that is copied is for what is owed', async () => {
    const phone = await open(ANA)
    const { page } = phone
    await phone.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByText(`código de ${reais('62,00')}`).waitFor()
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: 'Copiar' }).click()
    await page.getByText('Código copiado. Cole no app do banco.').waitFor()
    const { code } = await shop.call<{ code: string }>(ANA, 'GET', '/api/payments/pix?amount=6200')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)
    expect(code).toContain('540562.00')
    await shut(phone)
  })

  test('a part is paid by Pix too: its code is copied, and there is none above what is owed', async () => {
    const phone = await open(ANA)
    const { page } = phone
    await phone.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Pagar só uma parte' }).click()
    const amount = page.getByRole('textbox', { name: 'Quanto' })
    await amount.pressSequentially('6201')
    await page.getByText(`Você deve só ${reais('62,00')}.`).waitFor()
    expect(await page.getByRole('button', { name: 'Copiar' }).count()).toBe(0)
    await amount.focus()
    await amount.press('Backspace')
    await amount.press('Backspace')
    await amount.press('Backspace')
    await amount.press('Backspace')
    await amount.pressSequentially('2050')
    await page.getByText(`código de ${reais('20,50')}`).waitFor()
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: 'Copiar' }).click()
    await page.getByText('Código copiado. Cole no app do banco.').waitFor()
    const { code } = await shop.call<{ code: string }>(ANA, 'GET', '/api/payments/pix?amount=2050')
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code)
    await shut(phone)
  })

  test('the catalogue is looked through by category, and what is typed is found in all of them', async () => {
    await stock(shop, { name: 'Sabão em pó', price: 900, category: 'Limpeza' }, 3)
    const phone = await open(ANA, '/#/catalogue')
    const { page } = phone
    const names = () => page.locator('main li span:has(+ .figure)').allTextContents()
    await page.getByRole('radio', { name: 'Limpeza' }).check()
    await expect.poll(names).toEqual([expect.stringMatching(/^Sabão/)])
    await page.getByRole('searchbox').fill('café')
    await expect.poll(names).toEqual([expect.stringMatching(/^Café/)])
    await page.getByRole('searchbox').fill('')
    await expect.poll(names).toHaveLength(1)
    await page.getByRole('radio').first().check()
    await expect.poll(names).toHaveLength(2)
    await shut(phone)
  })

  test('a link to a product leads to it in the catalogue; to one that is not for sale, it is said', async () => {
    const phone = await openPhone(browser, shop.url, shop.launch(ANA, { startParam: `p_${productId}` }))
    await phone.page.locator('main li[aria-current]').waitFor()
    expect(await phone.page.locator('main li').first().getAttribute('aria-current')).toBe('true')
    await shut(phone)
    const gone = await openPhone(browser, shop.url, shop.launch(ANA, { startParam: 'p_99999' }))
    await gone.page.getByText('O produto desse link não está mais à venda.').waitFor()
    await shut(gone)
  })

  test('late is said plainly, with what of it is late', async () => {
    const phone = await open(ZEFA)
    const { page } = phone
    await page.getByText('venceu há 5 dias').waitFor()
    await page.getByText(`Disso, ${reais('15,00')} já venceram.`).waitFor()
    expect(await page.getByText(/inadimpl/i).count()).toBe(0)
    await shut(phone)
  })

  test('who is no customer yet is welcome', async () => {
    const phone = await open(CAIO)
    await phone.page.getByRole('heading', { name: 'Oi, Caio!' }).waitFor()
    await phone.page.getByRole('button', { name: 'Ver o catálogo' }).click()
    await phone.page.getByText('Café coado').waitFor()
    await phone.page.getByRole('button', { name: 'Compras' }).click()
    await phone.page.getByRole('heading', { name: 'Nenhuma compra ainda' }).waitFor()
    expect(phone.page.url()).toMatch(/#\/sales$/)
    await shut(phone)
  })

  test('an account with nothing in it says so, and leads to the shelf', async () => {
    const rui: Person = { id: 334, name: 'Rui', language: 'pt-br' }
    const { id } = await shop.call<{ id: number }>(OLGA, 'POST', '/api/customers', { name: 'Rui' })
    await link(shop, id, rui)
    const phone = await open(rui)
    await phone.page.getByText('Nenhuma compra ainda').waitFor()
    expect(await phone.page.getByText('Tudo em dia').count()).toBe(0)
    await phone.page.getByRole('button', { name: 'Ver o catálogo' }).click()
    await phone.page.getByText('Café coado').waitFor()
    await shut(phone)
  })

  test('an account that is linked is there as it happens, and gone when the link is, from the device too', async () => {
    const phone = await open(CAIO)
    const { page, live } = phone
    await page.getByRole('heading', { name: 'Oi, Caio!' }).waitFor()
    await live
    const { customer } = await owe(shop, 'Caio Prado', { productId, unitPrice: 3300, dueIn: 5 })
    await link(shop, customer, CAIO)
    await page.getByRole('link', { name: /Café coado 1 item R\$\s33,00/ }).waitFor(SOON)
    await expect.poll(() => page.evaluate(keptHere)).toContain('3300')
    const { version } = await shop.call<{ version: number }>(OLGA, 'GET', `/api/customers/${customer}`)
    await shop.call(OLGA, 'PATCH', `/api/customers/${customer}`, { version, userId: null })
    await page.getByRole('heading', { name: 'Oi, Caio!' }).waitFor(SOON)
    expect(await page.getByText('33,00').count()).toBe(0)
    await expect.poll(() => page.evaluate(keptHere)).not.toContain('3300')
    await shut(phone, 'Failed to load resource') // what was under way for the account before is not theirs any more
  })

  test('purchases are one’s own, by day with totals, and a void shows as it happens', async () => {
    const { sale } = await owe(shop, 'Ana Beatriz', { productId, unitPrice: 700 })
    const phone = await open(ANA, '/#/sales')
    const { page } = phone
    const today = page.getByRole('region', { name: 'Hoje' })
    await today.getByText(reais('27,00')).waitFor()
    expect(await page.locator('main li').count()).toBe(3)
    await shop.call(BIA, 'POST', `/api/sales/${sale}/void`, { reason: 'engano' })
    await today.getByText('anulada').waitFor()
    await today.getByText(reais('20,00')).first().waitFor()
    await shut(phone)
  })

  test('a link to what is somebody else’s, or the team’s, leads to one’s own page and says so', async () => {
    const phone = await open(ANA, '', { startParam: 'd_1' })
    await phone.page.getByText('Só a equipe vê isso.').waitFor()
    await phone.page.getByRole('heading', { name: 'Oi, Ana' }).waitFor()
    expect(await phone.page.getByText('Zefa').count()).toBe(0)
    await shut(phone)
  })

  test('what is due first is said by its own amount, not by all that is owed', async () => {
    await owe(shop, 'Ana Beatriz', { productId, unitPrice: 1000, dueIn: 1 })
    const phone = await open(ANA)
    await phone.page.getByText(`${reais('10,00')} até amanhã`).waitFor()
    expect(await phone.page.getByText('já venceram').count()).toBe(0)
    await shut(phone)
  })

  test('nothing to stumble over, in any theme', async () => {
    for (const [who, path, sign] of [
      [ANA, '', 'Oi, Ana'],
      [ZEFA, '', 'Oi, Zefa'],
      [ANA, '/#/sales', 'Hoje'],
    ] as const) {
      const phone = await open(who, path)
      await phone.page.getByText(sign).first().waitFor()
      await phone.page.locator('main li').first().waitFor()
      expect(await stumbles(phone.page)).toEqual([])
      await shut(phone)
    }
  })

  test('320 wide, nothing sticks out', async () => {
    for (const path of ['', '/#/sales']) {
      const phone = await openPhone(browser, `${shop.url}${path}`, shop.launch(ZEFA), {
        width: 320,
        height: 640,
      })
      await phone.page.locator('main li').first().waitFor()
      const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      expect(await phone.page.evaluate(over)).toBe(0)
      await shut(phone)
    }
  })
})
