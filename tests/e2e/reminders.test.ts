// Reminders and promises between two phones and a chat: sent from Lembrar, read in the chat, answered by a day there and on the
// screen, seen by the team at once, and kept by a payment.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Telegram, type Person as Telegrammer } from '../support/telegram.ts'
import { stumblesHere } from './support/axe.ts'
import { atEase, choose, noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { flaws } from './support/layout.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { link, owe } from './support/tabs.ts'
import type { Person } from './support/telegram-script.ts'

const ANA: Person = { id: 444, name: 'Ana', language: 'pt-br' }
const JORGE: Person = { id: 445, name: 'Jorge', language: 'pt-br' }

/** Kept where somebody wants to look at them: SHOTS=folder. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await atEase(page)
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

describe.skipIf(noBrowser)('reminders and promises', () => {
  let browser: Browser
  let shop: Shop
  let telegram: Telegram
  let ana: Telegrammer
  const customers = { ana: 0, jorge: 0, tereza: 0 }
  beforeAll(async () => {
    telegram = await Telegram.start()
    ;[browser, shop] = await Promise.all([
      openBrowser(),
      openShop({
        TELEGRAM_API_ROOT: telegram.root,
        RATE_LIMITS: 'off',
        PIX_KEY: 'loja@vila.example',
        PIX_CITY: 'Recife',
      }),
    ])
    const productId = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 500)).id
    const late = (name: string, unitPrice: number, days: number) =>
      owe(shop, name, { productId, unitPrice, back: days + 10, dueIn: -days })
    customers.jorge = (await late('Seu Jorge', 13_240, 20)).customer
    customers.ana = (await late('Ana Beatriz', 9620, 5)).customer
    customers.tereza = (await late('Tereza', 13_380, 2)).customer
    ana = telegram.person(ANA.id, ANA.name)
    await ana.type('/start')
    await telegram.person(JORGE.id, JORGE.name).type('/start')
    await link(shop, customers.ana, ANA)
    await link(shop, customers.jorge, JORGE)
    await quiet(null)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await telegram?.stop()
  })

  async function quiet(quietHours: { from: string; to: string } | null) {
    const { version } = await shop.call<{ version: number }>(OLGA, 'GET', '/api/settings')
    await shop.call(OLGA, 'PATCH', '/api/settings', { version, quietHours })
  }
  const open = (who: Person, path: string) =>
    openPhone(browser, `${shop.url}/#${path}`, shop.launch(who), { height: 844 })
  const opened = async (who: Person, startParam: string) =>
    openPhone(browser, shop.url, shop.launch(who, { startParam }), { height: 844 })
  const said = (text: RegExp) =>
    vi.waitFor(() => {
      const found = ana.messages.find((one) => text.test(one.text))
      expect(found?.text).toMatch(text)
      return found as NonNullable<typeof found>
    }, 60_000)
  async function shut({ faults, context }: Phone) {
    expect(faults).toEqual([])
    await context.close()
  }
  const dayIn = async (days: number) => {
    const { today } = await shop.call<{ today: string }>(BIA, 'GET', '/api/shop')
    const date = new Date(`${today}T12:00:00Z`)
    date.setUTCDate(date.getUTCDate() + days)
    return date.toISOString().slice(0, 10)
  }

  test('from Fiado: who is late, what each reads, who is out of reach; sent, read in the chat, and once a day alone', async () => {
    const phone = await open(BIA, '/debts')
    const { page, main } = phone
    await page.getByRole('link', { name: 'Lembrar 3' }).click()
    await page.getByText('2 de 3 pessoas').waitFor()
    await page.getByText(/Oi, Seu Jorge!/).waitFor()
    await page.getByText(/há 20 dias\s·\snenhum/).waitFor()
    expect(await stumblesHere(page)).toEqual([])
    expect(await flaws(page)).toEqual([])
    await shot(page, '50')
    // The one that is touched last is the one that is read.
    const jorge = page.getByRole('checkbox', { name: /Seu Jorge/ })
    await choose(page.getByRole('checkbox', { name: /Ana Beatriz/ }), false)
    await page.getByText(/Oi, Ana Beatriz!/).waitFor()
    await page.getByText('1 de 3 pessoas').waitFor()
    await choose(page.getByRole('checkbox', { name: /Ana Beatriz/ }))
    await choose(jorge, false)
    // A text of this once.
    await page.getByRole('button', { name: 'Mudar texto' }).click()
    const field = page.getByRole('textbox', { name: 'Mensagem' })
    await field.fill('{nome}, passa aqui? São {valo}.')
    await main.press('Usar este texto')
    await page.getByText('“{valo}” não existe. Quis dizer valor?').waitFor()
    await field.fill('{nome}, passa aqui? São {valor}.')
    expect(await stumblesHere(page)).toEqual([])
    await shot(page, '50-text')
    await main.press('Usar este texto')
    await choose(jorge)
    await page.getByText(/Seu Jorge, passa aqui\? São R\$\s132,40\./).waitFor()
    await choose(jorge, false)
    // Whom nothing reaches: the text is taken along.
    await phone.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByRole('button', { name: 'Copiar o texto de Tereza' }).click()
    await page.getByText('Texto copiado').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^Tereza, passa aqui\? São R\$\s133,80\.$/,
    )
    // While the shop is quiet it says when it goes.
    await quiet({ from: '00:00', to: '23:59' })
    await expect.poll(main.text).toBe('Mandar às 23:59')
    await quiet(null)
    await expect.poll(main.text).toBe('Mandar 1 lembrete')
    await main.press('Mandar 1 lembrete')
    await page.getByText('1 lembrete a caminho').waitFor()
    await page.getByText(/já recebeu hoje/).waitFor()
    await shot(page, '50-sent')
    expect(await stumblesHere(page)).toEqual([])
    const told = await said(/Ana Beatriz, passa aqui\? São R\$\s96,20\./)
    expect(told.buttons.map(({ text }) => text).join()).toMatch(
      /Pagar R\$\s96,20.*Prometer um dia.*Não reconheço/,
    )
    await shut(phone)
    // From the page of one: the same, of them alone.
    const alone = await open(BIA, `/customers/${customers.ana}`)
    await alone.page.getByText('Anotar promessa').waitFor()
    await shot(alone.page, '11')
    await alone.page.evaluate(() => window.telegramTest.press('SecondaryButton'))
    await alone.page.getByText(/já recebeu hoje/).waitFor()
    expect(await alone.main.text()).toBeNull()
    await shut(alone)
  })

  test('promised in the chat, then on the screen: the team sees each day at once; paid, it is kept', async () => {
    const account = await open(BIA, `/customers/${customers.ana}`)
    await account.page.getByText('Anotar promessa').waitFor()
    await account.live
    const list = await open(BIA, '/debts')
    await list.live
    // In the chat, by a button of the reminder.
    const told = await said(/passa aqui/)
    await telegram.deliver(ana.tapping(told, /Prometer um dia/))
    const asked = await said(/Que dia você consegue pagar/)
    await ana.tap(asked, asked.buttons[0]?.text ?? '')
    await said(/Combinado/)
    await account.page.getByText(/^Promete para/).waitFor()
    await list.page.getByText(/promete para/).waitFor()
    await shot(list.page, '10-promised')

    // On the screen, by its link: another day.
    const hers = await opened(ANA, 'promise')
    await hers.page.getByRole('heading', { name: 'Quando você consegue?' }).waitFor()
    const on = await dayIn(12)
    await hers.page.getByLabel('Outro dia').fill(await dayIn(40))
    await hers.page.getByText('De hoje até daqui a 30 dias.').waitFor()
    await hers.page.getByLabel('Outro dia').fill(on)
    expect(await stumblesHere(hers.page)).toEqual([])
    await shot(hers.page, '50b')
    await hers.main.press(new RegExp(`^Prometer para .+, ${Number(on.slice(8))}$`))
    await hers.page.getByText(/^Combinado: /).waitFor()
    await hers.page.getByRole('link', { name: /^Prometido para/ }).waitFor()
    await shot(hers.page, '16-promised')
    const { promise } = await shop.call<{ promise: { on: string } }>(
      BIA,
      'GET',
      `/api/debts/${customers.ana}`,
    )
    expect(promise.on).toBe(on)
    const short = `${Number(on.slice(8))} de`
    await account.page.getByText(new RegExp(`^Promete para ${short}`)).waitFor()
    await list.page.getByText(new RegExp(`promete para ${short}`)).waitFor()

    // Reminders wait for it.
    const phone = await open(BIA, `/debts/remind?customer=${customers.ana}`)
    await phone.page.getByText(/prometeu um dia|já recebeu/).waitFor()
    await shut(phone)

    // Kept by a payment, and said so to the team.
    await shop.call(BIA, 'POST', '/api/payments', {
      customerId: customers.ana,
      amount: 9620,
      method: 'cash',
    })
    await account.page.getByText(/^Nada em aberto/).waitFor()
    await hers.page.getByText('Tudo em dia').waitFor()
    const feed = await open(OLGA, '/notices')
    await feed.page
      .getByText(/Ana prometeu pagar em/)
      .first()
      .waitFor()
    await feed.page.getByText('cumpriu').first().waitFor()
    await shot(feed.page, '25-kept')
    for (const one of [account, list, hers, feed]) await shut(one)
  })

  test('written down by the team for who said it at the counter', async () => {
    const phone = await open(BIA, `/customers/${customers.jorge}`)
    const { page, main } = phone
    await page.getByRole('button', { name: 'Anotar promessa' }).click()
    await page.getByRole('heading', { name: 'Quando Seu Jorge paga?' }).waitFor()
    expect(await main.text()).toBe('Escolha o dia')
    await choose(page.getByRole('radio').last())
    await page.getByLabel('Anotação, se quiser').fill('passou no balcão')
    expect(await stumblesHere(page)).toEqual([])
    await shot(page, '50b-team')
    await main.press(/^Prometer para/)
    await page.getByRole('button', { name: /Promete para .+ Bia, / }).waitFor()
    await shut(phone)
  })
})
