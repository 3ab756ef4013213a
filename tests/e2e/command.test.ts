// A command typed in the palette: understood while typed, asked for what is missing, stored once, and taken back.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, openPhone } from './support/browser.ts'
import { loseAnswers, reopen, turnAway } from './support/network.ts'
import { BIA, CAIO, OLGA, openShop, type Shop, stock } from './support/shop.ts'

const NBSP = '\u00a0'
const COMMAND = { startParam: 'cmd' }

/** How much shows between the tints of the pieces, each of which reaches out of its words. */
const gaps = (page: Page) =>
  page.locator('[data-kind]:not([data-kind=plain])').evaluateAll((all) => {
    const tints = all.map((one) => {
      const { left, right } = one.getBoundingClientRect()
      const reach = Number(/(\d+)px$/.exec(getComputedStyle(one).boxShadow)?.[1] ?? 0)
      return { left: left - reach, right: right + reach }
    })
    return tints.slice(1).map(({ left }, at) => left - (tints[at]?.right ?? 0))
  })

describe.skipIf(noBrowser)('the palette', () => {
  let browser: Browser
  let shop: Shop
  beforeAll(async () => {
    ;[browser, shop] = await Promise.all([openBrowser(), openShop()])
    await stock(shop, { name: 'Café coado', emoji: '☕', price: 500 }, 20)
    await stock(shop, { name: 'Queijo minas', emoji: '🧀', price: 4000 }, 5)
    await stock(shop, { name: 'Queijo prato', emoji: '🧀', price: 5000 }, 5)
    await shop.call(OLGA, 'POST', '/api/customers', { name: 'Ana Beatriz', creditLimit: 20_000 })
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  })
  const sales = async () =>
    (await shop.call<{ items: { total: number; due: number; status: string }[] }>(OLGA, 'GET', '/api/sales'))
      .items

  test('what another screen looked for stands in the line', async () => {
    const { page, context } = await openPhone(browser, `${shop.url}/#/command?q=queijo`, shop.launch(BIA))
    await page.getByText('Queijo minas').waitFor()
    expect(await page.getByRole('textbox', { name: 'O que vamos fazer?' }).inputValue()).toBe('queijo')
    await context.close()
  })

  test('an empty line shows what can be said, and a tap says it', async () => {
    const { page, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    // The mark that leads to its help is a button of the region too.
    const said = page.getByRole('region', { name: 'Escreva como na conversa' })
    const shown = said.getByRole('listitem').getByRole('button')
    await shown.first().waitFor()
    const example = (await shown.first().locator('.block').first().textContent()) ?? ''
    await shown.first().click()
    expect(await page.getByRole('textbox', { name: 'O que vamos fazer?' }).inputValue()).toBe(example)
    expect(await shown.count()).toBe(0)
    await context.close()
  })

  test('a sale by words: the card is what is stored, the button says it, Desfazer takes it back', async () => {
    const { page, main, context, faults } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.pressSequentially('ana 2 cafe fiado')
    await expect.poll(main.text).toBe(`Vender R$${NBSP}10,00 fiado`)
    await page.getByText('Ana passa a dever').waitFor()
    expect(await page.locator('[data-kind=customer]').textContent()).toBe('ana')
    expect(await page.locator('[data-kind=goods]').textContent()).toBe('2 cafe')
    expect(await gaps(page)).toSatisfy((all: number[]) => all.length === 2 && Math.min(...all) >= 1)
    expect(await sales()).toEqual([])
    await line.press('Enter')
    await page.getByRole('button', { name: 'Desfazer' }).waitFor()
    expect(await sales()).toMatchObject([{ total: 1000, due: 1000, status: 'open' }])
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByText('Desfeito').waitFor()
    await expect.poll(async () => (await sales()).map(({ status }) => status)).toEqual(['voided'])
    // It can be said again by a tap.
    await page.getByRole('button', { name: 'ana 2 cafe fiado' }).click()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}10,00 fiado`)
    expect(faults).toEqual([])
    await context.close()
  })

  test('what fits two is asked, and what is missing after it', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    await page.getByRole('textbox', { name: 'O que vamos fazer?' }).fill('ana 1 queijo')
    await page.getByRole('button', { name: /Queijo prato/ }).click()
    await page.getByRole('button', { name: 'Pago', exact: true }).click()
    await main.press(`Vender R$${NBSP}50,00`)
    await expect.poll(async () => (await sales())[0]).toMatchObject({ total: 5000, due: 0, status: 'paid' })
    await context.close()
  })

  test('what would be refused is said before, and nothing can be pressed', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const before = (await sales()).length
    await page.getByRole('textbox', { name: 'O que vamos fazer?' }).fill('900 cafe pago')
    await page.getByText(/Falta no estoque/).waitFor()
    expect(await main.text()).toBeNull()
    expect((await sales()).length).toBe(before)
    await context.close()
  })

  test('a question is answered, and words find products and screens', async () => {
    const { page, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.fill('/estoque café')
    await page
      .getByText(/Café coado/)
      .first()
      .waitFor()
    await line.fill('2 xyz pago')
    await page.locator('main section:has(> svg)', { hasText: 'xyz' }).waitFor()
    await line.fill('ajus')
    await page.getByRole('link', { name: 'Ajustes' }).click()
    await expect.poll(() => page.url()).toContain('/settings')
    await context.close()
  })

  test('a customer runs what is theirs, and sells nothing', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(CAIO, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.fill('dividas')
    await page.getByRole('main').getByRole('status').waitFor()
    await line.fill('/buy 1 cafe pago')
    await page.locator('main section:has(> svg)').waitFor()
    expect(await main.text()).toBeNull()
    await context.close()
  })

  test('words that are only looked for find, warn of nothing and sell nothing', async () => {
    for (const name of ['Ana 2', 'Ana 3', 'Ana 4', 'Ana 5', 'Quitéria'])
      await shop.call(OLGA, 'POST', '/api/customers', { name })
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.fill('café')
    await page.getByRole('link', { name: /Café coado/ }).waitFor()
    await line.press('Enter')
    // Never sold anything to: the server knows them.
    await line.fill('quiteria')
    await page.getByRole('link', { name: /Quitéria/ }).waitFor()
    await line.fill('xyzw')
    await page.getByText('Nada com “xyzw”.').waitFor()
    expect(await page.locator('main section:has(> svg)').count()).toBe(0)
    expect(await main.text()).toBeNull()
    await context.close()
  })

  test('an unanswered line is settled by itself; the one that stands in the field by then is the next', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const before = (await sales()).length
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.fill('1 café pago')
    await expect.poll(main.text).toBe(`Vender R$${NBSP}5,00`)
    await page.route('**/api/commands/execute', async (route) => {
      if (route.request().postData()?.includes('"preview"')) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await main.press()
    await page.locator('main section:has(> svg)', { hasText: '“1 café pago”' }).waitFor()
    await page.unroute('**/api/commands/execute')
    await line.fill('2 café pago')
    await page.getByText('2 × Café coado').waitFor()
    expect(await main.text()).toBe('Tentar de novo')
    await main.press()
    await expect.poll(main.text).toBe(`Vender R$${NBSP}10,00`)
    expect(await line.inputValue()).toBe('2 café pago')
    expect((await sales()).map(({ total }) => total).slice(0, -before)).toEqual([500])
    await main.press()
    await expect.poll(async () => (await sales()).length).toBe(before + 2)
    expect((await sales())[0]).toMatchObject({ total: 1000 })
    await expect.poll(() => line.inputValue()).toBe('')
    await context.close()
  })

  test('an unanswered line outlives the app, and is nobody else’s on the same phone', async () => {
    const phone = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const { page, main, context } = phone
    const before = (await sales()).length
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    const open = page.locator('main section:has(> svg)', { hasText: '“3 café pago”' })
    await line.fill('3 café pago')
    await expect.poll(main.text).toBe(`Vender R$${NBSP}15,00`)
    const heal = await loseAnswers(page, '**/api/commands/execute')
    await main.press()
    await open.waitFor()
    await heal()
    await reopen(phone, shop.url, shop.launch(OLGA, COMMAND))
    await page
      .getByText(/Experimente|Tente/)
      .or(page.getByRole('region', { name: 'Escreva como na conversa' }))
      .first()
      .waitFor()
    expect(await open.count()).toBe(0)
    expect(await main.text()).toBeNull()
    await reopen(phone, shop.url, shop.launch(BIA, COMMAND))
    await open.waitFor()
    await main.press('Tentar de novo')
    await open.waitFor({ state: 'detached' })
    expect((await sales()).length).toBe(before + 1)
    await context.close()
  })

  test('a try that is turned away leaves an unanswered line open', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const before = (await sales()).length
    await page.getByRole('textbox', { name: 'O que vamos fazer?' }).fill('1 café pago')
    await expect.poll(main.text).toBe(`Vender R$${NBSP}5,00`)
    const heal = await loseAnswers(page, '**/api/commands/execute')
    await main.press()
    const open = page.locator('main section:has(> svg)', { hasText: '“1 café pago”' })
    await open.waitFor()
    await heal()
    const letIn = await turnAway(page, '**/api/commands/execute')
    await main.press('Tentar de novo')
    await page.getByText('Espere um pouco.').first().waitFor()
    await letIn()
    await main.press('Tentar de novo')
    await open.waitFor({ state: 'detached' })
    expect((await sales()).length).toBe(before + 1)
    await context.close()
  })

  test('what asks for a Confirm is done by the button that says it: a role, an access, a price', async () => {
    const duda = { id: 444, name: 'Duda', language: 'pt-br' }
    await shop.call(duda, 'GET', '/api/commands')
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(OLGA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    const does = async (typed: string, button: string, said: RegExp) => {
      await line.fill(typed)
      await main.press(button)
      await page.getByRole('main').getByRole('status').filter({ hasText: said }).waitFor()
    }
    await does('/usuário duda equipe', 'Pôr na equipe', /Duda é da equipe/)
    await does('user duda desativar', 'Desativar o acesso', /Duda não entra mais/)
    await does('product queijo minas preço 41', 'Mudar o preço', /41,00/)
    await does('product queijo minas minimo 2', 'Mudar o mínimo', /mínimo 2/)
    await expect
      .poll(() => shop.call(OLGA, 'GET', '/api/products?q=queijo%20minas'))
      .toMatchObject({ items: [{ price: 4100, minStock: 2 }] })
    expect(await shop.call(OLGA, 'GET', '/api/users?q=duda')).toMatchObject({ items: [{ disabled: true }] })
    await context.close()
  })

  test('what is asked about a product stands as a card, with its level and the ways on', async () => {
    const { page, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.fill('estoque queijo minas')
    await expect
      .poll(() => page.locator('main [role=status] .figure, main [role=status] b').count())
      .toBeGreaterThan(1)
    await line.fill('estoque queijo minas 10 x 3,50')
    await page.getByText('Fica com').waitFor()
    await line.fill('estoque queijo minas')
    await page.getByRole('main').getByRole('status').getByRole('link', { name: 'Receber' }).click()
    await page.getByRole('dialog', { name: /^Receber Queijo/ }).waitFor()
    await context.close()
  })

  test('a payment of nothing is refused under its field; what was chosen stays while one types on', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.fill('pagar ana beatriz')
    await page.getByRole('button', { name: 'Pronto' }).click()
    await page.getByText('Precisa ser mais que zero.').waitFor()
    expect(await main.text()).toBeNull()
    await line.fill('1 queijo')
    expect(await page.locator('[data-kind=asked]').textContent()).toBe('1 queijo')
    await page.getByRole('button', { name: /Queijo prato/ }).click()
    await line.pressSequentially(' pago')
    await expect.poll(main.text).toBe(`Vender R$${NBSP}50,00`)
    await context.close()
  })

  test('a tap on a value of the card goes to where the line says it, or asks again', async () => {
    const { page, main, context, faults } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    const selected = () =>
      line.evaluate((field: HTMLTextAreaElement) =>
        field.value.slice(field.selectionStart, field.selectionEnd),
      )
    const card = page.locator('main section:has(dl)')
    await line.fill('ana beatriz: 2 cafe fiado obs sem pressa')
    await card.getByRole('button', { name: '2 × Café coado' }).click()
    await expect.poll(selected).toBe('2')
    await page.keyboard.type('3')
    await expect.poll(main.text).toBe(`Vender R$${NBSP}15,00 fiado`)
    await card.getByRole('button', { name: /Ana Beatriz/ }).click()
    await expect.poll(selected).toBe('ana beatriz')
    await card.getByRole('button', { name: 'fiado' }).click()
    await expect.poll(selected).toBe('fiado')
    // It says no day yet: the word stands ready for one.
    await card.getByRole('button', { name: /Vence/ }).click()
    await expect.poll(() => line.inputValue()).toMatch(/ vence $/)
    // What is asked about is not on the card yet, and counts all the same.
    await line.fill('1 queijo, 4 cafe pago')
    await card.getByRole('button', { name: '4 × Café coado' }).click()
    await expect.poll(selected).toBe('4')
    await line.fill('1 queijo pago')
    await page.getByRole('button', { name: /Queijo prato/ }).click()
    await card.getByRole('button', { name: /Queijo prato: / }).click()
    await page.getByText('Qual “queijo”?').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  test('a payment has its card, and what is noted goes along to Cobrar', async () => {
    const { page, main, context } = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    const line = page.getByRole('textbox', { name: 'O que vamos fazer?' })
    await line.fill('ana beatriz: 2 cafe fiado obs sem pressa')
    await page.getByRole('button', { name: 'Abrir no Cobrar' }).click()
    await page.getByRole('button', { name: 'Tirar a observação “sem pressa”' }).waitFor()
    await main.press(`Vender R$${NBSP}10,00`)
    await expect.poll(async () => (await sales())[0]).toMatchObject({ note: 'sem pressa', due: 1000 })
    await context.close()
    const other = await openPhone(browser, shop.url, shop.launch(BIA, COMMAND))
    await other.page.getByRole('textbox', { name: 'O que vamos fazer?' }).fill('pagar ana beatriz 4 pix')
    await expect.poll(other.main.text).toBe(`Receber R$${NBSP}4,00`)
    await other.page.locator('main section:has(dl)', { hasText: `Ana passa a deverR$${NBSP}6,00` }).waitFor()
    await other.context.close()
  })

  test('another language is spoken here too', async () => {
    const eva = { id: 555, name: 'Eva', language: 'pt-br' }
    await shop.call(eva, 'GET', '/api/commands')
    const { page, context } = await openPhone(browser, shop.url, shop.launch(eva, COMMAND))
    await page.getByRole('button', { name: /^\/dividas / }).waitFor()
    await page.getByRole('textbox').fill('dividas')
    await page.getByText('Você não tem conta nesta loja').waitFor()
    await page.getByRole('textbox').fill('ajus')
    await page.getByRole('link', { name: 'Ajustes' }).click()
    await page.getByRole('button', { name: /^Idioma/ }).click()
    await page.getByText(/^English/).click()
    await page.getByText('Text size').waitFor()
    await page.goBack()
    await page.getByRole('textbox').fill('')
    await page.getByRole('button', { name: /^\/debts / }).waitFor()
    await page.getByRole('textbox').fill('debts')
    await page.getByText('You have no account').waitFor()
    expect(await page.getByText('Você não tem conta').count()).toBe(0)
    await context.close()
  })
})
