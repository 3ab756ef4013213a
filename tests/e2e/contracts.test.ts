// Contracts in real pages: written, sent, confirmed by each at their own device while the other looks on, paid into the ledger, ended.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '#lib/days.ts'
import { finer } from '../support/finer.ts'
import { Telegram } from '../support/telegram.ts'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { NIGHT, type Person } from './support/telegram-script.ts'

interface Contract {
  readonly code: string
  readonly state: string
  readonly title: string
  readonly version: number
}

const DAY_MS = 86_400_000
/** So long a deadline lasts that passes while it is looked at. */
const SHORT_MS = 2500

describe.skipIf(noBrowser)('Contratos', () => {
  let browser: Browser
  let shop: Shop
  let telegram: Telegram
  let olga = 0
  let customerId = 0
  let today = ''
  beforeAll(async () => {
    telegram = await Telegram.start()
    ;[browser, shop] = await Promise.all([openBrowser(), openShop({ TELEGRAM_API_ROOT: telegram.root })])
    await shop.call(CAIO, 'GET', '/api/shop')
    const { items } = await shop.call<{ items: { id: number; name: string; version: number }[] }>(
      OLGA,
      'GET',
      '/api/users',
    )
    const idOf = (name: string) => items.find((one) => one.name === name)?.id ?? 0
    olga = idOf('Olga')
    const customer = { name: 'Caio Lima', userId: idOf('Caio'), creditLimit: 500_000 }
    customerId = (await shop.call<{ id: number }>(OLGA, 'POST', '/api/customers', customer)).id
    const { id } = await stock(shop, { name: 'Freezer', price: 150_000 }, 2)
    await shop.call(OLGA, 'POST', '/api/sales', { items: [{ productId: id, quantity: 1 }], customerId })
    today = (await shop.call<{ today: string }>(OLGA, 'GET', '/api/shop')).today
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
    await telegram?.stop()
  })

  const open = async (who: Person, startParam: string, more = {}, width = 390): Promise<Phone> => {
    const device = { width, height: width > 600 ? 768 : 844, touch: width < 600 }
    const phone = await openPhone(browser, shop.url, shop.launch(who, { startParam, ...more }), device)
    await phone.live
    return phone
  }
  const look = async (page: Page, name: string) => {
    const folder = process.env['LOOK']
    if (folder) await page.screenshot({ path: `${folder}/${name}.png` })
  }
  const second = (page: Page) => page.evaluate(() => window.telegramTest.press('SecondaryButton'))
  const owes = async () => (await shop.call<{ due: number }>(OLGA, 'GET', `/api/customers/${customerId}`)).due
  const make = (code: string, more: object = {}) =>
    shop.call<Contract>(OLGA, 'POST', '/api/contracts', {
      code,
      title: 'Balança nova',
      terms: 'Entregue até sexta.',
      quorum: 2,
      deadline: new Date(Date.now() + DAY_MS).toISOString(),
      parties: [
        { person: { userId: olga }, role: 'seller' },
        { person: { customerId }, role: 'buyer' },
      ],
      ...more,
    })
  const act = (who: Person, code: string, what: string, body = {}) =>
    shop.call(who, 'POST', `/api/contracts/${code}/${what}`, body)

  test('one is written and sent; each confirms where the other sees it; an instalment goes into the account; it is completed', async () => {
    const shopkeeper = await open(OLGA, 'contracts')
    const { page } = shopkeeper
    await page.getByRole('button', { name: 'Novo' }).click()
    await shopkeeper.main.press('Mandar')
    await page.getByText('Diga sobre o quê.').waitFor()
    await page.getByRole('textbox', { name: 'Sobre o quê' }).fill('Freezer usado')
    await page.getByRole('textbox', { name: 'Termos' }).fill('Como está, em 3 vezes.')
    await page.getByRole('button', { name: '+ Pessoa' }).click()
    await page
      .getByRole('dialog', { name: 'Quem participa?' })
      .getByRole('button', { name: /^Caio Lima/ })
      .click()
    await page.getByRole('textbox', { name: 'Quantas' }).fill('3')
    await page.getByRole('textbox', { name: 'Cada' }).fill('50000')
    await page.getByRole('status').getByText('1.500,00').waitFor()
    expect(await stumbles(page)).toEqual([])
    await look(page, 'new')
    await shopkeeper.main.press('Mandar')
    await page.getByRole('heading', { name: 'Freezer usado' }).waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Caio' }).getByText('falta confirmar').waitFor()
    await shopkeeper.main.press('Confirmar')
    await page.getByRole('listitem').filter({ hasText: 'Você' }).getByText(', confirmou').waitFor()

    const customer = await open(CAIO, 'c_FREEZER')
    await customer.page.getByText('Como está, em 3 vezes.').waitFor()
    await customer.main.press('Confirmar')
    await customer.page.getByText('ativo', { exact: true }).waitFor()
    // Where nobody touches, it comes by itself.
    await page.getByText('ativo', { exact: true }).waitFor()
    await customer.main.press('Propor')
    const sheet = customer.page.getByRole('dialog', { name: 'Propor em Freezer usado' })
    await sheet.getByRole('radio', { name: 'Pix' }).check()
    await sheet.getByText('Confirmada, a parcela entra como pagamento na sua conta.').waitFor()
    expect(await stumbles(customer.page)).toEqual([])
    await look(customer.page, 'propose')
    await customer.main.press(/^Propor R\$.500,00$/)
    await customer.page.getByText('espera Olga').waitFor()
    await page.getByText(/^espera você até/).waitFor()
    await look(page, 'one')
    expect(await stumbles(page)).toEqual([])
    const before = await owes()
    await shopkeeper.main.press('Confirmar')
    await page
      .getByRole('list', { name: 'Parcelas' })
      .getByText(/^confirmada hoje/)
      .waitFor()
    await customer.page
      .getByRole('list', { name: 'Parcelas' })
      .getByText(/^confirmada hoje/)
      .waitFor()
    expect(before - (await owes())).toBe(50_000)
    expect(await customer.main.text()).toBe('Propor')

    await page.getByRole('button', { name: /^Concluir/ }).click()
    await page.getByText('concluído', { exact: true }).waitFor()
    await customer.page.getByText('concluído', { exact: true }).waitFor()
    expect([shopkeeper.faults, customer.faults]).toEqual([[], []])
    await Promise.all([shopkeeper.context.close(), customer.context.close()])
  })
  finer(
    'asked in the feed and refused, its owner reads by whom and why; past its deadline nobody confirms it, and both say so',
    async () => {
      await make('BALANCA')
      await act(OLGA, 'BALANCA', 'propose')
      const [shopkeeper, customer] = [await open(OLGA, 'c_BALANCA'), await open(CAIO, 'notices')]
      await customer.page.getByRole('link', { name: 'Responder Balança nova: confirma?' }).click()
      await customer.page.getByText('Entregue até sexta.').waitFor()
      await second(customer.page)
      const why = customer.page.getByRole('dialog', { name: 'Por que recusa?' })
      await why.waitFor()
      await customer.main.press('Recusar')
      await why.getByText('Diga o motivo.').waitFor()
      await why.getByRole('radio', { name: 'Valor errado' }).check()
      await customer.main.press('Recusar')
      await why.waitFor({ state: 'detached' })
      await customer.page
        .getByRole('status')
        .getByText(/^Você recusou hoje, /)
        .waitFor()
      await shopkeeper.page
        .getByRole('status')
        .getByText(/^Caio recusou hoje, /)
        .waitFor()
      await shopkeeper.page.getByText('“Valor errado”').waitFor()
      expect(await shopkeeper.page.evaluate(() => window.telegramTest.button('MainButton').visible)).toBe(
        false,
      )

      await make('CURTO', { deadline: new Date(Date.now() + SHORT_MS).toISOString() })
      await act(OLGA, 'CURTO', 'propose')
      await customer.page.goto(`${shop.url}/#/contracts/CURTO`)
      await customer.page.getByText('Entregue até sexta.').waitFor()
      await customer.page.waitForFunction((until) => Date.now() > until, Date.now() + SHORT_MS)
      if ((await customer.main.text()) === 'Confirmar')
        await customer.main.press('Confirmar').catch(() => undefined)
      await customer.page
        .getByRole('status')
        .getByText(/^O prazo passou hoje, /)
        .waitFor()
      await Promise.all([shopkeeper.context.close(), customer.context.close()])
    },
  )

  finer('a draft that two change at once is settled value by value; nobody else sees it', async () => {
    const users = await shop.call<{ items: Contract[] & { id: number }[] }>(OLGA, 'GET', '/api/users?q=Bia')
    for (const { id, version } of users.items as unknown as { id: number; version: number }[])
      await shop.call(OLGA, 'PATCH', `/api/users/${id}`, { version, role: 'owner' })
    const { version } = await make('RASCUNHO', { title: 'Ovos' })
    const shopkeeper = await open(OLGA, 'c_RASCUNHO')
    const { page } = shopkeeper
    await page.getByRole('textbox', { name: 'Sobre o quê' }).fill('Ovos toda semana')
    const change = { version, title: 'Ovos caipiras', terms: 'Doze dúzias.' }
    await shop.call(BIA, 'PATCH', '/api/contracts/RASCUNHO', change)
    await expect.poll(() => page.getByRole('textbox', { name: 'Termos' }).inputValue()).toBe('Doze dúzias.')
    await second(page)
    await page.getByText('Ovos caipiras').first().waitFor()
    await page.getByRole('radio', { name: /Ovos toda semana/ }).check()
    await shopkeeper.main.press('Mandar')
    await page.getByText('esperando', { exact: true }).waitFor()
    const now = await shop.call<Contract & { terms: string }>(OLGA, 'GET', '/api/contracts/RASCUNHO')
    expect([now.title, now.terms, now.state]).toEqual(['Ovos toda semana', 'Doze dúzias.', 'proposed'])
    await make('OUTRO')
    const customer = await open(CAIO, 'c_OUTRO')
    await customer.page.getByRole('heading', { name: 'Este contrato não está aqui' }).waitFor()
    await Promise.all([shopkeeper.context.close(), customer.context.close()])
  })

  finer(
    'the list says what waits for whom, stands beside what is opened, is read without a network, and fits a small phone at night',
    async () => {
      await make('ALUGUEL', {
        title: 'Aluguel do ponto',
        instalments: [{ on: addDays(today, 5), amount: 180_000, customerId }],
      })
      await act(OLGA, 'ALUGUEL', 'propose')
      for (const who of [OLGA, CAIO]) await act(who, 'ALUGUEL', 'accept')
      await act(CAIO, 'ALUGUEL', 'transactions', { kind: 'instalment', instalment: 1 })
      const small = await open(OLGA, 'contracts', { theme: NIGHT }, 320)
      const { page } = small
      await page.getByRole('radio', { name: /^Encerrados/ }).check()
      await page.getByRole('link', { name: /^Balança nova recusado em/ }).waitFor()
      expect(await page.getByRole('link', { name: /^Aluguel/ }).count()).toBe(0)
      await page.getByRole('radio', { name: 'Todos' }).check()
      expect(await stumbles(page)).toEqual([])
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0)
      await page.goto(`${shop.url}/#/transactions`)
      await page.getByText('1 transação').waitFor()
      await small.context.setOffline(true)
      // So long it takes until that is sure.
      const wide = await open(OLGA, 'contracts', {}, 1024)
      await wide.page.getByRole('link', { name: /^Aluguel do ponto 1ª parcela, R\$.1\.800,00/ }).click()
      await wide.page.getByRole('heading', { name: 'Aluguel do ponto' }).waitFor()
      await wide.page.getByRole('region', { name: 'Esperam você' }).waitFor()
      await look(wide.page, 'wide')
      expect(await stumbles(wide.page)).toEqual([])
      await wide.context.close()
      await page.getByText(/^visto às/).waitFor()
      await page.getByRole('link', { name: /^1ª parcela Aluguel do ponto/ }).click()
      await page.getByRole('heading', { name: 'Aluguel do ponto' }).waitFor()
      await expect.poll(() => small.main.text()).toMatch(/internet/)
      await small.context.close()
    },
  )

  test('its history is checked on the device; one line that was changed on its way is named, and the shop is told; a step is taken back', async () => {
    const code = 'PROVA-1'
    await make(code, { instalments: [{ on: today, amount: 25_000, customerId }] })
    await act(OLGA, code, 'propose')
    for (const who of [OLGA, CAIO]) await act(who, code, 'accept')
    const said = { kind: 'instalment', instalment: 1 }
    const { page, main, faults, context } = await open(CAIO, `c_${code}`)
    const { id } = (await act(CAIO, code, 'transactions', said)) as { id: number }
    await page.evaluate(() => {
      window.telegramTest.answer = 'yes'
    })
    await page.getByRole('button', { name: /^Voltar atrás: 1ª parcela/ }).click()
    await page.getByText('Caio voltou atrás').waitFor()
    await act(CAIO, code, 'transactions', said)
    await page.getByRole('link', { name: /^Histórico/ }).click()
    await page.getByRole('heading', { name: 'Confere', exact: true }).waitFor()
    await page.getByText('1ª parcela: quem propôs voltou atrás').waitFor()
    await page.getByText('Caio assinou').waitFor()
    expect(await stumbles(page)).toEqual([])
    await look(page, '48d-contract-valid')
    await page.route(`**/api/contracts/${code}/history`, async (route) => {
      const response = await route.fetch()
      const lines = (await response.text()).trim().split('\n')
      const at = lines.findIndex((line) => line.includes(`"transactionId":${id}`))
      lines[at] = lines[at]?.replace('"amount":25000', '"amount":250000') ?? ''
      await route.fulfill({ response, body: lines.join('\n') })
    })
    await main.press('Verificar de novo')
    await page.getByRole('heading', { name: /^Não confere no passo \d+$/ }).waitFor()
    // What was made of it, and what the shop has.
    const facts = page.getByRole('main').locator('dl')
    await expect
      .poll(() => facts.innerText())
      .toMatch(/No passo guardado\s+R\$.2\.500,00\s+Na loja\s+R\$.250,00/)
    expect(await stumbles(page)).toEqual([])
    await look(page, '48d-contract-broken')
    await main.press('Avisar a loja')
    await page.getByText('A loja').first().waitFor()
    expect(faults).toEqual([])
    await context.close()
    const opened = await open(OLGA, `ch_${code}`)
    await opened.page.getByRole('heading', { name: 'Confere', exact: true }).waitFor()
    await opened.context.close()
  })
  test('a step that waits for another is reminded of on the list of what is unconfirmed, once a day; they are asked in their chat and their feed', async () => {
    const code = 'LEMBRAR-1'
    await make(code)
    await act(OLGA, code, 'propose')
    for (const who of [OLGA, CAIO]) await act(who, code, 'accept')
    for (const text of ['Balança entregue', 'Manual entregue'])
      await act(OLGA, code, 'transactions', { kind: 'delivery', text })
    const { page, faults, context } = await open(OLGA, 'tx', {}, 390)
    const others = page.getByRole('region', { name: 'Outros' })
    await others.getByText('Manual entregue').waitFor()
    expect(await stumbles(page)).toEqual([])
    await look(page, '48f-remind')
    // Of the oldest alone.
    expect(await others.getByRole('button').count()).toBe(1)
    await others.getByRole('button', { name: 'Lembrar Balança entregue' }).click()
    await page.getByText('Lembrete mandado', { exact: true }).waitFor()
    await others.getByText('lembrete mandado hoje').waitFor()
    expect(await others.getByRole('button').count()).toBe(0)
    await look(page, '48f-reminded')
    expect(await stumbles(page)).toEqual([])
    await expect
      .poll(() => telegram.chats.get(CAIO.id)?.map(({ text }) => text) ?? [], { timeout: 60_000 })
      .toContainEqual(
        expect.stringMatching(/^🔔 Olga lembra: falta o seu sim\.\nOlga marcou: .*Balança entregue/),
      )
    const customer = await open(CAIO, 'notices')
    await customer.page.getByText('Balança nova · falta o seu sim').waitFor()
    await look(customer.page, 'notices-reminded')
    await customer.page.getByRole('link', { name: 'Confirmar Olga lembra: uma entrega' }).click()
    await customer.main.press(/^Confirmar/)
    await others.getByText('Balança entregue').waitFor({ state: 'detached' })
    await others.getByRole('button', { name: 'Lembrar Manual entregue' }).waitFor()
    expect([faults, customer.faults]).toEqual([[], []])
    await Promise.all([context.close(), customer.context.close()])
  })
})
