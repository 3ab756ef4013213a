// Vendas: what was sold, found, narrowed and summed by day; a sale's receipt, and voiding it.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stumbles } from './support/axe.ts'
import { noBrowser, openBrowser, openPhone, WAIT_MS } from './support/browser.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import type { Person } from './support/telegram-script.ts'

interface Stored {
  readonly id: number
  readonly status: string
  readonly voidReason: string | null
  readonly customer: { readonly id: number } | null
}

const DAY_MS = 86_400_000

describe.skipIf(noBrowser)('Vendas', () => {
  let browser: Browser
  let shop: Shop
  let coffee = 0
  let rice = 0
  let ana: Stored
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    coffee = (await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 500)).id
    rice = (await stock(shop, { name: 'Arroz 5 kg', price: 2500 }, 90)).id
    const { today } = await shop.call<{ today: string }>(OLGA, 'GET', '/api/shop')
    const before = new Date(Date.parse(today) - 3 * DAY_MS).toISOString().slice(0, 10)
    await sell(OLGA, { customerName: 'Jorge', items: [{ productId: rice, quantity: 1 }], on: before })
    ana = await sell(BIA, {
      customerName: 'Ana Beatriz',
      items: [{ productId: coffee, quantity: 6 }],
      payments: [{ amount: 1000, method: 'pix' }],
    })
    await sell(OLGA, {
      items: [{ productId: coffee, quantity: 1 }],
      payments: [{ amount: 500, method: 'cash' }],
    })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const sell = (who: Person, input: Record<string, unknown>) =>
    shop.call<Stored>(who, 'POST', '/api/sales', input)
  const read = (id: number) => shop.call<Stored>(OLGA, 'GET', `/api/sales/${id}`)
  const open = (who: Person, path: string) => openPhone(browser, `${shop.url}/#${path}`, shop.launch(who))

  test('days stand with their totals, and what is partly paid says what is missing', async () => {
    const { page, context, faults } = await open(BIA, '/sales')
    const today = page.getByRole('region', { name: 'Hoje' })
    await today.getByText('R$\u00a035,00').waitFor()
    await today.getByRole('link', { name: /^Ana Beatriz .* R\$.30,00 faltam R\$.20,00$/ }).waitFor()
    await today.getByRole('link', { name: /^Sem nome .*café coado R\$.5,00 dinheiro$/ }).waitFor()
    expect(await page.getByRole('region').count()).toBe(2)
    expect(faults).toEqual([])
    await context.close()
  })

  test('words, days, standing and seller narrow it, each on its own and together', async () => {
    const { page, context, main } = await open(BIA, '/sales')
    const rows = page.getByRole('main').getByRole('listitem')
    await expect.poll(() => rows.count()).toBe(3)
    await page.getByRole('searchbox').fill('arroz')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('button', { name: 'Limpar a busca' }).click()
    await page.getByRole('radio', { name: 'Parte' }).click()
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('radio', { name: 'Todas' }).click()
    await page.getByRole('button', { name: 'Vendidas por Bia' }).click()
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('radio', { name: 'Fiado' }).click()
    await page.getByText('Nenhuma venda assim').waitFor()
    await page.getByRole('button', { name: 'Ver todas' }).click()
    await expect.poll(() => rows.count()).toBe(3)
    await page.getByRole('button', { name: 'Período' }).click()
    await page.getByRole('radio', { name: 'Hoje' }).click()
    expect(await main.text()).toBe('Mostrar')
    await main.press()
    await expect.poll(() => rows.count()).toBe(2)
    await page.getByRole('button', { name: 'Tirar Hoje' }).click()
    await expect.poll(() => rows.count()).toBe(3)
    await context.close()
  })

  test('an amount and a number find sales, and the row says the number that found it', async () => {
    const { page, context, faults } = await open(BIA, '/sales')
    const rows = page.getByRole('main').getByRole('listitem')
    await expect.poll(() => rows.count()).toBe(3)
    const field = page.getByRole('searchbox', { name: 'Nome, valor, nº' })
    await field.fill('R$ 30,00')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByRole('link', { name: /^Ana Beatriz .* R\$.30,00/ }).waitFor()
    await page.getByRole('region', { name: 'Hoje' }).getByText('R$\u00a030,00').first().waitFor()
    await field.fill(`#${ana.id}`)
    await page.getByRole('link', { name: new RegExp(`^Ana Beatriz #${ana.id} · .* R\\$.30,00`) }).waitFor()
    expect(await rows.count()).toBe(1)
    await field.fill('77,77')
    await page.getByText('Nenhuma venda assim').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('what may be looked for is said in full, on a narrow phone and with large text', async () => {
    for (const [language, label] of [
      ['en', 'Name, total, #'],
      ['pt-BR', 'Nome, valor, nº'],
    ] as const) {
      const { version } = await shop.call<{ version: number }>(BIA, 'GET', '/api/preferences')
      await shop.call(BIA, 'PATCH', '/api/preferences', { version, language })
      const { page, context } = await open(BIA, '/sales')
      const field = page.getByRole('searchbox', { name: label })
      await field.evaluate((it, text) => ((it as HTMLInputElement).value = text), label)
      for (const [width, percent] of [
        [390, 100],
        [320, 100],
        [320, 130],
      ] as const) {
        await page.setViewportSize({ width, height: 750 })
        await page.evaluate((size) => (document.documentElement.style.fontSize = `${size}%`), percent)
        const [wide, room] = await field.evaluate((it) => [it.scrollWidth, it.clientWidth])
        expect([label, width, percent, wide]).toEqual([label, width, percent, room])
      }
      await context.close()
    }
  })

  test('long histories come a page at a time, and follow what happens', async () => {
    for (let n = 0; n < 120; n++)
      await sell(BIA, {
        customerName: 'Zefa',
        items: [{ productId: coffee, quantity: 1 }],
        payments: [{ amount: 500, method: 'pix' }],
      })
    const { page, context, faults } = await open(OLGA, '/sales')
    await page.getByRole('link', { name: /^Zefa/ }).first().waitFor()
    expect(await page.getByRole('link', { name: /^Jorge/ }).count()).toBe(0)
    const scroll = async () => {
      await page.mouse.wheel(0, 20_000)
      return page.getByRole('link', { name: /^Jorge/ }).count()
    }
    await expect.poll(scroll, { timeout: WAIT_MS, interval: 250 }).toBe(1)
    await sell(BIA, { customerName: 'Cida', items: [{ productId: coffee, quantity: 2 }] })
    await page.getByRole('link', { name: /^Cida .* R\$.10,00 fiado/ }).waitFor()
    expect(await page.getByRole('link', { name: /^Jorge/ }).count()).toBe(1)
    expect(faults).toEqual([])
    await context.close()
  })

  test('its sheets have nothing to stumble over, in any theme', async () => {
    for (const [path, opener] of [
      ['/sales', 'Período'],
      [`/sales/${ana.id}`, 'Anular venda'],
    ] as const) {
      const { page, context } = await openPhone(browser, `${shop.url}/#${path}`, shop.launch(BIA))
      await page.getByRole('button', { name: opener }).click()
      await page.getByRole('dialog').waitFor()
      expect(await stumbles(page)).toEqual([])
      await context.close()
    }
  })

  test('a sale is voided with its reason; what was paid becomes credit', async () => {
    const { page, context, main, faults } = await open(BIA, `/sales/${ana.id}`)
    await page.getByRole('button', { name: 'Anular venda' }).click()
    await page.getByRole('dialog').waitFor()
    await main.press('Anular R$\u00a030,00')
    await page.getByText('Diga por quê.').waitFor()
    await page.getByText('R$\u00a010,00 ficam de crédito para Ana.').waitFor()
    await page.getByRole('textbox', { name: 'Por quê?' }).fill('levou o café errado')
    await main.press(/^Anular/)
    await page.getByRole('button', { name: /^Anular venda anulada por Bia, \d\d:\d\d$/ }).waitFor()
    expect(await read(ana.id)).toMatchObject({ status: 'voided', voidReason: 'levou o café errado' })
    const owner = await shop.call<{ credit: number }>(OLGA, 'GET', `/api/customers/${ana.customer?.id}`)
    expect(owner.credit).toBe(1000)
    expect(await page.getByRole('button', { name: /^Anular venda/ }).isDisabled()).toBe(true)
    expect(faults).toEqual([])
    await context.close()
  })

  test('what nobody on the list had paid is handed back, and says so; the customer may have it back too', async () => {
    const paid = { items: [{ productId: coffee, quantity: 2 }], payments: [{ amount: 1000, method: 'cash' }] }
    const nobody = await sell(BIA, paid)
    const { page, context, main } = await open(OLGA, `/sales/${nobody.id}`)
    await page.getByRole('button', { name: 'Anular venda' }).click()
    await page.getByText('Devolva R$\u00a010,00: o pagamento é anulado junto.').waitFor()
    expect(await page.getByRole('radio', { name: 'Devolver' }).count()).toBe(0)
    const jorge = await sell(BIA, { ...paid, customerName: 'Tonho' })
    await page.goto(`${shop.url}/#/sales/${jorge.id}`)
    await page.getByText('Conta de Tonho').waitFor()
    await page.getByRole('button', { name: 'Anular venda' }).click()
    await page.getByRole('radio', { name: 'Devolver' }).click()
    await page.getByRole('radio', { name: 'Devolveu' }).click()
    await main.press(/^Anular/)
    await page.getByRole('button', { name: /^Anular venda anulada por Olga/ }).waitFor()
    const tonho = await shop.call<{ credit: number }>(OLGA, 'GET', `/api/customers/${jorge.customer?.id}`)
    expect(tonho.credit).toBe(0)
    await context.close()
  })

  test('who sold it takes it back while that is offered, and sees it change when somebody else does', async () => {
    const mine = await sell(BIA, { customerName: 'Jorge', items: [{ productId: coffee, quantity: 3 }] })
    const { page, context } = await open(BIA, `/sales/${mine.id}`)
    await page.getByRole('button', { name: /^Desfazer venda/ }).click()
    await expect.poll(async () => (await read(mine.id)).status).toBe('voided')
    await page.getByRole('button', { name: /^Anular venda anulada por Bia/ }).waitFor()
    const theirs = await sell(BIA, { customerName: 'Jorge', items: [{ productId: coffee, quantity: 4 }] })
    await page.goto(`${shop.url}/#/sales/${theirs.id}`)
    await page.getByRole('button', { name: 'Anular venda' }).waitFor()
    await shop.call(OLGA, 'POST', `/api/sales/${theirs.id}/void`, { reason: 'engano' })
    await page.getByRole('button', { name: /^Anular venda anulada por Olga/ }).waitFor()
    await page.getByText('engano').waitFor()
    expect(await page.getByRole('button', { name: /^Desfazer/ }).count()).toBe(0)
    await context.close()
  })

  test("a customer sees their own sale without its cost; somebody else's is not there", async () => {
    await shop.call(CAIO, 'GET', '/api/shop')
    const { items } = await shop.call<{ items: { id: number }[] }>(OLGA, 'GET', '/api/people?q=Caio')
    const caio = { name: 'Caio', userId: items[0]?.id }
    const { id } = await shop.call<{ id: number }>(OLGA, 'POST', '/api/customers', caio)
    const own = await sell(BIA, { customerId: id, items: [{ productId: coffee, quantity: 2 }] })
    const mine = await open(CAIO, `/sales/${own.id}`)
    await mine.page.getByText('2 × Café coado').waitFor()
    expect(await mine.page.getByText(/Custo|Lucro|Anular|Vender de novo/).count()).toBe(0)
    await mine.context.close()
    const launch = shop.launch(CAIO, { startParam: `s_${ana.id}` })
    const other = await openPhone(browser, shop.url, launch)
    await other.page.getByText('Esta venda não está aqui').waitFor()
    expect(await other.page.getByText('Ana').count()).toBe(0)
    await other.context.close()
  })
})
