// Two on one customer, one person, the shop's settings and one count; and what is typed over what went in without an answer.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumblesHere } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { loseAnswers } from './support/network.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import type { Person } from './support/telegram-script.ts'

interface Versioned {
  readonly id: number
  readonly version: number
}
describe.skipIf(noBrowser)('two on one form', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    const { items } = await shop.call<{ items: Versioned[] }>(OLGA, 'GET', '/api/users?q=Bia')
    for (const { id, version } of items)
      await shop.call(OLGA, 'PATCH', `/api/users/${id}`, { version, role: 'owner' })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const open = async (path: string, who: Person, width = 390, more = {}): Promise<Phone> => {
    const phone = await openPhone(browser, `${shop.url}/#${path}`, shop.launch(who, more), {
      width,
      height: width > 600 ? 768 : 844,
      touch: width < 600,
    })
    await phone.live
    return phone
  }
  const look = async (page: Page, name: string) => {
    const folder = process.env['LOOK']
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
  }
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
  test('the same of a customer, a person and the shop: what both changed is chosen, the rest comes in', async () => {
    const made = await shop.call<Versioned>(OLGA, 'POST', '/api/customers', { name: 'Jorge' })
    const olga = await open(`/customers/${made.id}`, OLGA)
    const { page, main } = olga
    await page.getByRole('button', { name: /^Mudar os dados/ }).click()
    await field(page, 'Nome').fill('Jorge Lima')
    const change = { version: made.version, name: 'Jorge Silva', note: 'Paga dia 5' }
    await shop.call(BIA, 'PATCH', `/api/customers/${made.id}`, change)
    await page.getByText('Bia pôs Paga dia 5 no lugar de nada, agora').waitFor()
    await main.press('Salvar')
    await page
      .getByRole('radiogroup', { name: 'Nome' })
      .getByRole('radio', { name: /^Jorge Lima/ })
      .check()
    await look(page, '30-customer')
    expect(await stumblesHere(page)).toEqual([])
    await main.press('Salvar')
    await page.getByRole('heading', { name: 'Jorge Lima' }).waitFor()
    expect(await shop.call(OLGA, 'GET', `/api/customers/${made.id}`)).toMatchObject({
      name: 'Jorge Lima',
      note: 'Paga dia 5',
    })

    await shop.call(CAIO, 'GET', '/api/shop')
    const { items } = await shop.call<{ items: Versioned[] }>(OLGA, 'GET', '/api/users?q=Caio')
    const caio = items[0] ?? made
    await page.evaluate((to) => location.assign(to), `#/users/${caio.id}`)
    await page.getByRole('radio', { name: /^Equipe/ }).check()
    await shop.call(BIA, 'PATCH', `/api/users/${caio.id}`, { version: caio.version, role: 'owner' })
    const role = page.getByRole('radiogroup', { name: 'O que pode fazer' })
    await page.getByText('Bia salvou antes de você').first().waitFor()
    await look(page, '30-person')
    expect(await stumblesHere(page)).toEqual([])
    await role.getByRole('radio', { name: /^Equipe/ }).check()
    await main.press('Salvar')
    await expect
      .poll(async () => (await shop.call<{ role: string }>(OLGA, 'GET', `/api/users/${caio.id}`)).role)
      .toBe('admin')
    // The form goes back by itself once it is saved.
    await page.getByRole('dialog', { name: 'Caio' }).waitFor({ state: 'detached' })

    await page.evaluate((to) => location.assign(to), '#/shop')
    await page.getByRole('button', { name: 'Mudar nome e emoji' }).click()
    await page.getByLabel('Nome da loja').fill('Empório')
    const { version } = await shop.call<Versioned>(OLGA, 'GET', '/api/settings')
    await shop.call(BIA, 'PATCH', '/api/settings', { version, emoji: '🧺' })
    await page.getByText('Bia pôs 🧺 no lugar de nada, agora').waitFor()
    await look(page, '30-shop')
    await main.press('Salvar')
    await page.getByRole('heading', { name: 'Empório' }).waitFor()
    expect(await shop.call(OLGA, 'GET', '/api/settings')).toMatchObject({ shopName: 'Empório', emoji: '🧺' })
    expect(olga.faults.filter((fault) => !fault.includes('409'))).toEqual([])
    await olga.context.close()
  })

  test('who counts now is seen by whoever counts too', async () => {
    await stock(shop, { name: 'Requeijão', price: 900 }, 6)
    const { id } = await shop.call<Versioned>(OLGA, 'POST', '/api/stock/count-sessions', { scope: 'all' })
    const olga = await open(`/stock/count/${id}`, OLGA)
    const bia = await open(`/stock/count/${id}`, BIA)
    await olga.page.getByText('Bia conta agora').first().waitFor()
    await look(olga.page, '30-count')
    expect(await stumblesHere(olga.page)).toEqual([])
    await bia.context.close()
    await olga.page.getByText('Bia conta agora').first().waitFor({ state: 'detached' })
    await olga.context.close()
  })

  test('what is typed of a customer over a change whose answer was lost stays, and goes next', async () => {
    const made = await shop.call<Versioned>(OLGA, 'POST', '/api/customers', { name: 'Rui' })
    const stored = () => shop.call<{ note: string | null }>(OLGA, 'GET', `/api/customers/${made.id}`)
    const { page, main, context } = await open(`/customers/${made.id}`, OLGA, 320)
    await page.getByRole('button', { name: /^Mudar os dados/ }).click()
    await field(page, 'Anotação').fill('Paga dia 5')
    const heal = await loseAnswers(page, '**/api/customers/*')
    await main.press('Salvar')
    await page.getByRole('alert').getByText('Não foi. Tentar de novo?').waitFor()
    await heal()
    await field(page, 'Anotação').fill('Paga dia 10')
    await main.press('Salvar')
    await page.getByText('O de antes tinha entrado.').waitFor()
    expect([await field(page, 'Anotação').inputValue(), (await stored()).note]).toEqual([
      'Paga dia 10',
      'Paga dia 5',
    ])
    await main.press('Salvar')
    await expect.poll(async () => (await stored()).note).toBe('Paga dia 10')
    await context.close()
  })

  test('in English at 320 it says the same, and nothing is wider than the page', async () => {
    const { id, version } = await stock(shop, { name: 'Cheese', price: 3990, category: 'Cold cuts' }, 6)
    const english = { ...OLGA, id: 444, name: 'Nell', language: 'en' }
    await shop.call(english, 'GET', '/api/shop')
    const { items } = await shop.call<{ items: Versioned[] }>(OLGA, 'GET', '/api/users?q=Nell')
    for (const one of items)
      await shop.call(OLGA, 'PATCH', `/api/users/${one.id}`, { version: one.version, role: 'owner' })
    const { page, main, context } = await open(`/products/${id}/edit`, english, 320)
    await field(page, 'Price').fill('R$ 41.00')
    await shop.call(BIA, 'PATCH', `/api/products/${id}`, { version, price: 4290, category: 'Dairy' })
    await page.getByText('Bia put Dairy in place of Cold cuts, now').waitFor()
    await main.press('Save')
    await expect.poll(main.text).toBe('1 to choose')
    await look(page, '30b-english-320')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.getByRole('button', { name: 'All of Bia’s' }).click()
    await main.press('Save')
    await expect
      .poll(async () => (await shop.call<{ price: number }>(OLGA, 'GET', `/api/products/${id}`)).price)
      .toBe(4290)
    await context.close()
  })
})
