// Counting the shelf: two people fill one count while the shop sells; its end sets the levels by what was found, and takes itself back.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAUSE_MS } from '../../miniapp/platform/barcode-reader.ts'
import { finer } from '../support/finer.ts'
import { scan, withoutPause } from './support/barcode-reader.ts'
import { atWidths, noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { atRest, keepCode, reopen } from './support/network.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { drag } from './support/touch.ts'

describe.skipIf(noBrowser)('a count of the shelf', () => {
  let browser: Browser
  let shop: Shop
  const goods: Record<string, number> = {}
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    for (const [name, fields, quantity] of [
      ['Leite integral', { emoji: '🥛', price: 579, category: 'Frios' }, 24],
      ['Queijo minas', { emoji: '🧀', price: 3990, unit: 'kg', category: 'Frios' }, 1.35],
      ['Guaraná', { emoji: '🥤', price: 850, category: 'Mercearia' }, 12],
    ] as const)
      goods[name] = (await stock(shop, { name, ...fields }, quantity)).id
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const open = (path: string, who = BIA): Promise<Phone> =>
    openPhone(browser, `${shop.url}/#${path}`, shop.launch(who), { height: 844 })
  const levelOf = async (name: string) =>
    (await shop.call<{ stock: number }>(BIA, 'GET', `/api/products/${goods[name]}`)).stock
  const field = (page: Page, name: string) => page.getByRole('textbox', { name: `Quanto tem de ${name}?` })
  const secondary = (page: Page) => page.evaluate(() => window.telegramTest.press('SecondaryButton'))

  test('is begun from Produtos, goes product by product, and says what the system has once a figure is typed', async () => {
    const { page, context, main, faults } = await open('/products')
    await page.getByRole('link', { name: 'Contar a prateleira' }).click()
    await page.getByRole('radio', { name: /Frios/ }).check()
    await main.press('Contar 2')
    const milk = field(page, 'Leite integral')
    await milk.waitFor()
    expect(await page.getByText('o sistema diz').count()).toBe(0)
    await milk.fill('22')
    await page.getByText('faltam 2 un').waitFor()
    await page.getByRole('radio', { name: 'quebrou' }).check()
    await main.press('Anotar 22')
    await field(page, 'Queijo minas').fill('1,35')
    await page.getByText('bate', { exact: true }).waitFor()
    await page.getByText('1 de 2').first().waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('is gone on with by another person, keeps sales in between, and sets all at once', async () => {
    const [bia, olga] = await Promise.all([open('/stock/count'), open('/stock/count', OLGA)])
    await olga.page.getByRole('link', { name: /Continuar a de/ }).click()
    await bia.page.getByRole('link', { name: /Continuar a de/ }).click()
    await field(olga.page, 'Queijo minas').fill('1,5')
    await olga.main.press('Anotar 1,5')
    // What one noted is on the other's list.
    await bia.page.getByText('2 de 2').first().waitFor()
    await bia.page.getByText(/contados 1,5\skg, Olga/).waitFor()
    const sold = {
      items: [{ productId: goods['Leite integral'], quantity: 4 }],
      payments: [{ method: 'cash', amount: 4 * 579 }],
    }
    await shop.call(BIA, 'POST', '/api/sales', sold)
    await secondary(bia.page)
    await bia.page.getByRole('heading', { name: 'Sobram' }).waitFor()
    await bia.page.getByText(/24\sun, contados 22\s·\squebrou/).waitFor()
    await bia.main.press('Acertar 2 produtos')
    await bia.page.getByText('2 produtos acertados').waitFor()
    expect([await levelOf('Leite integral'), await levelOf('Queijo minas')]).toEqual([18, 1.5])
    await olga.page.getByText('Esta contagem foi encerrada').waitFor()
    await bia.page.getByRole('status').getByRole('button', { name: 'Desfazer' }).click()
    await expect.poll(() => levelOf('Leite integral')).toBe(20)
    expect([...bia.faults, ...olga.faults]).toEqual([])
    await Promise.all([bia.context.close(), olga.context.close()])
  })

  finer(
    'a product that is skipped comes after the others; the list leads to any; thrown away nothing has changed',
    async () => {
      const { id } = await shop.call<{ id: number }>(BIA, 'POST', '/api/stock/count-sessions', {
        scope: 'all',
      })
      const { page, context, main, faults } = await open(`/stock/count/${id}`)
      await field(page, 'Leite integral').waitFor()
      await secondary(page)
      await field(page, 'Queijo minas').waitFor()
      await page.getByRole('link', { name: /Ver lista/ }).click()
      await page.getByRole('button', { name: /Guaraná/ }).click()
      await page.getByRole('button', { name: 'Acabou, 0' }).click()
      await page.getByText('1 de 3').first().waitFor()
      await page.getByRole('link', { name: /Ver lista/ }).click()
      await secondary(page)
      await expect.poll(main.text).toBe('Acertar 1 produto')
      await page.getByRole('button', { name: 'Jogar fora esta contagem' }).click()
      await page.getByText('Contagem jogada fora').waitFor()
      expect(await levelOf('Guaraná')).toBe(12)
      expect(faults).toEqual([])
      await context.close()
    },
  )

  finer(
    'what is typed stays with its product when another notes that one meanwhile, and says so',
    async () => {
      const scope = { scope: 'category', category: 'Frios' }
      const { id } = await shop.call<{ id: number }>(BIA, 'POST', '/api/stock/count-sessions', scope)
      const { page, context, main, faults, live } = await open(`/stock/count/${id}`)
      await live
      const milk = field(page, 'Leite integral')
      await milk.fill('1')
      const line = `/api/stock/count-sessions/${id}/lines/${goods['Leite integral']}`
      await shop.call(OLGA, 'PUT', line, { counted: 19 })
      await page.getByText(/Olga já contou 19\sun/).waitFor()
      await page.keyboard.type('8')
      await main.press('Anotar 18')
      await field(page, 'Queijo minas').waitFor()
      const { lines } = await shop.call<{ lines: object[] }>(BIA, 'GET', `/api/stock/count-sessions/${id}`)
      expect(lines).toMatchObject([{ productId: goods['Leite integral'], counted: 18, by: { name: 'Bia' } }])
      await shop.call(BIA, 'DELETE', `/api/stock/count-sessions/${id}`)
      expect(faults).toEqual([])
      await context.close()
    },
  )

  finer(
    'what is scanned and is not of this count is said, and leaves what is counted where it is',
    async () => {
      const { id } = await shop.call<{ id: number }>(BIA, 'POST', '/api/stock/count-sessions', {
        scope: 'category',
        category: 'Frios',
      })
      const { version } = await shop.call<{ version: number }>(
        BIA,
        'GET',
        `/api/products/${goods['Guaraná']}`,
      )
      await shop.call(OLGA, 'PATCH', `/api/products/${goods['Guaraná']}`, {
        version,
        barcode: '7891000100103',
      })
      const url = `${shop.url}/#/stock/count/${id}?p=${goods['Guaraná']}`
      const { page, context, faults, live } = await openPhone(browser, url, shop.launch(BIA), {
        touch: false,
      })
      await live
      const milk = field(page, 'Leite integral')
      await milk.waitFor()
      await page.evaluate(withoutPause, PAUSE_MS)
      await scan(page, '7891000100103', 10)
      await page.getByText('Guaraná não entra nesta contagem.').waitFor()
      expect(await milk.inputValue()).toBe('')
      expect(faults).toEqual([])
      await context.close()
    },
  )

  test.each(
    atWidths([
      [390, ''],
      [1024, ' da casa'],
    ]),
  )(
    '%i wide, by two, one of them cut off: sales in between are in no difference, of one shelf the later look stands, and what came late says so',
    async (width, of) => {
      const bakery: Record<string, number> = {}
      for (const [name, quantity] of [
        ['Bolo', 5],
        ['Croissant', 10],
        ['Pão de forma', 8],
        ['Sonho', 6],
      ] as const) {
        const product = { name: name + of, emoji: '🥐', price: 500, category: `Padaria${of}` }
        bakery[name] = (await stock(shop, product, quantity)).id
      }
      const { id } = await shop.call<{ id: number }>(OLGA, 'POST', '/api/stock/count-sessions', {
        scope: 'category',
        category: `Padaria${of}`,
      })
      const launch = shop.launch(BIA, { startParam: `count_${id}` })
      const bia = await openPhone(browser, shop.url, launch, { width, height: 844, readiesOffline: true })
      const { page, context, main } = bia
      await field(page, `Bolo${of}`).waitFor()
      await keepCode(page, shop.url)
      await atRest(page)
      await context.setOffline(true)

      // Sold on another till, of which this phone knows nothing: ten less two, and one is missing.
      const items = [{ productId: bakery['Croissant'], quantity: 2 }]
      await shop.call(OLGA, 'POST', '/api/sales', { items, payments: [{ method: 'cash', amount: 1000 }] })
      await field(page, `Bolo${of}`).fill('5')
      await main.press('Anotar 5')
      await field(page, `Croissant${of}`).fill('7')
      await main.press('Anotar 7')
      await page.getByText('2 esperam a internet').waitFor()
      await field(page, `Pão de forma${of}`).waitFor()
      await drag(page.getByRole('heading', { name: `Pão de forma${of}` }), { x: -160 })
      await field(page, `Sonho${of}`).waitFor()

      // Closed and opened again without a network, all of it is still there.
      await reopen(bia, shop.url, launch)
      await page.getByText('2 esperam a internet').waitFor()
      await page.getByText('2 de 4').first().waitFor()
      const note = (name: string, counted: number) =>
        shop.call(OLGA, 'PUT', `/api/stock/count-sessions/${id}/lines/${bakery[name]}`, { counted })
      await note('Bolo', 4)
      await note('Pão de forma', 9)
      await page.getByRole('link', { name: /Ver lista/ }).click()
      await secondary(page)
      await page.getByText(/10\sun, contados 7/).waitFor()
      await expect.poll(main.text, { timeout: 15_000 }).toBe('Precisa de internet')

      await context.setOffline(false)
      await page.getByRole('status').getByRole('button', { name: 'Ver' }).click({ timeout: 30_000 })
      await page.getByRole('link', { name: /Bolo/ }).click()
      await page.getByText(/Olga contou 4\sun às \d\d:\d\d, depois de você \(5\sun/).waitFor()
      await main.press('Contar de novo')
      await field(page, `Bolo${of}`).fill('4')
      await main.press('Anotar 4')
      await field(page, `Sonho${of}`).fill('6')
      await main.press('Anotar 6')
      await page.getByText('4 de 4').first().waitFor()
      await secondary(page)
      await main.press('Acertar 3 produtos')
      await page.getByText('3 produtos acertados').waitFor()
      const levels = await Promise.all(
        Object.values(bakery).map((one) =>
          shop.call<{ stock: number }>(BIA, 'GET', `/api/products/${one}`).then(({ stock: level }) => level),
        ),
      )
      expect(levels).toEqual([4, 7, 9, 6])
      // What is cut off, and what is refused, the browser itself writes down.
      expect(bia.faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED|\b409\b/.test(fault))).toEqual([])
      await context.close()
    },
  )
})
