// Loja: an owner sets the shop up, each value in its sheet; what others change meanwhile is told; staff are stopped with a way on.
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { finer } from '../support/finer.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { loseAnswers } from './support/network.ts'
import { BIA, OLGA, openShop, type Shop, stock, TO_SELL } from './support/shop.ts'
import { addressOf } from './support/telegram-script.ts'

interface Settings {
  readonly version: number
  readonly shopName: string
  readonly hours: string | null
  readonly limits: Readonly<Record<string, unknown>>
  readonly seesCosts: boolean
  readonly reminders: { readonly text: string | null; readonly days: readonly number[] }
}

describe.skipIf(noBrowser)('Loja', () => {
  let browser: Browser
  let shop: Shop
  let phone: Phone
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ SHOP_NAME: 'Vila Nova' })])
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  afterEach(async () => {
    expect(phone.faults.filter((fault) => !/40[39]|ERR_FAILED/.test(fault))).toEqual([])
    await phone.context.close()
  })
  const stored = () => shop.call<Settings>(OLGA, 'GET', '/api/settings')
  const put = async (change: object) =>
    shop.call(OLGA, 'PATCH', '/api/settings', { version: (await stored()).version, ...change })
  const open = async (path = '/shop') => {
    phone = await openPhone(browser, `${shop.url}/#${path}`, shop.launch(OLGA))
    return phone.page
  }
  const press = () => phone.main.press()
  const row = (name: RegExp) => phone.page.getByRole('main').getByRole('button', { name })

  test('is set up row by row from Mais, and each change can be taken back', async () => {
    const page = await open('/more')
    await page.getByRole('link', { name: /^Loja/ }).click()
    await page.getByRole('button', { name: 'Mudar nome e emoji' }).click()
    await page.getByLabel('Nome da loja').fill('Empório')
    await page.getByRole('textbox', { name: 'Emoji' }).fill('🧺')
    await press()
    await page.getByRole('heading', { name: 'Empório' }).waitFor()
    expect(await stored()).toMatchObject({ shopName: 'Empório', emoji: '🧺' })
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByRole('heading', { name: 'Vila Nova' }).waitFor()

    await row(/^Abre/).click()
    await page.getByRole('dialog').getByRole('textbox').fill('7 h às 20 h')
    await press()
    await row(/^Abre 7 h às 20 h/).waitFor()

    await row(/^Desconto/).click()
    await page.getByRole('dialog').getByRole('switch').click()
    await page.getByText('numa venda de R$ 50,00, até R$ 5,00').waitFor()
    await page.getByRole('slider').press('ArrowRight')
    await expect
      .poll(() => page.evaluate(() => window.telegramTest.button('MainButton').text))
      .toBe('Salvar até 11%')
    await press()
    await row(/^Desconto até 11%/).waitFor()
    expect((await stored()).limits).toMatchObject({ discountPercent: 11, voidHours: null })

    await page.getByRole('switch', { name: /^Ver custos/ }).click()
    await expect.poll(async () => (await stored()).seesCosts).toBe(false)
  })

  test('what another changed besides stands; of the same value both are shown, and one is chosen', async () => {
    await put({ hours: null, limits: { discountPercent: 10 } })
    const page = await open()
    await row(/^Abre/).click()
    await page.getByRole('dialog').getByRole('textbox').fill('8–18')
    await put({ limits: { discountPercent: 20 } })
    await press()
    await row(/^Abre 8–18/).waitFor()
    expect(await stored()).toMatchObject({ hours: '8–18', limits: { discountPercent: 20 } })

    await row(/^Abre/).click()
    await page.getByRole('dialog').getByRole('textbox').fill('9–19')
    await put({ hours: '10–20' })
    await press()
    await page.getByText('Olga salvou antes de você').first().waitFor()
    await page.getByRole('radio', { name: /^10–20/ }).waitFor()
    await page.getByRole('radio', { name: /^9–19/ }).check()
    await press()
    await row(/^Abre 9–19/).waitFor()
    expect((await stored()).hours).toBe('9–19')
  })

  finer(
    'what is typed over a value whose answer was lost is not taken for stored: what went in is said, and it goes next',
    async () => {
      const page = await open()
      await row(/^Abre/).click()
      const typed = page.getByRole('dialog').getByRole('textbox')
      await typed.fill('6–16')
      const heal = await loseAnswers(page, '**/api/settings')
      await press()
      await page.getByRole('alert').getByText('Não foi. Tentar de novo?').waitFor()
      await heal()
      phone.faults.length = 0
      await typed.fill('7–17')
      await press()
      await page.getByText('O de antes tinha entrado.').waitFor()
      await page.getByText('Agora está: 6–16.').waitFor()
      expect([await typed.inputValue(), (await stored()).hours]).toEqual(['7–17', '6–16'])
      await press()
      await row(/^Abre 7–17/).waitFor()
      expect((await stored()).hours).toBe('7–17')
    },
  )

  finer(
    'a reminder’s words fill themselves in what is shown; one that is none is said, with what was meant',
    async () => {
      const page = await open()
      await row(/^Texto/).click()
      const text = page.getByRole('textbox', { name: 'Mensagem' })
      await text.fill('Oi, {nme}! Deve {valor}.')
      await press()
      await page.getByText('“{nme}” não existe. Quis dizer nome?').waitFor()
      await text.fill('Oi, {nome}! Deve {valor} na {loja}.')
      await page.getByText('Oi, Jorge! Deve R$ 187,40 na Vila Nova.').waitFor()
      await press()
      await row(/^Texto o seu/).waitFor()
      await row(/^Quando/).click()
      await page.getByRole('checkbox', { name: '+1', exact: true }).check()
      await page.getByRole('checkbox', { name: '+3', exact: true }).check()
      await press()
      await row(/^Quando \+1, \+3/).waitFor()
      expect((await stored()).reminders).toEqual({
        text: 'Oi, {nome}! Deve {valor} na {loja}.',
        days: [1, 3],
      })
    },
  )

  test('staff beyond a limit are told who may, and keep what they typed; costs hidden from them are shown nowhere', async () => {
    const { id } = await stock(shop, { name: 'Café coado', price: 500 }, 40)
    await put({ limits: { discountPercent: 10 }, seesCosts: false })
    phone = await openPhone(browser, `${shop.url}/#/products/${id}`, shop.launch(BIA))
    const { page, main } = phone
    await page.getByText('Lotes').waitFor()
    await page.getByText('de 40').waitFor()
    expect(await page.getByText(/1,00/).count()).toBe(0)
    await page.goto('about:blank')
    await page.goto(addressOf(shop.url, shop.launch(BIA, TO_SELL)))
    await page.getByRole('button', { name: /^Pôr Café coado R/ }).click()
    await page.getByRole('button', { name: /Cobrar/ }).click()
    await page.getByRole('button', { name: 'Desconto' }).click()
    await page.getByRole('dialog').getByRole('textbox').pressSequentially('100')
    await main.press()
    await main.press('Vender R$\u00a04,00')
    await page.getByText('Passa do que a equipe pode: desconto até 10%. Fale com Olga.').waitFor()
    await put({ limits: { discountPercent: 20 } })
    await main.press('Vender R$\u00a04,00')
    await page.getByRole('heading', { name: 'Vendido' }).waitFor()
  })
})
