// A command typed in the palette: understood while typed, asked for what is missing, stored once, and taken back.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock } from './support/shop.ts'

const NBSP = '\u00a0'
const COMMAND = { startParam: 'cmd' }

describe.skipIf(noBrowser)('the palette', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 20)
    await stock(shop, { name: 'Queijo minas', emoji: '🧀', price: 4000 }, 5)
    await stock(shop, { name: 'Queijo prato', emoji: '🧀', price: 5000 }, 5)
    await shop.call(OLGA, 'POST', '/api/customers', { name: 'Ana Beatriz', creditLimit: 20_000 })
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const sales = async () =>
    (await shop.call<{ items: { total: number; due: number; status: string }[] }>(OLGA, 'GET', '/api/sales'))
      .items

  test('a sale by words: the card is what is stored, the button says it, Desfazer takes it back', async () => {
    const { page, main, context, faults } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.pressSequentially('ana 2 cafe fiado')
    await expect.poll(main.text).toBe(`Vender R$${NBSP}10,00 fiado`)
    await page.getByText('Ana passa a dever').waitFor()
    expect(await page.locator('.is-customer').textContent()).toBe('ana')
    expect(await page.locator('.is-goods').textContent()).toBe('2 cafe')
    expect(await sales()).toEqual([])
    await line.press('Enter')
    await page.getByRole('button', { name: 'Desfazer' }).waitFor()
    expect(await sales()).toMatchObject([{ total: 1000, due: 1000, status: 'open' }])
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByText('Desfeito').waitFor()
    await expect.poll(async () => (await sales()).map(({ status }) => status)).toEqual(['voided'])
    // It can be said again by a tap.
    await page.getByRole('button', { name: 'ana 2 cafe fiado' }).click()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}10,00 fiado`)
    expect(faults).toEqual([])
    await context.close()
  })

  test('what fits two is asked, and what is missing after it', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    await page.getByRole('textbox', { name: 'O que vamos fazer?' }).fill('ana 1 queijo')
    await page.getByRole('button', { name: /Queijo prato/ }).click()
    await page.getByRole('button', { name: 'Pago', exact: true }).click()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}50,00`)
    await main.press()
    await expect.poll(async () => (await sales())[0]).toMatchObject({ total: 5000, due: 0, status: 'paid' })
    await context.close()
  })

  test('what would be refused is said before, and nothing can be pressed', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const before = (await sales()).length
    await page.getByRole('textbox', { name: 'O que vamos fazer?' }).fill('900 cafe pago')
    await page.getByText(/Falta no estoque/).waitFor()
    expect(await main.text()).toBeNull()
    expect((await sales()).length).toBe(before)
    await context.close()
  })

  test('a question is answered, and words find products and screens', async () => {
    const { page, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.fill('/estoque café')
    await page
      .getByText(/Café coado/)
      .first()
      .waitFor()
    await line.fill('2 xyz pago')
    await page.locator('.banner', { hasText: 'xyz' }).waitFor()
    await line.fill('ajus')
    await page.getByRole('link', { name: 'Ajustes' }).click()
    await expect.poll(() => page.url()).toContain('/settings')
    await context.close()
  })

  test('a customer runs what is theirs, and sells nothing', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(CAIO, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.fill('dividas')
    await page.locator('.said').waitFor()
    await line.fill('/buy 1 cafe pago')
    await page.locator('.banner').waitFor()
    expect(await main.text()).toBeNull()
    await context.close()
  })
})
