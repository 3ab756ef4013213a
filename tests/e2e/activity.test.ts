// Atividade: who did what, on what, from what to what; what was refused; narrowed, and taken back from there.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { atEase, noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'

describe.skipIf(noBrowser)('Atividade', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    const cheese = await stock(shop, { name: 'Queijo minas', emoji: '🧀', price: 3990 }, 500)
    await shop.call(BIA, 'POST', '/api/sales', {
      customerName: 'Ana Beatriz',
      items: [{ productId: cheese.id, quantity: 1 }],
    })
    await shop
      .call(BIA, 'PATCH', `/api/products/${cheese.id}`, { version: 1, price: 1 })
      .catch(() => undefined)
    await shop.call(OLGA, 'PATCH', `/api/products/${cheese.id}`, { version: 1, price: 4290 })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const open = (path: string, device: Parameters<typeof openPhone>[3] = {}) =>
    openPhone(browser, `${shop.url}/#${path}`, shop.launch(OLGA), device)

  test('says who did what, what was refused, and narrows it by person, kind and days', async () => {
    const { page, context, faults } = await open('/activity')
    const today = page.getByRole('region', { name: 'Hoje' })
    await today.getByRole('link', { name: /^Olga mudou um preço Queijo minas, 39,90 por 42,90/ }).waitFor()
    await today.getByRole('link', { name: /^Bia vendeu R\$.39,90 a Ana Beatriz/ }).waitFor()
    await today
      .getByRole('link', { name: /^Bia não pôde mudar produto Queijo minas, só a gestão pode/ })
      .waitFor()
    const rows = page.getByRole('main').getByRole('listitem')
    const all = await rows.count()
    await page.getByRole('radio', { name: 'Recusas 1' }).click()
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('radio', { name: 'Olga' }).click()
    await page.getByText('Nada de Olga nas recusas').waitFor()
    await page.getByRole('button', { name: 'Ver tudo' }).click()
    await expect.poll(() => rows.count()).toBe(all)
    await page.getByRole('radio', { name: 'Preços' }).click()
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('radio', { name: 'Tudo' }).click()
    await expect.poll(() => rows.count()).toBe(all)
    const find = page.getByRole('searchbox', { name: 'O quê ou quem' })
    await find.fill('quejo')
    await page.getByRole('link', { name: /^Bia vendeu/ }).waitFor({ state: 'detached' })
    await today.getByRole('link', { name: /^Bia não pôde mudar produto Queijo minas/ }).waitFor()
    await today.getByRole('link', { name: /^Olga criou um produto Queijo minas/ }).waitFor()
    await page.getByRole('radio', { name: 'Recusas 1' }).click()
    await expect.poll(() => rows.count()).toBe(1)
    await atEase(page)
    expect(await stumbles(page)).toEqual([])
    await find.fill('goiaba')
    await page.getByText('Nada com “goiaba” nas recusas').waitFor()
    await page.getByRole('button', { name: 'Ver tudo' }).click()
    await expect.poll(() => rows.count()).toBe(all)
    expect(await find.inputValue()).toBe('')
    expect(faults).toEqual([])
    await context.close()
  })

  test('something new waits behind a line, and an act is taken back from its page', async () => {
    const { page, context, faults, live, main } = await open('/activity')
    await page.getByRole('link', { name: /^Olga mudou um preço/ }).waitFor()
    await live
    await shop.call(BIA, 'POST', '/api/customers', { name: 'Rosa' })
    const fresh = page.getByRole('button', { name: 'Mostrar o que há de novo' })
    const made = page.getByRole('link', { name: /^Bia criou uma conta Rosa/ })
    // A list that is read afresh, as after a connection that was made anew, has it without being asked.
    await fresh.or(made).first().waitFor()
    if (await fresh.count()) await fresh.evaluate((button: HTMLElement) => button.click()).catch(() => {})
    await made.click()
    const sheet = page.getByRole('dialog', { name: 'Bia criou uma conta' })
    await sheet.getByText('127.0.0.1').waitFor()
    await atEase(page)
    expect(await stumbles(page)).toEqual([])
    expect(await main.text()).toBe('Ver a conta')
    const undo = () => page.evaluate(() => window.telegramTest.button('SecondaryButton').text)
    await expect.poll(undo).toMatch(/^Desfazer · [0-4]:\d\d$/)
    await page.evaluate(() => {
      window.telegramTest.answer = 'yes'
      window.telegramTest.press('SecondaryButton')
    })
    await sheet.getByText('Desfeito por Olga').waitFor()
    const people = await shop.call<{ items: unknown[] }>(OLGA, 'GET', '/api/customers?q=Rosa')
    expect(people.items).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  test('where there is room an act stands beside its list, and staff do not get there', async () => {
    const { page, context, faults } = await open('/activity', { width: 1024, height: 768 })
    await page.getByText('Escolha um ato para ver o que mudou.').waitFor()
    await page.getByRole('link', { name: /^Olga mudou um preço/ }).click()
    await page.getByRole('heading', { name: 'Olga mudou um preço' }).waitFor()
    await page.getByText('preço · sobe 7,5 %').waitFor()
    await page.getByRole('button', { name: 'Ver o produto' }).click()
    await page.getByRole('heading', { name: 'Queijo minas' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
    const bia = await openPhone(browser, `${shop.url}/#/activity`, shop.launch(BIA))
    await bia.page.getByText('Só a equipe vê isso').waitFor()
    await bia.context.close()
  })
})
