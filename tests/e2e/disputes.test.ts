// A purchase that is not recognised: said by the customer on one phone, talked over and voided on another, seen by both.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { atEase, noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { BIA, openShop, type Shop, stock } from './support/shop.ts'
import { link, owe } from './support/tabs.ts'
import type { Person } from './support/telegram-script.ts'

const ANA: Person = { id: 444, name: 'Ana', language: 'pt-br' }
const PICTURES = process.env['DISPUTES_PICTURES']

describe.skipIf(noBrowser)('what is not recognised', () => {
  let browser: Browser
  let shop: Shop
  let customer = 0
  let sale = 0
  let goods = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    goods = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 500)).id
    const owed = await owe(shop, 'Ana Beatriz', { productId: goods, unitPrice: 2000, dueIn: 5 })
    customer = owed.customer
    await link(shop, customer, ANA)
    const { items } = await shop.call<{ items: { id: number }[] }>(
      BIA,
      'GET',
      `/api/sales?customerId=${customer}`,
    )
    sale = items[0]?.id ?? 0
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const open = (who: Person, path: string) =>
    openPhone(browser, `${shop.url}/#${path}`, shop.launch(who), { height: 844 })
  async function secondary({ page }: Phone, said: string) {
    await expect
      .poll(() => page.evaluate(() => window.telegramTest.button('SecondaryButton').text))
      .toBe(said)
    await page.evaluate(() => window.telegramTest.press('SecondaryButton'))
  }
  async function looked({ page }: Phone, name: string) {
    await atEase(page)
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png` })
    expect(await stumbles(page)).toEqual([])
  }

  test('is told with a reason, answered, and voided; both see how it ended', async () => {
    const hers = await open(ANA, `/sales/${sale}`)
    await hers.page.getByRole('heading', { name: 'Quem confirmou' }).waitFor()
    await looked(hers, '49')
    await secondary(hers, 'Não reconheço')
    await hers.page.getByRole('radio', { name: 'Não comprei isso' }).check()
    await looked(hers, '49a')
    await hers.main.press('Avisar a loja')
    await hers.page.getByText('O saldo não muda até anular.').waitFor()
    await looked(hers, '49-disputed')

    const { items } = await shop.call<{ items: { id: number }[] }>(BIA, 'GET', '/api/disputes?state=open')
    const theirs = await open(BIA, `/disputes/${items[0]?.id}`)
    await theirs.page.getByText('Não comprei isso').waitFor()
    await theirs.main.press('Responder')
    await theirs.page.getByLabel('Sua resposta').fill('Foi a Lia?')
    await theirs.main.press('Mandar')
    await hers.page.getByText('Foi a Lia?').waitFor()
    await theirs.page.getByText('O que se sabe').waitFor()
    await theirs.page.getByText('Outras não reconhecidas').waitFor()
    await looked(theirs, '49b')
    const list = await open(BIA, '/more')
    await list.page.getByText('1 aberto').waitFor()
    await list.page.getByRole('link', { name: /Não reconhecidos/ }).click()
    await list.page.getByRole('link', { name: /Ana Beatriz/ }).waitFor()
    await looked(list, '49-list')
    const statement = await open(BIA, `/customers/${customer}`)
    await statement.page.getByText('não reconhecido').waitFor({ state: 'attached' })
    await statement.page.getByText('1 não reconhecida').waitFor()
    await looked(statement, '49c')
    await secondary(theirs, 'Anular venda')
    await theirs.page.getByLabel('Por quê?').fill('Engano nosso')
    await theirs.main.press('Anular')
    await theirs.page.getByText(/Anulado por Bia/).waitFor()
    await hers.page.getByText('anulada').first().waitFor()
    await statement.page.getByText('venda anulada').waitFor()
    await statement.page.getByText('1 não reconhecida').waitFor({ state: 'detached' })
    await list.page.getByText('Nada em aberto').waitFor()
    for (const phone of [hers, theirs, statement, list]) {
      expect(phone.faults).toEqual([])
      await phone.context.close()
    }
  })

  test('without a network both words wait on the device, and go in when it is back', async () => {
    const more: number[] = []
    for (const unitPrice of [700, 800, 900]) {
      const sold = await shop.call<{ id: number }>(BIA, 'POST', '/api/sales', {
        customerId: customer,
        items: [{ productId: goods, quantity: 1, unitPrice }],
      })
      more.push(sold.id)
    }
    const [right = 0, wrong = 0, rash = 0] = more
    const standing = async (id: number) =>
      (await shop.call<{ confirmation: { state: string } }>(BIA, 'GET', `/api/sales/${id}`)).confirmation
        .state
    const hers = await open(ANA, `/sales/${wrong}`)
    const { page, main, context } = hers
    const goTo = (id: number) => page.evaluate((hash) => (location.hash = hash), `/sales/${id}`)
    await page.getByRole('heading', { name: 'Quem confirmou' }).waitFor()
    await secondary(hers, 'Não reconheço')
    await page.getByRole('radio', { name: 'Não comprei isso' }).waitFor()
    // The sheet's act stands alone; once it is shut, both of the page's are there again.
    const second = () => page.evaluate(() => window.telegramTest.button('SecondaryButton').text)
    await expect.poll(async () => [await main.text(), await second()]).toEqual(['Avisar a loja', null])
    await hers.back.press()
    await expect
      .poll(async () => [await main.text(), await second()])
      .toEqual(['Está certo', 'Não reconheço'])
    // Their code is here then.
    for (const [path, shows] of [
      ['/queue', 'Nada na fila'],
      ['/queue/1', 'Já não está na fila'],
    ] as const) {
      await page.evaluate((hash) => (location.hash = hash), path)
      await page.getByText(shows).waitFor()
    }
    for (const [id, total] of [
      [rash, 'R$ 9,00'],
      [right, 'R$ 7,00'],
    ] as const) {
      await goTo(id)
      await page.getByText(total).first().waitFor()
    }

    await context.setOffline(true)
    await main.press('Está certo')
    await page.getByText('Guardada, entra quando voltar a internet.').waitFor()
    await page.getByText('na fila').waitFor()
    expect(await main.text()).toBe(null)
    await goTo(wrong)
    await secondary(hers, 'Não reconheço')
    await page.getByRole('radio', { name: 'Não comprei isso' }).check()
    await main.press('Avisar a loja')
    await page.getByText('na fila').waitFor()
    await goTo(rash)
    await page.getByText('R$ 9,00').first().waitFor()
    await main.press('Está certo')
    await page.getByText('na fila').waitFor()
    const all = () => Promise.all([right, wrong, rash].map(standing))
    expect(await all()).toEqual(['none', 'none', 'none'])
    // Said at another door, after it: that stands.
    await shop.call(ANA, 'POST', `/api/sales/${rash}/dispute`, { reason: 'Não era minha' })
    await page.evaluate((hash) => (location.hash = hash), '/queue')
    await page.getByRole('link', { name: /^Compra .*Não comprei isso/ }).waitFor()
    await looked(hers, '49-queue')
    await page
      .getByRole('link', { name: /^Compra .*está certo/ })
      .last()
      .click()
    await page.getByText(/^guardada às/).waitFor()

    await context.setOffline(false)
    await expect.poll(all).toEqual(['confirmed', 'disputed', 'disputed'])
    await page.getByText('Já não está na fila').waitFor()
    await page.evaluate((hash) => (location.hash = hash), '/queue')
    await page.getByRole('link', { name: /^Compra .*R\$.9,00 não entrou/ }).click()
    await page.getByText(/^Depois disso você disse que não reconhece/).waitFor()
    expect(await standing(rash)).toBe('disputed')
    await context.close()
  })
})
