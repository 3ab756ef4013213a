// Cobrar and Receber where a sale is more than one price paid one way: methods, codes, change.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { BIA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'
import { owe } from './support/tabs.ts'

const NBSP = '\u00a0'

interface Sale {
  readonly id: number
  readonly total: number
  readonly paid: number
  readonly due: number
  readonly on: string
  readonly customer: { readonly name: string } | null
  readonly payments: readonly { amount: number; method: string }[]
}

describe.skipIf(noBrowser)('Cobrar', () => {
  let browser: Browser
  let shop: Shop
  let coffee = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([
      openBrowser(),
      openShop({ PIX_KEY: 'loja@vila.example', PIX_CITY: 'Recife' }),
    ])
    coffee = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 3292 }, 40)).id
    await stock(shop, { name: 'Pão de queijo', emoji: '🫓', price: 350 }, 40)
    await shop.call(BIA, 'POST', '/api/customers', { name: 'Ana Beatriz' })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const last = async () =>
    (await shop.call<{ items: Sale[] }>(BIA, 'GET', '/api/sales?limit=1')).items[0] as Sale
  const tap = ({ page }: Phone, name: string) =>
    page.getByRole('button', { name: new RegExp(`^Pôr ${name} R`) }).click()
  const charge = async ({ page }: Phone) => {
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('radiogroup', { name: 'Pagamento' }).waitFor()
  }
  const done = ({ page }: Phone) =>
    page.getByRole('heading', { name: 'Vendido' }).waitFor({ state: 'attached' })
  const open = async () => {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, TO_SELL))
    await tap(phone, 'Café coado')
    await charge(phone)
    return phone
  }

  test('takes a part in cash and the rest by Pix, and gives change for the cash alone', async () => {
    const phone = await open()
    const { page, main, context, faults } = phone
    await page.getByRole('radio', { name: 'Pix' }).check()
    await page.getByRole('button', { name: 'Dividir em duas formas' }).click()
    await page.getByRole('textbox', { name: 'Valor: Dinheiro' }).pressSequentially('2000')
    await page.getByText(`R$${NBSP}12,92`).first().waitFor()
    await page.getByRole('radio', { name: `R$${NBSP}50`, exact: true }).check()
    await page
      .getByRole('status')
      .filter({ hasText: `TrocoR$${NBSP}30,00` })
      .waitFor()
    expect(await main.text()).toBe(`Vender R$${NBSP}32,92`)
    await main.press()
    await done(phone)
    const sale = await last()
    expect(sale).toMatchObject({ total: 3292, paid: 3292, due: 0 })
    expect(sale.payments.map(({ amount, method }) => `${method} ${amount}`).sort()).toEqual([
      'cash 2000',
      'pix 1292',
    ])
    await page.getByText(`R$${NBSP}30,00`).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('shows the Pix code of what is paid by Pix, and stores the sale once it has arrived', async () => {
    const phone = await open()
    const { page, main, context, faults } = phone
    const before = await last()
    await page.getByRole('radio', { name: 'Pix' }).check()
    const asked = page.waitForRequest(/\/api\/payments\/pix/)
    await page.getByRole('button', { name: 'Mostrar o QR do Pix' }).click()
    expect(new URL((await asked).url()).searchParams.get('amount')).toBe('3292')
    await page.getByRole('img', { name: 'Código Pix para ler com o celular' }).waitFor()
    expect((await last()).id).toBe(before.id)
    await main.press('Já caiu')
    await done(phone)
    expect(await last()).toMatchObject({ paid: 3292, payments: [{ amount: 3292, method: 'pix' }] })
    expect(faults).toEqual([])
    await context.close()
  })

  finer('takes Pix in as few taps as before, without a code', async () => {
    const phone = await open()
    await phone.page.getByRole('radio', { name: 'Pix' }).check()
    await phone.main.press(/^Vender/)
    await done(phone)
    expect((await last()).payments).toMatchObject([{ amount: 3292, method: 'pix' }])
    await phone.context.close()
  })

  test('says the change of a part paid in cash', async () => {
    const phone = await open()
    const { page, main, context } = phone
    await page.getByRole('radio', { name: 'Ana Beatriz' }).check()
    await page.getByRole('radio', { name: 'Parte' }).check()
    await page.getByRole('radio', { name: 'Dinheiro' }).check()
    await page.getByRole('textbox', { name: 'Recebe agora' }).pressSequentially('1500')
    await page.getByRole('textbox', { name: 'Recebido' }).pressSequentially('2000')
    await page
      .getByRole('status')
      .filter({ hasText: `TrocoR$${NBSP}5,00` })
      .waitFor()
    await main.press(/^Vender/)
    await done(phone)
    expect(await last()).toMatchObject({ paid: 1500, due: 1792 })
    await context.close()
  })

  finer('Receber says the change, and takes no more than was handed over', async () => {
    const { customer } = await owe(shop, 'Caio Nogueira', { productId: coffee, unitPrice: 900 })
    const launch = shop.launch(BIA, { startParam: `pay_${customer}` })
    const { page, main, context, faults } = await openPhone(browser, shop.url, launch)
    await page.getByRole('radio', { name: 'Dinheiro' }).check()
    await page.getByRole('textbox', { name: 'Recebido' }).pressSequentially('800')
    await page.getByText(`Faltam R$${NBSP}1,00`).waitFor()
    await main.press()
    await expect.poll(main.text).toBe(`Receber R$${NBSP}8,00`)
    await page.getByRole('radio', { name: `R$${NBSP}10`, exact: true }).check()
    await page
      .getByRole('status')
      .filter({ hasText: `TrocoR$${NBSP}2,00` })
      .waitFor()
    await main.press(`Receber R$${NBSP}8,00`)
    await page.getByText(`Recebido R$${NBSP}8,00`).waitFor()
    const payments = await shop.call(BIA, 'GET', `/api/payments?customerId=${customer}`)
    expect(payments).toMatchObject({ items: [{ amount: 800, method: 'cash' }] })
    expect(faults).toEqual([])
    await context.close()
  })

  test('puts a sale aside for another, and takes it up again, also after the app was closed', async () => {
    const phone = await open()
    const { page, main, context, faults } = phone
    await page.getByRole('radio', { name: 'Ana Beatriz' }).check()
    await page.getByRole('button', { name: 'Guardar' }).click()
    await page.getByRole('region', { name: 'Venda guardada' }).waitFor()
    await tap(phone, 'Pão de queijo')
    await charge(phone)
    await main.press(/^Vender/)
    await done(phone)
    expect(await last()).toMatchObject({ total: 350, customer: null })
    await page.reload()
    await page.getByRole('button', { name: 'Retomar' }).click()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}32,92`)
    expect(await page.getByRole('radio', { name: 'Ana Beatriz' }).isChecked()).toBe(true)
    await main.press(/^Vender/)
    await done(phone)
    expect(await last()).toMatchObject({ total: 3292, customer: { name: 'Ana Beatriz' } })
    expect(faults).toEqual([])
    await context.close()
  })

  finer('two sales at hand change places, and neither is lost', async () => {
    const phone = await open()
    const { page, main, context } = phone
    await page.getByRole('button', { name: 'Guardar' }).click()
    await tap(phone, 'Pão de queijo')
    await charge(phone)
    await page.getByRole('button', { name: 'Trocar' }).click()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}32,92`)
    await page.getByRole('button', { name: 'Trocar' }).click()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}3,50`)
    await context.close()
  })

  test('empties the cart at once, and brings it back', async () => {
    const phone = await open()
    const { page, context } = phone
    await page.getByRole('button', { name: 'Esvaziar' }).click()
    await page.getByRole('button', { name: /^Pôr Café coado R/ }).waitFor()
    expect(await page.getByRole('button', { name: /Cobrar/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByRole('button', { name: /Cobrar R\$.32,92/ }).waitFor()
    await context.close()
  })

  test('sells for yesterday, says so, and the next sale is today’s again', async () => {
    const phone = await open()
    const { page, main, context, faults } = phone
    const { today } = await shop.call<{ today: string }>(BIA, 'GET', '/api/shop')
    const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
    await page.getByRole('button', { name: 'Dia da venda: Hoje' }).click()
    await page.getByRole('radio', { name: 'Ontem', exact: true }).check()
    await main.press('Pronto')
    await page.getByRole('status').filter({ hasText: 'Venda de' }).waitFor()
    await main.press(/^Vender/)
    await done(phone)
    const back = await shop.call<{ items: Sale[] }>(
      BIA,
      'GET',
      `/api/sales?from=${yesterday}&to=${yesterday}`,
    )
    expect(back.items).toMatchObject([{ total: 3292, on: yesterday }])
    await main.press()
    await tap(phone, 'Café coado')
    await charge(phone)
    await page.getByRole('button', { name: 'Dia da venda: Hoje' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })
})
