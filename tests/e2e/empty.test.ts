// A shop on its first day, started as people start it, with its own database: what there is nothing of yet says how to begin.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dataFolder } from '../support/app.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop } from './support/shop.ts'

describe.skipIf(noBrowser)('an empty shop', () => {
  let browser: Browser
  let shop: Shop
  const data = dataFolder()

  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ DATA_DIR: data.path })])
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    data.remove()
  })

  test('leads whoever sells to the shelf, and offers staff nothing that is the owner’s', async () => {
    const { page, context } = await openPhone(browser, `${shop.url}/#/sell`, shop.launch(BIA))
    await page.getByText('A prateleira está vazia').waitFor()
    await page.getByRole('main').getByRole('button', { name: 'Produtos' }).click()
    await page.getByText('O que for cadastrado aparece aqui.').waitFor()
    expect(await page.getByRole('button', { name: 'Criar produto' }).count()).toBe(0)
    await context.close()
  })

  test('the owner’s first product is made in the form that the empty shelf offers', async () => {
    const { page, main, context } = await openPhone(browser, `${shop.url}/#/products`, shop.launch(OLGA))
    await page.getByRole('button', { name: 'Criar produto' }).click()
    await page.getByRole('textbox', { name: 'Nome' }).fill('Café')
    await page.getByRole('textbox', { name: 'Preço' }).pressSequentially('500')
    await main.press('Criar produto')
    const found = () => shop.call<{ items: { name: string; price: number }[] }>(BIA, 'GET', '/api/products')
    await expect.poll(async () => (await found()).items).toMatchObject([{ name: 'Café', price: 500 }])
    await context.close()
  })

  test('words that mean nothing are answered, also several of them', async () => {
    const { page, context } = await openPhone(browser, `${shop.url}/#/command`, shop.launch(BIA))
    await page.getByRole('textbox').fill('quanto a ana deve')
    await page.getByText('Nada com “quanto a ana deve”.').waitFor()
    expect(await page.getByRole('alert').count()).toBe(0)
    await context.close()
  })
})
