// Goods in the hand: what runs out first, receiving, counting and adjusting, seen elsewhere at once, and taken back.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone, type Phone } from './support/browser.ts'
import { delayAnswers, loseAnswers, reopen } from './support/network.ts'
import { BIA, OLGA, openShop, type Shop, stock } from './support/shop.ts'
import { drag } from './support/touch.ts'

interface Level {
  readonly productId: number
  readonly stock: number
}

describe.skipIf(noBrowser)('goods', () => {
  let browser: Browser
  let shop: Shop
  let beans = 0
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    beans = (await stock(shop, { name: 'Feijão carioca', emoji: '🫘', price: 849, minStock: 6 }, 3)).id
    await stock(shop, { name: 'Pão de queijo', price: 350, minStock: 20 }, 0)
    await stock(shop, { name: 'Arroz tipo 1', price: 2890 }, 12)
    await stock(shop, { name: 'Queijo minas', price: 3990, unit: 'kg' }, 2)
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })

  const open = (path: string, who = BIA): Promise<Phone> =>
    openPhone(browser, `${shop.url}/#${path}`, shop.launch(who), { height: 844 })
  const levelOf = async (id: number) =>
    (await shop.call<{ items: Level[] }>(BIA, 'GET', '/api/stock?limit=200')).items.find(
      ({ productId }) => productId === id,
    )?.stock
  const names = (page: Page) => page.locator('main li a > :nth-child(2) > span:first-child').allTextContents()

  test('what ran out comes first, then what runs out, then the rest by name', async () => {
    const { page, context, faults } = await open('/products')
    await page.getByText('Em dia').waitFor()
    expect(await names(page)).toEqual(['Pão de queijo', 'Feijão carioca', 'Arroz tipo 1', 'Queijo minas'])
    await page.getByRole('searchbox', { name: '4 produtos' }).fill('feijao')
    await expect.poll(() => names(page)).toEqual(['Feijão carioca'])
    await page.getByRole('searchbox').fill('sabao xyz')
    await page.getByText('Nada com “sabao xyz”').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('a link opens the list filtered', async () => {
    const { page, context } = await open('/products?filter=out')
    await page.getByText('Pão de queijo').waitFor()
    expect(await names(page)).toEqual(['Pão de queijo'])
    expect(await page.getByRole('radio', { name: /Sem estoque/ }).isChecked()).toBe(true)
    await context.close()
  })

  test('what runs out is shown with what is out, also where no minimum is set', async () => {
    const { id } = await stock(shop, { name: 'Goiabada', price: 900 }, 0)
    const { page, context } = await open('/products?filter=low')
    await page.getByText('Goiabada').waitFor()
    expect(await names(page)).toEqual(['Goiabada', 'Pão de queijo', 'Feijão carioca'])
    expect(await page.getByRole('radio', { name: /Acabando/ }).isChecked()).toBe(true)
    await page.getByText('Acabando 3').waitFor()
    await shop.call(OLGA, 'DELETE', `/api/products/${id}`)
    await context.close()
  })

  test('a receipt rolls the level here and at the next counter, and Desfazer takes it back at both', async () => {
    const [bia, olga] = await Promise.all([open(`/products/${beans}`), open(`/products/${beans}`, OLGA)])
    await olga.page.getByText('3 unidades').waitFor()
    await bia.page.getByRole('button', { name: 'Receber' }).click()
    await bia.page.getByRole('textbox', { name: /Quantidade/ }).fill('24')
    await bia.page.getByRole('textbox', { name: 'Custo de cada' }).pressSequentially('640')
    await bia.main.press('Receber 24 · R$\u00a0153,60')
    for (const { page } of [bia, olga]) await page.getByText('27 unidades').waitFor()
    await olga.page.getByText('24 de 24').waitFor()
    await bia.page.getByRole('status').getByRole('button', { name: 'Desfazer' }).click()
    for (const { page } of [bia, olga]) await page.getByText('3 unidades').waitFor()
    expect(await levelOf(beans)).toBe(3)
    expect([...bia.faults, ...olga.faults]).toEqual([])
    await Promise.all([bia.context.close(), olga.context.close()])
  })

  test('a quantity that may be two names both, takes neither, and is what is tapped', async () => {
    const { id } = await stock(shop, { name: 'Farinha a granel', price: 500, unit: 'kg' }, 1)
    const { page, context, main, faults } = await open(`/products/${id}/receive`)
    const field = page.getByRole('textbox', { name: /Quantidade/ })
    await field.fill('2.500')
    await page.getByText('2,5 ou 2.500?').waitFor()
    await main.press('Receber')
    expect(await levelOf(id)).toBe(1)
    const readings = page.getByRole('group', { name: '2,5 ou 2.500?' }).getByRole('button')
    expect(await readings.allTextContents()).toEqual(['2,5\u00a0kg', '2.500\u00a0kg'])
    await readings.first().click()
    expect(await field.inputValue()).toBe('2,5')
    await expect.poll(main.text).toContain('Receber 2,5 ·')
    await main.press()
    await expect.poll(() => levelOf(id)).toBe(3.5)
    expect(faults).toEqual([])
    await context.close()
  })

  test('a cost that is known for all of it alone is divided, and asked where it does not come out even', async () => {
    const { id } = await stock(shop, { name: 'Guardanapo', price: 500 }, 1)
    const { page, context, main, faults } = await open(`/products/${id}/receive`)
    const quantity = page.getByRole('textbox', { name: /Quantidade/ })
    await quantity.fill('12')
    await page.getByRole('button', { name: 'Só sei o total' }).click()
    await page.getByRole('textbox', { name: 'Custo de tudo' }).pressSequentially('4800')
    await page.getByText(/^R\$\s4,00 cada$/).waitFor()
    await expect.poll(main.text).toBe('Receber 12 · R$\u00a048,00')
    await quantity.fill('7')
    await page.getByText('A conta não fecha em centavos. Qual fica?').waitFor()
    await main.press('Receber')
    await page.getByText('Escolha o custo.').waitFor()
    expect(await levelOf(id)).toBe(1)
    const ways = page.getByRole('button', { name: /cada: R/ })
    expect((await ways.allTextContents()).map((text) => text.trim().replaceAll('\u00a0', ' '))).toEqual([
      'R$ 6,85 cada: R$ 47,95',
      'R$ 6,86 cada: R$ 48,02',
    ])
    await ways.last().click()
    await main.press('Receber 7 · R$\u00a048,02')
    await expect.poll(() => levelOf(id)).toBe(8)
    const lots = await shop.call<{ items: { unitCost: number }[] }>(
      OLGA,
      'GET',
      `/api/stock/lots?productId=${id}`,
    )
    expect(lots.items.map(({ unitCost }) => unitCost)).toContain(686)
    expect(faults).toEqual([])
    await context.close()
  })

  test('an answer that is lost stores one lot, however often the button is pressed', async () => {
    const { page, context, main } = await open(`/products/${beans}/receive`)
    await fill(page, '5', main.text)
    let lost = 0
    await page.route('**/api/stock/receipts', async (route) => {
      await route.fetch()
      lost++
      await route.abort()
    })
    await main.press()
    await page.getByText('Não foi. Tentar de novo?').waitFor({ timeout: 25_000 })
    expect(lost).toBeGreaterThan(0)
    await page.unroute('**/api/stock/receipts')
    await main.press()
    await page.getByText('Recebido: 5\u00a0un de Feijão carioca', { exact: true }).waitFor()
    await page.getByText('8 unidades').waitFor()
    expect(await levelOf(beans)).toBe(8)
    await context.close()
  })

  const RECEIPTS = '**/api/stock/receipts'
  const quantity = (page: Page) => page.getByRole('textbox', { name: /Quantidade/ })
  /** Once the last cost is known. */
  const fill = async (page: Page, text: string, act: Phone['main']['text']) => {
    await quantity(page).fill(text)
    await expect.poll(act).toContain(`Receber ${text} ·`)
  }
  const unanswered = (page: Page) => page.getByText('Não foi. Tentar de novo?').waitFor({ timeout: 25_000 })

  test('an answer that is lost stores one lot, also after Back, a restart and another person on the device', async () => {
    const { id } = await stock(shop, { name: 'Fubá', price: 500 }, 1)
    const phone = await open(`/products/${id}/receive`)
    const { page, context, main, back } = phone
    await fill(page, '5', main.text)
    const heal = await loseAnswers(page, RECEIPTS)
    await main.press()
    await unanswered(page)
    await heal()
    await back.press()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await levelOf(id)).toBe(6)

    const address = `${shop.url}/#/products/${id}/receive`
    await reopen(phone, address, shop.launch(OLGA))
    await fill(page, '5', main.text)
    await main.press()
    await page.getByText('11 unidades').waitFor()
    await reopen(phone, address, shop.launch(BIA))
    await expect.poll(main.text).toContain('Receber 5 ·')
    await main.press()
    // Nobody knows whether five more came meanwhile: it is said that these count once.
    await page.getByText('Igual ao de antes, entrou uma vez só. Recebido: 5\u00a0un de Fubá').waitFor()
    expect(await levelOf(id)).toBe(11)

    await page.getByRole('button', { name: 'Receber' }).click()
    await fill(page, '5', main.text)
    await main.press()
    await page.getByText('16 unidades').waitFor()
    await context.close()
  })

  test('a receipt that had gone in and was changed meanwhile: the first is said, no second is stored unasked', async () => {
    const { id } = await stock(shop, { name: 'Farinha', price: 500 }, 1)
    const phone = await open(`/products/${id}/receive`)
    const { page, context, main } = phone
    await fill(page, '5', main.text)
    const heal = await loseAnswers(page, RECEIPTS)
    await main.press()
    await unanswered(page)
    await heal()
    await reopen(phone, `${shop.url}/#/products/${id}/receive`, shop.launch(BIA))
    await expect.poll(() => quantity(page).inputValue()).toBe('5')
    await fill(page, '7', main.text)
    await main.press()
    await page.getByText('O de antes tinha entrado. Recebido: 5\u00a0un de Farinha').waitFor()
    expect([await levelOf(id), await quantity(page).inputValue()]).toEqual([6, '7'])

    await expect.poll(main.text).toContain('Receber 7 ·')
    await main.press()
    await page.getByText('13 unidades').waitFor()
    await context.close()
  })

  test('the reasons of Ajustar stand out from their sheet', async () => {
    const { id } = await stock(shop, { name: 'Canjica', price: 450 }, 9)
    const { page, context } = await open(`/products/${id}?do=adjust`)
    const colour = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((it) => getComputedStyle(it).backgroundColor)
    await page.getByRole('radio', { name: 'quebrou' }).waitFor()
    expect(await colour('dialog label:has-text("quebrou") > span')).not.toBe(await colour('dialog'))
    await context.close()
  })

  test('what never reached the shop may be mended: it goes in as it is now', async () => {
    const { id } = await stock(shop, { name: 'Polvilho', price: 500 }, 9)
    const { page, context, main } = await open(`/products/${id}?do=adjust`)
    await quantity(page).fill('4')
    await page.getByRole('radio', { name: 'quebrou' }).check()
    await page.route('**/api/stock/adjustments', (route) => route.abort())
    await main.press()
    await unanswered(page)
    await page.unroute('**/api/stock/adjustments')
    await page.reload()
    await expect.poll(() => quantity(page).inputValue()).toBe('4')
    await quantity(page).fill('3')
    await main.press()
    await page.getByText('Polvilho: 6\u00a0un').waitFor()
    expect(await levelOf(id)).toBe(6)
    await context.close()
  })

  test('an answer that comes after Back stays where the person is, and empties the form that was sent', async () => {
    const { id } = await stock(shop, { name: 'Sagu', price: 500 }, 1)
    const { page, context, main, back } = await open('/products')
    const row = page.getByRole('listitem').filter({ hasText: 'Sagu' })
    await row.waitFor()
    await drag(row, { x: -160 })
    await row.getByRole('button', { name: 'Receber' }).click()
    await fill(page, '5', main.text)
    const letGo = await delayAnswers(page, RECEIPTS)
    const asked = page.waitForRequest(RECEIPTS)
    await main.press()
    await asked
    await back.press()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('link', { name: /Sagu/ }).click()
    await page.getByRole('button', { name: 'Contar' }).click()
    letGo()
    await page.getByText('6 unidades').waitFor()
    await page.getByRole('dialog', { name: /Contar Sagu/ }).waitFor()
    await back.press()
    expect(page.url()).toMatch(new RegExp(`#/products/${id}$`))
    await page.getByRole('button', { name: 'Receber' }).click()
    expect(await quantity(page).inputValue()).toBe('')
    await context.close()
  })

  test('a first receipt wants its cost; a gift is a 0 that was typed', async () => {
    const { id } = await stock(shop, { name: 'Amostra', price: 500 }, 0)
    const { page, context, main } = await open(`/products/${id}/receive`)
    await quantity(page).fill('2')
    await main.press()
    await page.getByText('Diga quanto custou. De graça? Digite 0.').waitFor()
    expect(await levelOf(id)).toBe(0)
    await page.getByRole('textbox', { name: 'Custo de cada' }).pressSequentially('0')
    await main.press()
    await page.getByText('2 unidades').waitFor()
    await context.close()
  })

  test('what is half filled in survives Back, and asks before Telegram closes', async () => {
    const { page, context, back } = await open(`/products/${beans}`)
    await page.getByRole('button', { name: 'Receber' }).click()
    await page.getByRole('textbox', { name: /Quantidade/ }).fill('11')
    const guarded = () =>
      page.evaluate(
        () =>
          window.telegramTest.asked.filter(({ type }) => type === 'web_app_setup_closing_behavior').at(-1)
            ?.data['need_confirmation'],
      )
    await expect.poll(guarded).toBe(true)
    await back.press()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Receber' }).click()
    expect(await page.getByRole('textbox', { name: /Quantidade/ }).inputValue()).toBe('11')
    await page.reload()
    await page.getByRole('button', { name: 'Receber' }).click()
    await expect.poll(() => page.getByRole('textbox', { name: /Quantidade/ }).inputValue()).toBe('11')
    await context.close()
  })

  test('a count says the difference before it is stored; what is no number is said at the field', async () => {
    const { id } = await stock(shop, { name: 'Leite integral', price: 579 }, 8)
    const { page, context, main } = await open(`/products/${id}?do=count`)
    const field = page.getByRole('textbox', { name: /Quanto tem/ })
    await field.fill('1,5')
    await main.press()
    await page.getByText('Leite integral: só número inteiro.').waitFor()
    await field.fill('6')
    const said = () => page.getByRole('dialog').getByRole('status').textContent()
    await expect.poll(said).toBe('No estoque: 8\u00a0un\u00a0·\u00a0faltam 2\u00a0un')
    await field.fill('9')
    await expect.poll(said).toBe('No estoque: 8\u00a0un\u00a0·\u00a0sobra 1\u00a0un')
    await field.fill('6')
    await main.press('Acertar para 6\u00a0un')
    await page.getByText('Leite integral: 6\u00a0un').waitFor()
    expect(await levelOf(id)).toBe(6)
    await context.close()
  })

  test('a receipt goes back from its movement while it can; a count over its lots is one line', async () => {
    const { id } = await stock(shop, { name: 'Leite', price: 600 }, 6)
    await shop.call(BIA, 'POST', '/api/stock/receipts', { productId: id, quantity: 12, unitCost: 300 })
    const { page, context, faults } = await open(`/products/${id}`)
    const line = (name: RegExp) => page.getByRole('listitem').filter({ hasText: name })
    await line(/\+12Recebido/)
      .getByRole('button', { name: 'Desfazer' })
      .click()
    await expect.poll(() => levelOf(id)).toBe(6)
    await line(/.12Desfeito/).waitFor()
    expect(
      await line(/\+12Recebido/)
        .getByRole('button')
        .count(),
    ).toBe(0)
    await shop.call(BIA, 'POST', '/api/stock/receipts', { productId: id, quantity: 2, unitCost: 300 })
    await shop.call(BIA, 'POST', '/api/stock/counts', { productId: id, counted: 1 })
    await line(/.7Contagem/).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('of a long reason all is seen by a tap', async () => {
    const { id } = await stock(shop, { name: 'Sal', price: 300 }, 6)
    const reason = 'caiu da prateleira de cima quando a entrega chegou e molhou com a chuva da tarde'
    await shop.call(BIA, 'POST', '/api/stock/adjustments', { productId: id, delta: -1, reason })
    const { page, context } = await open(`/products/${id}`)
    const words = page.getByText(reason)
    const isCut = () => words.evaluate((one) => one.scrollWidth > one.clientWidth)
    await expect.poll(isCut).toBe(true)
    await words.click()
    await expect.poll(isCut).toBe(false)
    await page.getByRole('button', { name: reason, expanded: true }).waitFor()
    await context.close()
  })

  test('an adjustment wants its reason, and more than there is says what is left', async () => {
    const { id } = await stock(shop, { name: 'Ovos', price: 1400, unit: 'dz' }, 6)
    const { page, context, main } = await open(`/products/${id}?do=adjust`)
    await page.getByRole('textbox', { name: /Quantidade/ }).fill('50')
    await main.press()
    await page.getByText('Diga por quê.').waitFor()
    await page.getByRole('radio', { name: 'quebrou' }).check()
    await main.press()
    await page.getByText('Ovos: só tem 6\u00a0dz').waitFor()
    await page.getByRole('textbox', { name: /Quantidade/ }).fill('1')
    await main.press('Tirar 1\u00a0dz')
    await page.getByText('Ovos: 5\u00a0dz').waitFor()
    expect(await levelOf(id)).toBe(5)
    await page.getByRole('link', { name: /Ovos/ }).click()
    await page.getByText('Ajuste · quebrou').waitFor()
    await context.close()
  })

  test('a swipe shows Receber and Contar over the figure; the name stays, a tap closes it, a scroll is none', async () => {
    const { page, context, back } = await open('/products')
    const row = page.getByRole('listitem').filter({ hasText: 'Arroz tipo 1' })
    const actions = row.locator('> :last-child')
    const isOpen = () => actions.evaluate((one: HTMLElement) => !one.inert)
    await row.waitFor()
    await drag(row, { y: -120 })
    await drag(row, { x: -40 }) // not far enough
    expect(await isOpen()).toBe(false)
    await drag(row, { x: -160 })
    await expect.poll(isOpen).toBe(true)
    const name = await row.getByText('Arroz tipo 1').boundingBox()
    const over = await actions.boundingBox()
    expect(over?.x).toBeGreaterThan(name?.x ?? 0)
    // Right after a drag the browser takes no tap for one.
    const openAfterTap = async () => {
      if (await isOpen()) await row.getByText('Arroz tipo 1').tap()
      return isOpen()
    }
    await expect.poll(openAfterTap).toBe(false)
    expect(page.url()).not.toMatch(/products\/\d/)
    await drag(row, { x: -160 })
    await row.getByRole('button', { name: 'Contar' }).click()
    await page.getByRole('dialog', { name: /Contar Arroz/ }).waitFor()
    await back.press()
    await row.waitFor()
    await context.close()
  })

  test('an archived one says so and offers nothing that would be refused; the owner brings it back', async () => {
    const { id } = await stock(shop, { name: 'Queijo coalho', price: 3000 }, 4)
    await shop.call(OLGA, 'DELETE', `/api/products/${id}`)
    const bia = await open(`/products/${id}/receive`)
    await bia.page.getByText('arquivado').waitFor()
    await bia.page.getByText('4 de 4').waitFor()
    expect(await bia.page.getByRole('dialog').count()).toBe(0)
    expect(await bia.page.getByRole('button', { name: /Receber|Contar|Ajustar|Trazer/ }).count()).toBe(0)
    const olga = await open(`/products/${id}`, OLGA)
    await olga.page.getByText('arquivado').waitFor()
    await olga.page.getByRole('button', { name: 'Trazer de volta' }).click()
    await olga.page.getByText('Queijo coalho voltou à prateleira').waitFor()
    await olga.page.getByRole('button', { name: 'Receber' }).waitFor()
    await bia.page.getByRole('dialog', { name: /Receber Queijo coalho/ }).waitFor()
    await olga.page.getByRole('button', { name: 'Desfazer' }).click()
    await olga.page.getByText('Arquivado de novo').waitFor()
    await olga.page.getByRole('button', { name: 'Trazer de volta' }).waitFor()
    expect([...bia.faults, ...olga.faults]).toEqual([])
    await Promise.all([bia.context.close(), olga.context.close()])
  })

  test('a product that is not there says so', async () => {
    const { page, context } = await open('/products/999999')
    await page.getByText('Este produto não está na prateleira').waitFor()
    await page.getByRole('button', { name: 'Ver produtos' }).click()
    await page.getByText('Em dia').waitFor()
    expect((await names(page)).length).toBeGreaterThan(3)
    await context.close()
  })
})
