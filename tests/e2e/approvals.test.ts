// What staff ask an owner to free: asked in Cobrar, freed or refused on the owner's phone, seen live by who asked, and done once.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { atEase, noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { NIGHT, type Person } from './support/telegram-script.ts'

const NBSP = '\u00a0'
const real = (amount: string) => `R$${NBSP}${amount}`
const PICTURES = process.env['ASKS_PICTURES']

interface Sale {
  readonly id: number
  readonly total: number
  readonly status: string
}
interface Ask {
  readonly id: number
  readonly state: string
  readonly kind: string
}

describe.skipIf(noBrowser)('asking an owner', () => {
  let browser: Browser
  let shop: Shop
  let coffee = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    coffee = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 1500 }, 500)).id
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  /** Owes 187,40 of 200,00. */
  async function debtor(name: string): Promise<number> {
    const { id } = await shop.call<{ id: number }>(OLGA, 'POST', '/api/customers', {
      name,
      creditLimit: 20_000,
    })
    await shop.call(OLGA, 'POST', '/api/sales', {
      customerId: id,
      items: [{ productId: coffee, quantity: 1, unitPrice: 18_740 }],
    })
    return id
  }
  const open = (who: Person, path: string, width = 390) =>
    openPhone(browser, `${shop.url}/#${path}`, shop.launch(who), { width, height: 844 })
  async function second({ page }: Phone, said: string) {
    await expect
      .poll(() => page.evaluate(() => window.telegramTest.button('SecondaryButton').text))
      .toBe(said)
    await page.evaluate(() => window.telegramTest.press('SecondaryButton'))
  }
  async function looked({ page }: Phone, name: string) {
    await atEase(page)
    if (PICTURES) {
      await page.screenshot({ path: `${PICTURES}/${name}.png` })
      const wear = (theme_params: object) =>
        page.evaluate((theme) => window.telegramTest.say('theme_changed', theme), { theme_params })
      await wear(NIGHT)
      await atEase(page)
      await page.screenshot({ path: `${PICTURES}/${name}-dark.png` })
      await page.setViewportSize({ width: 320, height: 844 })
      await atEase(page)
      await page.screenshot({ path: `${PICTURES}/${name}-320.png` })
      await page.setViewportSize({ width: 390, height: 844 })
    }
    expect(await stumbles(page)).toEqual([])
  }
  const salesOf = async (customer: number) =>
    (await shop.call<{ items: Sale[] }>(BIA, 'GET', `/api/sales?customerId=${customer}`)).items
  const asks = async (state: string) =>
    (await shop.call<{ items: Ask[] }>(OLGA, 'GET', `/api/approvals?state=${state}`)).items
  const idOf = ({ page }: Phone) => Number(/asks\/(\d+)/.exec(page.url())?.[1])
  /** The shop said no, which the browser notes. */
  const wasRefused = ({ faults }: Phone, status: number) => {
    expect(faults.filter((one) => !one.includes(`status of ${status}`))).toEqual([])
    expect(faults.length).toBeGreaterThan(0)
    faults.length = 0
  }
  const ended = async (...phones: Phone[]) => {
    for (const phone of phones) {
      expect(phone.faults).toEqual([])
      await phone.context.close()
    }
  }
  /** Two coffees on the tab of somebody who may not owe so much. */
  async function overLimit(name: string) {
    const customer = await debtor(name)
    const bia = await open(BIA, '/sell')
    const { page } = bia
    const add = page.getByRole('button', { name: /^Pôr Café coado R/ })
    await add.click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('button', { name: 'Mais Café coado' }).click()
    await page.getByRole('radio', { name }).check()
    await page.getByRole('radio', { name: 'Fiado' }).check()
    await page.getByText(`Passa ${real('17,40')} do limite`).waitFor()
    return { customer, bia }
  }
  async function asked(name: string) {
    const { customer, bia } = await overLimit(name)
    await second(bia, 'Pedir à gestão')
    await bia.page.getByText('Pedido mandado a Olga').waitFor()
    return { customer, bia, id: idOf(bia) }
  }

  test('asked in Cobrar, freed by an owner with a word: sold once, and who asked sees it at once', async () => {
    const { customer, bia } = await overLimit('Seu Jorge')
    await looked(bia, '04')
    await second(bia, 'Pedir à gestão')
    await bia.page.getByText('Pedido mandado a Olga').waitFor()
    await bia.live
    const id = idOf(bia)
    expect(await bia.main.text()).toBe('Esperando Olga…')
    await looked(bia, '51')
    expect((await salesOf(customer)).length).toBe(1)

    const olga = await open(OLGA, '/notices')
    await olga.page.getByRole('link', { name: /Bia pede/ }).click()
    await olga.page.getByText('Passa a dever').waitFor()
    await olga.page.getByLabel('Recado para Bia').fill('Ele me falou, paga sábado.')
    await looked(olga, '51b')
    await olga.main.press(`Liberar ${real('30,00')}`)
    await bia.page.getByText('Olga liberou').waitFor()
    await bia.page.getByText('Ele me falou, paga sábado.').waitFor()
    await looked(bia, '51c')
    await olga.page.getByText('Olga liberou').waitFor()
    const sales = await salesOf(customer)
    expect(sales.map(({ total }) => total).toSorted((one, other) => one - other)).toEqual([3000, 18_740])
    expect((await asks('granted')).map((one) => one.id)).toContain(id)

    // The cart is another sale's by now, and the way on is what was sold.
    await bia.main.press('Ver a venda')
    await expect
      .poll(() => bia.page.url())
      .toContain(`/sales/${sales.find(({ total }) => total === 3000)?.id}`)
    await bia.page.evaluate(() => (location.hash = '/sell/checkout'))
    await bia.page.getByText('Nada para cobrar').waitFor()
    expect((await salesOf(customer)).length).toBe(2)
    await ended(bia, olga)
  })

  test('refused with a word: nothing is sold, and the part that passes may be taken instead', async () => {
    const { customer, bia, id } = await asked('Dona Zefa')
    await bia.live
    const olga = await open(OLGA, `/asks/${id}`)
    await olga.page.getByLabel('Recado para Bia').fill('Hoje não.')
    await second(olga, 'Recusar')
    await bia.page.getByText('Olga não liberou').waitFor()
    await bia.page.getByText('“Hoje não.”').waitFor()
    await looked(bia, '51-refused')
    expect((await salesOf(customer)).length).toBe(1)
    await bia.main.press(`Receber ${real('17,40')}`)
    await bia.page.getByRole('textbox', { name: 'Recebe agora' }).waitFor()
    await bia.main.press(`Vender ${real('30,00')}`)
    await bia.page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
    expect((await salesOf(customer)).length).toBe(2)
    await ended(bia, olga)
  })

  test('what can be done no more says why, and the owner’s no brings it to who asked', async () => {
    const { customer, bia, id } = await asked('Caetano Reis')
    await bia.live
    const { stock: left } = await shop.call<{ stock: number }>(BIA, 'GET', `/api/products/${coffee}`)
    await shop.call(OLGA, 'POST', '/api/sales', {
      items: [{ productId: coffee, quantity: left - 1 }],
      payments: [{ amount: 1500 * (left - 1), method: 'pix' }],
    })
    const olga = await open(OLGA, `/asks/${id}`)
    await olga.main.press(`Liberar ${real('30,00')}`)
    await olga.page.getByRole('alert').filter({ hasText: 'Falta no estoque: Café coado (1)' }).waitFor()
    await looked(olga, '51b-short')
    wasRefused(olga, 409)
    expect((await salesOf(customer)).length).toBe(1)
    expect((await asks('waiting')).map((one) => one.id)).toContain(id)
    await second(olga, 'Recusar')
    await bia.page.getByText('“Não tem mais o bastante: Café coado”').waitFor()
    await shop.call(BIA, 'POST', '/api/stock/receipts', { productId: coffee, quantity: 400, unitCost: 100 })
    await ended(bia, olga)
  })

  test('given up: it is a sale in Cobrar again, and no owner frees it any more', async () => {
    const { customer, bia, id } = await asked('Rita Moura')
    // Left and found again, where one is told.
    await bia.page.evaluate(() => (location.hash = '/notices'))
    await bia.page.getByRole('link', { name: /Venda: Rita Moura/ }).click()
    await second(bia, 'Desistir')
    await bia.page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
    await bia.page.getByText(`Passa ${real('17,40')} do limite`).waitFor()
    expect(await bia.page.getByRole('radio', { name: 'Rita Moura' }).isChecked()).toBe(true)
    const olga = await open(OLGA, `/asks/${id}`)
    await olga.page.getByText('Bia desistiu do pedido').waitFor()
    expect((await salesOf(customer)).length).toBe(1)
    await ended(bia, olga)
  })

  test('a discount and a void beyond what staff may lead to an owner too', async () => {
    const { version } = await shop.call<{ version: number }>(OLGA, 'GET', '/api/settings')
    await shop.call(OLGA, 'PATCH', '/api/settings', {
      version,
      limits: { discountPercent: 10, voidHours: 0 },
    })
    const bia = await open(BIA, '/sell')
    const { page } = bia
    await page.getByRole('button', { name: /^Pôr Café coado R/ }).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('button', { name: 'Desconto' }).click()
    await page.getByRole('textbox', { name: 'Valor' }).pressSequentially('300')
    await bia.main.press('Pronto')
    await bia.main.press(`Vender ${real('12,00')}`)
    await page.getByText(/desconto até 10%/).waitFor()
    await second(bia, 'Pedir à gestão')
    await page.getByText('Desconto de 20%; a equipe dá até 10%.').waitFor()
    await bia.live
    const [first] = await asks('waiting')
    expect(first?.kind).toBe('discount')
    await shop.call(OLGA, 'POST', `/api/approvals/${first?.id}/grant`, {})
    await page.getByText('A venda está feita.').waitFor()

    const sold = (await shop.call<{ items: Sale[] }>(BIA, 'GET', '/api/sales?limit=1')).items[0]
    await page.evaluate((hash) => (location.hash = hash), `/sales/${sold?.id}`)
    await page.getByRole('button', { name: /^Anular venda/ }).click()
    await page.getByRole('radio', { name: 'Valor errado' }).check()
    await bia.main.press(`Anular ${real('12,00')}`)
    await page.getByText('A equipe não anula.').first().waitFor()
    await second(bia, 'Pedir à gestão')
    await page.getByText('Tudo fica como está até a resposta.').waitFor()
    const [again] = await asks('waiting')
    expect(again?.kind).toBe('void')
    await looked(bia, '51-void')
    await shop.call(OLGA, 'POST', `/api/approvals/${again?.id}/grant`, {})
    await page.getByText('Está anulado.').waitFor()
    expect((await shop.call<Sale>(BIA, 'GET', `/api/sales/${sold?.id}`)).status).toBe('voided')
    wasRefused(bia, 403)
    await ended(bia)
  })

  test('nobody answered within its hour: asked again by a tap, freed, and sold once', async () => {
    const { customer, bia, id } = await asked('Lia Prado')
    await shop.run(`update approvals set expires_at = now() - interval '1 second' where id = ${id}`)
    await bia.page.reload()
    await bia.page
      .getByText('Tudo fica como está.')
      .or(bia.page.getByText(/Passou/))
      .first()
      .waitFor()
    await looked(bia, '51-expired')
    expect((await salesOf(customer)).length).toBe(1)
    await bia.main.press('Pedir de novo')
    await bia.page.getByText('Pedido mandado a Olga').waitFor()
    const again = idOf(bia)
    expect(again).not.toBe(id)
    const olga = await open(OLGA, `/asks/${id}`)
    await olga.page.getByRole('main').waitFor()
    expect(await olga.main.text()).toBeNull()
    await olga.page.evaluate((hash) => (location.hash = hash), `/asks/${again}`)
    await olga.main.press(`Liberar ${real('30,00')}`)
    await bia.page.getByText('A venda está feita:').waitFor()
    expect((await salesOf(customer)).length).toBe(2)
    await ended(bia, olga)
  })

  test('a price below what staff may, and the void of an old payment, lead to an owner too', async () => {
    const { version } = await shop.call<{ version: number }>(OLGA, 'GET', '/api/settings')
    await shop.call(OLGA, 'PATCH', '/api/settings', {
      version,
      limits: { priceOverridePercent: 10, voidHours: 0 },
    })
    const bia = await open(BIA, '/sell')
    const { page } = bia
    await page.getByRole('button', { name: /^Pôr Café coado R/ }).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('button', { name: 'Preço de Café coado. Mudar' }).click()
    await page.getByRole('textbox', { name: 'Preço' }).fill('1200')
    await bia.main.press('Pronto')
    await bia.main.press(`Vender ${real('12,00')}`)
    await second(bia, 'Pedir à gestão')
    await page.getByText('Pedido mandado a Olga').waitFor()
    const [price] = await asks('waiting')
    expect(price?.kind).toBe('price')
    await looked(bia, '51-price')
    const olga = await open(OLGA, `/asks/${price?.id}`)
    await olga.main.press(/^Liberar/)
    await page.getByText('A venda está feita.').waitFor()
    wasRefused(bia, 403)

    const customer = await debtor('Gil Moraes')
    const paid = await shop.call<{ id: number }>(OLGA, 'POST', '/api/payments', {
      customerId: customer,
      amount: 5000,
      method: 'cash',
    })
    await page.evaluate((hash) => (location.hash = hash), `/customers/${customer}`)
    await page.getByRole('button', { name: /Pagou em dinheiro/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Anular' }).click()
    await page.getByRole('radio', { name: 'Valor errado' }).check()
    await bia.main.press(/^Anular/)
    await page.getByText('A equipe não anula.').first().waitFor()
    await second(bia, 'Pedir à gestão')
    await page.getByText('Pedido mandado a Olga').waitFor()
    const [voided] = await asks('waiting')
    expect(voided?.kind).toBe('void')
    await looked(bia, '51-void-payment')
    await olga.page.evaluate((hash) => (location.hash = hash), `/asks/${voided?.id}`)
    await olga.main.press(/^Liberar/)
    await page.getByText('Está anulado.').waitFor()
    expect(await shop.call(BIA, 'GET', `/api/payments/${paid.id}`)).toMatchObject({
      voidReason: 'Valor errado',
    })
    wasRefused(bia, 403)
    await ended(bia, olga)
  })
})
