// Ajuda: what "?" opens, what is found in words of one's own, also without a network; recordings that move only for who wants it; and Mais.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { flaws } from './support/layout.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock } from './support/shop.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Versioned {
  readonly id: number
  readonly version: number
}

describe.skipIf(noBrowser)('Ajuda', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    const { id } = await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 20)
    await shop.call(OLGA, 'POST', '/api/sales', {
      customerName: 'Ana',
      items: [{ productId: id, quantity: 1 }],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  test('beside a title: three things with what to type, the rest a tap away, and Entendi closes it', async () => {
    const { page, main, context, faults } = await openPhone(browser, `${shop.url}/#/debts`, shop.launch(BIA))
    const mark = page.getByRole('main').getByRole('button', { name: 'Ajuda' })
    await mark.click()
    const sheet = page.getByRole('dialog', { name: 'Fiado' })
    await sheet.getByText('Em Cobrar, escolha a pessoa e Fiado.').waitFor()
    expect(await sheet.getByRole('link').allTextContents()).toEqual([
      'ana 2 café fiado',
      'pagar ana 25',
      'quem deve?',
    ])
    expect(await flaws(page)).toEqual([])
    expect(await stumbles(page, WCAG)).toEqual([])
    await main.press('Entendi')
    await sheet.waitFor({ state: 'detached' })
    await mark.click()
    await sheet.getByRole('link', { name: 'No chat: pagar ana 25' }).click()
    await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('pagar ana 25')
    expect(faults).toEqual([])
    await context.close()
  })

  test('a recording stands still for who asked for stillness, until they play it; it plays at once for others', async () => {
    const { page, context, faults } = await openPhone(browser, `${shop.url}/#/help/debts`, shop.launch(BIA))
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('.webp')) asked.push(request.url())
    })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'Ver em 20 segundos' }).waitFor()
    expect(asked).toEqual([])
    await page.getByRole('button', { name: 'Ver em 20 segundos' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.locator('canvas').waitFor()
    expect(await sheet.locator('img').count()).toBe(0)
    await sheet.getByRole('button', { name: 'Tocar' }).click()
    await sheet.locator('img[src^="blob:"]').waitFor()
    await sheet.getByRole('button', { name: 'Parar' }).click()
    await sheet.locator('canvas').waitFor()
    await sheet.getByRole('button', { name: 'Fechar' }).click()
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await page.getByRole('button', { name: 'Ver em 20 segundos' }).click()
    await sheet.locator('img[src^="blob:"]').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('answers are found by words of one’s own, without a network too, and only those of what one may do', async () => {
    const { page, context } = await openPhone(browser, `${shop.url}/#/help`, shop.launch(BIA))
    await page.getByText('Mais perguntado').waitFor()
    await context.setOffline(true)
    const find = page.getByRole('searchbox')
    await find.fill('como faço para anular uma venda')
    await page.getByText('Desfazer uma venda').waitFor()
    await find.fill('convidar funcionário')
    await page.getByText('Nada com “convidar funcionário”').waitFor()
    await find.fill('trazer o caderno')
    await page.getByText('Nada com “trazer o caderno”').waitFor()
    await find.fill('')
    await page.getByRole('link', { name: /^Fiado/ }).click()
    await page.getByText('Em Cobrar, escolha a pessoa e Fiado.').waitFor()
    expect(new URL(page.url()).hash).toBe('#/help/debts')
    await context.close()
  })

  test('a customer’s is about their account alone', async () => {
    const { page, context } = await openPhone(browser, `${shop.url}/#/help`, shop.launch(CAIO))
    await page.getByText('Pagar o que devo').waitFor()
    expect(
      await page
        .getByRole('main')
        .getByRole('link', { name: /^(Vender|Fiado|Pessoas)/ })
        .count(),
    ).toBe(0)
    await context.close()
  })

  test('Mais says what waits and what needs a network; a right that is lost takes its rows at once', async () => {
    await shop.call(OLGA, 'POST', '/api/customers', { name: 'Rui' })
    const { items } = await shop.call<{ items: Versioned[] }>(OLGA, 'GET', '/api/users?q=Bia')
    const [bia = { id: 0, version: 0 }] = items
    const set = async (role: string, { id, version }: Versioned) =>
      shop.call<Versioned>(OLGA, 'PATCH', `/api/users/${id}`, { version, role })
    const owner = await set('owner', bia)
    const { page, live, context } = await openPhone(browser, `${shop.url}/#/more`, shop.launch(BIA))
    await live
    await page.getByRole('link', { name: /^Vendas R\$.5,00/ }).waitFor()
    const people = page.getByRole('link', { name: /^Pessoas/ })
    await people.waitFor()
    await context.setOffline(true)
    for (const name of ['Pessoas', 'Atividade', 'Loja'])
      await page
        .getByRole('link', { name: new RegExp(`^${name}.*Precisa de internet`) })
        .waitFor({ timeout: 30_000 })
    await page.getByRole('link', { name: /^Vendas ≈ R\$.5,00/ }).waitFor()
    await context.setOffline(false)
    await page.getByRole('link', { name: /^Vendas R\$.5,00/ }).waitFor({ timeout: 30_000 })
    await set('admin', owner)
    await people.waitFor({ state: 'detached' })
    expect(await page.getByRole('link', { name: /^Ajuda/ }).count()).toBe(1)
    await context.close()
  })
})
