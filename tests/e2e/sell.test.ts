import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { delayAnswers } from './support/network.ts'
import { BIA, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'

interface Product {
  readonly stock: number
}
interface Sale {
  readonly id: number
  readonly customer: { readonly name: string } | null
  readonly total: number
  readonly paid: number
  readonly due: number
  readonly dueOn: string | null
  readonly status: string
}

const tap = ({ page }: Phone, name: string) =>
  page.getByRole('button', { name: new RegExp(`^Pôr ${name} R`) })
const done = ({ page }: Phone) =>
  page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
async function toCheckout({ page }: Phone) {
  await page.getByRole('button', { name: /Cobrar/ }).click()
  await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
}

describe.skipIf(noBrowser)('selling in the MiniApp', () => {
  let browser: Browser
  let shop: Shop
  let coffee = 0
  let bread = 0

  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    coffee = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500, category: 'Padaria' }, 40)).id
    bread = (
      await stock(
        shop,
        { name: 'Pão francês', emoji: '🥖', price: 1890, unit: 'kg', category: 'Padaria' },
        6.4,
      )
    ).id
    await stock(shop, { name: 'Pão de queijo', emoji: '🫓', price: 350 }, 1)
    await shop.call(BIA, 'POST', '/api/customers', { name: 'Ana Beatriz' })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const level = async (id: number) => (await shop.call<Product>(BIA, 'GET', `/api/products/${id}`)).stock
  const sales = async () => (await shop.call<{ items: Sale[] }>(BIA, 'GET', '/api/sales')).items
  const open = async (width = 390) => {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL), { width })
    await tap(phone, 'Café coado').waitFor()
    return phone
  }

  finer('a face in the cart bar is whole, or not there', async () => {
    const heavy: number[] = []
    for (const name of ['Cofre', 'Sino', 'Vela'])
      heavy.push((await stock(shop, { name, emoji: '🔒', price: 12_345_678 }, 9)).id)
    for (const width of [360, 375, 390, 412]) {
      const phone = await open(width)
      for (const name of ['Cofre', 'Sino', 'Vela']) await tap(phone, name).click()
      const bar = phone.page.getByRole('button', { name: /Cobrar/ })
      const cut = await bar.locator('[aria-hidden=true]:has(> i)').evaluate((row) => {
        const box = row.getBoundingClientRect()
        const faces = [...row.children].map((face) => face.getBoundingClientRect())
        const seen = faces.filter(({ top }) => top < box.bottom - 1)
        return seen.filter(({ left, right }) => left < box.left - 1 || right > box.right + 1).length
      })
      expect({ width, cut }).toEqual({ width, cut: 0 })
      await phone.context.close()
    }
    for (const id of heavy)
      await shop.call(OLGA, 'PATCH', `/api/products/${id}`, { version: 1, archived: true })
  })

  test('a coffee for cash takes three taps', async () => {
    const phone = await open()
    const before = await level(coffee)
    await tap(phone, 'Café coado').click()
    await toCheckout(phone)
    await phone.main.press('Vender R$\u00a05,00')
    await done(phone)
    expect(await level(coffee)).toBe(before - 1)
    expect((await sales())[0]).toMatchObject({ customer: null, total: 500, paid: 500, status: 'paid' })
    expect(phone.faults).toEqual([])
    await phone.context.close()
  })

  test('the usual for a known customer takes three taps once Vender is open', async () => {
    const { items } = await shop.call<{ items: { id: number }[] }>(BIA, 'GET', '/api/customers?q=ana+beatriz')
    const phone = await openPhone(browser, `${shop.url}/#/sell?customer=${items[0]?.id}`, shop.launch(BIA))
    await tap(phone, 'Café coado').waitFor()
    await phone.page.evaluate(() => {
      const count = { taps: 0 }
      Object.assign(window, { count })
      addEventListener('click', () => count.taps++, true)
    })
    const inPage = () =>
      phone.page.evaluate(() => (window as unknown as { count: { taps: number } }).count.taps)
    await tap(phone, 'Café coado').click()
    await toCheckout(phone)
    await expect.poll(phone.main.text).toBe('Vender R$\u00a05,00')
    const taps = await inPage()
    await phone.main.press()
    await done(phone)
    expect(taps + 1).toBeLessThanOrEqual(3)
    expect((await sales())[0]).toMatchObject({ customer: { name: 'Ana Beatriz' }, total: 500, paid: 500 })
    await phone.context.close()
  })

  finer(
    'who is faster than the answer about the customer of a link sells to that customer all the same',
    async () => {
      const { items } = await shop.call<{ items: { id: number }[] }>(
        BIA,
        'GET',
        '/api/customers?q=ana+beatriz',
      )
      const id = items[0]?.id
      const phone = await openPhone(browser, `${shop.url}/#/sell`, shop.launch(BIA))
      const { page, context, main } = phone
      await tap(phone, 'Café coado').waitFor()
      const letGo = await delayAnswers(page, `**/api/customers/${id}`)
      await page.evaluate((to) => location.assign(to), `#/sell?customer=${id}`)
      await tap(phone, 'Café coado').click()
      await toCheckout(phone)
      await main.press('Vender R$\u00a05,00')
      await page.waitForTimeout(300)
      letGo()
      await done(phone)
      expect((await sales())[0]).toMatchObject({ customer: { name: 'Ana Beatriz' }, total: 500, paid: 500 })
      await context.close()
    },
  )

  finer('where the customer of a link is not found, the sale waits until the person has looked', async () => {
    const before = (await sales()).length
    const phone = await openPhone(browser, `${shop.url}/#/sell?customer=999999`, shop.launch(BIA))
    const { page, context, main } = phone
    await tap(phone, 'Café coado').click()
    await toCheckout(phone)
    await main.press(/^Vender/)
    await page.getByText('Não achei o cliente do link.').waitFor()
    expect(await sales()).toHaveLength(before)
    expect(await page.getByRole('radio', { name: 'Sem nome' }).isChecked()).toBe(true)
    await main.press()
    await done(phone)
    expect((await sales())[0]).toMatchObject({ customer: null, total: 500 })
    await context.close()
  })

  test('what is tapped while a sale goes out is the next one’s', async () => {
    const phone = await open()
    const { page, main, context } = phone
    const before = (await sales()).length
    await tap(phone, 'Café coado').click()
    await toCheckout(phone)
    let letGo = () => {}
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route('**/api/sales', async (route) => {
      await held
      await route.continue()
    })
    await main.press()
    await phone.back.press()
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    letGo()
    await page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    await main.press()
    await page.getByRole('button', { name: /Cobrar R\$.5,00/ }).waitFor()
    expect(await sales()).toHaveLength(before + 1)
    expect((await sales())[0]).toMatchObject({ total: 500 })
    await context.close()
  })

  finer('who is chosen instead of the customer of a link stays chosen', async () => {
    const { items } = await shop.call<{ items: { id: number }[] }>(BIA, 'GET', '/api/customers?q=ana+beatriz')
    const phone = await openPhone(browser, `${shop.url}/#/sell?customer=${items[0]?.id}`, shop.launch(BIA))
    await tap(phone, 'Café coado').click()
    await toCheckout(phone)
    const ana = phone.page.getByRole('radio', { name: 'Ana Beatriz' })
    await expect.poll(() => ana.isChecked()).toBe(true)
    await phone.page.getByRole('radio', { name: 'Sem nome' }).check()
    await phone.back.press()
    await tap(phone, 'Café coado').waitFor()
    await phone.page.waitForTimeout(500)
    await toCheckout(phone)
    expect(await ana.isChecked()).toBe(false)
    await phone.context.close()
  })

  test('part paid by Pix, the rest on the tab of a known customer, by weight, with a discount, and taken back', async () => {
    const phone = await open()
    const { page, main } = phone
    const before = [await level(coffee), await level(bread)]
    await tap(phone, 'Café coado').click()
    await tap(phone, 'Pão francês').click()
    await page.getByRole('dialog').getByRole('textbox').fill('0,6')
    await main.press()
    await toCheckout(phone)
    await page.getByRole('radio', { name: 'Ana Beatriz' }).check()
    await page.getByRole('button', { name: 'Desconto' }).click()
    await page.getByRole('textbox', { name: 'Valor' }).pressSequentially('134')
    await main.press()
    await page.getByRole('radio', { name: 'Parte' }).check()
    await page.getByRole('radio', { name: 'Pix' }).check()
    await page.getByRole('textbox', { name: 'Recebe agora' }).pressSequentially('1000')
    await page.getByRole('button', { name: /^Vai pagar em/ }).click()
    await page.getByRole('radio', { name: '7 dias' }).check()
    await main.press('Pronto')
    await main.press('Vender R$\u00a015,00')
    await done(phone)

    const sale = (await sales())[0]
    expect(sale).toMatchObject({
      customer: { name: 'Ana Beatriz' },
      total: 1500,
      paid: 1000,
      due: 500,
      status: 'partial',
    })
    expect(sale?.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    await page.getByText('Ana deve agora').waitFor()

    await page.getByRole('button', { name: /^Desfazer venda/ }).click()
    await page.getByText('Desfeito, o estoque voltou').waitFor()
    expect([await level(coffee), await level(bread)]).toEqual(before)
    expect((await sales())[0]?.status).toBe('voided')
    expect(phone.faults).toEqual([])
    await phone.context.close()
  })

  test('on the tab of somebody new, whose name is asked for in place', async () => {
    const phone = await open()
    const { page, main } = phone
    await tap(phone, 'Café coado').click()
    await toCheckout(phone)
    await page.getByRole('radio', { name: 'Fiado' }).check()
    await page.getByText('Fiado é de quem?').waitFor()
    await main.press(/^Vender/)
    await page.getByRole('searchbox').fill('Zefa')
    // Who buys has no act of its own: nor is the page's there beneath it.
    await expect.poll(main.text).toBe(null)
    await page.getByRole('button', { name: 'Anotar “Zefa” como cliente' }).click()
    // The shop says first that nobody is called so.
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await main.press('Vender R$\u00a05,00')
    await done(phone)
    expect((await sales())[0]).toMatchObject({ customer: { name: 'Zefa' }, due: 500, status: 'open' })
    await phone.context.close()
  })

  finer('on the smallest phone nobody’s name is cut, and the question stands above its button', async () => {
    const phone = await open(320)
    const { page } = phone
    await tap(phone, 'Café coado').click()
    await toCheckout(phone)
    const cut = page.locator('[role=radiogroup] > * > .cut')
    expect(await cut.evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth).length)).toBe(0)
    await page.getByRole('radio', { name: 'Fiado' }).check()
    const [question, button] = await Promise.all([
      page.getByText('Fiado é de quem?').boundingBox(),
      page.getByRole('button', { name: 'Escolher cliente' }).boundingBox(),
    ])
    expect(button?.y).toBeGreaterThanOrEqual((question?.y ?? 0) + (question?.height ?? 0))
    await phone.context.close()
  })

  test('what ran out meanwhile is named, with the way out as its button', async () => {
    const phone = await open()
    const { page, main } = phone
    await tap(phone, 'Pão de queijo').click()
    await tap(phone, 'Pão de queijo').click({ position: { x: 20, y: 130 } })
    await tap(phone, 'Café coado').click()
    await page.getByText('só tem 1').waitFor()
    await toCheckout(phone)
    await main.press(/^Vender/)
    await page.getByRole('alert').getByText('Pão de queijo: só tem 1').waitFor()
    await page.getByRole('button', { name: 'Ajustar a venda' }).click()
    await main.press('Vender R$\u00a08,50')
    await done(phone)
    expect((await sales())[0]).toMatchObject({ total: 850 })
    await phone.context.close()
  })

  test('the credit limit stops a sale softly: the part above it can be taken now', async () => {
    const jorge = await shop.call<{ id: number; version: number }>(BIA, 'POST', '/api/customers', {
      name: 'Seu Jorge',
    })
    await shop.call(OLGA, 'PATCH', `/api/customers/${jorge.id}`, { version: jorge.version, creditLimit: 300 })
    const phone = await open()
    const { page, main } = phone
    await tap(phone, 'Café coado').click()
    await toCheckout(phone)
    await page.getByRole('button', { name: 'Outro' }).click()
    await page.getByRole('searchbox').fill('jorge')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Seu Jorge/ })
      .click()
    await page.getByRole('radio', { name: 'Fiado' }).check()
    await page.getByRole('alert').getByText('Passa R$\u00a02,00 do limite').waitFor()
    await main.press('Receber R$\u00a02,00')
    await main.press('Vender R$\u00a05,00')
    await done(phone)
    expect((await sales())[0]).toMatchObject({ customer: { name: 'Seu Jorge' }, paid: 200, due: 300 })
    await phone.context.close()
  })

  finer('who is past the limit already pays all of a sale, and no more than that', async () => {
    const { items } = await shop.call<{ items: { id: number; version: number }[] }>(
      BIA,
      'GET',
      '/api/customers?q=seu%20jorge',
    )
    for (const { id, version } of items)
      await shop.call(OLGA, 'PATCH', `/api/customers/${id}`, { version, creditLimit: 100 })
    const phone = await open()
    const { page, main } = phone
    await tap(phone, 'Café coado').click()
    await toCheckout(phone)
    await page.getByRole('radio', { name: 'Seu Jorge' }).check()
    await page.getByRole('radio', { name: 'Fiado' }).check()
    const alert = page.getByRole('alert')
    await alert.getByText('Passa R$\u00a07,00 do limite').waitFor()
    await alert.getByText('Receba tudo agora').waitFor()
    await main.press('Receber R$\u00a05,00')
    await main.press('Vender R$\u00a05,00')
    await done(phone)
    expect((await sales())[0]).toMatchObject({ customer: { name: 'Seu Jorge' }, total: 500, paid: 500 })
    await phone.context.close()
  })

  test('by keyboard alone, with a search without accents', async () => {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL), {
      width: 1024,
      height: 720,
      touch: false,
    })
    const { page } = phone
    await tap(phone, 'Café coado').waitFor()
    // Keys come once the first page is at rest.
    const search = async () => {
      await page.keyboard.press('/')
      return page.evaluate(() => document.activeElement?.id)
    }
    await expect.poll(search).toBe('search')
    await page.keyboard.type('2 cafe')
    await page.keyboard.press('Enter')
    const sell = page.getByRole('button', { name: 'Vender R$ 10,00' })
    await sell.focus()
    await page.keyboard.press('Enter')
    await done(phone)
    expect((await sales())[0]).toMatchObject({ total: 1000, status: 'paid' })
    expect(phone.faults).toEqual([])
    await phone.context.close()
  })
})
