// Meus dados in a real page: what is kept, a copy, waiting until all is settled, and leaving for good; and a person whom an owner erases.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { atWidths, noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { link, owe } from './support/tabs.ts'
import type { Person } from './support/telegram-script.ts'

const ANA: Person = { id: 444, name: 'Ana', language: 'pt-br' }
const CIDA: Person = { id: 555, name: 'Cida', language: 'pt-br' }
const LEO: Person = { id: 777, name: 'Leo', language: 'pt-br' }
const JOCA: Person = { id: 666, name: 'Joca', language: 'pt-br' }

/** To Telegram's own question, whenever it comes. */
const willAgree = (page: Page) =>
  page.evaluate(() => void Object.assign(window.telegramTest, { answer: 'yes' }))

describe.skipIf(noBrowser)('Meus dados', () => {
  let browser: Browser
  let shop: Shop
  const customers = new Map<Person, number>()
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ SHOP_NAME: 'Vila Nova' })])
    const { id: productId } = await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 500)
    for (const [who, name, phone] of [
      [ANA, 'Ana Beatriz', '(11) 9 7712-3308'],
      [CIDA, 'Cida Moraes', '(11) 9 6540-2291'],
      [LEO, 'Leo Prado', '(11) 9 6540-2292'],
      [JOCA, 'Joca Lima', '(11) 9 1111-2222'],
    ] as const) {
      const { customer } = await owe(shop, name, { productId, unitPrice: 6200, back: 7, dueIn: 5 })
      await link(shop, customer, who)
      const { version } = await shop.call<{ version: number }>(BIA, 'GET', `/api/customers/${customer}`)
      await shop.call(BIA, 'PATCH', `/api/customers/${customer}`, { version, phone })
      customers.set(who, customer)
    }
    for (const who of [CIDA, LEO, JOCA]) await settle(who)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const settle = (who: Person) =>
    shop.call(BIA, 'POST', '/api/payments', { customerId: customers.get(who), amount: 6200, method: 'pix' })
  const open = (who: Person, startParam = 'mydata', width = 390) =>
    openPhone(browser, shop.url, shop.launch(who, { startParam }), { width })

  test('who owes sees what is kept and what must be first, asks for it now, and gives it up again', async () => {
    const { page, context, faults } = await open(ANA)
    await page.getByRole('heading', { name: 'O que Vila Nova guarda de você' }).waitFor()
    await page.getByText('(11) 9 7712-3308').waitFor()
    await page.getByText('Assim que pagar, dá para apagar.').waitFor()
    expect(await stumbles(page)).toEqual([])
    await willAgree(page)
    await page.getByRole('button', { name: 'Pedir agora, apagar ao zerar' }).click()
    await page.getByText('Apagamos assim que a conta zerar.').waitFor()
    await page.getByRole('button', { name: 'Desistir' }).click()
    await page.getByRole('button', { name: 'Pedir agora, apagar ao zerar' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test.each(
    atWidths([
      [390, CIDA],
      [1024, LEO],
    ]),
  )(
    '%i wide, a customer takes their data and leaves: nothing is left on the page, on the device, or in the shop',
    async (width, who) => {
      const { page, context, main } = await open(who, 'mydata', width)
      await main.press('Receber cópia no chat')
      await page.getByText('A cópia vai no chat').waitFor()
      await page.getByRole('button', { name: 'Apagar…' }).click()
      expect(await stumbles(page)).toEqual([])
      await page.getByRole('switch', { name: 'Sei que não tem volta' }).check()
      await willAgree(page)
      await main.press('Apagar de vez')
      await page.getByText('Pronto. Nada seu ficou aqui.').waitFor()
      const list = async (path: string) => JSON.stringify(await shop.call(OLGA, 'GET', path))
      expect(await list('/api/users')).not.toContain(who.name)
      expect(await list('/api/customers?archived=true')).not.toContain(who.name)
      await context.close()
    },
  )

  test('an owner erases a person, told what goes and what stays', async () => {
    const { page, context, main, faults } = await open(OLGA, 'users')
    await page.getByRole('link', { name: /^Joca/ }).click()
    await page.getByRole('button', { name: 'Apagar pessoa' }).click()
    await page.getByText('Ficam as vendas e os pagamentos, sem o nome.').waitFor()
    expect(await stumbles(page)).toEqual([])
    await page.getByRole('switch', { name: 'Sei que não tem volta' }).check()
    await willAgree(page)
    await main.press('Apagar de vez')
    await page.getByText('Joca: nada ficou').waitFor()
    await page.getByRole('link', { name: /^Joca/ }).waitFor({ state: 'detached' })
    // Heard of before it was answered here, the page that is left asks once more for whoever is gone.
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([])
    await context.close()
  })
})
