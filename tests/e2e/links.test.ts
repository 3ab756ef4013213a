// Whose account it is, in a real page: an invite from a customer's page, by its code, to their first login; and who showed a telephone.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Telegram } from '../support/telegram.ts'
import { stumbles } from './support/axe.ts'
import { atWidths, noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { BIA, OLGA, openShop, type Shop } from './support/shop.ts'

const JORGE = { id: 555, name: 'Jorge', language: 'pt-br' }
const RITA = { id: 557, name: 'Rita', language: 'pt-br' }
const NAIR = { id: 556, name: 'Nair', language: 'pt-br' }

describe.skipIf(noBrowser)('Whose account it is', () => {
  let browser: Browser
  let shop: Shop
  let telegram: Telegram
  beforeAll(async () => {
    telegram = await Telegram.start()
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ TELEGRAM_API_ROOT: telegram.root })])
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await telegram?.stop()
  })
  const customer = (name: string, phone: string | null = null) =>
    shop.call<{ id: number; userId: number | null }>(BIA, 'POST', '/api/customers', { name, phone })
  const pictures = process.env['LINKS_PICTURES']

  test.each(
    atWidths([
      [390, JORGE],
      [1024, RITA],
    ]),
  )(
    '%i wide, an invite is made on a customer’s page, opened by its code, and the first login shows their account',
    async (width, who) => {
      const { id } = await customer(`${who.name} Prado`)
      const at = `${shop.url}/#/customers/${id}`
      const { page, main, context, faults } = await openPhone(browser, at, shop.launch(BIA), { width })
      await page.getByRole('button', { name: 'Convidar' }).click()
      await page.getByText('ficha de cliente').waitFor()
      expect(await page.getByRole('radio', { name: '7 dias' }).isChecked()).toBe(true)
      if (pictures) await page.screenshot({ path: `${pictures}/invite-customer.png` })
      await main.press('Criar convite')
      await page.getByRole('img', { name: 'O convite, para apontar a câmera' }).waitFor()
      const link = await page.getByText(/^t\.me\/vila_nova_bot\?start=i_/).textContent()
      if (pictures) await page.screenshot({ path: `${pictures}/invite-made.png` })
      expect(await stumbles(page)).toEqual([])
      await page.getByRole('button', { name: 'Fechar' }).click()
      // It can be shown again until it is used.
      await page.getByRole('button', { name: 'Convidar' }).click()
      await page.getByText(link ?? 'no link').waitFor()
      await page.getByRole('button', { name: 'Fechar' }).click()
      const guest = telegram.person(who.id, who.name)
      await guest.type(`/start ${/start=(.*)$/.exec(link ?? '')?.[1]}`)
      await page.getByRole('button', { name: 'Convidar' }).waitFor({ state: 'detached' })
      const own = await openPhone(browser, shop.url, shop.launch(who), { width })
      await own.page
        .getByRole('heading', { name: new RegExp(who.name) })
        .first()
        .waitFor()
      const mine = await shop.call<{ customer: { id: number } }>(who, 'GET', '/api/debts/me')
      expect(mine.customer.id).toBe(id)
      expect([...faults, ...own.faults]).toEqual([])
      await Promise.all([context.close(), own.context.close()])
    },
  )

  test('who showed the telephone stands on the page as it happens, and a yes there counts', async () => {
    const { id } = await customer('Nair Lima', '(11) 98888-0556')
    const at = `${shop.url}/#/customers/${id}`
    const { page, context, faults, live } = await openPhone(browser, at, shop.launch(BIA))
    await page.getByRole('heading', { name: 'Nair Lima' }).waitFor()
    await live
    const guest = telegram.person(NAIR.id, NAIR.name)
    const contact = { phone_number: '5511988880556', first_name: 'Nair', user_id: NAIR.id }
    await guest.send(guest.sending({ contact }))
    await page.getByText('Nair mostrou este telefone').waitFor()
    if (pictures) await page.screenshot({ path: `${pictures}/asked.png` })
    expect(await stumbles(page)).toEqual([])
    await page.getByRole('button', { name: 'É a mesma pessoa' }).click()
    await page.getByText('Nair Lima agora vê a própria conta').waitFor()
    await page.getByText('Nair mostrou este telefone').waitFor({ state: 'detached' })
    expect(
      (await shop.call<{ userId: number | null }>(BIA, 'GET', `/api/customers/${id}`)).userId,
    ).not.toBeNull()
    expect(faults).toEqual([])
    await context.close()
  })

  test('what a person did is opened from their page, and a device that is new is told', async () => {
    const entered = await fetch(`${shop.url}/api/auth/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Telegram Desktop/5.1' },
      body: JSON.stringify({ initData: shop.launch(BIA).initData }),
    })
    expect(entered.status).toBe(200)
    const { page, context, faults } = await openPhone(
      browser,
      shop.url,
      shop.launch(OLGA, { startParam: 'users' }),
    )
    await page.getByRole('link', { name: /^Bia/ }).click()
    const did = page.getByRole('button', { name: /^O que fez.*hoje/ })
    await did.waitFor()
    if (pictures) await page.screenshot({ path: `${pictures}/person.png` })
    await did.click()
    await page.getByRole('radio', { name: 'Bia', exact: true }).waitFor()
    expect(await page.getByRole('radio', { name: 'Bia', exact: true }).isChecked()).toBe(true)
    const came = page.getByRole('link', { name: /^Bia entrou.*aparelho novo/ })
    await came.first().waitFor()
    expect(await page.getByRole('link', { name: /^Olga/ }).count()).toBe(0)
    if (pictures) await page.screenshot({ path: `${pictures}/activity.png` })
    expect(await stumbles(page)).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })
})
